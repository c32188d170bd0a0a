"""Places and sessions for figures, and a page to draw them on."""

from datetime import date
from functools import partial
from typing import Any

from memoria.dates import day_in_words
from memoria.directory import make_directory
from memoria.editions import Edition, Language
from memoria.pages import Page
from memoria.records.base import Text
from memoria.records.materials import Contribution, Initiative
from memoria.records.moments import Moment
from memoria.records.publication import Publication
from memoria.records.registers import Place
from memoria.records.sessions import Session
from memoria.rendering import make_environment
from memoria.views import View
from memoria.words import Words

LANGUAGES = (Language("en", "English"), Language("es", "Español"))
IMPORT = '{% import "figures.html" as draw with context %}'


def place(name: str, latitude: float | None, longitude: float | None, **fields: Any) -> Place:
    named = Text({"en": fields.pop("title", name)})
    return Place(id=name, name=named, latitude=latitude, longitude=longitude, **fields)


def session(name: str, day: date | None, where: str = "", title: str = "") -> Session:
    return Session(
        id=name,
        series="harbour-talks",
        original="en",
        title=Text({"en": title or name}),
        starts=Moment(day) if day else None,
        contributions=(Contribution(id=f"talk-{name}", place=where),) if where else (),
        initiatives=(
            Initiative(
                id=f"plan-{name}", title=Text({"en": "A plan"}), status="planned", places=(where,)
            ),
        )
        if where
        else (),
    )


def sessions(days: list[date]) -> list[Session]:
    return [session(f"s{number}", day) for number, day in enumerate(days)]


def draw(
    template: str, words: Words, held: list[Session], found: list[Place] | None = None, **more: Any
) -> str:
    """Render a template that uses the macros `draw`, on the home page of a language."""
    publication = Publication(sessions=tuple(held), places=tuple(found or ()))
    page = Page("", "home", "sessions.yaml")
    view = View(
        edition=Edition(words, LANGUAGES),
        publication=publication,
        directory=make_directory(publication),
        page=page,
    )
    source = make_environment().from_string(IMPORT + template)
    return source.render(
        view=view,
        words=words,
        publication=publication,
        day=partial(day_in_words, words=words),
        **more,
    )
