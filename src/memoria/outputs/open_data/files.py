"""The JSON files of a language: an index of sessions, each session whole, and the other records.

A list holds so many records and no more: it names the file that goes on with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ConfigDict, Field, create_model

from memoria.content.directory import by_date
from memoria.content.kinds import RECORDS
from memoria.content.publication import Publication
from memoria.content.registers import Term
from memoria.content.sessions import Session
from memoria.outputs.open_data.models import datum, model_of
from memoria.outputs.open_data.values import Code, Datum, Known, Setting, Web, Wording, wording
from memoria.render.views import View

SCHEMA = "data/schema.json"
SESSION = "data/sessions/<id>.json"
# The glossary is a tool of editors.
LISTED = {one.field: one.model for one in RECORDS if one.model is not Term}
# How many records a file lists; those that hold long lists of their own are fewer.
MOST = 1000
FEWER = {"people": 500, "organisations": 500, "guides": 100}


class Licence(Datum):
    """The terms on which the data may be used."""

    name: str
    address: Web


class Head(Datum):
    """What a file says of itself, before the records."""

    model_config = ConfigDict(validate_by_name=True)

    json_schema: Web = Field(alias="$schema")
    address: Web
    name: str
    language: Code
    licence: Licence


class Continued(Head):
    """The same of a list that may go on in another file."""

    next: Web | None


class SessionEntry(Datum):
    """A session in the index; `data` is the file that holds all of it."""

    id: str
    address: Web
    data: Web
    series: str
    title: Wording
    day: Known | None


@dataclass(frozen=True)
class Run:
    """The records of a kind that stand in one file, `number` from 1; `more` follow or not."""

    field: str
    number: int
    records: tuple[Any, ...]
    more: bool

    @property
    def path(self) -> str:
        """Return the file, from the root of a language."""
        return self.file(self.number)

    @property
    def next(self) -> str:
        """Return the file that goes on, or nothing."""
        return self.file(self.number + 1) if self.more else ""

    def file(self, number: int) -> str:
        """Return the file of a number."""
        return f"data/{self.field}-{number}.json" if number > 1 else f"data/{self.field}.json"


@cache
def files() -> dict[str, type[Head]]:
    """Make the models of the files, by the field that holds what the file is about."""
    made: dict[str, Any] = {}
    for field, record in LISTED.items():
        listed: Any = SessionEntry if record is Session else model_of(record)
        lists: Any = {field: (tuple[listed, ...], ...)}
        made[field] = create_model(f"{field.capitalize()}File", __base__=Continued, **lists)
        if record is Session:
            whole: Any = {"session": (model_of(Session), ...)}
            made["session"] = create_model("SessionFile", __base__=Head, **whole)
    return made


def runs(publication: Publication) -> Iterator[Run]:
    """Divide the records of each kind among files; there is one of no records, too."""
    for field in LISTED:
        found = getattr(publication, field)
        records = tuple(by_date(found)) if field == "sessions" else found
        most = FEWER.get(field, MOST)
        for start in range(0, max(len(records), 1), most):
            after = start + most
            yield Run(field, 1 + start // most, records[start:after], after < len(records))


def list_file(run: Run, view: View) -> str:
    """Write a list, one record a line."""
    here = Setting(view)
    form = entry if run.field == "sessions" else datum
    lists: Any = {"next": view.to(run.next) if run.next else None, run.field: ()}
    head = files()[run.field](**about(view, run.path), **lists)
    told = head.model_dump_json(by_alias=True, exclude={run.field}, indent=2).removesuffix("\n}")
    lines = ",".join(f"\n    {form(one, here).model_dump_json()}" for one in run.records)
    return f'{told},\n  "{run.field}": [{lines}\n  ]\n}}\n'


def session_file(session: Session, view: View) -> str:
    """Write a session with everything that came out of it."""
    found: Any = {"session": datum(session, Setting(view))}
    made = files()["session"](**about(view, of_session(session)), **found)
    return f"{made.model_dump_json(by_alias=True, indent=2)}\n"


def of_session(session: Session) -> str:
    """Return the file of a session."""
    return SESSION.replace("<id>", session.id)


def entry(session: Session, here: Setting) -> Datum:
    """Make the line of a session in the index."""
    view = here.view
    return SessionEntry(
        id=session.id,
        address=view.link("session", session.id),
        data=view.to(of_session(session)),
        series=session.series,
        title=wording(session.title, here.inside(session)),
        day=session.planned.iso if session.planned else None,
    )


def about(view: View, path: str) -> dict[str, Any]:
    """Return what a file says of itself."""
    edition = view.edition
    return {
        "json_schema": view.to(SCHEMA),
        "address": view.to(path),
        "name": edition.name,
        "language": edition.language,
        "licence": Licence(name=edition.licence.name, address=edition.licence.address),
    }
