"""Places and sessions for figures, and a page to draw them on."""

from datetime import date
from functools import partial
from typing import Any

from memoria.content.base import Text
from memoria.content.directory import make_directory
from memoria.content.materials import Contribution, Initiative
from memoria.content.moments import Moment
from memoria.content.publication import Publication
from memoria.content.registers import Place
from memoria.content.sessions import Session
from memoria.messages.days import day_in_words
from memoria.messages.words import Words
from memoria.outputs.pages import make_environment
from memoria.project.settings import Language
from memoria.render.editions import Edition
from memoria.render.pages import Page
from memoria.render.views import View

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
