"""What is asked while something is made, so that it is made anew only where an answer differs.

All that stands in one record of a file is one answer, and so is a prose text in all its languages:
finer questions would cost more than they save.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

from memoria.content.chain import Item
from memoria.content.directory import Directory, Reference
from memoria.content.kinds import KINDS
from memoria.content.publication import Publication, Summary, SummaryName
from memoria.render.prints import Prints
from memoria.render.views import View

# What is asked for, and the key of what is meant of it; without a key it is everything.
Question = tuple[str, ...]
Asked = dict[Question, None]
PROSE, LINKS, LINK, REFERENCES, DOUBTS = "texts", "chain", "link", "references", "doubts"


@dataclass(frozen=True)
class Sources:
    """Answer the questions of all languages; `doubts` are those of each edition."""

    publication: Publication
    directory: Directory
    doubts: Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]] = field(default_factory=dict)
    prints: Prints = field(default_factory=Prints)
    known: dict[Question, bytes] = field(default_factory=dict)

    def answer(self, question: Question) -> bytes:
        """Return the digest of what there is to answer now."""
        found = self.known.get(question)
        if found is None:
            name, *about = question
            found = self.known[question] = self.prints.of(self.found(name, tuple(about)))
        return found

    def found(self, name: str, about: tuple[str, ...]) -> Any:
        """Return what there is to answer, or what tells it from anything else."""
        if name == PROSE:
            return self.prose(SummaryName(*about)) if about else self.all_prose
        if name == LINKS and about:
            return self.links.get(*about)
        if name == LINK:
            return self.directory.chain.get(Item(*about))
        if name == DOUBTS:
            language, *key = about
            return self.doubts[language].get((key[0], key[1])) if key else self.doubts[language]
        holder: Any = self.directory if hasattr(self.directory, name) else self.publication
        everything = getattr(holder, name)
        found = everything.get(about) if about else everything
        return short(found) if name == REFERENCES and found else found

    def prose(self, name: SummaryName) -> Any:
        """Return a prose text in its languages, the one that it was written in first."""
        written = self.publication.written.get(name)
        return written and [self.publication.originals[name], *map(told, written.values())]

    @property
    def all_prose(self) -> list[tuple[Question, bytes]]:
        """List all prose texts by their digests."""
        written = self.publication.written
        return [(about_prose(name), self.answer(about_prose(name))) for name in written]

    @cached_property
    def links(self) -> Mapping[str, list[Any]]:
        """Group the links of the chain by the sessions of the items that they belong to."""
        found: dict[str, list[Any]] = defaultdict(list)
        for item, steps in self.directory.chain.items():
            found[item.session] += (item.kind, item.id)
            for step in steps:
                found[item.session].append(step.relation)
                for one in step.items:
                    found[item.session] += (one.kind, one.session, one.id)
        return found

    def trace(self, view: View, asked: Asked) -> View:
        """Return a view that notes what is asked of it."""

        def noted(of: Any, name: str, about: Callable[[Any], Question] | None = None) -> Any:
            about = about or (lambda key: (name, *key))
            return Noted(getattr(of, name), about, asked, whole=(name,))

        publication, directory = self.publication, self.directory
        doubts, language = self.doubts.get(view.edition.language, {}), view.edition.language
        asked_by_key = (
            "rasters", "files", "lines", "digests", "changes", "awaited", "revisions",
        )  # fmt: skip
        named = {name: noted(publication, name) for name in asked_by_key}
        for name in ("texts", "written", "originals"):
            found = getattr(publication, name)
            named[name] = Noted(found, about_prose, asked, whole=(PROSE,))
        return replace(
            view.on(),
            edition=replace(
                view.edition,
                doubts=Noted(
                    doubts, lambda key: (DOUBTS, language, *key), asked, whole=(DOUBTS, language)
                ),
            ),
            publication=cast(Publication, Heard(publication, named, asked)),
            directory=Directory(
                records=noted(directory, "records"),
                references=noted(directory, "references"),
                members=noted(directory, "members"),
                items=noted(directory, "items", about_session),
                owners=noted(directory, "owners", about_owner),
                chain=noted(directory, "chain", about_links),
                beside=noted(directory, "beside"),
            ),
        )


def told(text: Summary) -> tuple[Any, ...]:
    """Return what a prose text says of itself, but for its name."""
    return text.language, text.file, text.markdown, text.line, text.pin_line, text.translation


def short(references: Iterable[Reference]) -> list[tuple[Any, ...]]:
    """Return references with the sessions that hold their items, which say all of them."""
    return [(one.role, one.session, one.item and one.item.id) for one in references]


def about_prose(name: SummaryName) -> Question:
    """Ask for a prose text."""
    return (PROSE, name.session, name.kind, name.item)


def about_session(key: tuple[str, str, str]) -> Question:
    """Ask for the session that an item stands in."""
    return ("records", "session", key[0])


def about_owner(key: tuple[str, str]) -> Question:
    """Ask in which session an item is; if its id is only known there, nobody can tell."""
    kind = KINDS[key[0]]
    return ("owners", *key) if kind.unique or kind.gathered else ()


def about_links(item: Item) -> Question:
    """Ask for the links of all items of a session, or of what stands in none."""
    return (LINKS, item.session) if item.session else (LINK, item.kind, "", item.id)


class Noted(Mapping[Any, Any]):
    """A mapping that notes which of its values are asked for."""

    def __init__(
        self,
        found: Mapping[Any, Any],
        about: Callable[[Any], Question],
        asked: Asked,
        whole: Question,
    ) -> None:
        self.found, self.about, self.asked, self.whole = found, about, asked, whole

    def note(self, key: Any) -> None:
        """Note that a value is asked for."""
        if question := self.about(key):
            self.asked[question] = None

    def __getitem__(self, key: Any) -> Any:
        self.note(key)
        return self.found[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """Return a value, or another one where there is none."""
        self.note(key)
        return self.found.get(key, default)

    def __contains__(self, key: Any) -> bool:
        self.note(key)
        return key in self.found

    def __iter__(self) -> Iterator[Any]:
        self.asked[self.whole] = None
        return iter(self.found)

    def __len__(self) -> int:
        self.asked[self.whole] = None
        return len(self.found)


class Heard:
    """A publication that notes which of its parts are asked for."""

    def __init__(self, publication: Publication, named: Mapping[str, Noted], asked: Asked) -> None:
        self.publication, self.named, self.asked = publication, named, asked

    def __getattr__(self, name: str) -> Any:
        if name in self.named:
            return self.named[name]
        self.asked[name,] = None
        return getattr(self.publication, name)

    def summary(self, name: SummaryName) -> Any:
        """Return one prose text in each language it exists in."""
        return self.named["texts"].get(name, {})
