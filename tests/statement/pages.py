"""The section of the statement that tells the last run, in each language."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from memoria.messages.days import day_in_words
from memoria.messages.words import read_words
from tests.conftest import ROOT
from tests.statement.results import Results

LANGUAGES = ("en", "es")
HEAD = re.compile(r"^## .*\{#how-it-is-tested\}$", re.MULTILINE)
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    comment_start_string="<#",  # `{#` begins the id of a heading
    comment_end_string="#>",
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,
)
# What a test led to before axe looked, where it is more than a page as it comes.
STATES = {"test_no_violation_in_search": "search", "test_no_violation_in_menu": "menu"}


def page_of(language: str) -> Path:
    """Return the page of the statement in a language."""
    return ROOT / "docs" / language / "accessibility.md"


def section(results: Results, language: str) -> str:
    """Tell a run in a language."""
    words = read_words(language)
    return TEMPLATES.get_template(f"{language}.md").render(
        results=results,
        programs=results.programs,
        day=day_in_words(results.day, words, "date.long"),
        widths=words.join(map(str, results.widths)),
        states={STATES[one] for one in results.states if one in STATES},
    )


def with_section(page: str, told: str) -> str:
    """Return a page with its section told anew; all else stays as it is."""
    head = HEAD.search(page)
    assert head, "the page has no section on how it is tested"
    before, after = page[: head.start()], page[head.end() :]
    rest = after.find("\n## ")
    return f"{before}{told.strip()}\n{after[rest:] if rest >= 0 else ''}"
