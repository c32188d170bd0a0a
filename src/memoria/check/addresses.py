"""The rule for addresses: what was published keeps one, so that no link to it leads nowhere."""

from collections.abc import Iterator, Mapping

from memoria.check.heirs import Heirs
from memoria.check.losses import Losses
from memoria.content.addresses import Addressed, spelled
from memoria.content.publication import Publication
from memoria.content.withdrawals import Key
from memoria.load.content import Content
from memoria.rules.problems import Finding, Position, Problem, rule

# The register of what had to go.
WITHDRAWN = "withdrawn.yaml"


@rule("M230")
def gone_address(
    position: Position, values: Mapping[str, str], variant: str = ""
) -> Iterator[Finding]:
    """Refuse that an id, or an earlier one, goes without a word of what became of it.

    The variants: none, where nothing seems to have taken its place; "contribution", the same, of
    one; "similar", where something has; "alias", where a record has lost an earlier id;
    "withdrawn", where it was one of the withdrawn.
    """
    yield Finding(position, dict(values), variant)


def gone_addresses(content: Content, before: Publication) -> Iterator[Problem]:
    """Check that all that was published before has an address still.

    Each record is told of which an id leads nowhere; without an heir, each of its ids.
    """
    losses = Losses(content, before)
    heirs = Heirs(losses)
    for one, scope in losses.gone:
        lost, heir = losses.lost(one, scope), heirs.of(one, scope)
        place, variant = place_of(one, scope, heir, losses), variant_of(one, lost, heir, losses)
        for each in lost[:1] if heir else lost:
            values = {
                "kind": one.kind,
                "link": spelled((one.kind, scope, each)),
                "similar": heir[2] if heir else "",
                "line": f"aliases: [{', '.join([*heirs.aliases(heir), *lost])}]",
                "file": f"{content.folder}/{WITHDRAWN}",
            }
            yield from gone_address(place, values, variant)


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
