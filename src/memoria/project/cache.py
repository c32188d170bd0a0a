"""What was worked out before, kept by the content that it was made from."""

import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import Self, TypeVar

import memoria

FOLDER, ENDING = ".memoria", ".sqlite"
# Bytes that are kept back, to be written at once.
FULL = 8_000_000
# So many sweeps a value outlives its last use: between two edits a text may come back.
SWEEPS = 4
# Seconds to wait for another process; after that this one works without the cache.
PATIENCE = 10
# More values than this are not asked for in one sentence of SQL.
MANY = 500
# A program that dies while it writes may spoil the file: each value has a digest of its own.
BEGINNING = """
    PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA trusted_schema = OFF;
    CREATE TABLE IF NOT EXISTS kept (
        name TEXT PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS used (
        kind TEXT, name TEXT, sweep INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sweeps (kind TEXT PRIMARY KEY, number INTEGER NOT NULL);
"""
Result = TypeVar("Result")


def key(kind: str, *parts: bytes | str) -> str:
    """Return the name of a value of some kind that is made from these parts and nothing else."""
    found = blake2b(digest_size=20)
    for part in parts:
        content = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:%b" % (len(content), content))
    return f"{kind}:{found.hexdigest()}"


@cache
def program() -> bytes:
    """Return the digest of all that works things out: Python, the libraries, our own files."""
    found = blake2b(sys.version.encode())
    places = [Path(place) for place in dict.fromkeys(sys.path) if place]
    libraries = (path.name for place in places for path in place.glob("*.dist-info"))
    found.update("\n".join(sorted(libraries)).encode())
    for path in sorted(Path(memoria.__file__).parent.rglob("*.*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(key(path.name, path.read_bytes()).encode())
    return found.digest()


def place_of(root: Path) -> Path | None:
    """Return the file of a project's cache, if there can be one.

    Its name holds what made it and which folder it was made in: a cache that was copied, cloned
    or committed goes by another name, and by that nobody finds it.
    """
    folder = root / FOLDER
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        about = folder.lstat()
        ours = not hasattr(os, "geteuid") or about.st_uid == os.geteuid()
        if ours and not folder.is_symlink() and os.access(folder, os.W_OK):
            stamp = key("", program(), f"{about.st_dev} {about.st_ino} {about.st_uid}")
            return folder / f"{stamp[1:]}{ENDING}"
    return None


class Cache:
    """Keep values by names that hold all they are made from, see `key`; for several processes.

    Whatever goes wrong with it, nothing is found and nothing is kept.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.file = place_of(root) if root else None
        self.lock = RLock()
        # A process that was begun by another one has a connection of its own.
        self.connections: dict[int, sqlite3.Connection] = {}
        self.used: set[str] = set()
        self.waiting: dict[str, bytes] = {}
        self.size = 0
        self.grown: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sweep()
        self.close()

    def get(self, name: str) -> bytes | None:
        """Return the value of a name, if it is kept."""
        return self.get_all([name]).get(name)

    def put(self, name: str, content: bytes) -> None:
        """Keep a value."""
        self.put_all({name: content})

    def get_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the values of those names that are kept."""
        with self.lock:
            asked = dict.fromkeys(names)
            found = {name: self.waiting[name] for name in asked if name in self.waiting}
            others = [name for name in asked if name not in found]
            for first in range(0, len(others), MANY):
                some = others[first : first + MANY]
                found |= self.ask(read, some) or {}
            self.used |= found.keys()
            return found

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """Keep values."""
        with self.lock:
            if self.file:
                self.waiting |= contents
                self.used |= contents.keys()
                self.grown |= {kind_of(name) for name in contents}
                self.size += sum(map(len, contents.values()))
                if self.size > FULL:
                    self.write()

    def write(self) -> None:
        """Write the values that wait."""
        waiting, self.waiting = self.waiting, {}
        self.size = 0
        if waiting:
            self.ask(write, waiting)

    def sweep(self) -> None:
        """Write what waits; of kinds that have grown, drop what was long not used."""
        with self.lock:
            self.write()
            names, self.used = self.used, set()
            grown, self.grown = self.grown, set()
            for kind in sorted(grown):
                mine = sorted(name for name in names if kind_of(name) == kind)
                self.ask(sweep, kind, mine)

    def ask(self, work: Callable[..., Result], *arguments: object) -> Result | None:
        """Do something with the file in one transaction.

        A broken file is thrown away; one that another process holds for long is left alone.
        """
        try:
            if self.file is None:
                return None
            connection = self.connections.get(os.getpid()) or self.connect(self.file)
            with connection:
                return work(connection, *arguments)
        except (sqlite3.Error, OSError) as error:
            if not is_busy(error):
                throw_away(self.file)
            self.close()
            self.file = None
            return None

    def connect(self, file: Path) -> sqlite3.Connection:
        """Open the file, and make it anew where it is broken; those of others are removed."""
        try:
            connection = connected(file)
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                raise
            throw_away(file)
            connection = connected(file)
        self.connections[os.getpid()] = connection
        for other in file.parent.glob(f"*{ENDING}"):
            if other != file:
                throw_away(other)
        return connection

    def close(self) -> None:
        """Let the file go."""
        if connection := self.connections.pop(os.getpid(), None):
            connection.close()


def kind_of(name: str) -> str:
    """Return the kind of a value, with which its name begins."""
    return name.partition(":")[0]


def is_busy(error: Exception) -> bool:
    """Tell whether only another process is in the way."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY


def connected(file: Path) -> sqlite3.Connection:
    """Open a file and see that it is a cache."""
    connection = sqlite3.connect(file, timeout=PATIENCE, check_same_thread=False)
    try:
        connection.executescript(BEGINNING)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def throw_away(file: Path | None) -> None:
    """Remove a cache, if the system lets us."""
    with suppress(OSError):
        if file:
            file.unlink(missing_ok=True)


def proof(name: str, content: bytes) -> bytes:
    """Return the digest of a value, by which damage is seen."""
    return blake2b(f"{name}\n".encode() + content, digest_size=16).digest()


def read(file: sqlite3.Connection, names: Collection[str]) -> dict[str, bytes]:
    """Read values; one that is not what was written is as good as none."""
    marks = ",".join("?" * len(names))
    sql = f"SELECT name, digest, content FROM kept WHERE name IN ({marks})"  # noqa: S608
    rows = file.execute(sql, tuple(names)).fetchall()
    bytes_only = [row for row in rows if isinstance(row[2], bytes)]
    return {name: content for name, digest, content in bytes_only if digest == proof(name, content)}


def write(file: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Write values."""
    rows = [(name, proof(name, content), content) for name, content in contents.items()]
    file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
    file.executemany(
        "INSERT OR REPLACE INTO used VALUES (?1, ?2, "
        "coalesce((SELECT number FROM sweeps WHERE kind = ?1), 0))",
        [(kind_of(name), name) for name in contents],
    )


def sweep(file: sqlite3.Connection, kind: str, names: Collection[str]) -> None:
    """Count a sweep of one kind, note which values were used, and drop those that long were not."""
    file.execute(
        "INSERT INTO sweeps VALUES (?, 1) ON CONFLICT DO UPDATE SET number = number + 1", (kind,)
    )
    (number,) = file.execute("SELECT number FROM sweeps WHERE kind = ?", (kind,)).fetchone()
    file.executemany(
        "UPDATE used SET sweep = ? WHERE kind = ? AND name = ?",
        [(number, kind, name) for name in names],
    )
    old = kind, number - SWEEPS
    file.execute(
        "DELETE FROM kept WHERE name IN (SELECT name FROM used WHERE kind = ? AND sweep <= ?)", old
    )
    file.execute("DELETE FROM used WHERE kind = ? AND sweep <= ?", old)
