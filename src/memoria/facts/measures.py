"""The measures of a language, as CLDR writes them: kilometres, hectares, °C, years."""

import re
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from typing import Any

from babel import localedata

from memoria.facts.passages import flat
from memoria.facts.vocabulary import Vocabulary, any_of, locale_of

KINDS = ("length", "mass", "area", "volume", "temperature", "duration", "energy", "power", "speed")
# Elsewhere a short name may be a word: "in" is an inch, and more.
SHORT = re.compile(r"-(?:kilo|hecto|centi|milli|mega|giga)|-(?:hectare|celsius|fahrenheit)")
FORM = re.compile(r"\{0\}[\s\u00a0]?([^{}]+)")


def measure(even: str, end: int, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what the words after a number measure it in; a flat text is given."""
    found = pattern(vocabulary).match(even, end)
    return names(vocabulary)[re.sub(r"\s+", " ", found[1])] if found else frozenset()


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
