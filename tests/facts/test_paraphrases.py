"""A number may be said in another way, or in another order."""

from decimal import Decimal

from memoria.facts.matching import Quantity
from memoria.facts.paraphrases import unlikely
from tests.cases import each
from tests.facts.test_amounts import said


@each(("one", "other", "far"), [(1, 99, False), (1, 100, True), (100, 1, True), (3, 20, False)])
def test_nobody_mistakes_a_number_for_a_hundred_times_as_much(
    one: int, other: int, far: bool
) -> None:
    first, second = (Quantity("number", Decimal(value), 0, 1) for value in (one, other))
    assert unlikely((first, first), (second, second)) == far


def test_two_values_that_changed_places_are_told_after_many_others() -> None:
    many = " ".join(f"{number} km." for number in range(101, 141))
    english = f"{many} From 12 to 45 km."
    spanish = f"{many} De 45 a 12 km."
    assert [one[:2] for one in said(english, spanish)] == [("number", "swapped")]
