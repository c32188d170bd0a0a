"""The sessions of a series along an axis of time: a dot each, or columns where there are many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from memoria.content.sessions import Session

YEAR = 12
# Lengths of an interval in months: up to half a year, then years.
STEPS = (1, 2, 3, 6, *(YEAR * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)))
# As many labels as a phone has room for.
LABELS = 8
# Dots this near to each other, in percent of the axis, stand one above the other.
APART = 4
# What is more than that many dots, or stands higher, is counted in columns, of which there are
# not more than a phone shows apart.
DOTS, LANES, COLUMNS = 60, 10, 60


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


def shares(numbers: Iterable[int | None], whole: int | None = None) -> tuple[float, ...]:
    """Return numbers as percents of a whole; without one, of the largest of them.

    What is not known counts as nothing, what exceeds the whole as all of it.
    """
    known = [number or 0 for number in numbers]
    full = whole or max(known, default=0)
    return tuple(round(min(100 * number / full, 100), 1) if full else 0 for number in known)


@dataclass(frozen=True)
class Dot:
    """A session: where it lies on the axis, in percent, and in which lane above it, from 0."""

    identifier: str
    x: float
    lane: int


@dataclass(frozen=True)
class Column:
    """The sessions of an interval: how many, the first day of one, and the height in percent."""

    interval: Interval
    first: date
    number: int
    height: float


@dataclass(frozen=True)
class Timeline:
    """Sessions from the first day to the last: either `dots` in `lanes`, or `columns`.

    `step` counts the months from one label to the next, `unit` those of a column.
    """

    first: date
    last: date
    labels: tuple[Interval, ...]
    step: int
    dots: tuple[Dot, ...] = ()
    lanes: int = 0
    columns: tuple[Column, ...] = ()
    unit: int = 0


def timeline(sessions: Iterable[Session]) -> Timeline | None:
    """Put the sessions that have a date on an axis; without any there is none."""
    days = sorted((one.starts.day, one.id) for one in sessions if one.starts)
    if not days:
        return None
    first, last = days[0][0], days[-1][0]
    axis = make_axis(first, last, LABELS)
    draft = Timeline(first, last, tuple(axis.intervals()), axis.step)
    dots = stacked(days, axis)
    lanes = 1 + max(one.lane for one in dots)
    if len(dots) <= DOTS and lanes <= LANES:
        return replace(draft, dots=dots, lanes=lanes)
    columns = axis.divided(COLUMNS)
    return replace(draft, columns=counted(days, columns), unit=columns.step)


def stacked(days: Sequence[tuple[date, str]], axis: Axis) -> tuple[Dot, ...]:
    """Put the dot of each session into the lowest lane that has room for it."""
    lanes: list[float] = []
    dots = []
    for day, identifier in days:
        x = axis.at(day)
        lane = next((i for i, last in enumerate(lanes) if x - last >= APART), len(lanes))
        lanes[lane : lane + 1] = [x]
        dots.append(Dot(identifier, round(x, 2), lane))
    return tuple(dots)


def counted(days: Sequence[tuple[date, str]], axis: Axis) -> tuple[Column, ...]:
    """Count the sessions of each interval that has any."""
    held = [
        (interval, [day for day, _ in days if interval.first <= day <= interval.last])
        for interval in axis.intervals()
    ]
    heights = shares(len(found) for _, found in held)
    return tuple(
        Column(interval, found[0], len(found), height)
        for (interval, found), height in zip(held, heights, strict=True)
        if found
    )
