"""How a reader asks for a correction: a report on the forge whose words are filled in."""

from typing import Any

from memoria.pages import SESSIONS
from memoria.records.publication import SummaryName
from memoria.records.sessions import Session
from memoria.views import View


def correction(view: View, session: Session, kind: str, item: Any) -> str:
    """Return the address of a report on an item of a session; without a forge there is none."""
    words = view.edition.words
    values = {
        "part": f"{kind}-{item.id}",
        "session": view.plain(session.title, session.original),
        "page": view.edition.absolute(view.directory.address(kind, session.id, item.id) or ""),
        "files": words.join(files_of(view, session, kind, item)),
    }
    lines = [words(f"correction.{one}", **values) for one in ("session", "part", "page", "files")]
    body = "\n".join([*lines, "", words("correction.ask"), "", ""])
    return view.edition.forge.issue(words("correction.title", **values), body)


def files_of(view: View, session: Session, kind: str, item: Any) -> list[str]:
    """List the files in which an item stands: its prose as the reader sees it, and its record."""
    name = SummaryName(session.id, kind, item.id)
    written = view.publication.summary(name)
    languages = view.edition.order(view.original(item, session))
    prose = [name.file(one) for one in languages if one in written][:1]
    record = view.publication.files.get(("session", session.id), SESSIONS)
    return [view.source(file) or file for file in (*prose, record)]
