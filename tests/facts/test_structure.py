"""Blocks are paired; what only one text has is told by its kind."""

import pytest

from memoria.facts.likeness import unit
from memoria.facts.structure import Side, alone, groups
from memoria.facts.texts import blocks

ENGLISH = """# The night

The council met in Vellorna on 4 May.

- 12 lamps;
- 7 bells.

> Nobody waits.
"""
SPANISH = """# La noche

El consejo se reunió en Vellorna el 4 de mayo.

- 12 faroles;
- 7 campanas.

> Nadie espera.
"""


def found(original: str, translation: str) -> list[tuple[str, str]]:
    one, other = (
        Side(read, [unit(block.text) for block in read])
        for read in (blocks(original), blocks(translation))
    )
    return [(fact, variant) for fact, variant, _ in alone(groups(one, other, 1.1)[0])]


def test_blocks_in_the_same_order_are_pairs() -> None:
    assert found(ENGLISH, SPANISH) == []


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        ("# La noche\n", ("heading", "missing")),
        ("- 7 campanas.\n", ("list", "missing")),
        ("> Nadie espera.\n", ("sentence", "paragraph")),
        ("El consejo se reunió en Vellorna el 4 de mayo.\n", ("sentence", "paragraph")),
    ],
)
def test_a_block_that_is_missing_or_added_is_told(lost: str, expected: tuple[str, str]) -> None:
    rest = SPANISH.replace(lost, "")
    assert found(ENGLISH, rest) == [expected]
    fact, variant = expected
    (added,) = found(rest, ENGLISH)
    assert added == (fact, {"missing": "added"}.get(variant, f"added_{variant}"))


def test_paragraphs_may_be_merged() -> None:
    one = "The council met in Vellorna.\n\nIt chose 12 lamps."
    assert found(one, "El consejo se reunió en Vellorna. Eligió 12 faroles.") == []


def test_a_row_is_told_once() -> None:
    table = "| Pier | Lamps |\n|---|---|\n| North | 4 |\n| South | 6 |\n"
    assert found(table, table.replace("| South | 6 |\n", "")) == [("list", "row")]
