"""Print what changed in the locks since the last commit: `locks.py LIST…`.

A line is a package: its name, its version before and now, and the licence that it tells of itself.
"""

import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
LICENCE = "License :: "
NONE = "–"
# A licence may be told by all its words.
SHORT = 80


class Change(NamedTuple):
    """A package whose version is another one; one that is new, or gone, has none on one side."""

    name: str
    before: str
    now: str


def main(lists: list[str]) -> None:
    """Print the changes of each list, but for those that an earlier list has, too."""
    seen: set[Change] = set()
    for one in lists:
        before = run("git", "show", f"HEAD:{one}", check=False)
        every = changes(pinned(before), pinned(Path(one).read_text("utf-8")))
        if found := [change for change in every if change not in seen]:
            print(table(one, found, licences(found)), end="", flush=True)
        seen |= {*found}


def pinned(text: str) -> dict[str, str]:
    """Return the versions in a locked list by the names of the packages."""
    return dict(PINNED.findall(text))


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """List the packages of two locks that differ, in the order of their names."""
    names = sorted(before.keys() | now.keys())
    found = (Change(one, before.get(one, NONE), now.get(one, NONE)) for one in names)
    return [one for one in found if one.before != one.now]


def table(title: str, found: list[Change], told: Mapping[str, str]) -> str:
    """Write the changes of a list, in columns."""
    rows = [(one.name, f"{one.before} → {one.now}", told.get(one.name, "")) for one in found]
    name, versions = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = (f"  {row[0]:{name}}  {row[1]:{versions}}  {row[2]}".rstrip() for row in rows)
    return "\n".join([title, *lines, ""])


def licences(found: list[Change]) -> dict[str, str]:
    """Ask pip for the packages that are new, and read what each tells of itself.

    The reports of the pip that Debian 12 has leave out the field that newer packages tell it in.
    """
    wanted = [f"{one.name}=={one.now}" for one in found if one.now != NONE]
    if not wanted:
        return {}
    with TemporaryDirectory() as folder:
        run(sys.executable, "-m", "pip", "download", "--no-deps", "--dest", folder, *wanted)
        known = map(metadata_of, Path(folder).iterdir())
        return {canonical(str(one["Name"])): licence(one) for one in known}


def metadata_of(package: Path) -> Message:
    """Read what a package tells of itself: a wheel, or its source."""
    if package.suffix == ".whl":
        with ZipFile(package) as wheel:
            name = next(one for one in wheel.namelist() if one.endswith(".dist-info/METADATA"))
            return message_from_bytes(wheel.read(name), policy=default)
    with tarfile.open(package) as source:
        told = next(one for one in source if one.name.count("/") == 1 and "PKG-INFO" in one.name)
        content = source.extractfile(told)
        return message_from_bytes(content.read() if content else b"", policy=default)


def canonical(name: str) -> str:
    """Return the one form of a name that may be written in several, as a lock has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(metadata: Message) -> str:
    """Return the licence by the best that metadata tell: its id, its words, or its classes."""
    every = metadata.get_all("Classifier", [])
    classes = [one.rpartition(" :: ")[2] for one in every if one.startswith(LICENCE)]
    words = " ".join(str(metadata.get("License", "")).split())
    short = words if len(words) <= SHORT else ""
    return str(metadata.get("License-Expression", "")) or short or " / ".join(classes)


def run(*command: str, check: bool = True) -> str:
    """Return what a program says; its complaints are seen."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=check)  # noqa: S603
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
