"""A run: due addresses are asked, copies are looked up, and all is remembered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from memoria.check.upkeep.addresses import Linked
from memoria.check.upkeep.archives import LOOK_UP, copy_of
from memoria.check.upkeep.asking import Asker
from memoria.check.upkeep.visits import Visit, next_first

Known = Mapping[str, Visit]


def look(
    linked: Mapping[str, Linked], known: Known, asker: Asker, today: date, archive: str = LOOK_UP
) -> dict[str, Visit]:
    """Return what is known of the addresses after a run; what is linked no more is forgotten."""
    seen = {address: known.get(address, Visit()) for address in linked}
    for address in next_first(linked, seen, today):
        if asker.has_time:
            seen[address] = seen[address].after(asker.ask(address), today)
    for address in lost_first(linked, seen):
        if asker.has_time and seen[address].seeks(today):
            one = linked[address]
            copy = copy_of(address, one.read.day if one.read else today, asker, archive)
            if copy is not None:
                seen[address] = replace(seen[address], copy=copy, sought=today)
    return seen


def lost_first(linked: Mapping[str, Linked], seen: Known) -> list[str]:
    """List the addresses of which a copy is wanted: those that are dead, then sources."""
    wanted = [
        one.address
        for one in linked.values()
        if not one.has_copy and (one.is_source or seen[one.address].is_dead)
    ]
    return sorted(wanted, key=lambda one: not seen[one].is_dead)
