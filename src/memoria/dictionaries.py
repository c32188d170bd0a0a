"""The words of each language of a site: its own catalogue, or the program's."""

from memoria.checks.environment import (
    catalogue_unfit,
    catalogue_unreadable,
    fail,
    language_without_words,
)
from memoria.settings import Settings
from memoria.words import MODEL, Words, read_words, unusable
from memoria.work import shown_path


def read_dictionaries(settings: Settings) -> dict[str, Words]:
    """Read the words of every language of the site.

    Raises MemoriaError where a language has none, or its catalogue cannot be used.
    """
    return {code: read_dictionary(settings, code) for code in settings.codes}


def read_dictionary(settings: Settings, code: str) -> Words:
    """Read the words of a language: the site's own catalogue, or else the program's."""
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
