"""The YAML files that a new record changes: its list, and the registers of newcomers."""

from collections.abc import Iterator, Mapping

from memoria.content.files import FILES
from memoria.content.sessions import Session
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.fields import newcomer_fields
from memoria.edit.new.kinds import NEWCOMERS
from memoria.edit.new.setting import Setting
from memoria.edit.pins import record_in
from memoria.edit.yaml import Source
from memoria.edit.yaml_lists import append
from memoria.load.yaml_writing import Fields, in_lines
from memoria.rules.files import Stored
from memoria.schema.schemas import schema_line

Contents = Mapping[str, Stored]


def file_of(replies: Replies, setting: Setting) -> str:
    """Return the file that holds a record: a new session has its own."""
    kind = setting.kind
    if kind.is_item:
        return setting.loaded.publication.files["session", str(replies["session"])]
    return f"sessions/{replies['id']}.yaml" if kind.key == "sessions" else f"{kind.key}.yaml"


def changed_lists(
    fields: Fields, replies: Replies, setting: Setting, contents: Contents
) -> dict[str, bytes]:
    """Return the files that hold a record and its newcomers, its own last.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    file, changed = file_of(replies, setting), dict(newcomers(replies, setting, contents))
    if setting.kind.key == "sessions":
        changed[file] = session_file(fields, file, setting.folder)
    elif setting.kind.is_item:
        holder = str(replies["session"])
        changed[file] = in_session(setting.kind.key, fields, file, holder, contents)
    else:
        changed[file] = listed(file, setting.kind.key, fields, contents)
    return changed


def session_file(fields: Fields, name: str, folder: str) -> bytes:
    """Return the file of a new session; its first line tells editors the schema."""
    lines = [schema_line(folder, name)] if folder else []
    return "".join(f"{line}\n" for line in [*lines, *in_lines(fields)]).encode()


def in_session(key: str, fields: Fields, file: str, session: str, contents: Contents) -> bytes:
    """Return the file of a session with an item added at the end of one of its lists."""
    source = Source(text_of(contents, file))
    holder = record_in(source, "session", session)
    return append(source, holder, key, fields, tuple(Session.model_fields)).encode()


def listed(file: str, key: str, fields: Fields, contents: Contents) -> bytes:
    """Return a register with one more entry; one that is not there is begun."""
    source = Source(text_of(contents, file))
    order = tuple(FILES[file].model_fields)
    text = append(source, source.root, key, fields, order)
    if file not in contents and file == "sessions.yaml":
        text += "sessions: []" + source.newline
    return text.encode()


def text_of(contents: Contents, file: str) -> str:
    """Return the text of a file, nothing where there is none."""
    content = contents.get(file, b"")
    return content.decode() if isinstance(content, bytes) else ""


def newcomers(
    replies: Replies, setting: Setting, contents: Contents
) -> Iterator[tuple[str, bytes]]:
    """List the registers that get an entry on the way."""
    for name, newcomer in NEWCOMERS.items():
        known = setting.loaded.identifiers.known().get(newcomer.kind, ())
        if newcomer.option in replies and replies.get(name) not in known:
            fields = newcomer_fields(str(replies[name]), newcomer, replies, setting)
            yield newcomer.file, listed(newcomer.file, newcomer.key, fields, contents)
