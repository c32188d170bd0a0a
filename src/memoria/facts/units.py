"""What numbers are counted in, as CLDR writes it: per cent, currencies, thousands, millions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from babel import localedata
from babel.core import get_global

from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of, locale_of

KINDS = (
    "length", "mass", "area", "volume", "temperature", "duration", "energy", "power", "speed",
    "digital",
)  # fmt: skip
# Elsewhere a short name may be a word: "in" is an inch, and more.
SHORT = re.compile(
    r"-(?:kilo|hecto|centi|milli|mega|giga|tera)"
    r"|-(?:meter|hour|minute|hectare|celsius|fahrenheit)$"
)
FORM = re.compile(r"\{0\}[\s\u00a0]?([^{}]+)")
PERCENT = frozenset({"%"})
# A word in the names of the money of so many countries is the money: dollars, pesos.
COUNTRIES = 3


def measure(even: str, end: int, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what the words after a number measure it in; a flat text is given."""
    found = pattern(vocabulary).match(even, end)
    return names(vocabulary)[re.sub(r"\s+", " ", found[1])] if found else frozenset()


def measured_to(even: str, end: int, vocabulary: Vocabulary) -> int:
    """Return where a number ends together with its measure."""
    found = pattern(vocabulary).match(even, end)
    return found.end() if found else end


@cache
def pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a measure after a number."""
    return re.compile(rf"[\s-]?({any_of(names(vocabulary))})(?![^\W_])")


@cache
def names(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return the names of measures, each with the units that it may mean.

    A name within a longer one may mean that, too: a ton may be a metric ton.
    """
    found: dict[str, set[str]] = {}
    for unit, name in (*forms(vocabulary), *vocabulary.called()):
        if unit.partition("-")[0] in KINDS and "-per-" not in unit:
            found.setdefault(flat(name).strip(), set()).add(unit)
    for name, units in list(found.items()):
        for word in name.split():
            kinds = {unit.partition("-")[0] for unit in found.get(word, ())}
            found.get(word, set()).update(one for one in units if one.partition("-")[0] in kinds)
    return {name: frozenset(units) for name, units in found.items()}


def forms(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """List the units with the forms of their names, in full and, where clear, in short."""
    for patterns in written(vocabulary.language):
        for unit in patterns:
            widths = patterns[unit]
            short = ("short", "narrow") if SHORT.search(unit) else ()
            for width in ("long", *short):
                listed = widths.get(width)
                for form in listed.values() if isinstance(listed, MutableMapping) else ():
                    if match := FORM.fullmatch(str(form)):
                        yield unit, match[1]


def written(language: str) -> Iterator[Mapping[str, Any]]:
    """List how a language writes its units, and how regions of the world do: "metres"."""
    yield locale_of(language)._data["unit_patterns"]
    for name in localedata.locale_identifiers():
        if re.fullmatch(rf"{language.partition('-')[0]}_\d+", name):
            yield localedata.load(name, merge_inherited=False).get("unit_patterns", {})


@cache
def current_currencies() -> frozenset[str]:
    """Return the codes of the currencies in use."""
    return frozenset(
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if end is None and tender
    )


@dataclass(frozen=True)
class Money:
    """The signs and codes of currencies, and their words, each with the currencies it may mean."""

    signs: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]

    def meant(self, written: str) -> frozenset[str]:
        """Return the currencies that a sign or a word may mean; a code is in capitals."""
        codes = current_currencies()
        if written.upper() in codes:
            return frozenset({written}) & codes
        return self.signs.get(flat(written)) or self.words.get(flat(written)) or frozenset()


@cache
def money(vocabulary: Vocabulary) -> Money:
    """Return how a language writes currencies."""
    whole, parts = named(vocabulary)
    nouns = {word: codes for word, codes in parts.items() if is_noun(word, codes)}
    for name, codes in whole.items():
        codes.update(*(nouns.get(word, ()) for word in name.split()))
    signs = signed(vocabulary)
    signs["$"] |= {"USD"} | nouns.get("dollars", set())
    words = {word: frozenset(codes) for word, codes in {**nouns, **whole}.items()}
    return Money({sign: frozenset(codes) for sign, codes in signs.items()}, words)


def signed(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return the signs and codes of currencies, each with the currencies it may mean."""
    signs: dict[str, set[str]] = defaultdict(set)
    for code in sorted(current_currencies()):
        signs[code.lower()].add(code)
        symbol = vocabulary.locale.currency_symbols.get(code, code)
        if not symbol.replace(".", "").isalpha():
            signs[flat(symbol)].add(code)
        for sign in "$£¥€":
            if sign in symbol:
                signs[sign].add(code)
    return signs


def named(vocabulary: Vocabulary) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the names of currencies, and the words in them, each with the currencies."""
    whole: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for code in sorted(current_currencies()):
        for name in dict(vocabulary.locale._data["currency_names_plural"].get(code, {})).values():
            whole[flat(name)].add(code)
            for word in flat(name).split():
                parts[word].add(code)
    for code, word in vocabulary.called():
        if code in current_currencies():
            whole[word].add(code)
    return whole, parts


def is_noun(word: str, codes: set[str]) -> bool:
    """Tell whether a word of the names of currencies is the money, not the country."""
    return len(word) > len("the") and len({code[:2] for code in codes}) >= COUNTRIES


@cache
def scales(vocabulary: Vocabulary, width: str = "long") -> dict[str, Decimal]:
    """Return words for thousands, millions …, each with its factor."""
    found: dict[str, Decimal] = {}
    for forms in vocabulary.locale._data["compact_decimal_formats"].get(width, {}).values():
        for magnitude, form in dict(forms).items():
            zeros, word = re.fullmatch(r"[^0]*(0*)(.*)", form.pattern, re.DOTALL).groups()  # type: ignore[union-attr]
            word = flat(word.replace("'", "")).strip()
            if zeros and word:
                found.setdefault(word, Decimal(magnitude) / 10 ** (len(zeros) - 1))
    key = "short" if width == "short" else "scale"
    for power in ("1000", "1000000", "1000000000"):
        found |= dict.fromkeys(vocabulary.said(f"{key}.{power}"), Decimal(power))
    return found


@cache
def percent_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words for per cent."""
    patterns = vocabulary.locale._data["unit_patterns"].get("concentr-percent", {})
    words = {
        form.replace("{0}", "").strip()
        for forms in patterns.values()
        if isinstance(forms, dict) or hasattr(forms, "items")
        for form in dict(forms).values()
        if isinstance(form, str)
    }
    return (*words, *vocabulary.said("percent"), "%", "٪")


@cache
def after(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what may follow a number: a scale, then a unit."""
    coin = any_of((*money(vocabulary).signs, *money(vocabulary).words))
    return re.compile(
        rf"(?:[\s-]?(?P<scale>{any_of(scales(vocabulary))})(?![^\W_]))?"
        rf"(?:\s?(?P<percent>{any_of(percent_words(vocabulary))})(?![^\W\d_])"
        rf"|[\s-]?(?:(?P<short>{any_of(scales(vocabulary, 'short'))})(?![^\W\d_])\s?)?"
        rf"(?:[^\W\d_]{{1,3}}\s|d['’])?(?P<money>{coin})(?!\w|\s?\d)"
        rf"|\s?(?P<bare>{any_of(scales(vocabulary, 'short'))})(?![^\W_]))?"
    )


@cache
def before(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of money that may stand before a number."""
    return re.compile(rf"(?<![^\W_])(?P<money>{any_of(money(vocabulary).signs)})\s?$")
