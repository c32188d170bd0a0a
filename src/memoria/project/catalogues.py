"""The words of each language of a site: its own catalogue, or the program's."""

from pathlib import Path

from memoria.messages.words import CATALOGUES, MODEL, Words, read_words, unusable
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
    """Read the words of a language: the site's own catalogue, or else the program's.

    Raises MemoriaError where there is none, or it cannot be used.
    """
    own = settings.messages / f"{code}.po"
    if not own.is_file():
        try:
            return read_words(code)
        except FileNotFoundError as error:
            raise fail(language_without_words(settings.config.name, code)) from error
    try:
        words = read_words(code, settings.messages)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise fail(catalogue_unreadable(shown_path(own), reason)) from error
    if lacking := unusable(words, read_words(MODEL)):
        raise fail(catalogue_unfit(shown_path(own), lacking))
    return words


def languages_spoken(folder: Path) -> tuple[str, ...]:
    """List the languages of the program's catalogues, and of a site's own in a folder."""
    found = {path.stem for place in (CATALOGUES, folder) for path in place.glob("*.po")}
    return tuple(sorted(found))


def speak(code: str, folder: Path) -> Words:
    """Read the words of commands: a site's own, if they can be used, the program's or English."""
    try:
        words = read_words(code, folder)
    except (OSError, ValueError):
        words = None
    if words and not unusable(words, read_words(MODEL)):
        return words
    return read_words(code if (CATALOGUES / f"{code}.po").is_file() else MODEL)
