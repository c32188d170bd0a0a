"""How long the bars of a chart are."""

from collections.abc import Iterable


def shares(numbers: Iterable[int | None], whole: int | None = None) -> tuple[float, ...]:
    """Return numbers as percents of a whole; without one, of the largest of them.

    What is not known counts as nothing, what exceeds the whole as all of it.
    """
    known = [number or 0 for number in numbers]
    full = whole or max(known, default=0)
    return tuple(round(min(100 * number / full, 100), 1) if full else 0 for number in known)
