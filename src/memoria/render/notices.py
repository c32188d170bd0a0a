"""What a reader is told about the translation of a record's short texts, on pages made from it."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from memoria.content.files import SESSIONS
from memoria.content.guides import chapters
from memoria.content.publication import Change, SummaryName
from memoria.content.registers import Guide
from memoria.content.sessions import Session
from memoria.content.states import ITEM_KINDS, State, Translated, phrases
from memoria.render.views import View

TOLD = (State.STALE, State.MACHINE)
# What stands apart from the head of a session's page.
APART = {*ITEM_KINDS, "notes"}
FIELDS = {kind: field for field, kind in ITEM_KINDS.items()}


def correction(view: View, session: Session, kind: str, item: Any = None) -> str:
    """Return the address of a report on an item of a session, or on one of its own texts.

    Without a forge there is none.
    """
    name = SummaryName(session.id, kind, item.id if item else "")
    return reported("correction", view, session, name, item)


def follow_up(view: View, session: Session, kind: str, item: Any) -> str:
    """Return the address at which a reader tells what became of an item; without a forge, none."""
    return reported("update", view, session, SummaryName(session.id, kind, item.id), item)


# What has a form of its own; all else is told in one for any kind.
OWN_FORMS = ("session", "contribution", "picture")


def addition(view: View, kind: str, session: Session | None = None) -> str:
    """Return the address of the form in which a new record is told; without a forge, none."""
    words = view.edition.words
    what = words(f"add.{kind}")
    fields = {} if kind in OWN_FORMS else {"kind": what}
    if kind == "picture" and view.page:
        fields["page"] = view.edition.absolute(view.page.path)
    elif session:
        fields["session"] = session.id
    return view.edition.forge.report(
        kind if kind in OWN_FORMS else "item",
        words.language,
        title=f"{words('add.link', what=what)}: ",
        body="\n".join([*fields.values(), "", words("add.body"), "", ""]),
        fields=fields,
    )


def reported(form: str, view: View, session: Session, name: SummaryName, item: Any) -> str:
    """Return the address of a form about a part of a session, filled in."""
    words = view.edition.words
    if not view.edition.forge.address:
        return ""
    original = view.original(item, session)
    values = {
        "part": f"{name.kind}-{name.item}" if item else name.kind,
        "session": view.plain(session.title, session.original),
        "page": view.edition.absolute(view.directory.place(name)),
        "files": words.join(files_of(view, session, name, original)),
    }
    lines = [words(f"correction.{one}", **values) for one in ("session", "part", "page", "files")]
    return view.edition.forge.report(
        form,
        words.language,
        title=words(f"{form}.title", **values),
        body="\n".join([*lines, "", words(f"{form}.ask"), "", ""]),
        fields={one: values[one] for one in ("page", "part", "files")},
    )


def files_of(view: View, session: Session, name: SummaryName, original: str) -> list[str]:
    """List the files in which a text stands: its prose as the reader sees it, and its record."""
    written = view.publication.summary(name)
    prose = [name.file(view.edition.first(written, original))] if written else []
    record = view.publication.files.get(("session", session.id), SESSIONS)
    return [view.source(file) or file for file in (*prose, record)]


@dataclass(frozen=True)
class Notice:
    """Say that the short texts of a record are stale or made by a machine.

    `text` is the message for it. `original` is the language they were translated from, empty where
    there is no single one; `edit` leads to the record's file.
    """

    text: str
    state: State
    original: str
    edit: str
    change: Change | None = None


def record_notice(
    view: View, kind: str, record: Translated, original: str = "", part: str = ""
) -> Notice | None:
    """Return what there is to tell of a record at the head of a page made from it, if anything.

    `original` is the language of the item that the page shows, and `part` its name: what was first
    written in the reader's language is no translation. Where nobody knows which texts are stale,
    all of them may be.
    """
    language, state = view.edition.language, state_told(view, record)
    if state is None or original == language:
        return None
    change = change_told(view, kind, record) if state is State.STALE else None
    if change and part not in parts_of(change):
        return None
    source = original or record.original or ""
    return Notice(
        text_of(kind, state, part, change),
        state,
        original=source if source != language else "",
        edit=view.edit_record(kind, record.id),
        change=change if kind != "session" else None,
    )


def part_notice(view: View, session: Session, part: str, original: str) -> Notice | None:
    """Return what there is to tell where a part of a session stands: that its own text is stale.

    Where nobody knows which texts are, the head of the page has told it of all.
    """
    known = change_told(view, "session", session)
    return record_notice(view, "session", session, original, part) if known else None


def text_of(kind: str, state: State, part: str, change: Change | None) -> str:
    """Name the message about a record, or about what is known to be stale of a session."""
    if change is None or kind != "session":
        return f"{state}.{kind}"
    return str(state) if part else f"{state}.head"


def change_told(view: View, kind: str, record: Translated) -> Change | None:
    """Return what has changed in a record since it was translated, where that is known."""
    return view.publication.changes.get((f"{kind}:{record.id}", view.edition.language))


def parts_of(change: Change) -> set[str]:
    """Name the parts of a page on which the texts stand that have changed; its head is empty."""
    return {part_of(one) for one in change.texts}


def part_of(text: str) -> str:
    """Name the part of a session's page on which a text stands: `initiatives.rain-roofs`.

    It is a note, an item, a group of questions or one of them; the head, empty, has all else.
    """
    names = text.split(".")
    if names[0] == "key_questions":
        return ".".join(names[:4] if "questions" in names[2:] else names[:2])
    return ".".join(names[:2]) if names[0] in APART else ""


def sessions_told(view: View, guide: Guide) -> dict[str, list[Session]]:
    """Group the sessions of whose texts in a guide there is something to tell, by their state."""
    sessions = view.guide_sessions(guide)
    states = [(one, state_told(view, one)) for one in sessions if shows_stale(view, guide, one)]
    grouped = {state: [one for one, its in states if its is state] for state in TOLD}
    return {str(state): found for state, found in grouped.items() if found}


def shows_stale(view: View, guide: Guide, session: Session) -> bool:
    """Tell whether a guide may show texts of a session that have changed."""
    change = change_told(view, "session", session)
    if change is None:
        return True
    shown = {
        f"{FIELDS[one.kind]}.{one.record.id}" if one.kind in FIELDS else one.kind
        for one in chapters(guide, view.directory)
        if one.session is None or one.session.id == session.id
    }
    return "theme" in shown or "session" in shown or not shown.isdisjoint(parts_of(change))


def state_told(view: View, record: Translated) -> State | None:
    """Return the state of a record's short texts if it is to be told; without a pin it is not."""
    if view.edition.language not in record.translations:
        return None
    state = view.record_state(record)
    return state if state in TOLD else None


def lacks_texts(view: View, record: BaseModel | None) -> bool:
    """Tell whether a record lacks a text in the reader's language."""
    language = view.edition.language
    return record is not None and any(not one.text.get(language) for one in phrases(record))
