"""How a reader asks for a correction: a report on the forge whose words are filled in."""

from typing import Any

from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.render.pages import SESSIONS
from memoria.render.views import View


def correction(view: View, session: Session, kind: str, item: Any = None) -> str:
    """Return the address of a report on an item of a session, or on one of its own texts.

    Without a forge there is none.
    """
    words = view.edition.words
    name = SummaryName(session.id, kind, item.id if item else "")
    values = {
        "part": f"{kind}-{item.id}" if item else kind,
        "session": view.plain(session.title, session.original),
        "page": view.edition.absolute(view.directory.place(name)),
        "files": words.join(files_of(view, session, name, view.original(item, session))),
    }
    lines = [words(f"correction.{one}", **values) for one in ("session", "part", "page", "files")]
    return view.edition.forge.correction(
        words.language,
        title=words("correction.title", **values),
        body="\n".join([*lines, "", words("correction.ask"), "", ""]),
        fields={one: values[one] for one in ("page", "part", "files")},
    )


def files_of(view: View, session: Session, name: SummaryName, original: str) -> list[str]:
    """List the files in which a text stands: its prose as the reader sees it, and its record."""
    written = view.publication.summary(name)
    languages = view.edition.order(original)
    prose = [name.file(one) for one in languages if one in written][:1]
    record = view.publication.files.get(("session", session.id), SESSIONS)
    return [view.source(file) or file for file in (*prose, record)]
