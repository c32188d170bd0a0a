"""What must hold of a content folder in which one file has any bytes at all."""

from memoria.check.everything import check
from memoria.rules.problems import Problem, has_errors
from memoria.rules.reports import report
from tests.conftest import words_of
from tests.contents import LANGUAGES, read, session
from tests.demo import make

SUMMARY = "summaries/tides/report.{}.md"
FILES = {
    "sessions.yaml": session(),
    SUMMARY.format("en"): "The **sea** rose 3 m on 4 May 2026.\n",
    SUMMARY.format("es"): "El **mar** subió 3 m el 4 de mayo de 2026.\n",
    "people.yaml": "people:\n  - {id: ada, name: Ada Marsh}\n",
    "places.yaml": 'places:\n  - {id: quay, name: {en: "Quay", es: "Muelle"}, lat: 1, lon: 2}\n',
    "glossary.yaml": 'terms:\n  - {id: sea, term: {en: "sea", es: "mar"}}\n',
}
NAMES = sorted(FILES)
# Stand for something while a page is made; none may be left in it.
INNER = {chr(code) for code in range(0xFDD0, 0xFDF0)}


def try_bytes(data: bytes) -> None:
    """Try a file: the first byte says which, the others are what stands in it."""
    if data:
        hold(NAMES[data[0] % len(NAMES)], data[1:])


def hold(name: str, content: bytes) -> None:
    """Load, check, tell and publish; nothing but problems may come of wrong content."""
    loaded = read({**FILES, name: content})
    problems = check(loaded, {code: words_of(code) for code in LANGUAGES})
    tell(problems)
    if not has_errors(problems):
        made = make(loaded, LANGUAGES[len(content) % len(LANGUAGES)])
        for path, text in (*made.pages.items(), *made.files.items()):
            assert not INNER & set(text), path


def tell(problems: tuple[Problem, ...]) -> None:
    """Tell the problems in both languages, in every form."""
    for language in LANGUAGES:
        for form in ("text", "json"):
            assert bool(report(problems, words_of(language), form)) >= bool(problems)
