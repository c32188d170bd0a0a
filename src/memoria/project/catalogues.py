"""The words of each language of a site: its own catalogues, or the program's."""

from contextlib import suppress
from pathlib import Path

from memoria.messages.words import (
    CATALOGUES,
    MODEL,
    PAGES,
    PARTS,
    Words,
    catalogue,
    read_catalogue,
    read_words,
    unusable,
)
from memoria.project.project import shown_path
from memoria.project.settings import Settings
from memoria.rules.commands import (
    catalogue_unfit,
    catalogue_unreadable,
    fail,
    language_without_words,
)


def read_dictionaries(settings: Settings) -> dict[str, Words]:
    """Read the words of every language of the site.

    Raises MemoriaError where a language has none, or its catalogue cannot be used.
    """
    return {code: read_dictionary(settings, code) for code in settings.codes}


def read_dictionary(settings: Settings, code: str) -> Words:
    """Read the words of a language: the site's own catalogues, or else the program's.

    Raises MemoriaError where there is none, or it cannot be used.
    """
    for part in PARTS:
        if (own := settings.messages / f"{part}.{code}.po").is_file():
            prove(own, part, code)
    try:
        return read_words(code, settings.messages)
    except FileNotFoundError as error:
        raise fail(language_without_words(settings.config.name, code)) from error


def prove(own: Path, part: str, code: str) -> None:
    """Raise MemoriaError where a catalogue cannot be read, or lacks a message of the model's."""
    model = catalogue(part, MODEL)
    try:
        words = read_catalogue(own, code)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise fail(catalogue_unreadable(shown_path(own), reason, model.name)) from error
    if lacking := unusable(words, read_catalogue(model, MODEL)):
        raise fail(catalogue_unfit(shown_path(own), lacking, model.name))


def languages_spoken(folder: Path) -> tuple[str, ...]:
    """List the languages of the program's catalogues, and of a site's own in a folder."""
    paths = [path for place in (CATALOGUES, folder) for path in place.glob(f"{PAGES}.*.po")]
    return tuple(sorted({path.stem.removeprefix(f"{PAGES}.") for path in paths}))


def speak(code: str, folder: Path) -> Words:
    """Read the words of commands: a site's own, if they can be used, the program's or English."""
    if any(folder.glob(f"*.{code}.po")):
        with suppress(OSError, ValueError):
            words = read_words(code, folder)
            if not unusable(words, read_words(MODEL)):
                return words
    return read_words(code if catalogue(PAGES, code).is_file() else MODEL)
