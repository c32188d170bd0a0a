"""Numbers that end in a half: "dos millones y medio"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from memoria.facts.numbers import last_scale
from memoria.facts.passages import flat
from memoria.facts.quantities import Quantity
from memoria.facts.units import scales
from memoria.facts.vocabulary import Vocabulary, any_of

HALF = Decimal("0.5")


def with_halves(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Add a half to a number of thousands, millions … that has "and a half" behind it."""
    even = flat(text)
    halved: list[Quantity] = []
    for one in found:
        if not halved or one.start >= halved[-1].end:
            match = and_half(vocabulary).match(even, one.end)
            halved.append(added(text, one, match, vocabulary) if match else one)
    return halved


def added(text: str, one: Quantity, match: re.Match[str], vocabulary: Vocabulary) -> Quantity:
    """Return a number with its half: "dos millones y medio", "two and a half million"."""
    if match["scale"]:
        scale = scales(vocabulary)[re.sub(r"\s+", " ", match["scale"])]
        return replace(one, value=(one.value + HALF) * scale, end=match.end())
    own = last_scale(text, one, vocabulary)
    return replace(one, value=one.value + own * HALF, end=match.end()) if own else one


@cache
def and_half(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of "and a half", with the word that CLDR joins two things with."""
    half = rf"\s(?:{joint(vocabulary)})\s(?:\w{{1,3}}\s)?(?:{fractions(vocabulary)[0]})(?!\w)"
    return re.compile(rf"{half}(?:\s(?P<scale>{any_of(scales(vocabulary))})(?!\w))?")


@cache
def joint(vocabulary: Vocabulary) -> str:
    """Return a pattern for "and"."""
    pair = vocabulary.locale.list_patterns["standard"]["2"]
    return any_of([pair.replace("{0}", "").replace("{1}", "")])


@cache
def fractions(vocabulary: Vocabulary) -> tuple[str, str]:
    """Return patterns for "half" and for "quarter"."""
    loose = dict(vocabulary.loose())
    return any_of(loose.get("0.5", ())), any_of(loose.get("0.25", ()))
