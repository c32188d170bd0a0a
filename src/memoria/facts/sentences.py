"""The sentences of a text, and those that only the original or only the translation has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from memoria.facts.alignment import Pair, Score, align
from memoria.facts.likeness import Likeness, Unit, deviations
from memoria.facts.passages import Difference, Passage, Setting, alternatives

Step = tuple[int, int]
# Where a sentence may end: its mark and what closes with it, before a blank and a beginning.
END = re.compile(
    r"""[.!?…]+[)\]"'”’»“*]*(?=\s+[^\w\s]*(?:[^\W\d_]|\d))|[。！？]+[」』）]*(?=.)""", re.VERBOSE
)
INITIAL = re.compile(r"(?:^|[\s(\[«“\".])[^\W\d_]\.$")
# What speaks, at the outset, against parts that translators rarely make one, or leave out.
TOGETHER: dict[Step, float] = {
    (1, 1): 0.0, (1, 2): -4.5, (2, 1): -4.5, (2, 2): -9.0, (1, 3): -9.0, (3, 1): -9.0,
}  # fmt: skip
ALONE = -4.6
LESS: dict[Step, float] = {**TOGETHER, (1, 0): ALONE}
MORE: dict[Step, float] = {**TOGETHER, (0, 1): ALONE}
# Where sentences became one, a mark has taken the place of the full stop.
JOINTS, JOINED, COMMA, UNJOINED = ";:—–", 2.0, 0.0, -1.0
# How much better the best pairs must be with a sentence that stands alone than without.
MISSING, ADDED = 0.0, 5.0
# So many deviations below its usual length a sentence lacks a part; so many above, it has more.
UNUSUAL, LONGER = 3.5, 1.0


@dataclass(frozen=True)
class Sentence:
    """A sentence, and where it begins in its text."""

    text: str
    at: int


@cache
def abbreviation(listed: str) -> re.Pattern[str]:
    """Return what finds one of the abbreviations of a language at the end of a text."""
    written = (re.escape(one).replace(r"\ ", r"\s?") for one in alternatives(listed))
    return re.compile(rf"(?:^|[^\w.])(?:{'|'.join(written)})$", re.IGNORECASE)


def sentences(passage: Passage, setting: Setting) -> list[Sentence]:
    """Split a text; abbreviations, initials and decimals end no sentence."""
    listed = setting.listed(passage.language, "facts.abbreviations")
    known = abbreviation(listed) if listed else None
    return [
        Sentence(passage.text[start:end].strip(), start)
        for start, end in spans(passage.text, known)
    ]


def spans(text: str, known: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """List where the sentences of a text begin and end."""
    start = 0
    for match in END.finditer(text):
        before = text[start : match.start() + 1]
        shortened = match[0].startswith(".") and not match[0].startswith("..")
        if shortened and (INITIAL.search(before) or (known and known.search(before[-20:]))):
            continue
        after = text[match.end() :].lstrip()[:1]
        if after.islower():
            continue
        yield start, match.end()
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if text[start:].strip():
        yield start, len(text)


@dataclass(frozen=True)
class Side:
    """The sentences of one text, and what each may be known by."""

    sentences: Sequence[Sentence]
    units: Sequence[Unit]


def differences(original: Side, translation: Side, likeness: Likeness) -> Iterator[Difference]:
    """List sentences of the original that the translation lacks, or the other way round."""
    judge = cache(partial(told, original, translation, likeness))
    sizes = len(original.units), len(translation.units)
    if not all(sizes):
        return
    together = align(*sizes, judge, TOGETHER)
    if sizes == (1, 1):
        yield from shortened(original, translation, likeness, [Pair(0, 1, 0, 1)])
        return
    score = together[1] if together else float("-inf")
    sure = together and all(len(p.originals) == 1 and judge(p) > 0 for p in together[0])
    found = [] if sure and sizes[0] == sizes[1] else [*lonely(original, translation, judge, score)]
    yield from found
    if together and not found:
        yield from shortened(original, translation, likeness, together[0])


def lonely(original: Side, translation: Side, judge: Score, score: float) -> Iterator[Difference]:
    """List sentences that one text lacks; `score` is that of the best pairs without any."""
    sizes = len(original.units), len(translation.units)
    for pair in alone(sizes, judge, LESS, score + MISSING):
        sentence = original.sentences[pair.first]
        at = position(translation.sentences, pair.start)
        yield Difference("sentence", sentence.text, "", sentence.at, at, "missing")
    for pair in alone(sizes, judge, MORE, score + ADDED):
        sentence = translation.sentences[pair.start]
        at = position(original.sentences, pair.first)
        yield Difference("sentence", "", sentence.text, at, sentence.at, "added")


def shortened(
    original: Side, translation: Side, likeness: Likeness, pairs: Sequence[Pair]
) -> Iterator[Difference]:
    """List sentences of which the translation says a part only, by their length.

    What a sentence lacks may stand in the one before or after it, which is then too long.
    """
    off = [
        deviations(
            sum(unit.length for unit in original.units[pair.first : pair.last]) * likeness.longer,
            sum(unit.length for unit in translation.units[pair.start : pair.end]),
        )
        for pair in pairs
    ]
    for number, pair in enumerate(pairs):
        beside = [*off[max(number - 1, 0) : number], *off[number + 1 : number + 2]]
        if off[number] < -UNUSUAL and all(one < LONGER for one in beside):
            one, other = original.sentences[pair.first], translation.sentences[pair.start]
            yield Difference("sentence", one.text, other.text, one.at, other.at, "part")


def alone(
    sizes: Step, judge: Score, steps: Mapping[Step, float], enough: float
) -> tuple[Pair, ...]:
    """List the pairs of which one side is empty, if pairing with them is that much better."""
    found = align(*sizes, judge, steps)
    if not found:
        return ()
    pairs = tuple(pair for pair in found[0] if not pair.originals or not pair.translations)
    return pairs if pairs and found[1] >= enough else ()


def told(original: Side, translation: Side, likeness: Likeness, pair: Pair) -> float:
    """Return how much speaks for sentences being a pair."""
    if not pair.originals or not pair.translations:
        return 0.0
    one = original.units[pair.first : pair.last]
    other = translation.units[pair.start : pair.end]
    return likeness.score(one, other) + joined(
        " ".join(original.sentences[number].text for number in pair.originals),
        " ".join(translation.sentences[number].text for number in pair.translations),
        len(one) - len(other),
    )


def joined(one: str, other: str, more: int) -> float:
    """Return what the marks tell of sentences being one in the other text; `more` are in `one`."""
    if not more:
        return 0.0
    many, few = (one, other) if more > 0 else (other, one)
    if sum(map(few.count, JOINTS)) > sum(map(many.count, JOINTS)):
        return JOINED
    return COMMA if few.count(",") > many.count(",") else UNJOINED


def position(found: Sequence[Sentence], number: int) -> int:
    """Return where a sentence begins; after the last, where that one begins."""
    return found[min(number, len(found) - 1)].at if found else 0
