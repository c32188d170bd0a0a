"""The list of all files of a site with their digests, which is written last into the site."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import memoria
from memoria.project.copies import files_below, read
from memoria.project.history import History
from memoria.project.project import Work
from memoria.project.writing import write_file

# Larger lists are none of ours.
LARGEST = 100_000_000
INVENTORY, FORM = "data/build.json", 1
LOCKED = re.compile(r"^([\w.-]+)==([\w.+!-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Inventory:
    """Hold what a list tells: the commit that a site is made of, if any, and its files' digests."""

    commit: str
    files: Mapping[str, str]


def read_inventory(content: bytes) -> Inventory:
    """Read a list of a site's files.

    Raises ValueError where it is none.
    """
    told = json.loads(content)
    if not isinstance(told, dict) or told.get("format") != FORM:
        raise ValueError(INVENTORY)
    commit, files = told.get("commit"), told.get("files")
    if not isinstance(commit, str) or not isinstance(files, dict):
        raise ValueError(INVENTORY)
    return Inventory(commit, {str(name): str(digest) for name, digest in files.items()})


def write_inventory(site: Path, work: Work) -> None:
    """Write down what a site was made of, and a digest of each file but the list itself."""
    told = {
        "format": FORM,
        "commit": commit_of(work),
        "versions": versions(work.settings.root),
        "files": {name: sha256(read(f"{site}/{name}")).hexdigest() for name in names_of(site)},
    }
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
    write_file(site / INVENTORY, f"{text}\n".encode())


def names_of(site: Path) -> list[str]:
    """List the files of a site but the list itself."""
    return [name for name in files_below(site) if name != INVENTORY]


def commit_of(work: Work) -> str:
    """Return the commit that a site is made of, or nothing where it is made of anything else."""
    own = work.settings
    parts = [work.data, own.docs, own.overrides, own.messages, own.config]
    parts += [Path(memoria.__file__).parent]
    inside = [str(one.resolve()) for one in parts if one.resolve().is_relative_to(own.root)]
    history = History(own.root)
    commit = history.ask("rev-parse", "HEAD").decode().strip()
    return commit if commit and work.folder and not history.changed(commit, *inside) else ""


def versions(root: Path) -> dict[str, str]:
    """Return the versions of this program and of all that is locked beside it."""
    locked = root / "requirements" / "site.txt"
    text = locked.read_text("utf-8") if locked.is_file() else ""
    return {"memoria": memoria.__version__, **dict(LOCKED.findall(text))}
