"""What seems to have taken the place of what is gone."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from memoria.check.losses import Losses
from memoria.content.addresses import Addressed, addresses
from memoria.content.similar import similar
from memoria.content.withdrawals import Key


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
        identifiers = self.losses.content.identifiers
        now = identifiers.renamed(one.kind, one.record.id, scope) or one.record.id
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
