"""What a translation does not say as its original does, with the places in both texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memoria.facts import terms
from memoria.facts.blocks import Block, blocks, place
from memoria.facts.likeness import Likeness
from memoria.facts.passages import Difference, Passage, Same, Setting
from memoria.facts.proportions import usual_ratio
from memoria.facts.recognition import Recognition, recognitions
from memoria.facts.structure import Group, Side, alone, groups
from memoria.facts.texts import Text, text_of
from memoria.facts.within import Known, within


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
    readers = recognitions(one.language, other.language, setting)
    first, second = side(one, readers[0]), side(other, readers[1])
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
        for difference in within(*pair, known):
            yield Located(
                difference,
                place(one.text, pair[0].source(difference.original_at)),
                place(other.text, pair[1].source(difference.translation_at)),
            )


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
    for found in within(one, other, known):
        yield Located(found, (1, found.original_at + 1), (1, found.translation_at + 1))


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
        first, second = (
            "".join(block.text for block in side) for side in (group.originals, group.translations)
        )
        here, there = places[Same(group)]
        yield Located(
            Difference(fact, first, second, variant=variant),
            place(one.text, here),
            place(other.text, there),
        )
