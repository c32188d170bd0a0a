"""What may be published: nothing of a draft or a withdrawn contribution goes beyond this point."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from memoria.content.kinds import ITEMS
from memoria.content.markdown import parse_cross_link
from memoria.content.materials import Contribution
from memoria.content.pictures import pictures_in
from memoria.content.publication import Publication, SummaryName
from memoria.content.references import without
from memoria.content.registers import Guide, Registered
from memoria.content.sessions import Session
from memoria.content.states import record_digest
from memoria.content.withdrawals import Key

Holder = TypeVar("Holder", bound=Registered)


def publishable(publication: Publication) -> Publication:
    """Return a publication without a word of drafts and withdrawn contributions, or their ids.

    A withdrawn contribution stays as a bare id, so that its address can say what became of it. The
    digests of the sessions stay as they were: a withdrawal makes no translation stale.
    """
    hidden, statuses = hidden_texts(publication), statuses_of_people(publication)
    gone = hidden_people(publication)
    pictures, out_of = shown_pictures(publication), Gone.of(publication).out_of
    return replace(
        publication,
        series=out_of(publication.series),
        sessions=out_of(tuple(map(without_hidden, publication.sessions))),
        guides=out_of(publication.guides),
        summaries=tuple(one for one in publication.summaries if one.name not in hidden),
        people=out_of(tuple(one for one in publication.people if one.id not in gone)),
        organisations=out_of(publication.organisations),
        places=out_of(publication.places),
        themes=out_of(publication.themes),
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
    """Return a session whose withdrawn contributions are bare ids."""
    if all(one.is_shown for one in session.contributions):
        return session
    kept = (one for one in session.contributions if one.status != "draft")
    shown = tuple(one if one.is_shown else bare(one) for one in kept)
    return session.model_copy(update={"contributions": shown})


def bare(contribution: Contribution) -> Contribution:
    """Return what is left of a withdrawn contribution: its ids and that it was withdrawn."""
    return Contribution(id=contribution.id, aliases=contribution.aliases, status="withdrawn")


@dataclass(frozen=True)
class Gone:
    """Know what is not shown, and let nothing name it.

    Where sessions were withdrawn, `left` are those of the kinds whose ids do not tell their session
    that are there still.
    """

    keys: Set[Key]
    left: Mapping[str, Set[str]]

    @classmethod
    def of(cls, publication: Publication) -> "Gone":
        """List what was withdrawn, and what is hidden."""
        hidden = hidden_contributions(publication)
        people = (("person", "", one) for one in hidden_people(publication))
        pictures = (("picture", "", one) for one in hidden_pictures(publication))
        held = (("contribution", *key) for key in hidden)
        lost = any(kind == "session" for kind, _, _ in publication.withdrawn)
        left = {
            kind.name: {
                one.id for held in publication.sessions for one in getattr(held, kind.field)
            }
            for kind in (ITEMS if lost else ())
            if kind.loose
        }
        return cls({*publication.withdrawn, *people, *pictures, *held}, left)

    def has(self, kind: str, identifier: str, scope: str = "") -> bool:
        """Tell whether something is not shown, or the session in which it stood."""
        meant = {(kind, "", identifier), (kind, scope, identifier), ("session", "", scope)}
        return not meant.isdisjoint(self.keys) or identifier not in self.left.get(
            kind, {identifier}
        )

    def cites(self, item: str) -> bool:
        """Tell whether an item of a guide leads to what is not shown."""
        link = parse_cross_link(item)
        return link is not None and self.has(link.kind, link.item, link.session)

    def out_of(self, records: tuple[Holder, ...]) -> tuple[Holder, ...]:
        """Return records that name nothing of it."""
        return tuple(map(self.out_of_one, records)) if self.keys else records

    def out_of_one(self, record: Holder) -> Holder:
        """Return a record that names nothing of it."""
        scope = record.id if isinstance(record, Session) else ""
        kept = without(record, partial(self.has, scope=scope))
        if isinstance(kept, Guide) and any(map(self.cites, kept.items)):
            items = tuple(one for one in kept.items if not self.cites(one))
            return kept.model_copy(update={"items": items})
        return kept
