"""The registers that sessions refer to by id, and the publications made from several sessions."""

from functools import cache
from typing import Annotated, Literal

from babel import Locale
from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from memoria.content.acceptances import Acceptances
from memoria.content.base import (
    DIGEST,
    Address,
    Identifier,
    Plain,
    Record,
    References,
    Text,
    TextLanguage,
    refers_to,
)
from memoria.content.moments import Date, Day
from memoria.content.pictures import LICENCE

PersonId = Annotated[str, refers_to("person")]
OrganisationId = Annotated[str, refers_to("organisation")]
PlaceId = Annotated[str, refers_to("place")]
ThemeId = Annotated[str, refers_to("theme")]
SessionId = Annotated[str, refers_to("session")]
SeriesId = Annotated[str, refers_to("series", needed=True)]
PictureId = Annotated[str, refers_to("picture")]


COUNTRY = r"^[A-Z]{2}$"
# Codes of unions, of parts of a country, and those that mean nothing.
NO_COUNTRIES = {
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
}  # fmt: skip


@cache
def countries() -> frozenset[str]:
    """List the codes of the countries, by ISO 3166."""
    territories = map(str, Locale("en").territories)
    return frozenset(code for code in territories if code.isalpha()) - NO_COUNTRIES


def known_country(value: str) -> str:
    """Accept the code of a country."""
    if value not in countries():
        raise PydanticCustomError("unknown_country", "{value}", {"value": value})
    return value


def not_itself(value: str, info: ValidationInfo) -> str:
    """Refuse a body that belongs to itself."""
    if value == info.data.get("id"):
        raise PydanticCustomError("part_of_itself", "{value}", {"value": value})
    return value


Country = Annotated[
    str, AfterValidator(known_country), Field(json_schema_extra={"pattern": COUNTRY})
]


Fact = Literal[
    "number", "date", "weekday", "time", "zone", "link", "name", "quotation", "heading", "list",
    "sentence", "term", "negation", "obligation", "comparison",
]  # fmt: skip


class Deviation(Record):
    """A kind of fact in which a translation differs from its original on purpose, and why.

    Among the texts of a record, `text` names the one that is meant, as the warning does.
    """

    fact: Fact
    text: Plain | None = None
    because: Plain


class Translation(Record):
    """Who translated a text, and from which state of the original (`of`, its digest).

    `unchanged_because` says why an edit of the original asked for none of the translation.
    """

    of: Annotated[str, Field(pattern=DIGEST)] | None = None
    by: Plain | None = None
    reviewed_by: Plain | None = None
    machine: bool = False
    unchanged_because: Plain | None = None
    differs: tuple[Deviation, ...] = ()


class FrontMatter(Translation):
    """What stands above a summary: who translated it, and the warnings that are accepted."""

    accepted: Acceptances = ()


class Registered(Record):
    """What has an address, or a place on a page, has: an id that is part of it, and earlier ids.

    The `aliases` are the ids it was published under before: the old addresses lead on to the new.
    Warnings about it that are `accepted` are not told.
    """

    id: Identifier
    aliases: tuple[Identifier, ...] = ()
    accepted: Acceptances = ()


def first_id(record: Registered) -> str:
    """Return the id that a record was published under first, by which others may know it."""
    return record.aliases[0] if record.aliases else record.id


class Person(Registered):
    """Someone who speaks in a session; the name is written the same in every language."""

    name: Plain
    role: Text | None = None
    organisation: OrganisationId | None = None
    place: PlaceId | None = None
    website: Address | None = None
    portrait: PictureId | None = None
    distinct_from: References[PersonId] = ()


class Organisation(Registered):
    """A body that organises, supports or takes part; it may belong to another one."""

    name: Text
    short_name: Text | None = None
    kind: Literal["organisation", "committee", "secretariat", "project", "collective"] = (
        "organisation"
    )
    part_of: Annotated[OrganisationId, AfterValidator(not_itself)] | None = None
    place: PlaceId | None = None
    website: Address | None = None
    distinct_from: References[OrganisationId] = ()


class Place(Registered):
    """A territory: a city, a region or a country. Latitude and longitude in degrees, WGS 84."""

    name: Text
    kind: Literal["city", "metropolis", "region", "country"] = "city"
    country: Country | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    distinct_from: References[PlaceId] = ()


class Theme(Registered):
    """A subject that sessions and initiatives are filed under."""

    name: Text
    description: Text | None = None
    distinct_from: References[ThemeId] = ()


class Guide(Registered):
    """A publication compiled from material of several sessions.

    Its chapters are `items` in their order, written as cross-links (`session:led-employment`,
    `initiative:business-support`, `proposal:led-employment/credit`); the `sessions` and `themes`
    that no item names follow. `by` are its editors, `date` the day it was published.
    """

    title: Text
    original: TextLanguage | None = None
    date: Day | None = None
    by: References[OrganisationId] = ()
    introduction: Text | None = None
    sessions: References[SessionId] = ()
    themes: References[ThemeId] = ()
    items: References[Plain] = ()
    translations: dict[TextLanguage, Translation] = Field(default_factory=dict)

    @property
    def selection(self) -> tuple[str, ...]:
        """List as cross-links what the guide selects, in the order of its chapters, each once."""
        sessions = (f"session:{one}" for one in self.sessions)
        themes = (f"theme:{one}" for one in self.themes)
        return tuple(dict.fromkeys((*self.items, *sessions, *themes)))


class Picture(Record):
    """A picture; its file in `pictures/` is called by its id.

    The description tells who does not see it what is to be seen. The `credit` names whose it is.
    The `address` is where it was published first.
    """

    id: Identifier
    description: Text
    caption: Text | None = None
    credit: Plain
    licence: Annotated[str, Field(pattern=LICENCE)]
    address: Address | None = None
    taken: Date | None = None
    accepted: Acceptances = ()


class Term(Record):
    """A pair of the glossary: the agreed words for one notion in each language.

    `also` are other words that are right, too. A term that is an `everyday` word with other
    meanings besides is not looked for in texts.
    """

    id: Identifier
    term: Text
    also: dict[TextLanguage, tuple[Plain, ...]] = Field(default_factory=dict)
    everyday: bool = False
    note: Text | None = None
    accepted: Acceptances = ()
