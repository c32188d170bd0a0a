"""Tell whether the environment has all that a locked list names: `environment.py LIST`.

It ends with 0 if so, and with LACKING where something is to be installed. Any other status means
that the environment was moved, or that files of it are gone: nothing can be installed into it.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

WHOLE, BROKEN, LACKING = 0, 1, 3
ROOT = Path(__file__).resolve().parent.parent
PROJECT = "memoria"
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+) *\\?$", re.MULTILINE)


def main(requirements: Path) -> int:
    """Compare what is installed with a locked list."""
    found = {canonical(one.name): one for one in distributions()}
    pinned = {
        canonical(name): version for name, version in PINNED.findall(requirements.read_text())
    }
    held = [found[name] for name in (PROJECT, "pip", *pinned) if name in found]
    if "pip" not in found or not all(is_whole(one) for one in held) or was_moved(found):
        return BROKEN
    versions = {name: one.version for name, one in found.items()}
    return WHOLE if PROJECT in found and pinned.items() <= versions.items() else LACKING


def canonical(name: str) -> str:
    """Return the one form of a name that may be written in several."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_whole(one: Distribution) -> bool:
    """Tell whether each file of a distribution is there, as large as it was."""
    sizes = dict(sizes_of(one))
    return bool(sizes) and all(
        path.is_file() and path.stat().st_size == size for path, size in sizes.items()
    )


def sizes_of(one: Distribution) -> Iterator[tuple[Path, int]]:
    """Yield each file of a distribution with the size that it was recorded with."""
    for path, _, size in csv.reader((one.read_text("RECORD") or "").splitlines()):
        if size and not path.endswith(".pyc"):
            yield Path(str(one.locate_file(path))), int(size)


def was_moved(found: dict[str, Distribution]) -> bool:
    """Tell whether the project was installed from another folder: its programs name that one."""
    origin = found[PROJECT].read_text("direct_url.json") if PROJECT in found else None
    return origin is not None and json.loads(origin)["url"] != ROOT.as_uri()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
