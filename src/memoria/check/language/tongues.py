"""A rule for texts: that each is in the language which its field, or the name of its file, says."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from memoria.check.language.tokens import WORD
from memoria.check.language.writings import Writing, foreign, within
from memoria.content.publication import Summary, SummaryName
from memoria.facts.passages import alternatives
from memoria.messages.words import Words
from memoria.rules.problems import Finding, Position, Problem, rule

# Texts of fewer words are judged together with the others of their record.
LONG = 8
# So many common words of another language tell it: more than so many times one's own, and so
# great a part of all. Measured on 3,552 paragraphs of prose and 110,000 short texts.
LEAST, TIMES, PART = 2, 2, 5
# In so few words, and in the short texts of a record, it takes more.
SURE = 3
# What is called by its name in every language.
PROPER = ("name", "short_name")
# Words by which a language is known, by its code.
Common = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Share:
    """Count the words of a text: all, those common in its language only, and in another only."""

    words: int = 0
    own: int = 0
    other: int = 0

    def __add__(self, more: "Share") -> "Share":
        return Share(self.words + more.words, self.own + more.own, self.other + more.other)

    @property
    def is_foreign(self) -> bool:
        """Tell whether the text seems to be in the other language."""
        enough = self.other >= LEAST and self.other * PART >= self.words
        return enough and self.other > TIMES * self.own

    @property
    def is_surely_foreign(self) -> bool:
        """Tell so of a text by itself: a short one has no word of its own language."""
        short = self.words < LONG
        return self.is_foreign and not (short and (self.own or self.other < SURE))

    def is_exchanged(self, there: "Share") -> bool:
        """Tell whether a text and the one in the place of the other language both seem foreign."""
        both = self + there
        each = self.other > self.own and there.other > there.own
        return each and both.other > TIMES * both.own


@dataclass(frozen=True)
class Judged:
    """A text where it stands, the other language that it seems to be in, if any, and its file."""

    position: Position
    seems: str = ""
    there: str = ""


@rule("M324")
def wrong_language(
    judged: Judged, language: str, variant: str, text: str = ""
) -> Iterator[Finding]:
    """Point out a text that seems to be in another language than it should be.

    The variants: "alone", where that language has no text; "exchanged", where its text is in this
    one; "file", "file-alone" and "file-exchanged" for summaries.
    """
    codes = {"language": language, "other": judged.seems}
    names = {"tongue": language, "seems": judged.seems}
    yield Finding(judged.position, {**codes, **names, "text": text, "there": judged.there}, variant)


def told(texts: Mapping[str, Judged], form: str, name: str = "") -> Iterator[Problem]:
    """Report of a text in some languages what seems to be in another; what is exchanged, once."""
    for language, one in texts.items():
        there = texts.get(one.seems)
        exchanged = there is not None and there.seems == language
        if one.seems and not (exchanged and there and there.position < one.position):
            variant = "exchanged" if exchanged else "" if there else "alone"
            yield from wrong_language(one, language, "-".join(filter(None, (form, variant))), name)


def record_problems(texts: Sequence[Writing], seem: Mapping[int, str]) -> Iterator[Problem]:
    """Report the texts of records that seem to be in another language: by their numbers."""
    named = defaultdict[tuple[str, str], dict[str, Judged]](dict)
    for number, one in enumerate(texts):
        if seem and not one.is_prose:
            judged = Judged(one.place(one.blocks[0], 0), seem.get(number, ""))
            named[one.record, one.name][one.language] = judged
    for (_, name), each in named.items():
        yield from told(each, "", name)


def summary_problems(summaries: Iterable[tuple[Summary, str]]) -> Iterator[Problem]:
    """Report the summaries that seem to be in another language; each is given with it."""
    named = defaultdict[SummaryName, dict[str, Judged]](dict)
    for one, seems in summaries:
        there = f"{one.file.removesuffix(f'{one.language}.md')}{seems}.md"
        named[one.name][one.language] = Judged(Position(one.file, one.line), seems, there)
    for each in named.values():
        yield from told(each, "file")


def common_words(words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """Return the words by which each language is known, by the catalogues."""
    return {code: alternatives(one("language.words")) for code, one in words.items()}


def strangers(texts: Sequence[Writing], common: Common) -> dict[int, str]:
    """Map the texts of a file, by number, to the languages that they seem to be in by mistake."""
    records = defaultdict[str, list[Counted]](list)
    for number, one in enumerate(texts):
        if one.language in common and not one.name.endswith(PROPER):
            records[one.record].append(Counted(number, one, shares(one, common)))
    return {number: seems for each in records.values() for number, seems in strange(each)}


@dataclass(frozen=True)
class Counted:
    """A text and its words counted for each other language; `number` is its place in the file."""

    number: int
    writing: Writing
    shares: Mapping[str, Share]


def shares(writing: Writing, common: Common) -> dict[str, Share]:
    """Count the words of a text for its own language and each other."""
    words, own = words_of(writing), frozenset(common[writing.language])
    found = {}
    for other in common.keys() - {writing.language}:
        there = frozenset(common[other])
        mine, theirs = (sum(word in one for word in words) for one in (own - there, there - own))
        found[other] = Share(len(words), mine, theirs)
    return found


def strange(texts: Sequence[Counted]) -> Iterator[tuple[int, str]]:
    """List the texts of a record that seem to be in another language: by number, with it."""
    found = dict(exchanged(texts))
    found |= {
        one.number: other
        for one in texts
        for other, share in one.shares.items()
        if share.is_surely_foreign
    }
    short = defaultdict[tuple[str, str], list[tuple[int, Share]]](list)
    for one in texts:
        for other, share in one.shares.items():
            if one.number not in found and share.words < LONG:
                short[one.writing.language, other].append((one.number, share))
    for (_, other), each in short.items():
        together = sum((share for _, share in each), Share())
        if together.is_foreign and together.other >= SURE:
            found |= {number: other for number, share in each if share.other > share.own}
    return iter(found.items())


def exchanged(texts: Sequence[Counted]) -> Iterator[tuple[int, str]]:
    """List the texts of a record of which each seems to be in the language of the other."""
    named = defaultdict[str, list[Counted]](list)
    for one in texts:
        named[one.writing.name].append(one)
    for each in named.values():
        for one, other in combinations(each, 2):
            first, second = one.writing.language, other.writing.language
            if first != second and one.shares[second].is_exchanged(other.shares[first]):
                yield from ((one.number, second), (other.number, first))


def words_of(writing: Writing) -> list[str]:
    """List the words of a text without what may be in another language: quotations, code, links."""
    found: list[str] = []
    for block, text in zip(writing.blocks, writing.texts, strict=True):
        quoted = foreign(block)
        found += (
            unicodedata.normalize("NFC", match[0]).casefold()
            for match in WORD.finditer(text)
            if not (quoted and within(match.start(), quoted))
        )
    return found
