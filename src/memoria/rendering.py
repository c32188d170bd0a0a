"""Records become pages: the text of every file of a language, from the templates."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from memoria import escaping
from memoria.dates import day_in_words
from memoria.directory import Directory, by_date, make_directory, shown_contributions
from memoria.editions import Edition
from memoria.pages import Page, pages
from memoria.records.publication import Publication
from memoria.views import View

TEMPLATES = Path(__file__).parent / "templates"


def make_environment() -> Environment:
    """Return the templates with everything escaped for HTML unless it says otherwise."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        comment_start_string="{%#",  # {# begins the id of a Markdown heading
        comment_end_string="#%}",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["front_matter"] = escaping.front_matter
    environment.filters["heading"] = escaping.heading
    environment.filters["sentence"] = sentence
    environment.globals |= {"by_date": by_date, "shown_contributions": shown_contributions}
    environment.tests["contains"] = contains
    return environment


def sentence(text: str) -> str:
    """Begin a text with a capital, as a sentence or a heading does."""
    return text[:1].upper() + text[1:]


def contains(items: tuple[str, ...], item: str) -> bool:
    """Tell whether an item is among others."""
    return item in items


def render(publication: Publication, edition: Edition) -> dict[str, str]:
    """Return the pages of one language: the text of each by its file in the language's folder."""
    environment, directory = make_environment(), make_directory(publication)
    return {
        page.file: render_page(page, publication, directory, edition, environment)
        for page in pages(publication)
    }


def render_page(
    page: Page,
    publication: Publication,
    directory: Directory,
    edition: Edition,
    environment: Environment,
) -> str:
    """Return the text of one page; its head is made last, when its fallbacks are known."""
    view = View(edition, publication, directory, page)
    context = {
        "view": view,
        "words": edition.words,
        "publication": publication,
        "record": page.record,
        "register": page.register,
        "day": partial(day_in_words, words=edition.words),
    }
    module = environment.get_template(f"{page.template}.md").make_module(context)
    layout = environment.get_template("page.md")
    return layout.render(
        **context,
        source=view.source(page.source),
        title=module.title,  # type: ignore[attr-defined]
        description=module.description,  # type: ignore[attr-defined]
        body=module.body(),  # type: ignore[attr-defined]
    )
