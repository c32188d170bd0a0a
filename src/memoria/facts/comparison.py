"""What a translation does not say as its original does, with the places in both texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from memoria.facts import figures, links, names, quotations, sentences, terms
from memoria.facts.blocks import Block, Link, blocks, place
from memoria.facts.likeness import Likeness, Unit, unit, usual_ratio
from memoria.facts.mentions import mentions, register
from memoria.facts.passages import Difference, Passage, Same, Setting
from memoria.facts.structure import Group, Side, alone, groups
from memoria.facts.untranslated import untranslated

BETWEEN = "\n"  # blocks that are one in the other text are read as one


@dataclass(frozen=True)
class Located:
    """A difference, and line and column (from 1) in the Markdown of each text."""

    difference: Difference
    original: tuple[int, int]
    translation: tuple[int, int]


@dataclass(frozen=True)
class Text:
    """Blocks of one text as one passage; `starts` says where each begins in it."""

    passage: Passage
    blocks: Sequence[Block]
    starts: Sequence[int]

    @property
    def links(self) -> list[Link]:
        """Return the links of all blocks, placed in the passage."""
        return [
            replace(link, at=link.at + start)
            for block, start in zip(self.blocks, self.starts, strict=False)
            for link in block.links
        ]

    @property
    def code(self) -> list[tuple[int, int]]:
        """Return the parts that are code, placed in the passage."""
        return [
            (first + start, last + start)
            for block, start in zip(self.blocks, self.starts, strict=False)
            for first, last in block.code
        ]

    @property
    def kept(self) -> list[tuple[int, int]]:
        """Return the parts that may stay in their language: code, italics, words of links."""
        italics = [
            (first + start, last + start)
            for block, start in zip(self.blocks, self.starts, strict=False)
            for first, last in block.italics
        ]
        return [*self.code, *italics, *((one.at, one.at + len(one.words)) for one in self.links)]

    def source(self, offset: int) -> int:
        """Return the offset in the Markdown of an offset in the passage."""
        starts = [(start, block) for block, start in zip(self.blocks, self.starts, strict=False)]
        start, block = max((one for one in starts if one[0] <= offset), key=lambda one: one[0])
        return block.source(offset - start)


@dataclass(frozen=True)
class Known:
    """What the whole texts tell: how pairs look, where links lead, which words are terms."""

    likeness: Likeness
    elsewhere: frozenset[str] = frozenset()
    terms: frozenset[int] = frozenset()


def text_of(found: Sequence[Block], language: str) -> Text:
    """Read blocks as one passage."""
    starts = list(accumulate((len(one.text) + len(BETWEEN) for one in found), initial=0))
    return Text(Passage(language, BETWEEN.join(one.text for one in found)), found, starts)


def compare_markdown(
    original: Passage, translation: Passage, setting: Setting
) -> Iterator[Located]:
    """Compare two Markdown texts, the bodies of an original and of its translation."""
    one, other = (replace(text, text=lines(text.text)) for text in (original, translation))
    first, second = side(one, setting), side(other, setting)
    usual = usual_ratio(one.language, other.language, setting)
    found, longer = groups(first, second, usual)
    likeness = Likeness(first.units, second.units, longer)
    elsewhere = frozenset(link.address for block in first.blocks for link in block.links)
    yield from lonely_blocks(found, one, other)
    pairs = [
        (text_of(group.originals, one.language), text_of(group.translations, other.language))
        for group in found
        if group.originals and group.translations and group.originals[0].kind != "code"
    ]
    meant = terms.trusted(((a.passage, b.passage) for a, b in pairs), setting)
    for pair in pairs:
        for difference in within(*pair, setting, Known(likeness, elsewhere, meant)):
            yield Located(
                difference,
                place(one.text, pair[0].source(difference.original_at)),
                place(other.text, pair[1].source(difference.translation_at)),
            )


def lines(markdown: str) -> str:
    """Return a text with the ends of lines that the parser reads."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n")


def compare_plain(original: Passage, translation: Passage, setting: Setting) -> Iterator[Located]:
    """Compare two plain texts of a record; the line is 1, the column counts from the beginning."""
    pair = tuple(
        Text(text, (Block("paragraph", text.text),), (0,)) for text in (original, translation)
    )
    usual = usual_ratio(original.language, translation.language, setting)
    units = [unit_of(text.blocks[0], text.passage.language, setting) for text in pair]
    likeness = Likeness(units[:1], units[1:], usual)
    for found in within(pair[0], pair[1], setting, Known(likeness)):
        yield Located(found, (1, found.original_at + 1), (1, found.translation_at + 1))


def side(text: Passage, setting: Setting) -> Side:
    """Read the blocks of a text and what each may be known by."""
    found = [block for block in blocks(text.text) if block.text.strip() or block.kind == "cell"]
    return Side(found, [unit_of(block, text.language, setting) for block in found])


def unit_of(block: Block, language: str, setting: Setting) -> Unit:
    """Return what a block may be known by: also its links, its names and its terms."""
    addresses = {"@" + links.target(link.address, (language,)).address for link in block.links}
    return unit(block.text, {*addresses, *named(Passage(language, block.text), setting)})


def unit_in(text: str, language: str, setting: Setting) -> Unit:
    """Return what a sentence may be known by."""
    return unit(text, named(Passage(language, text), setting))


def named(passage: Passage, setting: Setting) -> Iterator[str]:
    """List keys for the names and terms in a text, the same in every language."""
    if setting.names:
        for mention in mentions(passage.text, register(Same(setting.names))):
            yield f"=name {mention.name}"
    if setting.terms:
        for found in terms.terms_in(passage, setting):
            yield f"=term {found.term}"


def lonely_blocks(found: Sequence[Group], one: Passage, other: Passage) -> Iterator[Located]:
    """List the blocks that only one text has, placed in the other at what comes before."""
    here = there = 0
    places: dict[Same[Group], tuple[int, int]] = {}
    for group in found:
        here = group.originals[-1].source(0) if group.originals else here
        there = group.translations[-1].source(0) if group.translations else there
        places[Same(group)] = here, there
    for fact, variant, group in alone(found):
        first, second = (
            "".join(block.text for block in side) for side in (group.originals, group.translations)
        )
        here, there = places[Same(group)]
        yield Located(
            Difference(fact, first, second, variant=variant),
            place(one.text, here),
            place(other.text, there),
        )


def within(
    original: Text, translation: Text, setting: Setting, known: Known
) -> Iterator[Difference]:
    """List the differences between two pieces of text that belong together."""
    one, other = original.passage, translation.passage
    languages = one.language, other.language
    found = list(of_sentences(original, translation, setting, known.likeness))
    whole = [sentence for sentence in found if sentence.variant != "part"]
    parts = [
        *links.differences(original.links, translation.links, languages, known.elsewhere),
        *names.differences(one, other, setting),
        *terms.differences(one, other, setting, known.terms),
        *figures.differences(one, other, setting),
    ]
    parts = [part for part in parts if not any(covers(sentence, part) for sentence in whole)]
    yield from (one for one in found if one in whole or not any(covers(one, p) for p in parts))
    yield from parts
    yield from quotations.differences(one, other, (original.code, translation.code))


def of_sentences(
    original: Text, translation: Text, setting: Setting, likeness: Likeness
) -> Iterator[Difference]:
    """List sentences that are missing, added or not translated."""
    split = [sentences.sentences(text.passage, setting) for text in (original, translation)]
    further = setting if max(map(len, split)) > 1 else Setting()
    sides = [
        sentences.Side(found, [unit_in(one.text, text.passage.language, further) for one in found])
        for found, text in zip(split, (original, translation), strict=True)
    ]
    yield from sentences.differences(sides[0], sides[1], likeness)
    yield from untranslated(
        original.passage, translation.passage, sides[1].sentences, translation.kept, setting
    )


def covers(sentence: Difference, part: Difference) -> bool:
    """Tell whether a difference only follows from a sentence that one text lacks."""
    first = sentence.original_at <= part.original_at < sentence.original_at + len(sentence.original)
    second = sentence.translation_at <= part.translation_at
    second = second and part.translation_at < sentence.translation_at + len(sentence.translation)
    return (first and bool(part.original)) or (second and bool(part.translation))
