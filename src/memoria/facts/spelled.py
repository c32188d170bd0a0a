"""Numbers in words, with a half of what they count, and with what a range says for all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise, repeat

from text_to_num import find_numbers

from memoria.facts.matching import Quantity, masked
from memoria.facts.numbers import last_scale
from memoria.facts.passages import flat
from memoria.facts.units import PERCENT, percent_words, scales
from memoria.facts.vocabulary import Phrases, Vocabulary, any_of

HALF = Decimal("0.5")
# So many words beside it may belong to a number, or tell that it is none.
NEAR = 6
# "2 to 3 million", "10 and 20 %": so little between two numbers makes them a range or a list.
LINK = re.compile(r"\W{0,2}(?:[^\W\d_]{1,4}\W{1,2}){0,3}")
WORD = re.compile(r"[^\W\d_]+|[^\w\s-]|\d+")


def scaled(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Give numbers the scale in words that belongs to them: "half a million", "two trillion"."""
    even = flat(text)
    halves = [
        Quantity("number", HALF * scale_of(match, vocabulary), *match.span(), strict=False)
        for match in half_of(vocabulary).finditer(even)
        if not any(one.start < match.start() < one.end for one in found)
    ]
    within = [one for one in found if any(half.start <= one.start < half.end for half in halves)]
    rest = [with_scale(even, one, vocabulary) for one in found if one not in within]
    return with_halves(text, sorted([*rest, *halves], key=lambda one: one.start), vocabulary)


def with_scale(even: str, one: Quantity, vocabulary: Vocabulary) -> Quantity:
    """Return a number in words with the scale behind it that the library does not know."""
    match = scale_behind(vocabulary).match(even, one.end)
    if one.strict or one.ordinal or not match:
        return one
    return replace(one, value=one.value * scale_of(match, vocabulary), end=match.end())


def scale_of(match: re.Match[str], vocabulary: Vocabulary) -> Decimal:
    """Return the factor of a scale that a pattern found."""
    return scales(vocabulary)[re.sub(r"\s+", " ", match["scale"])]


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
        value = (one.value + HALF) * scale_of(match, vocabulary)
        return replace(one, value=value, end=match.end())
    own = last_scale(text, one, vocabulary)
    return replace(one, value=one.value + own * HALF, end=match.end()) if own else one


@cache
def and_half(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of "and a half", with the word that CLDR joins two things with."""
    half = rf"\s(?:{joint(vocabulary)})\s(?:\w{{1,3}}\s)?(?:{fractions(vocabulary)[0]})(?!\w)"
    return re.compile(rf"{half}(?:\s(?P<scale>{any_of(scales(vocabulary))})(?!\w))?")


@cache
def half_of(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a half of a scale: "half a million"."""
    half = rf"(?<!\w)(?:{fractions(vocabulary)[0]})[\s-](?:\w{{1,3}}\s){{0,2}}"
    return re.compile(half + rf"(?P<scale>{any_of(scales(vocabulary))})(?!\w)")


@cache
def scale_behind(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a scale behind a number."""
    return re.compile(rf"\s(?P<scale>{any_of(scales(vocabulary))})(?!\w)")


@cache
def joint(vocabulary: Vocabulary) -> str:
    """Return a pattern for "and"."""
    pair = vocabulary.locale.list_patterns["standard"]["2"]
    return any_of([pair.replace("{0}", "").replace("{1}", "")])


@cache
def fractions(vocabulary: Vocabulary) -> tuple[str, str]:
    """Return patterns for "half" and for "quarter"."""
    shares, loose = dict(vocabulary.table("fractions")), dict(vocabulary.table("values"))
    halves = (*shares.get("2", ()), *loose.get("0.5", ()))
    return any_of(halves), any_of(shares.get("4", ()))


def in_ranges(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Give the numbers of a range what one of them says for all: its unit and its scale."""
    forward = passed_on(text, found, vocabulary)
    return passed_on(text, forward[::-1], vocabulary)[::-1]


def passed_on(text: str, found: list[Quantity], vocabulary: Vocabulary) -> list[Quantity]:
    """Pass units and scales on from each number to the next one of its range."""
    ranged: list[Quantity] = []
    for number in found:
        previous = ranged[-1] if ranged else number
        low, high = sorted((previous, number), key=lambda one: one.start)
        between = text[low.end : high.start]
        if previous is number or between.isspace() or not LINK.fullmatch(between):
            ranged.append(number)
            continue
        perhaps = number.perhaps | ((previous.unit | previous.perhaps) - number.unit)
        others = number.others | in_scale(text, number, previous, vocabulary)
        same = (perhaps, others) == (number.perhaps, number.others)
        ranged.append(number if same else replace(number, perhaps=perhaps, others=others))
    return ranged


def in_scale(
    text: str, number: Quantity, other: Quantity, vocabulary: Vocabulary
) -> frozenset[Decimal]:
    """Return what a number is worth in the thousands or millions of its neighbour."""
    if not isinstance(number.value, Decimal) or not isinstance(other.value, Decimal):
        return frozenset()
    said = last_scale(text, other, vocabulary)
    return frozenset(
        number.value * factor
        for factor in scales(vocabulary).values()
        if number.value < factor
        and (factor == said or (factor >= said and is_multiple(other, factor)))
    )


def is_multiple(one: Quantity, factor: Decimal) -> bool:
    """Tell whether a number is thousands or millions, in words or in digits: "10 to 20,000"."""
    worths = [worth for worth in (one.value, *one.others) if isinstance(worth, Decimal)]
    return any(worth >= factor and worth % factor == 0 for worth in worths)


@dataclass(frozen=True)
class Token:
    """A word as the library wants it."""

    word: str

    def text(self) -> str:
        """Return the word."""
        return self.word

    def nt_separated(self, previous: "Token") -> bool:  # noqa: ARG002
        """Tell whether something unwritten stands before the word."""
        return False

    def not_a_number_part(self) -> bool:
        """Tell whether the word is known to be no number."""
        return False


@lru_cache(maxsize=512)
def spelled(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    """List the numbers in words; none in a language that the library does not know."""
    language = vocabulary.language.partition("-")[0]
    if not is_known(language) or not has_number(text, vocabulary):
        return []
    percent = [match.span() for match in percents(vocabulary).found(flat(text))]
    words = [
        (numeral, *match.span())
        for match in WORD.finditer(masked(text, percent))
        for numeral in numerals(match[0], vocabulary)
    ]
    return [
        Quantity(
            "number",
            Decimal(str(one.value)).normalize() + 0,
            words[first + one.start][1],
            end := words[first + one.end - 1][2],
            strict=False,
            ordinal=one.is_ordinal,
            unit=PERCENT if any(0 <= start - end <= 1 for start, _ in percent) else frozenset(),
        )
        for first, last in stretches([word for word, *_ in words], language)
        for one in find_numbers([Token(word) for word, *_ in words[first:last]], language, 0.0)
    ]


@lru_cache(maxsize=1 << 15)
def numerals(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a word as the library reads it: "veintidos" as "veintidós", "treintaiún" as three."""
    even, language = flat(word), vocabulary.language.partition("-")[0]
    if known := respelled(vocabulary).get(even):
        return (known,)
    for mark in () if is_number(word, language) else vocabulary.said("numerals.joined"):
        head, _, tail = even.rpartition(mark)
        if head and tail and all(is_number(one, language) for one in (tail, head)):
            return head, joint(vocabulary), tail
    return (word,)


@cache
def respelled(vocabulary: Vocabulary) -> dict[str, str]:
    """Return further spellings of numerals, each with the one that the library knows."""
    lines = vocabulary.table("numerals")
    return {variant: said for said, variants in lines for variant in variants}


def stretches(words: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    """List the parts of a text in which numbers are, with what may belong to them."""
    numbers = [place for place, word in enumerate(words) if is_number(word, language)]
    edges = [
        place for place, (one, other) in enumerate(pairwise(numbers)) if other - one > 2 * NEAR
    ]
    for first, last in pairwise([-1, *edges, len(numbers) - 1]) if numbers else ():
        yield max(numbers[first + 1] - NEAR, 0), numbers[last] + NEAR + 1


def has_number(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether one of the words of a text is a number alone: without one, there is none."""
    return any(map(is_numeral, {*WORD.findall(text)}, repeat(vocabulary)))


@lru_cache(maxsize=1 << 15)
def is_numeral(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a number alone, however it is spelled."""
    language = vocabulary.language.partition("-")[0]
    return any(is_number(one, language) for one in numerals(word, vocabulary))


@lru_cache(maxsize=1 << 15)
def is_number(word: str, language: str) -> bool:
    """Tell whether a word is a number alone, as one word of every number in words is."""
    return bool(find_numbers([Token(word)], language, 0.0))


@cache
def is_known(language: str) -> bool:
    """Tell whether the library knows the numerals of a language."""
    try:
        find_numbers([], language, 0.0)
    except ValueError:
        return False
    return True


@cache
def percents(vocabulary: Vocabulary) -> Phrases:
    """Return the words for per cent, to be found."""
    return Phrases(percent_words(vocabulary))
