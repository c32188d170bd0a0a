"""The guides and the registers, as open data."""

from typing import Literal

from memoria.outputs.open_data.models import Code, Date, Datum, Id, Ids, Web, Wording


class GuideChapter(Datum):
    """A part of a guide: a record, or something that came out of a session."""

    kind: str
    id: Id
    session: Id | None
    address: Web


class Guide(Datum):
    """A publication compiled from material of several sessions."""

    id: Id
    address: Web
    title: Wording
    original: Code | None
    date: Date | None
    by: Ids
    introduction: Wording | None
    themes: Ids
    chapters: tuple[GuideChapter, ...]
    document: Web | None


class Person(Datum):
    """Someone who speaks in a session."""

    id: Id
    address: Web
    name: str
    role: Wording | None
    organisation: Id | None
    place: Id | None
    website: Web | None


class Organisation(Datum):
    """A body that organises, supports or takes part."""

    id: Id
    address: Web
    name: Wording
    short_name: Wording | None
    kind: Literal["organisation", "committee", "secretariat", "project", "collective"]
    part_of: Id | None
    place: Id | None
    website: Web | None


class Place(Datum):
    """A territory; latitude and longitude in degrees, WGS 84."""

    id: Id
    address: Web
    name: Wording
    kind: Literal["city", "metropolis", "region", "country"]
    country: str | None
    latitude: float | None
    longitude: float | None


class Theme(Datum):
    """A subject that sessions and initiatives are filed under."""

    id: Id
    address: Web
    name: Wording
    description: Wording | None
