"""Known vulnerabilities of what is locked, as OSV tells them.

The service takes the names and versions of all packages at once, of any language; a tool of its own
would bring more packages than it looks after.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple

from memoria.check.upkeep.asking import Asker

# https://google.github.io/osv.dev/post-v1-querybatch/
SERVICE = "https://api.osv.dev/v1/querybatch"
TOLD = "https://osv.dev/vulnerability/"
MOST = 1000  # packages in a question
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
ID = re.compile(r"[A-Za-z]+(-\w+)+")
NPM = "package-lock.json"


class Package(NamedTuple):
    """What a lock names."""

    ecosystem: str
    name: str
    version: str


def locked(folder: Path) -> list[Package]:
    """List what the locks below a folder name."""
    texts = {one: one.read_text("utf-8") for one in folder.rglob("*.txt")}
    npm = {one: one.read_text("utf-8") for one in folder.rglob(NPM)}
    found = {one for text in texts.values() for one in of_python(text)}
    return sorted(found | {one for text in npm.values() for one in of_npm(text)})


def of_python(text: str) -> Iterator[Package]:
    """Yield what a list of requirements pins."""
    for name, version in PINNED.findall(text):
        yield Package("PyPI", name, version)


def of_npm(text: str) -> Iterator[Package]:
    """Yield what a lock of npm names; its first entry is the project itself."""
    for path, one in json.loads(text).get("packages", {}).items():
        if path:
            yield Package("npm", path.rpartition("node_modules/")[2], str(one["version"]))


def vulnerabilities(
    packages: Sequence[Package], asker: Asker, service: str = SERVICE
) -> dict[Package, tuple[str, ...]] | None:
    """Return what is known of each package by the ids of it, or None without an answer."""
    found: dict[Package, tuple[str, ...]] = {}
    for start in range(0, len(packages), MOST):
        some = packages[start : start + MOST]
        try:
            told = asker.read(service, question(some).encode())
            found |= answered(some, json.loads(told))
        except (OSError, HTTPException, ValueError):
            return None
    return found


def question(packages: Sequence[Package]) -> str:
    """Write what is asked about packages."""
    queries = [
        {"package": {"ecosystem": one.ecosystem, "name": one.name}, "version": one.version}
        for one in packages
    ]
    return json.dumps({"queries": queries})


def answered(
    packages: Sequence[Package],
    told: Mapping[str, Sequence[Mapping[str, Sequence[Mapping[str, str]]]]],
) -> dict[Package, tuple[str, ...]]:
    """Read what is told of packages, in their order.

    Raises ValueError where it is not of them.
    """
    try:
        results = told["results"]
        pairs = zip(packages, results, strict=True)
        found = {one: [it["id"] for it in result.get("vulns", ())] for one, result in pairs}
        named = {one: tuple(sorted(filter(ID.fullmatch, ids))) for one, ids in found.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError from error
    return {one: ids for one, ids in named.items() if ids}
