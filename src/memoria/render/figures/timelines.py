"""The sessions of a series along an axis of time: a dot each, or columns where there are many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from memoria.content.sessions import Session
from memoria.render.figures.axis import Axis, Interval, make_axis
from memoria.render.figures.bars import shares

# As many labels as a phone has room for.
LABELS = 8
# Dots this near to each other, in percent of the axis, stand one above the other.
APART = 4
# What is more than that many dots, or stands higher, is counted in columns, of which there are
# not more than a phone shows apart.
DOTS, LANES, COLUMNS = 60, 10, 60


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
