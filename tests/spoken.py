"""What a page says in which language, as a screen reader would hear it: by the nearest `lang`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from memoria.content.publication import Publication
from tests.contents import texts_of

RECORDS = ("series", "sessions", "people", "organisations", "places", "themes", "guides")
READ_OUT = ("alt", "title", "aria-label", "placeholder", "label")
# Code is of no language; so are the names of places on the map.
NEUTRAL = {"script", "style", "pre"}
NAMES = "world-map"
MARKS = re.compile(r"\[\^\d+\]:?|\]\([^)]*\)|[*\[#>`|]|^\s*(-|\d+\.)\s|-{3,}", re.MULTILINE)


def read(path: Path) -> Element:
    """Read a page as a browser does."""
    root = html5lib.parse(path.read_text("utf-8"), "etree", namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def runs(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """List the texts of an element with their languages, those of attributes first."""
    own = element.get("lang", language)
    if element.tag in NEUTRAL or not isinstance(element.tag, str):
        return
    if NAMES in element.get("class", "").split():
        own = "names"
    yield from ((own, element.get(name, "") + "\n") for name in READ_OUT if element.get(name))
    if title := element.get("data-title"):  # of the frame that a script makes
        yield element.get("data-title-language", own), title
    yield own, element.text or ""
    for child in element:
        yield from runs(child, own)
        yield own, child.tail or ""


def spoken(page: Element) -> dict[str, str]:
    """Gather what a page says in each language, white space aside."""
    found: dict[str, str] = defaultdict(str)
    before = ""
    for language, text in runs(page, ""):
        found[language] += text if language == before else f" | {text}"
        before = language
    return {language: " ".join(text.split()) for language, text in found.items()}


def known_texts(publication: Publication) -> dict[str, set[str]]:
    """Gather all texts of a publication by language; of prose each line, without its marks."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in RECORDS:
        for record in getattr(publication, name):
            for text in texts_of(record):
                for language in text.languages:
                    found[language].add(text.get(language) or "")
    for summary in publication.summaries:
        for line in re.split(r"\n|\||\*\*|[\[\]]", summary.markdown):
            words = " ".join(MARKS.sub(" ", line).split())
            if words.count(" ") > 1:
                found[summary.language].add(words)
    return found


def has(text: str, words: str) -> bool:
    """Tell whether whole words stand in a text."""
    return words in text and bool(re.search(rf"(?<![\w/]){re.escape(words)}(?!\w)", text))


def unmarked(page: Element, known: dict[str, set[str]]) -> Iterator[str]:
    """List the texts of one language that a page has among those of another one.

    What also stands in a text of that other language, as a name may, is passed over.
    """
    for language, text in spoken(page).items():
        for other in known.keys() - {language, "names"} if language in known else ():
            for words in sorted(known[other]):
                if has(text, words) and not any(has(one, words) for one in known[language]):
                    yield f"{other} in {language}: {words}"
