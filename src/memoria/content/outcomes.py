"""Of which sessions nothing can have come yet, by what the records and their history say."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from memoria.content.publication import Publication, Revision
from memoria.content.sessions import Session

# What only a session that was held has; speakers, recordings and news are announced before.
OUTCOMES = ("challenges", "initiatives", "proposals", "priorities")
TEXTS = ("report", "video")
# What else tells of a session, once it stands there; the names of speakers do not.
TOLD = (*TEXTS, "contribution")


def awaited(
    publication: Publication, revisions: Iterable[Revision] = ()
) -> Mapping[tuple[str, str], bool]:
    """Map the sessions that were not held by the day on which the content last changed, or ever.

    Without a history that day is the latest one that the records name, if they name any.
    """
    held = documented(publication, TEXTS)
    changed = [one.changed.date() for one in revisions]
    day = max(changed or days(publication), default=date.max)
    return {
        ("session", one.id): True
        for one in publication.sessions
        if one.setback or (one.id not in held and one.starts and one.starts.last > day)
    }


def documented(publication: Publication, texts: Collection[str] = TOLD) -> frozenset[str]:
    """Name the sessions of which something is told: an outcome, or one of the texts."""
    told = {name.session for name in publication.written if name.kind in texts}
    return frozenset(one.id for one in publication.sessions if one.id in told or has_outcome(one))


def has_outcome(session: Session) -> bool:
    """Tell whether a session has what only one that was held has."""
    return any(getattr(session, kind) for kind in OUTCOMES)


def days(publication: Publication) -> Iterator[date]:
    """List days by which records were written: something is told of them."""
    held = documented(publication)
    for session in publication.sessions:
        yield from days_in(session)
        if session.starts and session.id in held:
            yield session.starts.day


def days_in(session: Session) -> Iterator[date]:
    """List the days on which the sources of a session were read and its news came out."""
    yield from (one.read.day for one in session.sources if one.read)
    yield from (one.date.day for one in session.news)
