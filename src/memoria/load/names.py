"""Misspelt names of summary files, and what they most likely should be."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath

from babel import Locale, UnknownLocaleError

from memoria.content.publication import SESSION_PARTS, SUMMARY_FOLDERS
from memoria.content.similar import similar

FOLDER = "summaries/"
# Files of word processors, which hold no plain text.
DOCUMENTS = (".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf")


def likely_names(
    name: str, known: Mapping[str, Mapping[str, Collection[str]]], languages: Sequence[str]
) -> list[str]:
    """List the names that a file should most likely have, one for each language it may be in.

    `known` maps the sessions to the ids of their items, by kind.
    """
    folders, stem = PurePosixPath(name).parts[:-1], PurePosixPath(name).name
    session = next(filter(None, (similar(one, known) for one in folders)), "")
    if not session and len(known) == 1:
        session = next(iter(known))
    words = re.split(r"[._ ]+|-(?=[^-]*$)", stem.casefold())
    tongue = next((code for one in words[1:] for code in languages if one in names_of(code)), "")
    title = re.sub(r"[._ -]+", "-", "-".join(one for one in words if is_title(one, tongue)))
    path = next(filter(None, paths(title, known.get(session, {}))), "")
    codes = (tongue,) if tongue else tuple(languages)
    return [f"{FOLDER}{session}/{path}.{code}.md" for code in codes] if session and path else []


def paths(title: str, known: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield where in the folder of a session a text of this title may stand."""
    part = similar(title, SESSION_PARTS)
    yield part if part[:1] == title[:1] else ""
    for folder, kind in SUMMARY_FOLDERS.items():
        found = similar(title, known.get(kind, ()))
        yield f"{folder}/{found}" if found else ""


def is_title(word: str, tongue: str) -> bool:
    """Tell whether a word of a file's name is no ending and does not name the language."""
    endings = {"", "md", "txt", "markdown", *(one.removeprefix(".") for one in DOCUMENTS)}
    return word not in endings and not (tongue and word in names_of(tongue))


@cache
def names_of(code: str) -> frozenset[str]:
    """Return the code of a language and what it is called in English and by itself."""
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return frozenset({code.casefold()})
    names = (code, locale.get_display_name("en"), locale.get_display_name())
    return frozenset(name.casefold() for name in names if name)
