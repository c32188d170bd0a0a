"""The files of a language: made anew only where what they were made from, or the file, changed."""

import marshal
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from memoria.outputs.documents.workshop import Document, Progress, make, wanted
from memoria.outputs.output import Make
from memoria.project.cache import Cache, key
from memoria.project.copies import Seen, seen
from memoria.project.processors import spread
from memoria.project.writing import differs, read_manifest, refuse, strangers, write_file
from memoria.render.editions import Edition
from memoria.render.traces import Asked, Question, Sources
from memoria.render.views import View


@dataclass(frozen=True)
class Made:
    """What became of an artifact: the answers it took, and how the system sees its file.

    A `document` is still to be made, unless the file carries its `stamp`.
    """

    call: bytes
    answers: Mapping[Question, bytes] = field(repr=False)
    seen: Seen = ()
    stamp: str = ""
    changed: bool = False
    document: Document | None = None


@dataclass(frozen=True)
class Shelf:
    """The artifacts of a language by their names in the folder of all languages."""

    sources: Sources
    view: View
    artifacts: Mapping[str, Make]
    folder: Path
    cache: Cache

    @cached_property
    def place(self) -> str:
        """Return the name of what is known of earlier files: it holds what all have in common."""
        common = self.sources.prints.of(common_to(self.view.edition))
        return key("artifacts", str(self.folder.resolve()), common)

    @cached_property
    def fresh(self) -> dict[str, Made]:
        """Return what need not be made again."""
        return {
            name: one
            for name, one in read(self.cache.get(self.place), self.sources).items()
            if name in self.artifacts
            if one.call == self.call(name) and one.seen == seen(f"{self.folder}/{name}")
        }

    @property
    def due(self) -> list[str]:
        """List what has to be made."""
        return [name for name in self.artifacts if name not in self.fresh]

    @property
    def others(self) -> Iterator[str]:
        """List the files of others that would be written over."""
        for name in strangers(self.artifacts, self.folder, read_manifest(self.folder)):
            made = self.make(name, write=False)
            if made.changed or made.document:
                yield name

    def call(self, name: str) -> bytes:
        """Return the digest of what an artifact is made by."""
        return self.sources.prints.of(self.artifacts[name])

    def make(self, name: str, *, write: bool) -> Made:
        """Make an artifact, and write it where its file is another one."""
        asked: Asked = {}
        product = self.artifacts[name](self.sources.trace(self.view, asked))
        answers = {one: self.sources.answer(one) for one in asked}
        made, file = Made(self.call(name), answers), self.folder / name
        if isinstance(product, Document):
            return replace(made, document=product, stamp=product.stamp)
        content = product.encode()
        changed = differs(file, content)
        if changed and write:
            write_file(file, content)
        return replace(made, changed=changed, seen=seen(file))

    def keep(self, made: Mapping[str, Made]) -> None:
        """Remember what was made, and what was not made again."""
        drawn = {
            name: replace(one, seen=seen(self.folder / name))
            for name, one in made.items()
            if one.stamp
        }
        if made:
            self.cache.put(self.place, written({**self.fresh, **made, **drawn}))


def common_to(edition: Edition) -> tuple[Any, ...]:
    """List what every artifact of a language may be made from."""
    words = edition.words
    said = words.language, words.messages, words.lent
    terms = edition.site, edition.identity, edition.name, edition.licence, edition.publisher
    return said, edition.languages, edition.forge, edition.folder, terms, edition.preview


def written(made: Mapping[str, Made]) -> bytes:
    """Write down what was made: each question once, with its answer."""
    known: dict[Question, tuple[int, bytes]] = {}
    files = {}
    for path, one in made.items():
        for question, answer in one.answers.items():
            known.setdefault(question, (len(known), answer))
        asked = [known[question][0] for question in one.answers]
        files[path] = one.call, asked, one.seen, one.stamp
    return marshal.dumps(([(one, answer) for one, (_, answer) in known.items()], files))


def read(content: bytes | None, sources: Sources) -> dict[str, Made]:
    """Read what was made, as far as all questions have the answers that they had."""
    if content is None:
        return {}
    known, files = marshal.loads(content)  # noqa: S302 - our own, proved by its digest
    other = {at for at, (one, then) in enumerate(known) if sources.answer(one) != then}
    return {
        path: Made(call, dict(known[at] for at in asked), file, stamp)
        for path, (call, asked, file, stamp) in files.items()
        if other.isdisjoint(asked)
    }


def refuse_others(shelves: Iterable[Shelf]) -> None:
    """Raise MemoriaError where a file would be written over that is not ours.

    It must be asked before the manifest takes the names of all artifacts for ours.
    """
    for shelf in shelves:
        refuse(shelf.others, shelf.folder)


def bring_up_to_date(shelves: Sequence[Shelf], *, write: bool, progress: Progress) -> int:
    """Make what is due, and count the files that are, or would be, written.

    Raises MemoriaError where one cannot be written.
    """
    found = make_all(shelves, write=write)
    changed = sum(one.changed for made in found for one in made.values())
    for shelf, made in zip(shelves, found, strict=True):
        drawn = {name: one.document for name, one in made.items() if one.document}
        documents = wanted(drawn, shelf.folder)
        changed += len(documents)
        if write:
            for name, content in make(documents, progress):
                write_file(shelf.folder / name, content)
            shelf.keep(made)
    return changed


def make_all(shelves: Sequence[Shelf], *, write: bool) -> list[dict[str, Made]]:
    """Make the texts that are due on all shelves, and find out which documents are."""
    due = [(number, name) for number, shelf in enumerate(shelves) for name in shelf.due]

    def work(one: tuple[int, str]) -> bytes:
        number, name = one
        return pickle.dumps(shelves[number].make(name, write=write))

    found: list[dict[str, Made]] = [{} for _ in shelves]
    same: dict[Any, Any] = {}
    contents = spread(work, due)[::-1]
    for number, name in due:
        made: Made = pickle.loads(contents.pop())  # noqa: S301 - our own, from another process
        # Thousands of artifacts ask the same: each question is held once.
        pairs = (same.setdefault(pair, pair) for pair in made.answers.items())
        found[number][name] = replace(made, answers=dict(pairs))
    return found
