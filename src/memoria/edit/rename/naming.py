"""Which record is to be renamed, and what that makes of the names it is known by."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from memoria.content.addresses import spelled
from memoria.content.base import IDENTIFIER, LONGEST_IDENTIFIER
from memoria.content.kinds import KINDS
from memoria.content.markdown import CROSS_LINK, CrossLink, parse_cross_link, parser
from memoria.content.pictures import SCHEME
from memoria.content.publication import SummaryName
from memoria.content.similar import similar, suggested_identifier
from memoria.content.states import ITEM_KINDS
from memoria.content.withdrawals import Key
from memoria.load.identifiers import Identifiers
from memoria.rules.commands import fail, not_renamed

Relink = Callable[[str], str]
# Of the names that are meant, perhaps, so many are told.
MOST = 12


@dataclass(frozen=True)
class Rename:
    """Say which record gets which id. The scope is where its id is unique, see `Identifiers`.

    In the scopes `apart` another record of the kind has that id.
    """

    kind: str
    scope: str
    old: str
    new: str
    apart: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the record's name as it is written to tell it from all others."""
        return spelled((self.kind, self.scope, self.old))

    def identifier(self, kind: str, scope: str, identifier: str) -> str:
        """Return the id that a record has afterwards."""
        own = kind == self.kind and self.scope in {"", scope}
        return self.new if own and identifier == self.old else identifier

    def link(self, written: str, session: str = "") -> str:
        """Return a cross-link as it is written afterwards, in a text of a session."""
        link = parse_cross_link(written)
        if not link:
            shown = self.identifier("picture", "", written.removeprefix(SCHEME))
            return f"{SCHEME}{shown}" if written.startswith(SCHEME) else written
        if self.is_elsewhere(link, session):
            return f"{link.kind}:{self.scope}/{self.new}"
        item = self.identifier(link.kind, link.session or session, link.item)
        owner = self.identifier("session", "", link.session)
        return f"{link.kind}:{owner}/{item}" if link.session else f"{link.kind}:{item}"

    def is_elsewhere(self, link: CrossLink, session: str) -> bool:
        """Tell whether a link without a session leads to the record from another session."""
        named = (link.kind, link.session, link.item) == (self.kind, "", self.old)
        return named and KINDS[link.kind].gathered and session not in {self.scope, *self.apart}

    def text(self, name: str, scope: str) -> str:
        """Return the name of a text of a record, as in `initiatives.business-support.title`."""
        parts = name.split(".")
        for number, (field, part) in enumerate(pairwise(parts), start=1):
            parts[number] = self.identifier(ITEM_KINDS.get(field, ""), scope, part)
        return ".".join(parts)

    def summary(self, name: SummaryName) -> SummaryName:
        """Return the name of a prose text."""
        session = self.identifier("session", "", name.session)
        return SummaryName(session, name.kind, self.identifier(name.kind, name.session, name.item))


def find(identifiers: Identifiers, folder: str, old: str, new: str) -> Rename:
    """Return what is to be renamed.

    Raises MemoriaError where the one name does not mean one record, or the other cannot be its id.
    """
    found = named(identifiers, old)
    present = [key for key in found if key in identifiers.present]
    if len(present) > 1:
        known = ", ".join(map(spelled, present[:MOST]))
        raise fail(not_renamed(folder, {"written": old, "known": known}, "ambiguous"))
    if not present:
        earlier = [key for key in found if key in identifiers.retired]
        raise unknown(identifiers, folder, old, earlier)
    kind, scope, _ = present[0]
    apart = frozenset(one[1] for one in identifiers.present if one[::2] == (kind, present[0][2]))
    rename = Rename(*present[0], new, apart - {scope})
    refuse_id(identifiers, folder, rename)
    return rename


def named(identifiers: Identifiers, written: str) -> list[Key]:
    """List the records, or earlier ids of records, that a name as people write it may mean."""
    kind, _, path = written.rpartition(":")
    scope, _, identifier = path.rpartition("/")
    return [
        key
        for key in identifiers.places
        if key[2] == identifier and kind in {"", key[0]} and scope in {"", key[1]}
    ]


def unknown(identifiers: Identifiers, folder: str, old: str, earlier: list[Key]) -> Exception:
    """Return the exception for a name that means nothing, or means something by an earlier id."""
    if earlier:
        kind, scope, _ = earlier[0]
        now = spelled((kind, scope, identifiers.retired[earlier[0]]))
        return fail(not_renamed(folder, {"written": old, "known": now}, "earlier"))
    present = [key for key in identifiers.places if key in identifiers.present]
    meant = similar(old, [key[2] for key in present]) or similar(old, list(map(spelled, present)))
    return fail(not_renamed(folder, {"written": old, "known": meant}, "similar" if meant else ""))


def refuse_id(identifiers: Identifiers, folder: str, rename: Rename) -> None:
    """Make sure that a record can have its new id; one of its earlier ids it can have again.

    Raises MemoriaError where it cannot.
    """
    new, key = rename.new, (rename.kind, rename.scope, rename.new)
    values = {"written": new, "known": suggested_identifier(new)}
    if not re.fullmatch(IDENTIFIER, new) or len(new) > LONGEST_IDENTIFIER:
        raise fail(not_renamed(folder, values, "form" if values["known"] else "no-form"))
    if new == rename.old:
        raise fail(not_renamed(folder, values, "same"))
    if key in identifiers.places and identifiers.retired.get(key) != rename.old:
        where = {"written": new, "known": str(identifiers.places[key])}
        raise fail(not_renamed(folder, where, "retired" if key in identifiers.retired else "taken"))


def relinked(markdown: str, relink: Relink) -> str:
    """Return Markdown with its cross-links as they are to be written.

    Whether a piece of it is a link, the parser tells: it must find the new one. All are tried at
    once, and one after the other only where some are none.
    """
    found = [one for one in re.finditer(CROSS_LINK, markdown) if relink(one[0]) != one[0]]
    if not found:
        return markdown
    at_once = re.sub(CROSS_LINK, lambda one: relink(one[0]), markdown)
    if targets(at_once) - targets(markdown) == Counter(relink(one[0]) for one in found):
        return at_once
    for match in reversed(found):
        new = relink(match[0])
        trial = markdown[: match.start()] + new + markdown[match.end() :]
        if targets(trial)[new] > targets(markdown)[new]:
            markdown = trial
    return markdown


def targets(markdown: str) -> Counter[str]:
    """Count what the links and pictures of a text name, definitions that none uses among them."""
    environment: dict[str, Any] = {}
    blocks = parser().parse(markdown, environment)
    found = Counter(
        str(token.attrs.get("href") or token.attrs.get("src"))
        for block in blocks
        for token in block.children or []
        if token.type in {"link_open", "image"}
    )
    found.update(one["href"] for one in environment.get("references", {}).values())
    return found
