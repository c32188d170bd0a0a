"""The kinds of records and items: one table, from which every list of kinds is derived."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from memoria.content.base import Record, Reference
from memoria.content.materials import (
    Challenge,
    Contribution,
    Initiative,
    Material,
    NewsItem,
    Priority,
    Proposal,
    Question,
    QuestionGroup,
    Source,
    Video,
)
from memoria.content.registers import (
    Guide,
    Organisation,
    Person,
    Picture,
    Place,
    Registered,
    Term,
    Theme,
)
from memoria.content.sessions import Figure, Series, Session


@dataclass(frozen=True)
class Kind:
    """A kind of record, or of item: a record that stands inside one of its `holders`.

    `field` lists those of the publication or of a holder; the folders of their texts and of their
    pages are called so, too. The ids of a `unique` item are so in the whole publication, those of
    others in the record that a file lists. Those that are `collected` are told once more on one
    page for all sessions, which leads to where they stand; those that are `gathered` stand there:
    links may leave out the session where no other has the id. A kind may have a `page` for each
    record and `prose` in Markdown beside it, be `linked` from Markdown, a `chapter` of guides, a
    `register` of names.
    """

    name: str
    model: type[Record]
    field: str
    holders: tuple[str, ...] = ()
    unique: bool = False
    gathered: bool = False
    collected: bool = False
    page: bool = False
    prose: bool = False
    linked: bool = True
    chapter: bool = False
    register: bool = False

    @property
    def local(self) -> bool:
        """Tell whether an id is unique only in the record that a file lists."""
        return bool(self.holders) and not self.unique

    @property
    def loose(self) -> bool:
        """Tell whether an id may be told without the session in which its record stands."""
        return bool(self.holders) and (self.unique or self.gathered)

    @property
    def listed(self) -> bool:
        """Tell whether readers find all records of the kind on one page."""
        return self.linked and (self.gathered or self.collected or not self.local)

    @property
    def addressed(self) -> bool:
        """Tell whether a record can be withdrawn, and known by earlier ids."""
        return issubclass(self.model, Registered)

    @property
    def pinned(self) -> bool:
        """Tell whether a record is translated as a whole, with one pin a language."""
        return "translations" in self.model.model_fields

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Map the fields of a record that hold ids to the kind that these name."""
        named = {name: kind_named(info) for name, info in self.model.model_fields.items()}
        return {name: kind for name, kind in named.items() if kind in KINDS}

    def path(self, identifier: str) -> str:
        """Return the address of a record's page from the root of a language, if it has one."""
        return f"{self.field}/{identifier}/" if self.page else ""


def kind_named(annotated: Any) -> str:
    """Return of which kind the ids are that a field, or a type, holds, or nothing."""
    details = (*getattr(annotated, "metadata", ()), *getattr(annotated, "__metadata__", ()))
    own = next((one.kind for one in details if isinstance(one, Reference)), "")
    inner = (*get_args(getattr(annotated, "annotation", annotated)),)
    if getattr(annotated, "annotation", None) is not None:
        inner = (annotated.annotation, *inner)
    return own or next(filter(None, map(kind_named, inner)), "")


SESSION = ("session",)
# In the order in which everything lists them.
TABLE = (
    Kind("series", Series, "series", linked=False),
    Kind("session", Session, "sessions", page=True, chapter=True),
    Kind("guide", Guide, "guides", page=True),
    Kind("person", Person, "people", page=True, register=True),
    Kind("organisation", Organisation, "organisations", page=True, register=True),
    Kind("place", Place, "places", page=True, register=True),
    Kind("theme", Theme, "themes", page=True, chapter=True, register=True),
    Kind("picture", Picture, "pictures", linked=False),
    Kind("term", Term, "terms", linked=False),
    Kind("question-group", QuestionGroup, "key_questions", SESSION, linked=False),
    Kind("question", Question, "questions", ("question-group",), collected=True, chapter=True),
    Kind("contribution", Contribution, "contributions", SESSION, prose=True, chapter=True),
    Kind("challenge", Challenge, "challenges", SESSION, collected=True, chapter=True),
    Kind("initiative", Initiative, "initiatives", SESSION, unique=True, page=True, chapter=True),
    Kind("proposal", Proposal, "proposals", SESSION, collected=True, chapter=True),
    Kind("priority", Priority, "priorities", SESSION, collected=True, chapter=True),
    Kind("video", Video, "videos", SESSION, gathered=True, prose=True),
    Kind("news", NewsItem, "news", SESSION, unique=True, page=True, prose=True, chapter=True),
    Kind("figure", Figure, "figures", ("series",), linked=False),
    Kind("source", Source, "sources", ("series", "session"), linked=False),
)
KINDS = {one.name: one for one in TABLE}
NAMES = {one.model: one.name for one in TABLE}
# What files list, what stands inside of that, the names, and the links of the chain.
RECORDS = tuple(one for one in TABLE if not one.holders)
ITEMS = tuple(one for one in TABLE if one.holders)
REGISTERS = tuple(one for one in RECORDS if one.register)
# What is told on one page for all sessions, and stands on theirs.
COLLECTED = tuple(one for one in ITEMS if one.collected)
MATERIALS = tuple(one for one in ITEMS if issubclass(one.model, Material))


def kind_of(record: Record) -> str:
    """Return the name of the kind of a record."""
    return NAMES[type(record)]
