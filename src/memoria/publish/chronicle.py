"""When each record and each text came to readers and last changed, as the commits tell it.

A file of records is split by its lines, so that of each version only what is new in it is read. A
record is followed into another file, and under another id that names the one before as an alias.
"""

import json
import marshal
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from memoria.content.kinds import KINDS
from memoria.content.publication import TEXT, Revision
from memoria.load.entries import Entry, aliases, entries, inner_items
from memoria.load.files import read_document
from memoria.load.summaries import FOLDER
from memoria.project.cache import Cache, key
from memoria.project.history import History, Step
from memoria.publish.lineage import Edit, Names, contents_of, follow, version

# What people who mean to come have to know: where it is another, their calendars are to tell them.
PLAN = (
    *("starts", "ends", "timezone", "status", "rescheduled_from"),
    *("mode", "platform", "place", "venue"),
)
# Before a key at the top of a file, and before the items of its list.
TOP, ITEM = re.compile(rb"\n(?=[\w\"'])"), re.compile(rb"\n *- ")
LIST = b"\nsessions:"
# So many versions are held at once, and so many commits looked for in the cache.
HELD, RECENT = 4, 500
Name = tuple[str, str]


class Told(NamedTuple):
    """What is known of a record or a text: digests of it and of its plan, seconds, and a number."""

    digest: bytes
    plan: bytes
    since: int
    changed: int
    moved: int


@dataclass
class Chronicle:
    """Follow records and texts from commit to commit.

    `files` are the digests of their parts, `passages` the names in texts that were edited.
    """

    told: dict[Name, Told] = field(default_factory=dict)
    files: dict[str, frozenset[bytes]] = field(default_factory=dict)
    passages: Names = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    def follow(self, steps: Sequence[Step], history: History) -> None:
        """Take over what some commits changed, the oldest first."""
        self.codes |= {code_of(name) for kind, name in self.told if kind == TEXT}
        for first in range(0, len(steps), HELD):
            some = steps[first : first + HELD]
            edits = [self.take_texts(step) for step in some]
            texts = {*chain.from_iterable(map(contents_of, edits))}
            listed = [blob for step in some for name, blob in step.files.items() if is_listed(name)]
            contents = history.contents([*sorted(texts), *listed])
            versions = {one: version(contents.get(one, b"")) for one in texts}
            for step, edited in zip(some, edits, strict=True):
                follow(self.passages, edited, versions)
                for name, blob in step.files.items():
                    if is_listed(name):
                        self.take_records(name, contents.get(blob, b""), step.moment)

    def take_texts(self, step: Step) -> list[Edit]:
        """Take over the texts of a commit; one that only went to another file has not changed.

        Those that were there before are listed.
        """
        texts = {name: blob for name, blob in step.files.items() if name.endswith(".md")}
        self.codes |= set(map(code_of, texts))
        gone = [name for name, blob in texts.items() if not blob and (TEXT, name) in self.told]
        left = {self.told[TEXT, name].digest: name for name in gone}
        told, edits = dict[Name, Told](), list[Edit]()
        for name, blob in texts.items():
            if digest := blob.encode():
                held = name if (TEXT, name) in self.told else left.get(digest, "")
                before = self.told.get((TEXT, held))
                told[TEXT, name] = after(before, digest, b"", step.moment)
                if before and is_prose(name):
                    old = before.digest.decode()
                    edits.append(Edit(held, name, old, blob, dict(self.beside(name))))
        self.told |= told
        return edits

    def beside(self, file: str) -> Iterator[tuple[str, str]]:
        """List the same text in other languages, and what is in it."""
        stem = file.rsplit(".", 2)[0]
        for code in sorted(self.codes):
            name = f"{stem}.{code}.md"
            if name != file and (one := self.told.get((TEXT, name))):
                yield name, one.digest.decode()

    def take_records(self, name: str, content: bytes, moment: int) -> None:
        """Take over the records of a version of a file that its version before did not have."""
        parts = {digest_of(part): part for part in fragments(name, content)}
        due = parts.keys() - self.files.get(name, frozenset())
        self.files[name] = frozenset(parts)
        for entry in chain.from_iterable(read(name, parts[one]) for one in parts if one in due):
            own = entry.kind, entry.identifier
            names = [own, *((entry.kind, alias) for _, alias in [*aliases(entry)][::-1])]
            before = next((self.told[one] for one in names if one in self.told), None)
            digest, plan = digest_of(written(entry.value)), plan_of(entry)
            told = after(before, digest, plan, moment)
            late = before is None and "rescheduled_from" in entry.value
            self.told[own] = told._replace(moved=1) if late else told


def after(before: Told | None, digest: bytes, plan: bytes, moment: int) -> Told:
    """Return what is known after a commit, whose clock may have gone wrong."""
    if before is None:
        return Told(digest, plan, moment, moment, 0)
    changed = before.changed if digest == before.digest else max(moment, before.changed)
    return Told(digest, plan, before.since, changed, before.moved + (plan != before.plan))


def is_prose(name: str) -> bool:
    """Tell whether a file holds a text in a language."""
    return name.startswith(FOLDER) and name.count(".") > 1


def code_of(name: str) -> str:
    """Return the language of a text by the name of its file, or nothing."""
    return name.split(".")[-2] if is_prose(name) else ""


def is_listed(name: str) -> bool:
    """Tell whether a file holds records."""
    return name.endswith(".yaml") and name.count("/") == name.startswith("sessions/")


def fragments(name: str, content: bytes) -> Iterator[bytes]:
    """Split a file into its records, each below the key of its list."""
    lines = b"\n" + content.removeprefix(BOM_UTF8)
    if name.startswith("sessions/") and LIST not in lines:
        yield content
        return
    for block in TOP.split(lines)[1:]:
        item = ITEM.search(block)
        if item is None:
            yield block
            continue
        head = block.partition(b"\n")[0] + item[0]
        yield from (head + one for one in block.split(item[0])[1:])


def read(name: str, fragment: bytes) -> Iterator[Entry]:
    """Read a record and what stands in it under an id of its own; of a broken one, nothing."""
    document = read_document(name, name, fragment)
    if document.problems or document.refused:
        return
    for entry in entries(document):
        inner = (one for _, one in inner_items(entry) if not KINDS[one.kind].local)
        yield from (one for one in (entry, *inner) if one.identifier)


def written(value: Mapping[str, Any]) -> bytes:
    """Write down what a record says, but for the names it goes by."""
    said = {name: one for name, one in value.items() if name not in {"id", "aliases", "accepted"}}
    return json.dumps(said, sort_keys=True, default=str).encode()


def plan_of(entry: Entry) -> bytes:
    """Return the digest of when and where a session is held, and whether it is."""
    if entry.kind != "session":
        return b""
    return digest_of(written({name: entry.value.get(name) for name in PLAN}))


def digest_of(content: bytes) -> bytes:
    """Return a short digest."""
    return blake2b(content, digest_size=12).digest()


def revisions(history: History, cache: Cache) -> dict[Name, Revision]:
    """Map records and texts to their revisions, by kind and id or by file; without git to nothing.

    What was found out at an earlier commit is gone on from.
    """
    head = history.head()
    if not head:
        return {}
    kept = cache.get(place(history, head))
    chronicle = opened(kept) if kept else caught_up(history, cache)
    if not kept:
        content = marshal.dumps(
            (
                {one: tuple(told) for one, told in chronicle.told.items()},
                chronicle.files,
                chronicle.passages,
            )
        )
        cache.put(place(history, head), content)
    return {
        name: Revision(
            at(one.since), at(one.changed), one.moved, chronicle.passages.get(name[1], ())
        )
        for name, one in chronicle.told.items()
    }


def caught_up(history: History, cache: Cache) -> Chronicle:
    """Follow the commits since the last one of which all is known."""
    steps = history.line()
    names = [place(history, one.commit) for one in steps[-RECENT:]]
    found = cache.get_all(names)
    newest = next((one for one in reversed(names) if one in found), None)
    chronicle = opened(found[newest]) if newest else Chronicle()
    done = len(steps) - len(names) + names.index(newest) + 1 if newest else 0
    chronicle.follow(steps[done:], history)
    return chronicle


def opened(content: bytes) -> Chronicle:
    """Read what was found out at a commit."""
    told, files, passages = marshal.loads(content)  # noqa: S302 - our own, proved by its digest
    return Chronicle({name: Told(*one) for name, one in told.items()}, files, passages)


def place(history: History, commit: str) -> str:
    """Return the name under which the cache keeps what is known at a commit."""
    return key("chronicle", str(history.folder.resolve()), commit)


def at(seconds: int) -> datetime:
    """Return the moment of a commit."""
    return datetime.fromtimestamp(seconds, UTC)
