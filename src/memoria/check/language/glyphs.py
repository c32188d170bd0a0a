"""A rule for letters: documents can print only those that one of our fonts has."""

from collections.abc import Iterator, Sequence

from memoria.check.language.writings import Writing
from memoria.project.letters import lacking
from memoria.rules.problems import Finding, Position, Problem, rule


@rule("M323")
def letters_without_font(position: Position, letters: Sequence[str]) -> Iterator[Finding]:
    """Point out letters that documents show as an empty square."""
    yield Finding(position, {"letters": " ".join(letters)})


def letter_problems(written: Sequence[Writing]) -> Iterator[Problem]:
    """Look for letters that no font has: each text is told once, where the first of them stands."""
    unknown = lacking(block.text for one in written for block in one.blocks)
    for one in written if unknown else ():
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
