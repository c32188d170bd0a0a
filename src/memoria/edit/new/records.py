"""The files of a new record: its fields in the right list, and a summary in each language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.content.base import Record, one_line
from memoria.content.files import FILES, SESSIONS
from memoria.content.publication import SummaryName, digest
from memoria.content.sessions import Session
from memoria.content.states import Material
from memoria.edit.lists import append
from memoria.edit.new.kinds import NEWCOMERS, Kind, Newcomer, Replies, Reply
from memoria.edit.new.setting import Setting
from memoria.edit.pins import path_of
from memoria.edit.source import Meaning, plain
from memoria.edit.yaml import Changes, NotChanged, says
from memoria.load.yaml_writing import Fields, in_lines, quoted
from memoria.messages.words import Words
from memoria.rules.files import Stored
from memoria.schema.schemas import schema_line

LAST = {"answers", "sources"}
# What is told of the speaker of a contribution is true of a newcomer.
OF_SPEAKER = ("role", "organisation")
Contents = Mapping[str, Stored]


def fields_of(replies: Replies, setting: Setting) -> Fields:
    """Return the fields of a record, in the order of its model."""
    kind, session = setting.kind, setting.session(replies)
    given = {
        one.field: in_each_language(replies[one.name], setting.languages)
        for one in kind.questions
        if one.field and replies.get(one.name)
    }
    if session and given.get("original") == session.original:
        del given["original"]
    if kind.prose == "contribution" and "status" not in given and not replies.get("summary"):
        given["status"] = "draft"
    return in_order(given, kind.model)


def newcomer_fields(
    identifier: str, newcomer: Newcomer, replies: Replies, setting: Setting
) -> Fields:
    """Return the fields of an entry of a register."""
    given: dict[str, Reply] = {"id": identifier, newcomer.field: replies[newcomer.option]}
    if newcomer.kind == "person":
        given |= {name: replies[name] for name in OF_SPEAKER if replies.get(name)}
    if newcomer.kind == "series":
        given["original"] = replies["original"]
    worded = {key: in_each_language(reply, setting.languages) for key, reply in given.items()}
    return in_order(worded, newcomer.model)


def in_each_language(reply: Reply, languages: Sequence[str]) -> Reply:
    """Return a text with a place for its words in each language; other values as they are."""
    if not isinstance(reply, dict):
        return reply
    return {code: one_line(reply.get(code, "")) for code in languages}


def in_order(fields: Fields, model: type[Record]) -> Fields:
    """Return fields as their model lists them; what links a record to others comes last."""
    names = sorted(model.model_fields, key=lambda name: name in LAST)
    return {name: fields[name] for name in names if name in fields}


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
    comments = [schema_line(folder, name)] if folder else []
    text = "".join(f"{line}\n" for line in [*comments, *in_lines(fields)])
    if not says(text, Meaning(repr(plain(fields)), comments, has_mistakes=False)):
        raise NotChanged(name)
    return text.encode()


def in_session(key: str, fields: Fields, file: str, session: str, contents: Contents) -> bytes:
    """Return the file of a session with an item added at the end of one of its lists."""
    changes = Changes(text_of(contents, file), file)
    holder = path_of(changes.source, "session", session)
    append(changes, holder, key, fields, tuple(Session.model_fields))
    return changes.proved().encode()


def listed(file: str, key: str, fields: Fields, contents: Contents) -> bytes:
    """Return a register with one more entry; one that is not there is begun."""
    changes = Changes(text_of(contents, file), file)
    append(changes, (), key, fields, tuple(FILES[file].model_fields))
    text = changes.proved()
    return (text if file in contents or file != SESSIONS else f"{text}sessions: []\n").encode()


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


@dataclass(frozen=True)
class NewText:
    """A summary to be written: its file, its language, all that stands there, and its `prose`."""

    file: str
    language: str
    content: bytes
    prose: str


def new_texts(
    replies: Replies, setting: Setting, dictionaries: Mapping[str, Words]
) -> Iterator[NewText]:
    """List the summaries of a record, that of the original first."""
    kind = setting.kind
    if not kind.prose:
        return
    item = str(replies["id"]) if kind.is_item else ""
    name = SummaryName(str(replies["session" if item else "id"]), kind.prose, item)
    original = original_language(replies, setting)
    source = prose(replies, original)
    for language in sorted(setting.languages, key=lambda one: one != original):
        text, words = prose(replies, language), dictionaries[language]
        lines = [f"of: {quoted(digest(source))}"] if source and language != original else []
        lines += [] if text else instructions(name.file(original), language == original, words)
        content = with_front_matter(lines, text).encode()
        yield NewText(name.file(language), language, content, text)


def prose(replies: Replies, language: str) -> str:
    """Return the words of a summary in a language."""
    told = replies.get("summary")
    written = told.get(language, "") if isinstance(told, dict) else ""
    return written.replace("\r\n", "\n").replace("\r", "\n").strip("\n ")


def original_language(replies: Replies, setting: Setting) -> str:
    """Return the language of the summary that the others are made from."""
    original = setting.original(replies)
    written = [one for one in setting.languages if prose(replies, one)]
    return original if original in written or not written else written[0]


def instructions(original: str, is_original: bool, words: Words) -> list[str]:
    """Say as comments what is to be written, and from which file it is to be translated.

    A file without words counts as missing: nothing of it is published.
    """
    written = words("new.file.write") if is_original else words("new.file.translate", file=original)
    return [*([] if is_original else ["by:"]), *(f"# {one}" for one in written.split("\n"))]


def with_front_matter(lines: Sequence[str], text: str) -> str:
    """Return a summary file: its front matter, if there is any, and its words."""
    front = "".join(f"{line}\n" for line in ["---", *lines, "---"])
    body = f"{text}\n" if text else ""
    return front + body if lines or text.startswith("---") else body


@dataclass(frozen=True)
class Skeleton:
    """What is written for a new record: its files by name, in the order in which they are safe.

    `file` is the one that holds the record, `fields` are what stands there; `holder` is the kind
    and id of the record with pins of its own that it is part of. `texts` are its summaries.
    """

    kind: Kind
    fields: Fields
    holder: Material
    file: str
    files: Mapping[str, bytes]
    texts: Sequence[NewText]

    @property
    def is_draft(self) -> bool:
        """Tell whether the record waits for its text."""
        return self.fields.get("status") == "draft"

    @property
    def new_files(self) -> tuple[str, ...]:
        """List the files that must not be there yet."""
        own = [self.file] if self.kind.key == "sessions" else []
        return (*(one.file for one in self.texts), *own)

    def is_written_in(self, language: str) -> bool:
        """Tell whether the record has texts, and words in this language for all of them."""
        texts = [one for one in self.fields.values() if isinstance(one, Mapping)]
        return bool(texts) and all(one.get(language) for one in texts)


def skeleton(
    replies: Replies, setting: Setting, contents: Contents, dictionaries: Mapping[str, Words]
) -> Skeleton:
    """Make the files of a new record.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    fields = fields_of(replies, setting)
    texts = tuple(new_texts(replies, setting, dictionaries))
    lists = changed_lists(fields, replies, setting, contents)
    return Skeleton(
        kind=setting.kind,
        fields=fields,
        holder=holder_of(setting.kind, replies),
        file=file_of(replies, setting),
        files={one.file: one.content for one in texts} | lists,
        texts=texts,
    )


def holder_of(kind: Kind, replies: Replies) -> Material:
    """Return the kind and id of the record whose pins count for a new one."""
    named = ("session", replies["session"]) if kind.is_item else (kind.name, replies["id"])
    return named[0], str(named[1])
