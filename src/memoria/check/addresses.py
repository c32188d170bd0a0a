"""The rule for addresses: what was published keeps one, so that no link to it leads nowhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from memoria.content.addresses import Addressed, addresses, published, spelled
from memoria.content.consent import hidden_contributions
from memoria.content.publication import Publication
from memoria.content.similar import as_identifier, similar
from memoria.content.withdrawals import Key
from memoria.load.content import Loaded
from memoria.rules.problems import Finding, Position, Problem, rule

# The register of what had to go.
WITHDRAWN = "withdrawn.yaml"


@dataclass(frozen=True)
class Losses:
    """Know what had an address before and has none in a content folder of now."""

    content: Loaded
    before: Publication

    @cached_property
    def gone(self) -> list[tuple[Addressed, str]]:
        """List what lost an address, each with the present scope of its id.

        Of a session that is gone only the session is told, and what has a page of its own. What may
        be withdrawn in a register that cannot be read is not called gone.
        """
        found: list[tuple[Addressed, str]] = []
        if "withdrawn" in self.content.identifiers.unknown:
            return found
        for one in published(self.before):
            scope = self.session_now(one.scope) if one.scope else ""
            whole = one.kind not in self.content.identifiers.unknown
            if whole and (scope or not one.scope):
                found += [(one, scope)] if self.lost(one, scope) else []
        return found

    def lost(self, one: Addressed, scope: str) -> list[str]:
        """List the ids of a record that lead nowhere, the earlier ones last."""
        return [each for each in one.ids if not self.is_taken(one.kind, scope, each)]

    def present(self, one: Addressed, scope: str) -> str:
        """Return the id that a record has now."""
        return self.content.identifiers.renamed(one.kind, one.record.id, scope) or one.record.id

    def was_withdrawn(self, one: Addressed) -> bool:
        """Tell whether something was one of the withdrawn."""
        return one.key in self.before.withdrawn

    def session_now(self, session: str) -> str:
        """Return the present id of a session, or nothing where it is gone."""
        identifiers = self.content.identifiers
        if (now := identifiers.renamed("session", session)) or not session:
            return now
        if identifiers.is_withdrawn("session", session):
            return ""
        if identifiers.is_forgotten(("session", "", session)):
            return ""
        return session if self.is_taken("session", "", session) else ""

    def is_taken(self, kind: str, scope: str, identifier: str) -> bool:
        """Tell whether an id leads to something, perhaps but for its spelling."""
        key, identifiers = (kind, scope, identifier), self.content.identifiers
        gone = (kind, "", identifier) in identifiers.withdrawn
        told = gone or key in identifiers.places or key in self.respelled
        return told or identifiers.is_forgotten(key)

    @cached_property
    def respelled(self) -> set[Key]:
        """List the ids that are taken in the form they should have: another rule tells of that."""
        places = self.content.identifiers.places
        return {(kind, scope, as_identifier(one)) for kind, scope, one in places}


@dataclass(frozen=True)
class Heirs:
    """Find the record that is to name the id of one that is gone as an alias."""

    losses: Losses

    def of(self, one: Addressed, scope: str) -> Key | None:
        """Return the record itself, if it only lost an earlier id, or else its heir.

        What was withdrawn has none.
        """
        if self.losses.was_withdrawn(one):
            return None
        return self.holder(one, scope) or self.heir(one, scope)

    def aliases(self, heir: Key | None) -> tuple[str, ...]:
        """List the earlier ids that an heir has already."""
        now = self.now.get(heir) if heir else None
        return now.record.aliases if now else ()

    @cached_property
    def now(self) -> dict[Key, Addressed]:
        """Map what has an address now."""
        return {one.key: one for one in addresses(self.losses.content.publication)}

    def holder(self, one: Addressed, scope: str) -> Key | None:
        """Return the record itself, where it only lost an earlier id."""
        identifiers, now = self.losses.content.identifiers, self.losses.present(one, scope)
        if identifiers.is_withdrawn(one.kind, now, scope):
            return None
        return (one.kind, scope, now) if self.losses.is_taken(one.kind, scope, now) else None

    def heir(self, one: Addressed, scope: str) -> Key | None:
        """Return the new record that seems to have taken the place of one that is gone.

        It is the one that tells most nearly the same, or the only new one where one is gone.
        """
        new = self.new[one.kind, scope]
        told = self.told[one.kind, scope]
        if meant := similar(one.words, told.keys()):
            return told[meant]
        return new[0] if len(new) == self.rivals[one.kind, scope] == 1 else None

    @cached_property
    def rivals(self) -> Counter[tuple[str, str]]:
        """Count what is gone, by kind and scope."""
        return Counter((one.kind, scope) for one, scope in self.losses.gone)

    @cached_property
    def told(self) -> dict[tuple[str, str], dict[str, Key]]:
        """Map the new records, by kind and scope, to what tells them from others."""
        found = defaultdict[tuple[str, str], dict[str, Key]](dict)
        for place, keys in self.new.items():
            for key in keys:
                found[place].setdefault(self.now[key].words if key in self.now else "", key)
        return found

    @cached_property
    def new(self) -> dict[tuple[str, str], list[Key]]:
        """List the ids that records have now and had not before, by kind and scope."""
        known = {
            (one.kind, self.losses.session_now(one.scope), each)
            for one in addresses(self.losses.before)
            for each in one.ids
        }
        found = defaultdict[tuple[str, str], list[Key]](list)
        identifiers = self.losses.content.identifiers
        for key in identifiers.places:
            if key in identifiers.present and key not in known:
                found[key[:2]].append(key)
        return found


@rule("M230")
def gone_address(
    position: Position, values: Mapping[str, str], variant: str = ""
) -> Iterator[Finding]:
    """Refuse that an address goes without a word of what became of it.

    The variants: none, where nothing seems to have taken its place; "contribution", the same, of
    one; "similar", where something has; "alias", where a record has lost an earlier id;
    "withdrawn", where it was one of the withdrawn; of what is no record "report", "language", and
    "address" of all else.
    """
    yield Finding(position, dict(values), variant)


@rule("M244")
def silent_address(
    position: Position, values: Mapping[str, str], variant: str = ""
) -> Iterator[Finding]:
    """Point out an address that goes with something withdrawn, and does not say so.

    The variants: none, where it stood in a session that was withdrawn; "hidden", where a
    contribution that was published is a draft again.
    """
    yield Finding(position, dict(values), variant)


def gone_addresses(content: Loaded, before: Publication) -> Iterator[Problem]:
    """Check that all that was published before has an address still.

    Each record is told of which an id leads nowhere; without an heir, each of its ids.
    """
    losses = Losses(content, before)
    heirs, register = Heirs(losses), f"{content.folder}/{WITHDRAWN}"
    yield from drafts_again(losses)
    for one, scope in losses.gone:
        if content.identifiers.is_withdrawn("session", one.session):
            link = spelled((one.kind, scope, one.record.id))
            yield from silent_address(Position(register), {"link": link, "file": register})
            continue
        lost, heir = losses.lost(one, scope), heirs.of(one, scope)
        place, variant = place_of(one, scope, heir, losses), variant_of(one, lost, heir, losses)
        for each in lost[:1] if heir else lost:
            values = {
                "kind": one.kind,
                "link": spelled((one.kind, scope, each)),
                "similar": heir[2] if heir else "",
                "line": f"aliases: [{', '.join([*heirs.aliases(heir), *lost])}]",
                "file": register,
            }
            yield from gone_address(place, values, variant)


def drafts_again(losses: Losses) -> Iterator[Problem]:
    """Tell which contributions were published and are drafts now."""
    now = hidden_contributions(losses.content.publication)
    for one in published(losses.before) if "draft" in now.values() else ():
        scope = losses.session_now(one.session)
        identifier = losses.present(one, scope)
        if one.kind == "contribution" and now.get((scope, identifier)) == "draft":
            key = one.kind, scope, identifier
            place = losses.content.identifiers.places[key]
            yield from silent_address(place, {"link": spelled(key)}, "hidden")


def variant_of(one: Addressed, lost: list[str], heir: Key | None, losses: Losses) -> str:
    """Say what became of a record, see `gone_address`."""
    if losses.was_withdrawn(one):
        return "withdrawn"
    if heir:
        return "similar" if one.record.id in lost else "alias"
    return "contribution" if one.kind == "contribution" else ""


def place_of(one: Addressed, scope: str, heir: Key | None, losses: Losses) -> Position:
    """Return the most helpful place: at the heir, the session, or the file it stood in."""
    places, folder = losses.content.identifiers.places, losses.content.folder
    if losses.was_withdrawn(one):
        return Position(f"{folder}/{WITHDRAWN}")
    session = ("session", "", scope or losses.session_now(one.session))
    file = losses.before.files.get((one.kind, one.record.id), "sessions.yaml")
    return (heir and places.get(heir)) or places.get(session, Position(f"{folder}/{file}"))
