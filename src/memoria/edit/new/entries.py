"""The fields of a new record, and the files whose lists it is added to, with its newcomers."""

from collections.abc import Iterator, Mapping, Sequence

from memoria.content.base import Record, one_line
from memoria.content.files import FILES, SESSIONS, file_of
from memoria.content.kinds import KINDS
from memoria.content.materials import QuestionGroup
from memoria.content.sessions import Session
from memoria.edit.format.forms import grown
from memoria.edit.items import append
from memoria.edit.new.questions import NEWCOMERS, Newcomer, Replies, Reply, value_of
from memoria.edit.new.setting import Setting
from memoria.edit.pins import path_of
from memoria.edit.source import Meaning, plain
from memoria.edit.yaml import Changes, NotChanged, says
from memoria.load.yaml_writing import Fields, Value, in_lines
from memoria.rules.files import Stored
from memoria.schema.schemas import schema_line

LAST = {"answers", "closest_to", "sources"}
GROUPS = KINDS["question-group"].field
# What is told of the speaker of a contribution is true of a newcomer.
OF_SPEAKER = ("role", "organisation")
Contents = Mapping[str, Stored]


def fields_of(replies: Replies, setting: Setting) -> Fields:
    """Return the fields of a record, in the order of its model."""
    kind, session = setting.kind, setting.session(replies)
    given = {
        one.field: in_each_language(value_of(one, replies[one.name]), setting.languages)
        for one in kind.questions
        if one.field and replies.get(one.name)
    }
    if session and given.get("original") == session.original:
        del given["original"]
    return in_order(given, kind.model)


def in_each_language(value: Value, languages: Sequence[str]) -> Value:
    """Return a text with a place for its words in each language; other values as they are."""
    if not isinstance(value, Mapping):
        return value
    codes = dict.fromkeys([*languages, *value])
    return {code: one_line(str(value.get(code, ""))) for code in codes}


def in_order(fields: Fields, model: type[Record]) -> Fields:
    """Return fields as their model lists them; what links a record to others comes last."""
    names = sorted(model.model_fields, key=lambda name: name in LAST)
    return {name: fields[name] for name in names if name in fields}


def file_for(replies: Replies, setting: Setting) -> str:
    """Return the file that holds a record: a new session has its own."""
    kind = setting.kind
    if kind.is_item:
        return setting.loaded.publication.files["session", str(replies["session"])]
    return f"sessions/{replies['id']}.yaml" if kind.key == "sessions" else file_of(kind.name)


def changed_lists(
    fields: Fields, replies: Replies, setting: Setting, contents: Contents
) -> dict[str, bytes]:
    """Return the files that hold a record and its newcomers, its own last.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    file, changed = file_for(replies, setting), dict(newcomers(replies, setting, contents))
    if setting.kind.key == "sessions":
        changed[file] = session_file(fields, file, setting.folder)
    elif setting.kind.is_item:
        changed |= {file: in_session(fields, replies, setting, contents)} if fields else {}
    else:
        changed[file] = listed(file, setting.kind.key, fields, contents)
    return {name: grown(name, text_of(contents, name), one) for name, one in changed.items()}


def session_file(fields: Fields, name: str, folder: str) -> str:
    """Return the file of a new session; its first line tells editors the schema."""
    comments = [schema_line(folder, name)] if folder else []
    text = "".join(f"{line}\n" for line in [*comments, *in_lines(fields)])
    if not says(text, Meaning(repr(plain(fields)), comments, has_mistakes=False)):
        raise NotChanged(name)
    return text


def in_session(fields: Fields, replies: Replies, setting: Setting, contents: Contents) -> str:
    """Return the file of a session with an item added at the end of one of its lists."""
    file, key, order = file_for(replies, setting), setting.kind.key, [*Session.model_fields]
    changes = Changes(text_of(contents, file), file)
    holder = path_of(changes.source, "session", str(replies["session"]))
    if group := str(replies.get("group", "")):
        listed = [one["id"] for one in changes.value_at(holder).get(GROUPS) or ()]
        if group in listed:
            holder, order = (*holder, GROUPS, listed.index(group)), [*QuestionGroup.model_fields]
        else:
            title = in_each_language(replies["group_title"], setting.languages)
            key, fields = GROUPS, {"id": group, "title": title, key: [fields]}
    append(changes, holder, key, fields, order)
    return changes.proved()


def listed(file: str, key: str, fields: Fields, contents: Contents) -> str:
    """Return a register with one more entry; one that is not there is begun."""
    changes = Changes(text_of(contents, file), file)
    append(changes, (), key, fields, tuple(FILES[file].model_fields))
    text = changes.proved()
    return text if file in contents or file != SESSIONS else f"{text}sessions: []\n"


def text_of(contents: Contents, file: str) -> str:
    """Return the text of a file, nothing where there is none."""
    content = contents.get(file, b"")
    return content.decode() if isinstance(content, bytes) else ""


def newcomers(replies: Replies, setting: Setting, contents: Contents) -> Iterator[tuple[str, str]]:
    """List the registers that get an entry on the way."""
    for name, newcomer in NEWCOMERS.items():
        known = setting.loaded.identifiers.known().get(newcomer.kind, ())
        told = newcomer.option in replies and not KINDS[newcomer.kind].holders
        if told and replies.get(name) not in known:
            fields = newcomer_fields(str(replies[name]), newcomer, replies, setting)
            file, key = file_of(newcomer.kind), KINDS[newcomer.kind].field
            yield file, listed(file, key, fields, contents)


def newcomer_fields(
    identifier: str, newcomer: Newcomer, replies: Replies, setting: Setting
) -> Fields:
    """Return the fields of an entry of a register."""
    given: dict[str, Reply] = {"id": identifier, newcomer.field: replies[newcomer.option]}
    if newcomer.kind == "person":
        given |= {name: replies[name] for name in OF_SPEAKER if replies.get(name)}
    if newcomer.kind == "series":
        given["original"] = replies["original"]
    worded = {key: in_each_language(one, setting.languages) for key, one in given.items()}
    return in_order(worded, KINDS[newcomer.kind].model)
