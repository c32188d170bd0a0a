"""What is said in passing, such as "two" or "thousands", proves nothing alone."""

from decimal import Decimal

from memoria.facts.matching import Quantity, is_weak
from tests.cases import each


@each(
    ("value", "weak"),
    [
        (1, True), (2, True), (3, False), (9, False), (10, False), (11, False), (100, True),
        (1000, True), (10_000, False), (100_000, False), (10**6, True), (10**7, False),
        (10**9, True), (10**10, False), (10**12, True), (10**13, False),
    ],
)  # fmt: skip
def test_small_and_round_numbers_in_words_are_weak(value: int, weak: bool) -> None:
    assert is_weak(Quantity("number", Decimal(value), 0, 1, strict=False)) == weak
    assert not is_weak(Quantity("number", Decimal(value), 0, 1))
