"""A rule for letters: documents can print only those that one of our fonts has."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from memoria.check.language.writings import Writing
from memoria.rules.problems import Finding, Position, Problem, rule


@rule("M323")
def letters_without_font(position: Position, letters: Sequence[str]) -> Iterator[Finding]:
    """Point out letters that documents show as an empty square."""
    yield Finding(position, {"letters": " ".join(letters)})


def letter_problems(written: Iterable[Writing], unknown: Collection[str]) -> Iterator[Problem]:
    """Tell of letters that no font has: of each text once, where the first of them stands."""
    for one in written:
        places = [
            (block, at, letter)
            for block in one.blocks
            for at, letter in enumerate(block.text)
            if letter in unknown
        ]
        if places:
            block, at, _ = places[0]
            letters = dict.fromkeys(letter for _, _, letter in places)
            yield from letters_without_font(one.place(block, at), list(letters))
