"""Names that are probably the same, and names that are not."""

import pytest

from memoria.check.language import alike as names_alike
from memoria.check.language.alike import Spelt, abbreviated, numbered, pairs
from tests.cases import each


def alike(one: str, other: str, *, people: bool) -> bool:
    names = numbered([(0, one), (1, other)])
    return bool([*pairs(names, people=people), *(() if people else abbreviated(names))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quarrel, P.", "Perpetua Mara Quarrel"),
        ("P. M. Quarrel", "Perpetua Mara Quarrel"),
        ("Perpetua Quarrel", "Perpetua Mara Quarrel"),
        ("PERPETUA MARA QUARREL", "Perpetua Mara Quarrel"),
        ("Perpettua Quarrel", "Perpetua Quarrel"),
        ("Núñez, José", "Jose Nunez"),
        ("Ana Quay", "Ana Quay"),
    ],
)
def test_one_person_under_two_names_is_found(one: str, other: str) -> None:
    assert alike(one, other, people=True)
    assert alike(other, one, people=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Pérez", "Juan Pérez"),
        ("A. Pérez", "Juan Pérez"),
        ("J. A. Pérez", "Juan Pérez"),
        ("Mario Rossi", "Maria Rossi"),
        ("Gabriel Rojas", "Gabriela Rojas"),
        ("Ana María López", "Juan María López"),
        ("Ana", "Ana Quay"),
    ],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    assert not alike(one, other, people=True)


@each(
    ("one", "other", "expected"),
    [
        ("UN-Habitat", "UN Habitat", True),
        ("Quillamar", "Quilamar", True),
        ("Local employment", "Employment (local)", True),
        ("Guild of River Pilots", "GRP", True),
        ("San José", "San Juan", False),
        ("UCLG", "UCLG LESD", False),
        ("Metropolis", "Metropolitan area", False),
        ("Employment", "Unemployment", False),
        ("Guild of Pilots", "GP", False),
    ],
)
def test_other_names_are_alike_as_a_whole(one: str, other: str, expected: bool) -> None:
    assert alike(one, other, people=False) is expected


def comparisons(number: int, monkeypatch: pytest.MonkeyPatch) -> int:
    compared: list[Spelt] = []

    def note(one: Spelt, _: Spelt, __: object) -> bool:
        compared.append(one)
        return False

    monkeypatch.setattr(names_alike, "same", note)
    names = numbered((n, f"Person{n % 100} Of{n // 100} Quay") for n in range(number))
    assert not list(pairs(names, people=True))
    return len(compared)


def test_of_many_people_not_all_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < comparisons(5_000, monkeypatch) < 10 * comparisons(1_000, monkeypatch)
