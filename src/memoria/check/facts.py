"""A rule for translations: that they state the same facts as their originals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from memoria.content.limits import LONGEST_COMPARED
from memoria.content.publication import Summary
from memoria.content.registers import Translation
from memoria.content.states import TRANSLATED, Phrase, Translated, phrases
from memoria.facts.comparison import UNCOMPARED, Located, compare_markdown, compare_plain
from memoria.facts.passages import Difference, Passage, Setting
from memoria.facts.pieces import LONG
from memoria.load.content import Loaded
from memoria.load.documents import Placed
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

At = tuple[int, int]
# Of one text so many differences are told: who has more has another text there.
MOST = 50
# Variants of what is wrong in one text, whatever the other one says.
OWN = {"calendar", "unclosed", "unopened"}


@rule("M310")
def other_facts(
    position: Position, there: Position, difference: Difference, values: Mapping[str, str]
) -> Iterator[Finding]:
    """Point out what a translation does not state as its original does, with both places."""
    told = {
        **values,
        "fact": difference.fact,
        "original": shortened(difference.original),
        "translation": shortened(difference.translation),
        "there": str(there),
        "silence": silence(difference.fact, values["text"]),
    }
    yield Finding(position, told, variant_of(difference))


@rule("M311")
def text_at_odds(
    position: Position, difference: Difference, values: Mapping[str, str]
) -> Iterator[Finding]:
    """Point out a weekday that does not fit its date, a quotation mark without its pair."""
    told = {
        **values,
        "said": shortened(difference.original or difference.translation),
        "silence": silence(difference.fact, values["text"]),
    }
    yield Finding(position, told, difference.variant)


@rule("M330")
def uncompared(position: Position, there: Position, difference: Difference) -> Iterator[Finding]:
    """Name a text that is too long to be compared with its original."""
    said = shortened(difference.translation or difference.original)
    longest = {"letters": LONG, "longest": LONGEST_COMPARED}
    yield Finding(position, {"said": said, "there": str(there), **longest})


def variant_of(difference: Difference) -> str:
    """Return which message tells a difference: many kinds of text may be missing or added."""
    if not difference.translation:
        return "missing"
    if not difference.original and difference.variant != "untranslated":
        return "added"
    return difference.variant or difference.fact


def silence(fact: str, text: str) -> str:
    """Return the field that says why a translation differs on purpose."""
    named = f", text: {text}" if text else ""
    return f'differs: [{{fact: {fact}{named}, because: "…"}}]'


def compared_texts(content: Loaded) -> Iterator["Pairs"]:
    """List what is compared: of each record its short texts, of each summary its languages."""
    publication = content.publication
    for kind, field in TRANSLATED.items():
        for placed in content.placed[field]:
            texts = (ShortText(placed, kind, phrase) for phrase in phrases(placed.record))
            yield tuple(
                Pair(text, (text.phrase.original, language), year_of(placed.record))
                for text in texts
                for language in others(text.phrase.text.languages, text.phrase.original)
            )
    years = {one.id: year_of(one) for one in publication.sessions}
    for name, written in publication.texts.items():
        original, prose = publication.originals[name], Prose(written)
        yield tuple(
            Pair(prose, (original, language), years.get(name.session))
            for language in others(written, original)
        )


def others(languages: Iterable[str], original: str) -> list[str]:
    """List the languages to compare with the original; alone it is compared with itself."""
    return [one for one in languages if one != original] or [original]


@dataclass(frozen=True)
class ShortText:
    """A short text of a record in all its languages."""

    placed: Placed[Translated]
    kind: str
    phrase: Phrase

    def written(self, language: str) -> str:
        """Return the text in a language."""
        return self.phrase.text.get(language) or ""

    @property
    def name(self) -> str:
        """Name the text among those of its record."""
        return self.phrase.name

    def key(self, _: str) -> str:
        """Name the text in the publication."""
        return f"{self.kind}:{self.placed.record.id}:{self.name}"

    def pin(self, language: str) -> Translation | None:
        """Return what is told of the translation into a language."""
        return self.placed.record.translations.get(language)

    def file(self, _: str) -> str:
        """Return the file of the record."""
        return self.placed.file

    def place(self, language: str, _: At) -> Position:
        """Return where the text begins in its file."""
        return self.placed.place(*self.phrase.path, language)


@dataclass(frozen=True)
class Prose:
    """A summary in all its languages."""

    summaries: Mapping[str, Summary]
    name: str = ""

    def written(self, language: str) -> str:
        """Return the text in a language."""
        return self.summaries[language].markdown

    def key(self, language: str) -> str:
        """Name the file of a language in the content folder."""
        return self.summaries[language].name.file(language)

    def pin(self, language: str) -> Translation | None:
        """Return what is told of the translation into a language."""
        return self.summaries[language].translation

    def file(self, language: str) -> str:
        """Return the file of a language."""
        return self.summaries[language].file

    def place(self, language: str, at: At) -> Position:
        """Return the place in a file of a line and column of its Markdown."""
        summary = self.summaries[language]
        return Position(summary.file, summary.line - 1 + at[0], at[1])


@dataclass(frozen=True)
class Pair:
    """A text, the languages of its original and of a translation, and the year it speaks of."""

    text: ShortText | Prose
    languages: tuple[str, str]
    year: int | None

    @property
    def passages(self) -> tuple[Passage, Passage]:
        """Return both texts."""
        one, other = (Passage(code, self.text.written(code)) for code in self.languages)
        return one, other

    @property
    def parts(self) -> tuple[str, ...]:
        """Return all that the comparison is made from, besides what holds for every text."""
        one, other = self.passages
        kind = type(self.text).__name__
        return (kind, str(self.year), one.language, one.text, other.language, other.text)

    def compared(self, setting: Setting) -> list[Located]:
        """Compare the two texts; who has more differences has another text there."""
        compare = compare_markdown if isinstance(self.text, Prose) else compare_plain
        dated = replace(setting, year=self.year)
        return [*islice(compare(*self.passages, dated), MOST)]

    def problems(self, found: Iterable[Located]) -> Iterator[Problem]:
        """Report what is found; what is wrong in one text alone is told at its own place."""
        alone = self.languages[0] == self.languages[1]
        for one in found:
            own = one.difference.variant in OWN
            side = 0 if own and one.difference.original else 1
            if (own or not alone) and not self.excused(one, side):
                language, text = self.languages[side], self.text
                values = {"key": text.key(language), "language": language, "text": text.name}
                here, there = self.places(one)
                if one.difference.variant == UNCOMPARED:
                    yield from uncompared(there, here, one.difference)
                elif own:
                    yield from text_at_odds((here, there)[side], one.difference, values)
                else:
                    yield from other_facts(there, here, one.difference, values)

    def places(self, located: Located) -> tuple[Position, Position]:
        """Return where a difference stands in the original and in the translation."""
        one, other = self.languages
        first, second = located.original, located.translation
        return self.text.place(one, first), self.text.place(other, second)

    def excused(self, located: Located, side: int) -> bool:
        """Tell whether a reason is given for a difference of this kind."""
        pin = self.text.pin(self.languages[side])
        return any(
            one.fact == located.difference.fact and one.text in {None, self.text.name}
            for one in (pin.differs if pin else ())
        )


Pairs = tuple[Pair, ...]


def year_of(record: Any) -> int | None:
    """Return the year that a record's texts speak of where they name none."""
    moment = getattr(record, "starts", None) or getattr(record, "date", None)
    return moment.day.year if moment else None
