"""Records become open data: a field of the same name has the same value, as a reader gets it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from memoria.content.base import Text
from memoria.content.moments import Moment
from memoria.content.sessions import Session
from memoria.messages.dates import local_time
from memoria.outputs.open_data.models import Datum, Prose, Source, Time, Wording
from memoria.render.excerpts import whole
from memoria.render.views import View

Filled = TypeVar("Filled", bound=Datum)


def fill(
    model: type[Filled], record: Any, view: View, original: str | None = None, /, **known: Any
) -> Filled:
    """Make a datum of a record; `known` are the fields that are not the record's own.

    `original` is the language of its texts where the record does not say.
    """
    language = getattr(record, "original", None) or original
    own = {
        name: value_of(getattr(record, name), view, language)
        for name in model.model_fields
        if name not in known
    }
    return model(**own, **known)


def fill_all(
    model: type[Filled], records: Iterable[Any], view: View, original: str | None = None
) -> tuple[Filled, ...]:
    """Make data of records that have all the fields themselves."""
    return tuple(fill(model, one, view, original) for one in records)


def value_of(value: Any, view: View, original: str | None) -> Any:
    """Return the value of a field: a text in the reader's language, a day as it is written."""
    if isinstance(value, Text):
        words, language = view.choose(value, original)
        return Wording(text=words, language=language)
    return str(value) if isinstance(value, Moment) else value


def sources(record: Any, view: View) -> tuple[Source, ...]:
    """Make data of the sources of a series or a session."""
    return fill_all(Source, record.sources, view)


def prose(view: View, session: Session, kind: str, item: str = "") -> Prose | None:
    """Return a summary, if there is one."""
    found = view.prose(session, kind, item)
    if not found:
        return None
    return Prose(
        html=whole(found.html, view.link("session", session.id)),
        markdown=found.summary.markdown,
        language=found.language,
        state=found.state.value,
    )


def moment(value: Moment | None, timezone: str | None) -> Time | None:
    """Return a day, and its hour on the session's clock with the offset, and in UTC."""
    if value is None:
        return None
    if not (value.hour and timezone):
        return Time(day=str(value.day), local=None, utc=None)
    utc = f"{value.utc(timezone):%Y-%m-%dT%H:%M:%SZ}"
    return Time(day=str(value.day), local=local_time(value, timezone), utc=utc)
