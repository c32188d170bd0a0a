"""Words for people, from the catalogues in `messages/`: two `.po` files a language.

`pages` has what readers meet, and the words of commands; `rules` what editors are told of mistakes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from gettext import c2py
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

# From five digits on, numbers are written in groups.
LONG = 10_000
THOUSAND, MILLION = 1_000, 1_000_000
NO_BREAK = "\N{NO-BREAK SPACE}"
CATALOGUES = Path(__file__).parent
PAGES, RULES = PARTS = "pages", "rules"
# The language whose catalogue says which messages there are.
MODEL = "en"


@dataclass(frozen=True)
class Words:
    """Speak one language: messages by key, with their values put in.

    `lent` are messages in `MODEL`, where nobody has put them into the language.
    """

    language: str
    messages: Mapping[str, str | tuple[str, ...]] = field(repr=False)
    plural: Callable[[int], int] = field(repr=False)
    lent: Mapping[str, str | tuple[str, ...]] = field(repr=False, default_factory=dict)

    @cached_property
    def locale(self) -> Locale:
        """Return the rules of the language for dates, numbers and lists."""
        return locale_of(self.language)

    def __contains__(self, key: str) -> bool:
        return key in self.messages or key in self.lent

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return a message as plain text."""
        message = str(self.messages.get(key) or self.lent[key])
        return message.format(**values) if "{" in message else message

    def first(self, *keys: str) -> str:
        """Return the first of some messages that there is, or nothing."""
        return next((self(key) for key in keys if key in self), "")

    def language_of(self, key: str) -> str:
        """Return the language in which a message is."""
        return MODEL if key in self.lent else self.language

    def count(self, key: str, number: int, /, **values: Any) -> str:
        """Return the form of a message that goes with a number."""
        forms = self.messages[key]
        form = forms if isinstance(forms, str) else forms[self.plural(number)]
        return form.format(number=self.number(number), **values)

    def html(self, key: str, /, **values: Any) -> Markup:
        """Return a message as HTML; values that are no markup are escaped."""
        return Markup(escape(self.messages[key])).format(**values)  # noqa: S704

    def number(self, value: float) -> str:
        """Write a number; as Spanish asks, four digits stand without a separator."""
        return decimal(value, self.language)

    def size(self, size: int) -> str:
        """Write how many bytes there are, in thousands or millions of them."""
        return amount(size, self.language)

    def percent(self, share: float) -> str:
        """Write a share, where 1 is the whole, as a percentage without decimals."""
        return percentage(share, self.language)

    def territory(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code."""
        return str(self.locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """Return the name of a language in this one; a code that is not known stands for itself."""
        return tongue(code, self.language)

    def join(self, items: Iterable[str]) -> str:
        """Join items as the language does: "a, b and c"; in Spanish "y" is "e" before an i."""
        named = list(items)
        joined = str(format_list(named, locale=self.locale))
        if self.locale.language == "es" and len(named) > 1 and SPANISH_I.match(named[-1]):
            before = joined.removesuffix(named[-1])
            return f"{before.removesuffix(' y ')} e {named[-1]}"
        return joined


# A word, perhaps in an element, that begins with the vowel i; of "hielo" it is a consonant.
SPANISH_I = re.compile(r"(?:<[^>]*>)*[¡¿«“\"]*h?[ií](?![aeo])", re.IGNORECASE)


@cache
def locale_of(language: str) -> Locale:
    """Return the rules of a language for dates, numbers and lists."""
    return Locale.parse(language.replace("-", "_"))


@cache
def tongue(code: str, language: str) -> str:
    """Return the name of a language in another one."""
    names, normal = locale_of(language).languages, code.replace("-", "_")
    return str(names.get(normal) or names.get(normal.partition("_")[0], code))


@cache
def decimal(value: float, language: str) -> str:
    """Write a number as a language does."""
    grouped = value >= LONG
    return str(format_decimal(value, locale=locale_of(language), group_separator=grouped))


@cache
def amount(size: int, language: str) -> str:
    """Write a size as a language does: "12 kB", "1.2 MB"."""
    large = size >= MILLION
    unit = "digital-megabyte" if large else "digital-kilobyte"
    value = round(size / MILLION, 1) if large else max(round(size / THOUSAND), 1)
    written = format_unit(value, unit, "short", locale=locale_of(language))
    return str(written.replace(" ", NO_BREAK))


@cache
def percentage(share: float, language: str) -> str:
    """Write a share as a language does."""
    return str(format_percent(share, locale=locale_of(language)))


def read_words(language: str, folder: Path = CATALOGUES) -> Words:
    """Read the words of a language, each part from a folder, or else the program's.

    Rules that nobody has put into the language are lent by the model.
    Raises FileNotFoundError where the language has none, ValueError where it cannot be read.
    """
    pages = read_catalogue(catalogue(PAGES, language, folder), language)
    path = catalogue(RULES, language, folder)
    if not path.is_file():
        return replace(pages, lent=read_catalogue(catalogue(RULES, MODEL), MODEL).messages)
    rules = read_catalogue(path, language)
    return replace(pages, messages={**pages.messages, **rules.messages})


def catalogue(part: str, language: str, folder: Path = CATALOGUES) -> Path:
    """Return where a part of the words of a language stands: in a folder, or in the program's."""
    own = folder / f"{part}.{language}.po"
    return own if own.is_file() else CATALOGUES / own.name


def read_catalogue(path: Path, language: str) -> Words:
    """Read one catalogue; what is marked as doubtful (fuzzy) is not in it.

    Raises FileNotFoundError where there is none, ValueError where it cannot be read.
    """
    with path.open("rb") as file:
        try:
            locale = Locale.parse(language.replace("-", "_"))
            read = read_po(file, locale=locale, abort_invalid=True)
        except (PoFileError, UnknownLocaleError) as error:
            raise ValueError(str(error)) from error
    sure = [message for message in read if message.id and not message.fuzzy]
    messages = {key_of(message.id): forms_of(message) for message in sure}
    return Words(language, messages, c2py(read.plural_expr))


def unusable(words: Words, model: Words) -> list[str]:
    """List the messages that a catalogue lacks, or whose placeholders are not the model's."""
    return [
        key
        for key, message in model.messages.items()
        if shape(words.messages.get(key, "")) != shape(message)
    ]


def shape(message: str | tuple[str, ...]) -> tuple[bool, set[tuple[str, ...]]] | None:
    """Return whether a message has plural forms, and its placeholders; nothing for no words."""
    forms = (message,) if isinstance(message, str) else message
    try:
        parts = [part for form in forms for part in Formatter().parse(form)]
    except ValueError:
        return None
    held = {tuple(map(str, part[1:])) for part in parts if part[1] is not None}
    return (isinstance(message, tuple), held) if all(map(str.strip, forms)) else None


def key_of(identifier: str | Iterable[str]) -> str:
    """Return the key of a message, whether it has plural forms or not."""
    return identifier if isinstance(identifier, str) else next(iter(identifier))


def forms_of(message: Any) -> str | tuple[str, ...]:
    """Return the words of a message, or its plural forms."""
    return message.string if isinstance(message.string, str) else tuple(message.string)
