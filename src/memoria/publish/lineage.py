"""What the passages of texts are called that were edited, as the commits tell it.

A translation has the names of its original as that was when both were last alike: what is edited in
one of them changes no address in the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from memoria.content.passages import Passage, first_names, followed, passages, shared
from memoria.content.publication import TEXT, Revision, Summary
from memoria.load.summaries import FOLDER, FRONT
from memoria.project.history import History
from memoria.rules.files import text_of

Names = dict[str, tuple[str, ...]]
Past = dict[tuple[str, str], Revision]


class Edit(NamedTuple):
    """A text that is another one since a commit: its file before and now, and what was in it.

    `others` are the same text in other languages as they were before the commit; what is in a file
    is told by the name of an object.
    """

    before: str
    file: str
    old: str
    new: str
    others: Mapping[str, str]


class Version(NamedTuple):
    """A version of a text: whether it says that it is a translation, and its passages."""

    is_pinned: bool
    passages: tuple[Passage, ...]

    @property
    def words(self) -> list[str]:
        """List the words of its passages."""
        return [one.words for one in self.passages]


def version(content: bytes) -> Version:
    """Read a version of a text."""
    try:
        text = text_of(content)
    except UnicodeDecodeError:
        return Version(is_pinned=False, passages=())
    front = FRONT.match(text)
    fields = f"\n{front[1]}" if front else ""
    is_pinned = "\nof:" in fields or "\nmachine:" in fields
    return Version(is_pinned, passages(text[front.end() :] if front else text))


def follow(names: Names, edits: Sequence[Edit], versions: Mapping[str, Version]) -> None:
    """Take over what a commit did to texts, originals first."""
    for one in edits:
        if one.before != one.file and one.before in names:
            names[one.file] = names.pop(one.before)
    changed = [one for one in edits if one.old != one.new]
    now = {one.file: versions[one.new] for one in changed}
    for one in sorted(changed, key=lambda one: now[one.file].is_pinned):
        before, after = versions[one.old], now[one.file]
        others = {file: versions[blob] for file, blob in one.others.items()}
        if not after.is_pinned:
            settle(names, one.file, before, others)
            held = called(names, one.file, before)
            names[one.file] = continued(held, before, after)
            continue
        found = ((file, now.get(file, other)) for file, other in others.items())
        original = next(((file, other) for file, other in found if not other.is_pinned), None)
        held = translated(names, one.file, before, original)
        names[one.file] = continued(held, before, after)
        if original:
            named = called(names, *original)
            own = names[one.file]
            names[one.file] = shared(original[1].passages, named, after.passages, own)


def settle(names: Names, file: str, original: Version, others: Mapping[str, Version]) -> None:
    """Let translations keep the names that they have by their original, before that changes."""
    for other, text in others.items():
        if other not in names:
            names[other] = translated(names, other, text, (file, original))


def called(names: Names, file: str, text: Version) -> tuple[str, ...]:
    """Return what the passages of an original are called."""
    known = names.get(file, ())
    return known if len(known) == len(text.passages) else first_names(text.words)


def translated(
    names: Names, file: str, text: Version, original: tuple[str, Version] | None
) -> tuple[str, ...]:
    """Return what the passages of a translation are called."""
    known, own = names.get(file, ()), first_names(text.words)
    if len(known) == len(own) or not original:
        return known if len(known) == len(own) else own
    return shared(original[1].passages, called(names, *original), text.passages, own)


def continued(held: Sequence[str], before: Version, after: Version) -> tuple[str, ...]:
    """Return what passages are called after an edit."""
    return followed(dict(zip(held, before.words, strict=True)), after.words)


def with_unsaved(past: Past, texts: Iterable[Summary], history: History) -> Past:
    """Take over what was done to texts since the last commit."""
    head = history.head() if past else ""
    changed = {one for one in history.changed(head) if one.startswith(FOLDER)} if head else set()
    if not changed:
        return past
    now = {one.name.file(one.language): one for one in texts}
    stems = {name.rsplit(".", 2)[0] for name in changed}
    beside = [one for one in now if one.rsplit(".", 2)[0] in stems and (TEXT, one) in past]
    contents = zip(beside, history.read_all((head, one) for one in beside), strict=True)
    versions = {name: version(content) for name, content in contents if content is not None}
    edits = []
    for file in changed & versions.keys():
        new = f"{file} now"
        versions[new] = Version(now[file].is_pinned, passages(now[file].markdown))
        others = {one: one for one in beside if is_beside(one, file) and one in versions}
        edits.append(Edit(file, file, file, new, others))
    names = {one: past[TEXT, one].passages for one in beside if past[TEXT, one].passages}
    follow(names, sorted(edits), versions)
    return past | {(TEXT, one): replace(past[TEXT, one], passages=names[one]) for one in names}


def is_beside(one: str, file: str) -> bool:
    """Tell whether two files hold the same text in two languages."""
    return one != file and one.rsplit(".", 2)[0] == file.rsplit(".", 2)[0]


def contents_of(edits: Iterable[Edit]) -> Iterator[str]:
    """List the objects that have to be read to follow edits."""
    for one in edits:
        if one.old != one.new:
            yield from (one.old, one.new, *one.others.values())
