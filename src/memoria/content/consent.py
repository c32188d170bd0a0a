"""What may be published: nothing of a draft or a withdrawn contribution goes beyond this point."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from memoria.content.kinds import MATERIALS
from memoria.content.materials import Contribution
from memoria.content.pictures import pictures_in
from memoria.content.publication import Publication, SummaryName
from memoria.content.sessions import Session
from memoria.content.states import record_digest


def publishable(publication: Publication) -> Publication:
    """Return a publication without a word of drafts and withdrawn contributions.

    A withdrawn contribution stays as a bare id, so that its address can say what became of it. The
    digests of the sessions stay as they were: a withdrawal makes no translation stale.
    """
    hidden, statuses = hidden_texts(publication), statuses_of_people(publication)
    gone = hidden_people(publication)
    pictures = shown_pictures(publication)
    return replace(
        publication,
        sessions=tuple(map(without_hidden, publication.sessions)),
        summaries=tuple(one for one in publication.summaries if one.name not in hidden),
        people=tuple(one for one in publication.people if one.id not in gone),
        pictures=tuple(one for one in publication.pictures if one.id in pictures),
        withdrawn=(
            *sorted(
                ("person", "", identifier)
                for one in publication.people
                if one.id in gone and "withdrawn" in statuses[one.id]
                for identifier in (one.id, *one.aliases)
            ),
            *publication.withdrawn,
        ),
        digests={
            (one.id, language): record_digest(one, one.original, language)
            for one in publication.sessions
            for language in one.translations
        },
    )


def hidden_people(publication: Publication) -> frozenset[str]:
    """Name the people who are known only from contributions that are not shown."""
    statuses = statuses_of_people(publication)
    return frozenset(one for one in statuses if statuses[one] <= {"draft", "withdrawn"})


def hidden_pictures(publication: Publication) -> frozenset[str]:
    """Name the portraits of people who are not shown."""
    gone = hidden_people(publication)
    portraits = {one.portrait: one.id in gone for one in publication.people if one.portrait}
    return frozenset(one for one, hidden in portraits.items() if hidden)


def shown_pictures(publication: Publication) -> frozenset[str]:
    """Name the pictures of what may be published: those in its texts, and portraits of people."""
    if not publication.pictures:
        return frozenset()
    hidden, gone = hidden_texts(publication), hidden_people(publication)
    texts = (one.markdown for one in publication.summaries if one.name not in hidden)
    found = {named for text in texts for named in pictures_in(text)}
    found |= {one.portrait for one in publication.people if one.portrait and one.id not in gone}
    return frozenset(found) - hidden_pictures(publication)


def statuses_of_people(publication: Publication) -> dict[str, set[str]]:
    """Map each speaker to the statuses of their contributions."""
    found: dict[str, set[str]] = defaultdict(set)
    for session in publication.sessions:
        for one in session.contributions:
            for speaker in one.speaker:
                found[speaker].add(one.status)
    return found


def hidden_contributions(publication: Publication) -> dict[tuple[str, str], str]:
    """Map the contributions that are not shown, by session and id, to their status."""
    return {
        (session.id, one.id): one.status
        for session in publication.sessions
        for one in session.contributions
        if not one.is_shown
    }


def hidden_texts(publication: Publication) -> frozenset[SummaryName]:
    """Name the summaries of contributions that are not shown."""
    hidden = hidden_contributions(publication)
    return frozenset(SummaryName(session, "contribution", one) for session, one in hidden)


def without_hidden(session: Session) -> Session:
    """Return a session whose withdrawn contributions are bare ids, named by nothing else."""
    hidden = {one.id for one in session.contributions if not one.is_shown}
    if not hidden:
        return session
    kept = (one for one in session.contributions if one.status != "draft")
    shown = {"contributions": tuple(one if one.is_shown else bare(one) for one in kept)}
    naming = {
        kind.field: without(hidden, getattr(session, kind.field), field)
        for kind in MATERIALS
        for field, named in kind.references.items()
        if named == "contribution"
    }
    return session.model_copy(update={**shown, **naming})


def bare(contribution: Contribution) -> Contribution:
    """Return what is left of a withdrawn contribution: its ids and that it was withdrawn."""
    return Contribution(id=contribution.id, aliases=contribution.aliases, status="withdrawn")


def without(hidden: set[str], items: tuple[Any, ...], field: str) -> tuple[Any, ...]:
    """Return items that no longer refer to hidden contributions in one of their fields."""
    return tuple(
        one.model_copy(
            update={field: tuple(name for name in getattr(one, field) if name not in hidden)}
        )
        for one in items
    )
