"""The numbers of a text in digits, with their units."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from memoria.facts.matching import Quantity
from memoria.facts.passages import flat
from memoria.facts.units import PERCENT, after, before, money, scales
from memoria.facts.vocabulary import Vocabulary, any_of, locale_of

SPACES = " \u00a0\u2009\u202f"
DIGITS = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
)
# What digits belong to: COVID-19, A4, [^1]; the year before a dash.
GLUED_TO, HYPHENED = re.compile(r"[^\W\d]\.?$|\^$"), re.compile(r"([^\W\d_][\w-]*)-$")
EARLIER = re.compile(r"(?<!\d)(\d\d)\d\d[-–/]$")
YEAR, LETTERS = re.compile(r"\d{4}(?!\d)"), re.compile(r"[^\W\d_]+")
# A version, as programs write it.
VERSION, DOTTED = re.compile(r"(?<!\w)[vV]\.?$"), re.compile(r"\d+\.\d+")
# So many digits are a code: no number that people write has as many.
LONGEST = 15
# A unit may be glued to a number: 5km, 3D. What is longer is a name.
GLUED = 3


@lru_cache(maxsize=1 << 12)
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
    symbols = locale_of(vocabulary.language).number_symbols
    return "." if symbols.get("latn", symbols)["decimal"] == "." else ","


def is_part_of_name(text: str, start: int) -> bool:
    """Tell whether digits belong to a name: COVID-19, A4, [^1]. "mid-1990s" is no name."""
    before = text[max(0, start - 3) : start]
    if VERSION.search(before) and DOTTED.match(text, start):
        return False
    if GLUED_TO.search(before[-2:]) and text[start - 1] != ".":
        return True
    if text[start - 1 : start] != "-":
        return False
    word = HYPHENED.search(text[max(0, start - 30) : start])
    return word is not None and not (word[1].islower() and YEAR.match(text, start))


def digits_in_names(text: str) -> Iterator[Decimal]:
    """List the digits that belong to a name; "Ariane5" may be "Ariane 5" elsewhere."""
    for match in DIGITS.finditer(text):
        if is_part_of_name(text, match.start()) and match[0].isdigit():
            yield Decimal(match[0])


def numbers(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the numbers in digits, in the order of the text."""
    text = row(vocabulary).sub(in_a_row, text)
    even = flat(text)
    found: list[Quantity] = []
    for match in DIGITS.finditer(text):
        if not is_part_of_name(text, match.start()):
            for number in read(text, even, match, vocabulary):
                goes_on = found and continues(text, found[-1], number, vocabulary)
                found.append(joined(text, found.pop(), number, vocabulary) if goes_on else number)
    return found


@cache
def row(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of three numbers of which a word of the language joins the last two."""
    patterns = vocabulary.locale.list_patterns
    ends = (patterns[kind]["2"] for kind in ("standard", "or") if kind in patterns)
    joins = any_of(end.replace("{0}", "").replace("{1}", "").strip() for end in ends)
    return re.compile(
        rf"(?<![\w.,])(\d{{1,4}}),(\d{{1,4}})(?=,?\s(?:{joins})\s(\d{{1,4}})(?![.,]?\d))"
    )


def in_a_row(match: re.Match[str]) -> str:
    """Part numbers that follow one another, as in "2,3 and 4"; all offsets stay."""
    first, second, third = map(int, match.groups())
    return f"{match[1]};{match[2]}" if (first + 1, second + 1) == (second, third) else match[0]


def continues(text: str, one: Quantity, other: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number goes on: "5 mil 352"."""
    if not text[one.end : other.start].isspace() or not isinstance(other.value, Decimal):
        return False
    scale = last_scale(text, one, vocabulary)
    own = last_scale(text, other, vocabulary) or Decimal(1)
    return other.value / own < scale


def last_scale(text: str, one: Quantity, vocabulary: Vocabulary) -> Decimal:
    """Return the last scale in the writing of a number, or 0."""
    words = LETTERS.findall(flat(text[one.start : one.end]))
    known = scales(vocabulary)
    return next((known[word] for word in reversed(words) if word in known), Decimal(0))


def joined(text: str, one: Quantity, other: Quantity, vocabulary: Vocabulary) -> Quantity:
    """Return a number in two parts: "5 millones 143 mil" is a sum, "17 mil 280 millones" is not."""
    scale = last_scale(text, other, vocabulary)
    larger = scale > last_scale(text, one, vocabulary)
    value = one.value * (scale if larger else 1) + other.value
    return replace(other, value=value, start=one.start, others=frozenset())


def readings(text: str, match: re.Match[str]) -> frozenset[Decimal]:
    """Return what else digits may mean: the year in "2019–20", the decade in "the 90s"."""
    if len(match[0]) == 4 and match[0].isdigit() and match[0].endswith("0"):  # noqa: PLR2004
        return frozenset({Decimal(match[0][2:])})
    if len(match[0]) == 2:  # noqa: PLR2004
        earlier = EARLIER.search(text[max(0, match.start() - 6) : match.start()])
        return frozenset({Decimal(earlier[1] + match[0])} if earlier else ())
    return frozenset()


@cache
def ordinal_tail(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what makes digits an ordinal: 10th, 10.º, 1er."""
    return re.compile(
        rf"(?:\.?[ªº°]|(?:{any_of((*vocabulary.said('ordinal'), '.ª', '.º', 'ª', 'º'))}))(?!\w)"
    )


def read(text: str, even: str, match: re.Match[str], vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Read one number: an ordinal, or one with its scale and its unit."""
    start, end = match.span()
    value = value_of(match[0], decimal_sign(vocabulary))
    if ordinal := ordinal_tail(vocabulary).match(even, end):
        yield Quantity("number", value, start, ordinal.end(), strict=False, ordinal=True)
        return
    lead = before(vocabulary).search(even, max(0, start - 5), start)
    tail = after(vocabulary).match(even, end)
    unit = unit_of(text, lead, tail, vocabulary)
    factor, others = worth(value, tail, unit, vocabulary)
    end = end_of(end, tail, unit)
    behind = LETTERS.match(text, end) if text[end - 1].isdigit() else None
    glued = behind[0] if behind else ""
    if len(glued) > GLUED or (glued and text[end + len(glued) : end + len(glued) + 1].isdigit()):
        return
    yield Quantity(
        "number",
        value * factor if isinstance(value, Decimal) else value,
        lead.start() if lead and unit else start,
        end + (glued == "s"),
        unit=unit,
        others=others | readings(text, match),
    )


def unit_of(
    text: str, lead: re.Match[str] | None, tail: re.Match[str] | None, vocabulary: Vocabulary
) -> frozenset[str]:
    """Return what a number counts, by the signs and words before and after it."""
    unit = PERCENT if tail and tail["percent"] else frozenset[str]()
    for beside in (lead, tail):
        if beside and beside["money"]:
            unit |= money(vocabulary).meant(text[beside.start("money") : beside.end("money")])
    return unit


def worth(
    value: Decimal | str, tail: re.Match[str] | None, unit: frozenset[str], vocabulary: Vocabulary
) -> tuple[Decimal, frozenset[Decimal]]:
    """Return the factor that the words after a number say, and values that they may mean.

    A bare "m" is a million beside money; elsewhere it may be metres, too.
    """
    if not tail or isinstance(value, str):
        return Decimal(1), frozenset()
    factor = scales(vocabulary).get(re.sub(r"\s+", " ", tail["scale"] or ""), Decimal(1))
    short = scales(vocabulary, "short").get(tail["short"] or tail["bare"] or "", Decimal(1))
    if unit:
        return factor * short, frozenset()
    return factor, frozenset({value * factor * short}) if short > 1 else frozenset()


def end_of(end: int, tail: re.Match[str] | None, unit: frozenset[str]) -> int:
    """Return where a number ends together with its scale and its unit."""
    if tail and unit and (tail["percent"] or tail["money"] or tail["bare"]):
        return tail.end()
    return tail.end("scale") if tail and tail["scale"] else end
