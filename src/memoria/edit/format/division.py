"""The sessions of a file move into files of their own, values and comments as they were."""

from collections.abc import Iterator, Mapping
from textwrap import dedent

import yaml

from memoria.content.files import SESSIONS, SessionsFile
from memoria.content.sessions import Session
from memoria.edit.format.forms import canonical
from memoria.edit.format.manners import manner_of
from memoria.edit.source import MAPPING, SEQUENCE, Meaning, Source, pair_of, plain
from memoria.edit.yaml import NotChanged, edited, says
from memoria.load.yaml_writing import Fields
from memoria.rules.files import Stored
from memoria.schema.schemas import schema_line

LIST = "sessions"
# A session in the text of its file: where it begins and ends there, with its comments.
Part = tuple[int, int, yaml.MappingNode]


def divided(contents: Mapping[str, Stored], folder: str) -> dict[str, bytes]:
    """Return the files to be written, nothing where no session stands in the file of all.

    `folder` is the content folder's path in the repository, or nothing if it lies outside. Raises
    NotChanged where the file is not one that can be divided, or a session has its own file already.
    """
    content = contents.get(SESSIONS)
    if not isinstance(content, bytes):
        return {}
    source = Source(content.decode())
    records = plain(source.document.value)
    if source.document.problems or not isinstance(records, dict):
        raise NotChanged(SESSIONS)
    parts, found = tuple(parts_of(source)), dict[str, bytes]()
    for part, record in zip(parts, records.get(LIST) or (), strict=True):
        name = f"sessions/{record['id']}.yaml"
        if name in contents or name in found:
            raise NotChanged(name)
        found[name] = own_file(source, part, record, schema_line(folder, name) if folder else "")
    return {SESSIONS: without(source, parts, records), **found} if parts else {}


def parts_of(source: Source) -> Iterator[Part]:
    """List the sessions of a file; comments above the hyphen of one belong to it."""
    pair = pair_of(source.root, LIST)
    if pair is None or not pair[1].value:
        return
    listed = pair[1]
    if not isinstance(listed, SEQUENCE) or listed.flow_style:
        raise NotChanged(SESSIONS)
    start = source.line_end(source.index(pair[0].end_mark))
    for item in listed.value:
        if not isinstance(item, MAPPING):
            raise NotChanged(SESSIONS)
        end = source.end_with_comments(item, listed.start_mark.column)
        yield start, end, item
        start = end


def own_file(source: Source, part: Part, record: Fields, first: str) -> bytes:
    """Return the file of one session; its `first` line tells editors the schema."""
    start, end, item = part
    hyphen = source.text.rindex("-", start, source.index(item.start_mark))
    text = dedent(f"{source.text[start:hyphen]} {source.text[hyphen + 1 : end]}").strip("\n")
    text = f"{first}\n{text}" if first else text
    comments = [one.text for one in source.comments if start <= one.index < end]
    return proved(f"{text}\n", record, [first, *comments] if first else comments)


def without(source: Source, parts: tuple[Part, ...], records: Fields) -> bytes:
    """Return the file of all sessions, which has none any more."""
    start, end = parts[0][0], parts[-1][1]
    key = next(name for name, _ in source.root.value if name.value == LIST)
    place = source.text.index(":", source.index(key.end_mark)) + 1
    text = edited(source.text, [(place, place, " []"), (start, end, "")])
    comments = [one.text for one in source.comments if not start <= one.index < end]
    return proved(text, {**records, LIST: []}, comments, is_all=True)


def proved(text: str, record: Fields, comments: list[str], *, is_all: bool = False) -> bytes:
    """Return a text in its canonical form, if it has one, which says what is meant.

    Raises NotChanged where it says anything else.
    """
    if not says(text, Meaning(repr(record), comments, has_mistakes=False)):
        raise NotChanged(SESSIONS)
    form = canonical(manner_of(SessionsFile if is_all else Session), text)
    return (form or text).encode()
