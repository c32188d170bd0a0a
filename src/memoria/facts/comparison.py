"""What a translation does not say as its original does, with the places in both texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memoria.content.limits import LONGEST_COMPARED
from memoria.facts import amounts, links, names, omissions, opposites, quotations, terms
from memoria.facts.alignment import ways_at_most
from memoria.facts.likeness import Likeness
from memoria.facts.passages import Difference, Passage, Same, Setting
from memoria.facts.pieces import Pair, is_comparable, pieces
from memoria.facts.recognition import Recognition, recognitions
from memoria.facts.sentences import Clause, Sentence, clauses, sentences, usual_ratio
from memoria.facts.structure import Group, Side, alone, groups
from memoria.facts.texts import Block, Text, blocks, place, text_of
from memoria.facts.untranslated import untranslated
from memoria.facts.vocabulary import Vocabulary

# The variant of what is told of a text that is too long to be compared, and letters of it.
UNCOMPARED, EXCERPT = "uncompared", 60
WAYS = 60_000  # so many pairs of blocks are weighed against one another


@dataclass(frozen=True)
class Known:
    """What the whole texts tell: how pairs look, where links lead, which words are terms."""

    setting: Setting
    readers: tuple[Recognition, Recognition]
    likeness: Likeness
    elsewhere: frozenset[str] = frozenset()
    terms: frozenset[int] = frozenset()

    @property
    def vocabularies(self) -> tuple[Vocabulary, Vocabulary]:
        """Return the words of quantity and of opposites of both languages."""
        return self.readers[0].vocabulary, self.readers[1].vocabulary


def within(original: Text, translation: Text, known: Known) -> Iterator[Difference]:
    """List the differences between two pieces of text that belong together."""
    one, other = original.passage, translation.passage
    languages = one.language, other.language
    split = [sentences(text.passage, known.setting) for text in (original, translation)]
    found = list(of_sentences(original, translation, split, known))
    whole = [sentence for sentence in found if sentence.variant != "part"]
    parts = [
        *links.differences(original.links, translation.links, languages, known.elsewhere),
        *names.differences(one, other, known.setting),
        *terms.differences(one, other, known.setting, known.terms),
        *amounts.differences(one, other, known.setting),
        *opposites.differences(split[0], split[1], known.vocabularies),
    ]
    parts = [part for part in parts if not any(covers(sentence, part) for sentence in whole)]
    yield from (one for one in found if one in whole or not any(covers(one, p) for p in parts))
    yield from parts
    yield from quotations.differences(one, other, (original.code, translation.code))


def piecewise(pair: Pair, known: Known) -> Iterator[tuple[Pair, Difference]]:
    """List the differences between two passages, each with the parts of them that it is found in.

    What is too long, and cannot be cut, is not compared, and that is told.
    """
    setting = known.setting
    found = pieces(pair, known.readers, known.likeness.longer, setting)
    if len(found) > 1:
        units = [
            [reader.unit(part.passage.text, part.links) for part in parts]
            for reader, parts in zip(known.readers, zip(*found, strict=True), strict=True)
        ]
        known = replace(known, likeness=Likeness(units[0], units[1], known.likeness.longer))
    for part in found:
        if all(is_comparable(text, setting) for text in part):
            yield from ((part, one) for one in within(*part, known))
        else:
            yield part, uncompared(part[0].passage, part[1].passage).difference


def of_sentences(
    original: Text, translation: Text, split: Sequence[Sequence[Sentence]], known: Known
) -> Iterator[Difference]:
    """List sentences that are missing, added, said in part or not translated."""
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
        omissions.Side(side, reader.unit) for side, reader in zip(split, known.readers, strict=True)
    ]
    yield from found or omissions.abridgements(whole[0], whole[1], known.likeness)


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


@dataclass(frozen=True)
class Located:
    """A difference, and line and column (from 1) in the Markdown of each text."""

    difference: Difference
    original: tuple[int, int]
    translation: tuple[int, int]


def compare_markdown(
    original: Passage, translation: Passage, setting: Setting
) -> Iterator[Located]:
    """Compare two Markdown texts, the bodies of an original and of its translation."""
    one, other = (replace(text, text=lines(text.text)) for text in (original, translation))
    if max(len(one.text), len(other.text)) > LONGEST_COMPARED:
        yield uncompared(one, other)
        return
    readers = recognitions(one.language, other.language, setting)
    first, second = side(one, readers[0]), side(other, readers[1])
    if ways_at_most(len(first.blocks), len(second.blocks)) > WAYS:
        yield uncompared(one, other)
        return
    found, longer = groups(first, second, usual_ratio(one.language, other.language, setting))
    yield from lonely_blocks(found, one, other)
    pairs = list(paired(found, one.language, other.language))
    known = Known(
        setting,
        readers,
        Likeness(first.units, second.units, longer),
        frozenset(link.address for block in first.blocks for link in block.links),
        terms.trusted(((a.passage, b.passage) for a, b in pairs), setting),
    )
    for pair in pairs:
        for part, difference in piecewise(pair, known):
            here = part[0].source(difference.original_at)
            there = part[1].source(difference.translation_at)
            yield Located(difference, place(one.text, here), place(other.text, there))


def uncompared(original: Passage, translation: Passage) -> Located:
    """Say that two texts are too long, or too unlike in their form, to be compared."""
    said, instead = original.text[:EXCERPT], translation.text[:EXCERPT]
    return Located(Difference("text", said, instead, variant=UNCOMPARED), (1, 1), (1, 1))


def paired(found: Sequence[Group], original: str, translation: str) -> Iterator[tuple[Text, Text]]:
    """List the pairs of texts to be compared; code says what it says."""
    for group in found:
        if group.originals and group.translations and group.originals[0].kind != "code":
            yield text_of(group.originals, original), text_of(group.translations, translation)


def lines(markdown: str) -> str:
    """Return a text with the ends of lines that the parser reads."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n")


def compare_plain(original: Passage, translation: Passage, setting: Setting) -> Iterator[Located]:
    """Compare two plain texts of a record; the line is 1, the column counts from the beginning."""
    one, other = (
        text_of([Block("paragraph", text.text)], text.language) for text in (original, translation)
    )
    readers = recognitions(original.language, translation.language, setting)
    units = [
        [reader.unit(text.passage.text)] for reader, text in zip(readers, (one, other), strict=True)
    ]
    usual = usual_ratio(original.language, translation.language, setting)
    known = Known(setting, readers, Likeness(units[0], units[1], usual))
    for (here, there), found in piecewise((one, other), known):
        first, second = here.source(found.original_at), there.source(found.translation_at)
        yield Located(found, (1, first + 1), (1, second + 1))


def side(text: Passage, reader: Recognition) -> Side:
    """Read the blocks of a text and what each may be known by."""
    found = [block for block in blocks(text.text) if block.text.strip() or block.kind == "cell"]
    return Side(found, [reader.block(block) for block in found])


def lonely_blocks(found: Sequence[Group], one: Passage, other: Passage) -> Iterator[Located]:
    """List the blocks that only one text has, placed in the other at what comes before."""
    here = there = 0
    places: dict[Same[Group], tuple[int, int]] = {}
    for group in found:
        here = group.originals[-1].source(0) if group.originals else here
        there = group.translations[-1].source(0) if group.translations else there
        places[Same(group)] = here, there
    for fact, variant, group in alone(found):
        sides = group.originals, group.translations
        first, second = ("".join(block.text for block in side) for side in sides)
        here, there = places[Same(group)]
        difference = Difference(fact, first, second, variant=variant)
        yield Located(difference, place(one.text, here), place(other.text, there))
