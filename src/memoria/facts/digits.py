"""Digits in a text, and what they are worth as its language writes them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from memoria.facts.vocabulary import Vocabulary

SPACES = " \u00a0\u2009\u202f"
DIGITS = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
)

# So many digits are a code: no number that people write has as many.
LONGEST = 15


def value_of(digits: str, sign: str) -> Decimal | str:
    """Return what digits are worth where `sign` begins the decimals; a version is a name.

    A writing of other languages is understood where it can be read in one way only.
    """
    digits = re.sub(rf"[{SPACES}'’]", "", digits)
    if len(digits) > LONGEST:
        return digits
    group = "," if sign == "." else "."
    for point, comma in ((sign, group), (group, sign)):
        grouped = re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{comma}\d{{3}})+(\{point}\d+)?", digits)
        if grouped and (point == sign or grouped[1] or digits.count(comma) > 1):
            return Decimal(digits.replace(comma, "").replace(point, "."))
        if re.fullmatch(rf"\d+(?:\{point}\d+)?", digits):
            return Decimal(digits.replace(point, ".")).normalize() + 0
    return digits


@cache
def decimal_sign(vocabulary: Vocabulary) -> str:
    """Return the sign before decimals."""
    symbols = vocabulary.locale.number_symbols
    return "." if symbols.get("latn", symbols)["decimal"] == "." else ","


def is_part_of_name(text: str, start: int) -> bool:
    """Tell whether digits belong to a name: COVID-19, A4, [^1]. "mid-1990s" is no name."""
    if re.search(r"[^\W\d]\.?$|\^$", text[:start][-2:]) and text[start - 1] != ".":
        return True
    word = re.search(r"([^\W\d_][\w-]*)-$", text[max(0, start - 30) : start])
    if not word:
        return False
    return not (word[1].islower() and re.match(r"\d{4}(?!\d)", text[start:]))


def digits_in_names(text: str) -> Iterator[Decimal]:
    """List the digits that belong to a name; "Ariane5" may be "Ariane 5" elsewhere."""
    for match in DIGITS.finditer(text):
        if is_part_of_name(text, match.start()) and match[0].isdigit():
            yield Decimal(match[0])
