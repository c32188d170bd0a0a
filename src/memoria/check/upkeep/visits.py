"""What is remembered of addresses between runs, and when one is called dead."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlsplit

# An address that answered is asked again after four weeks, one that did not after one. By the
# clock of a weekly job a week may be some hours short.
WELL_FOR, WEEK = timedelta(days=27), timedelta(days=6)
# So often, in weeks that follow one another, an address must fail before it is called dead.
FAILURES = 3
# With these a host refuses programs, or asks for patience: a person may see the page.
UNSURE = {"401", "403", "406", "407", "429", "451", "503", "999", "robots", "busy"}


@dataclass(frozen=True)
class Visit:
    """What is known of an address: when it was asked, what it answered, how often it failed.

    `copy` is what an archive keeps of it, which was `sought` on a day.
    """

    asked: date | None = None
    answer: str = ""
    failures: int = 0
    copy: str = ""
    sought: date | None = None

    @property
    def is_well(self) -> bool:
        """Tell whether the page is there."""
        return self.answer.startswith("2")

    @property
    def is_unsure(self) -> bool:
        """Tell whether the host did not let a program see."""
        return self.answer in UNSURE

    @property
    def is_dead(self) -> bool:
        """Tell whether it failed in so many weeks that somebody should look."""
        return self.failures >= FAILURES

    def is_due(self, today: date) -> bool:
        """Tell whether the address is to be asked again."""
        if self.asked is None:
            return True
        return today - self.asked >= (WELL_FOR if self.is_well else WEEK)

    def seeks(self, today: date) -> bool:
        """Tell whether an archive is to be asked for a copy."""
        return not self.copy and (self.sought is None or today - self.sought >= WELL_FOR)

    def after(self, answer: str, today: date) -> "Visit":
        """Return what is known when an answer has come: what is unsure counts for nothing."""
        seen = replace(self, asked=today, answer=answer)
        if seen.is_unsure:
            return seen
        return replace(seen, failures=0 if seen.is_well else self.failures + 1)


def next_first(addresses: Iterable[str], known: Mapping[str, Visit], today: date) -> list[str]:
    """List what is to be asked: who waits longest first, each host once before any comes twice."""
    due = [one for one in addresses if known.get(one, Visit()).is_due(today)]
    hosts = groupby(sorted(due, key=host_of), host_of)
    turns = [
        (turn, known.get(one, Visit()).asked or date.min, one)
        for _, some in hosts
        for turn, one in enumerate(sorted(some, key=lambda one: waited(known.get(one))))
    ]
    return [one for *_, one in sorted(turns)]


def waited(visit: Visit | None) -> date:
    """Return the day since which an address waits."""
    return (visit and visit.asked) or date.min


def host_of(address: str) -> str:
    """Return the host of an address, with its port."""
    return urlsplit(address).netloc.lower()


def read_visits(text: str) -> dict[str, Visit]:
    """Read what was remembered; of what cannot be read nothing is known."""
    try:
        return {address: visit_of(kept) for address, kept in json.loads(text).items()}
    except (AttributeError, TypeError, ValueError):
        return {}


def visit_of(kept: Mapping[str, object]) -> Visit:
    """Return a visit as it was written.

    Raises TypeError or ValueError where it was not.
    """
    asked, sought = (kept.get(one) for one in ("asked", "sought"))
    return Visit(
        date.fromisoformat(str(asked)) if asked else None,
        str(kept["answer"]),
        int(str(kept["failures"])),
        str(kept["copy"]),
        date.fromisoformat(str(sought)) if sought else None,
    )


def write_visits(known: Mapping[str, Visit]) -> str:
    """Return what is remembered, an address a line."""
    lines = (
        f"{json.dumps(address)}: {json.dumps(asdict(known[address]), default=str)}"
        for address in sorted(known)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
