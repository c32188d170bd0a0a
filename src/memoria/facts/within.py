"""What two pieces of text that belong together do not both say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memoria.facts import abridgement, amounts, links, names, omissions, quotations, terms
from memoria.facts.likeness import Likeness
from memoria.facts.passages import Difference, Setting
from memoria.facts.recognition import Recognition
from memoria.facts.sentences import Clause, Sentence, clauses, sentences
from memoria.facts.texts import Text
from memoria.facts.untranslated import untranslated


@dataclass(frozen=True)
class Known:
    """What the whole texts tell: how pairs look, where links lead, which words are terms."""

    setting: Setting
    readers: tuple[Recognition, Recognition]
    likeness: Likeness
    elsewhere: frozenset[str] = frozenset()
    terms: frozenset[int] = frozenset()


def within(original: Text, translation: Text, known: Known) -> Iterator[Difference]:
    """List the differences between two pieces of text that belong together."""
    one, other = original.passage, translation.passage
    languages = one.language, other.language
    found = list(of_sentences(original, translation, known))
    whole = [sentence for sentence in found if sentence.variant != "part"]
    parts = [
        *links.differences(original.links, translation.links, languages, known.elsewhere),
        *names.differences(one, other, known.setting),
        *terms.differences(one, other, known.setting, known.terms),
        *amounts.differences(one, other, known.setting),
    ]
    parts = [part for part in parts if not any(covers(sentence, part) for sentence in whole)]
    yield from (one for one in found if one in whole or not any(covers(one, p) for p in parts))
    yield from parts
    yield from quotations.differences(one, other, (original.code, translation.code))


def of_sentences(original: Text, translation: Text, known: Known) -> Iterator[Difference]:
    """List sentences that are missing, added, said in part or not translated."""
    split = [sentences(text.passage, known.setting) for text in (original, translation)]
    yield from left_out(original, translation, split, known)
    yield from untranslated(
        original.passage, translation.passage, split[1], translation.kept, known.setting
    )


def left_out(
    original: Text, translation: Text, split: Sequence[Sequence[Sentence]], known: Known
) -> Iterator[Difference]:
    """List sentences that only one text has; else, those that the translation says in part."""
    first, second = ([part for one in side for part in clauses(one)] for side in split)
    found: list[Difference] = []
    if max(len(first), len(second)) > 1:
        here, there = known.readers
        sides = parts(first, original, here), parts(second, translation, there)
        found = list(omissions.differences(*sides, known.likeness))
    whole = [
        abridgement.Side(side, reader.unit)
        for side, reader in zip(split, known.readers, strict=True)
    ]
    yield from found or abridgement.differences(whole[0], whole[1], known.likeness)


def parts(every: Sequence[Clause], text: Text, reader: Recognition) -> omissions.Parts:
    """Read the clauses of a text."""
    links = text.links
    ends = [*(clause.at for clause in every[1:]), len(text.passage.text)]
    units = [
        reader.unit(clause.text, [link for link in links if clause.at <= link.at < end])
        for clause, end in zip(every, ends[-len(every) :], strict=True)
    ]
    return omissions.Parts(every, units)


def covers(sentence: Difference, part: Difference) -> bool:
    """Tell whether a difference only follows from a sentence that one text lacks."""
    first = sentence.original_at <= part.original_at < sentence.original_at + len(sentence.original)
    second = sentence.translation_at <= part.translation_at
    second = second and part.translation_at < sentence.translation_at + len(sentence.translation)
    return (first and bool(part.original)) or (second and bool(part.translation))
