"""Rules for values that are right in form, and most likely not what was meant."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain, islice
from typing import Any

from memoria.content.kinds import ITEMS
from memoria.content.materials import Contribution
from memoria.content.moments import Moment
from memoria.content.registers import Guide
from memoria.content.sessions import Session
from memoria.load.documents import Path, Placed
from memoria.rules.problems import Finding, Problem, rule

PLANNED = ("starts", "ends", "rescheduled_from")
UPDATED = tuple(one.field for one in ITEMS if "updates" in one.model.model_fields)
# Days, by where they stand in their record.
Days = Sequence[tuple[Path, Moment]]
# A session so many years from all other days of the content has a wrong digit, most likely.
FAR = 25
# Where no other day is known.
YEARS = range(1945, 2101)
# A night that began on the last day may go on so long into the next.
NIGHT = timedelta(hours=6)


@rule("M237")
def doubtful_year(
    placed: Placed[Any], path: Path, day: Moment, years: Sequence[int]
) -> Iterator[Finding]:
    """Point out a year far from those of all other days in the content."""
    year = day.day.year
    if is_far(year, years):
        nearest = min(years, key=lambda one: abs(one - year), default=0)
        yield Finding(
            placed.place(*path), {"year": year, "nearest": nearest}, "" if nearest else "alone"
        )


def is_far(year: int, years: Sequence[int]) -> bool:
    """Tell whether a year is far from each of the others, which are sorted."""
    at = bisect(years, year)
    near = years[max(at - 1, 0) : at + 1]
    return min(abs(one - year) for one in near) > FAR if near else year not in YEARS


@rule("M238")
def outside_its_session(given: Placed[Contribution], session: Session) -> Iterator[Finding]:
    """Point out a contribution at a time when its session is not held."""
    first, last = session.planned, session.ends or session.planned
    starts = given.record.starts
    if starts and first and last and (is_before(starts, first) or is_after(starts, last)):
        values = {"starts": str(starts), "first": str(first), "last": str(last)}
        yield Finding(given.place("starts"), values)


def is_before(moment: Moment, first: Moment) -> bool:
    """Tell whether a moment lies before a session, as far as both are known."""
    if moment.hour and first.hour:
        return (moment.day, moment.hour) < (first.day, first.hour)
    return moment.day < first.day


def is_after(moment: Moment, last: Moment) -> bool:
    """Tell whether a moment lies after a session, the night after its last day included."""
    early = timedelta(hours=moment.hour.hour) < NIGHT if moment.hour else False
    return moment.day > last.last + timedelta(days=1 if early else 0)


def doubts(
    sessions: Sequence[Placed[Session]], guides: Sequence[Placed[Guide]]
) -> Iterator[Problem]:
    """Check the days and hours of all sessions, and the days of guides."""
    days: list[tuple[Placed[Any], Days, Days]] = [
        (one, [*planned(one.record)], [*told_days(one.record)]) for one in sessions
    ]
    days += [(one, [], [(("date",), one.record.date)]) for one in guides if one.record.date]
    found = Counter(day.day.year for _, *listed in days for each in listed for _, day in each)
    for placed, called, told in days:
        years = known(found, [day.day.year for _, day in called])
        wrong = (doubtful_year(placed, path, day, years) for path, day in called)
        yield from islice(chain.from_iterable(wrong), 1)
        for path, day in told:
            yield from doubtful_year(placed, path, day, known(found, [day.day.year]))
    for session in sessions:
        for given in session.items("contributions"):
            yield from outside_its_session(given, session.record)


def known(found: Counter[int], own: Sequence[int]) -> list[int]:
    """List the years that stand elsewhere, too, and are likely by themselves."""
    return sorted(year for year in found if found[year] > own.count(year) and year in YEARS)


def planned(session: Session) -> Iterator[tuple[Path, Moment]]:
    """List the days for which a session was called."""
    for field in PLANNED:
        if moment := getattr(session, field):
            yield (field,), moment


def told_days(session: Session) -> Iterator[tuple[Path, Moment]]:
    """List the days of what is told of a session, and those on which its sources were read."""
    if session.registration and session.registration.closes:
        yield ("registration", "closes"), session.registration.closes
    for field, name in (("sources", "read"), ("news", "date")):
        for number, one in enumerate(getattr(session, field)):
            if moment := getattr(one, name):
                yield (field, number, name), moment
    for field in UPDATED:
        for number, one in enumerate(getattr(session, field)):
            for count, update in enumerate(one.updates):
                yield (field, number, "updates", count, "date"), update.date
