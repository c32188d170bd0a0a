"""What a run of the checks found, as the committed file keeps it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("last.json")


@dataclass(frozen=True)
class Look:
    """A page as axe looked at it: its kind, how wide the screen was, how many faults it has.

    The `state` is the test that led there: one with a menu, or the search, open.
    """

    state: str
    language: str
    path: str
    kind: str
    width: int
    faults: int


@dataclass(frozen=True)
class Results:
    """A run: its day, the programs by name, what axe looked at, how each test ended.

    `valid` is the number of pages whose HTML was checked, `outcomes` are `passed`, or how else it
    was, by tests.
    """

    day: date
    programs: Mapping[str, str]
    looks: tuple[Look, ...]
    valid: int
    outcomes: Mapping[str, str]

    @property
    def failed(self) -> list[str]:
        """List the tests that did not pass, for whatever reason."""
        return sorted(one for one, how in self.outcomes.items() if how != "passed")

    @property
    def faults(self) -> int:
        """Return how many faults axe found."""
        return sum(one.faults for one in self.looks)

    @property
    def is_whole(self) -> bool:
        """Tell whether everything was looked at and nothing was found."""
        return bool(self.looks and self.valid and self.outcomes) and not (
            self.failed or self.faults
        )

    @property
    def pages(self) -> int:
        """Return how many pages axe looked at, each language for itself."""
        return len({(one.language, one.path) for one in self.looks})

    @property
    def kinds(self) -> list[str]:
        """List the kinds of pages that axe looked at."""
        return sorted({one.kind for one in self.looks})

    @property
    def widths(self) -> list[int]:
        """List how wide the screens were."""
        return sorted({one.width for one in self.looks})

    @property
    def states(self) -> set[str]:
        """Return the tests that led to what axe looked at."""
        return {one.state for one in self.looks}


def read(text: str) -> Results:
    """Read what was kept."""
    kept: dict[str, Any] = json.loads(text)
    looks = tuple(Look(*one) for one in kept.pop("looks"))
    return Results(**{**kept, "day": date.fromisoformat(kept["day"]), "looks": looks})


def write(results: Results) -> str:
    """Return what is kept: sorted, a look a line, so that a change of it can be read."""
    kept = {**asdict(results), "day": results.day.isoformat(), "looks": []}
    told = json.dumps(kept, indent=2, ensure_ascii=False, sort_keys=True)
    looks = sorted({tuple(asdict(one).values()) for one in results.looks})
    lines = ",\n    ".join(json.dumps(one, ensure_ascii=False) for one in looks)
    return told.replace('"looks": []', f'"looks": [\n    {lines}\n  ]' if lines else '"looks": []')
