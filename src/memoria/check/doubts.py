"""Rules for values that are right in form, and most likely not what was meant."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from memoria.content.materials import Contribution
from memoria.content.moments import Moment
from memoria.content.sessions import Session
from memoria.load.documents import Placed
from memoria.rules.problems import Finding, Problem, rule

PLANNED = ("starts", "ends", "rescheduled_from")
# A session so many years from all other days of the content has a wrong digit, most likely.
FAR = 25
# Where no other day is known.
YEARS = range(1945, 2101)
# A night that began on the last day may go on so long into the next.
NIGHT = timedelta(hours=6)


@rule("M237")
def doubtful_year(session: Placed[Session], field: str, years: Sequence[int]) -> Iterator[Finding]:
    """Point out a year far from those of all other days in the content."""
    moment: Moment | None = getattr(session.record, field)
    if moment and is_far(moment.day.year, years):
        nearest = min(years, key=lambda one: abs(one - moment.day.year), default=0)
        values = {"year": moment.day.year, "nearest": nearest}
        yield Finding(session.place(field), values, "" if nearest else "alone")


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


def doubts(sessions: Sequence[Placed[Session]]) -> Iterator[Problem]:
    """Check the days and hours of all sessions."""
    found = Counter(year for one in sessions for year in years_of(one.record))
    for session in sessions:
        own = Counter(planned_years(session.record))
        others = sorted(year for year in found if found[year] > own[year] and year in YEARS)
        told = (one for field in PLANNED for one in doubtful_year(session, field, others))
        yield from islice(told, 1)
        for given in session.items("contributions"):
            yield from outside_its_session(given, session.record)


def years_of(session: Session) -> Iterator[int]:
    """List the years of a session's days, and of those on which its sources were read."""
    yield from planned_years(session)
    yield from (one.read.day.year for one in session.sources if one.read)
    yield from (one.date.day.year for one in session.news)


def planned_years(session: Session) -> Iterator[int]:
    """List the years of the days for which a session was called."""
    moments: list[Moment | None] = [getattr(session, one) for one in PLANNED]
    yield from (one.day.year for one in moments if one)
