"""An axis of time: whole months or years from the first day to the last, scaled by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

YEAR = 12
# Lengths of an interval in months: up to half a year, then years.
STEPS = (1, 2, 3, 6, *(YEAR * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)))


@dataclass(frozen=True)
class Interval:
    """A part of the axis: its first day and its last, where it begins and how wide it is.

    `x` and `width` are percents of the axis.
    """

    first: date
    last: date
    x: float
    width: float


@dataclass(frozen=True)
class Axis:
    """A span of time that intervals of `step` months divide evenly; `end` is the day after it."""

    start: date
    end: date
    step: int

    def at(self, day: date) -> float:
        """Return where the middle of a day lies, as a percent of the axis."""
        return self.share(day - self.start + timedelta(hours=12))

    def share(self, length: timedelta) -> float:
        """Return a length of time as a percent of the axis."""
        return 100 * (length / (self.end - self.start))

    def divided(self, most: int) -> "Axis":
        """Return the axis with the shortest intervals, `most` of them at most."""
        months = month_of(self.end) - month_of(self.start)
        step = next(step for step in STEPS if months <= most * step and self.step % step == 0)
        return replace(self, step=step)

    def intervals(self) -> Iterator[Interval]:
        """List the intervals of the axis."""
        for month in range(month_of(self.start), month_of(self.end), self.step):
            first, after = first_day(month), first_day(month + self.step)
            x, width = self.share(first - self.start), self.share(after - first)
            yield Interval(first, after - timedelta(days=1), round(x, 2), round(width, 2))


def make_axis(first: date, last: date, most: int) -> Axis:
    """Return the axis from one day to another with the shortest intervals, `most` of them."""
    spans = ((step, month_of(first) // step, month_of(last) // step + 1) for step in STEPS)
    step, start, end = next(one for one in spans if one[2] - one[1] <= most)
    return Axis(first_day(start * step), first_day(end * step), step)


def month_of(day: date) -> int:
    """Return the number of a month, counted from the year 0."""
    return day.year * YEAR + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month by its number."""
    return date(month // YEAR, month % YEAR + 1, 1)
