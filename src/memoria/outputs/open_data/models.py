"""The ground of the open data: texts, times and addresses as a programme reads them."""

from typing import Annotated, Literal

from pydantic import Field

from memoria.content.base import Record

Id = str
Ids = tuple[str, ...]
Code = Annotated[str, Field(json_schema_extra={"pattern": "^[a-z]{2,3}([_-][A-Za-z0-9]+)*$"})]
Web = Annotated[str, Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]
Date = Annotated[str, Field(json_schema_extra={"format": "date"})]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Span = Annotated[str, Field(json_schema_extra={"format": "duration"})]


class Datum(Record):
    """A part of the open data. Every field is always there: empty where nothing is known."""


class Wording(Datum):
    """A text for the reader of the file, in another language where it has not been translated."""

    text: str
    language: Code


class Prose(Datum):
    """A longer text: as clean HTML with whole addresses, and as the Markdown it was written in."""

    html: str
    markdown: str
    language: Code
    state: Literal["original", "current", "stale", "missing", "machine"]


class Time(Datum):
    """A day and, where it is known, the hour: on the session's own clock and in UTC."""

    day: Date
    local: Instant | None
    utc: Instant | None


class Licence(Datum):
    """The terms on which the data may be used."""

    name: str
    address: Web


class Source(Datum):
    """Where a statement comes from."""

    id: Id
    title: str
    language: str
    kind: Literal["concept-note", "announcement", "news", "recording", "document"]
    address: Web | None
    read: Date | None
