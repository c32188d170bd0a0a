"""The ground every record stands on: strict, frozen models and the types of their fields."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from babel import Locale
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from memoria.content.vocabulary import Vocabulary

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_IDENTIFIER = 80
DIGEST = r"^[0-9a-f]{8}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
# Where the JSON Schema says of which kind an id is.
REFERS_TO = "x-refers-to"
# White space but for the spaces that do not break: French asks for them.
SPACE = re.compile(r"[^\S\u00a0\u202f]+")
ADDRESS = r"([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])+"
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Context:
    """Hold what a value is checked against: the site's languages and the ids that exist.

    `identifiers` maps a kind of record ("person", "question") to the ids it may refer to;
    a kind that is absent is not checked, because its file could not be read. `renamed` returns the
    present id of what a kind and an earlier id name, `withdrawn` tells whether that is gone. The
    `vocabulary` has what people may call fields and values.
    """

    languages: tuple[str, ...] = ()
    identifiers: dict[str, frozenset[str]] = field(default_factory=dict)
    renamed: Callable[[str, str], str] = lambda _, __: ""
    withdrawn: Callable[[str, str], bool] = lambda _, __: False
    vocabulary: Callable[[], Vocabulary] = Vocabulary


class Record(BaseModel):
    """A frozen record that refuses unknown fields and converts no types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def well_formed(value: str) -> str:
    """Accept an id of lower-case letters, digits and single hyphens, at most 80 characters."""
    if not re.fullmatch(IDENTIFIER, value) or len(value) > LONGEST_IDENTIFIER:
        raise PydanticCustomError("bad_identifier", "{value}", {"value": value})
    return value


Identifier = Annotated[
    str,
    AfterValidator(well_formed),
    Field(json_schema_extra={"pattern": IDENTIFIER, "maxLength": LONGEST_IDENTIFIER}),
]


@dataclass(frozen=True)
class Reference(AfterValidator):
    """Tell the JSON Schema, too, of which kind the ids are that a field may hold."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), REFERS_TO: self.kind}


def refers_to(kind: str, *, needed: bool = False) -> Reference:
    """Make a field hold the id of an existing record of this kind.

    What was withdrawn may be named still, and is not shown; but not where a page needs it.
    """

    def resolve(value: str, info: ValidationInfo) -> str:
        context = info.context
        if context is None or kind not in context.identifiers:
            return value
        if value not in context.identifiers[kind]:
            values = {"value": value, "kind": kind, "renamed": context.renamed(kind, value)}
            gone = context.withdrawn(kind, value)
            if needed or not gone:
                fault = "withdrawn_reference" if gone else "dangling_reference"
                raise PydanticCustomError(fault, "{value}", values)
        return value

    return Reference(resolve, kind)


def each_once(values: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Refuse a list that names the same thing twice."""
    seen: set[Entry] = set()
    for number, value in enumerate(values):
        if value in seen:
            context = {"value": value, "number": number}
            raise PydanticCustomError("repeated", "{value}", context)
        seen.add(value)
    return values


References = Annotated[
    tuple[Entry, ...], AfterValidator(each_once), Field(json_schema_extra={"uniqueItems": True})
]


@dataclass(frozen=True)
class OneOrMore(BeforeValidator):
    """Let a single id stand for a list of one, in the JSON Schema, too."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def as_several(value: Any) -> Any:
    """Return a list of one for a single id."""
    return (value,) if isinstance(value, str) else value


Several = Annotated[References[Entry], OneOrMore(as_several)]


@cache
def known_codes() -> frozenset[str]:
    """Return the codes that CLDR has: languages, and some of their variants."""
    return frozenset(str(code).replace("_", "-") for code in Locale("en").languages)


def is_language(code: str, site: Sequence[str] = ()) -> bool:
    """Tell whether a text may be in a language: the site's, or one that is no variant of those."""
    own = {one.partition("-")[0] for one in site}
    return code in site or (code in known_codes() and code.partition("-")[0] not in own)


def known_language(value: str, info: ValidationInfo) -> str:
    """Accept the code of a language: one that the site publishes in, or another than those."""
    languages = info.context.languages if info.context else ()
    if languages and not is_language(value, languages):
        values = {"value": value, "languages": ", ".join(languages)}
        raise PydanticCustomError("unknown_language", "{value}", values)
    return value


TextLanguage = Annotated[str, Reference(known_language, "language")]


# Addresses that lead elsewhere for each who follows them, or nowhere.
NETWORKS = """0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16
    ::/127 fc00::/7 fe80::/10"""
CLOSED = tuple(map(ip_network, NETWORKS.split()))


def is_own(value: str) -> bool:
    """Tell whether an address leads to a reader's own machine, or into a closed network."""
    try:
        host = urlsplit(value).hostname or ""
    except ValueError:
        return False
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    return any(address in one for one in CLOSED)


def is_web_address(value: str) -> bool:
    """Tell whether a text is a whole address of the web that leads everybody to the same page."""
    return is_address(value) and not is_own(value)


def is_address(value: str) -> bool:
    """Tell whether a text is a whole address of the web, in the characters of RFC 3986.

    Letters of other scripts may stand as they are, as browsers show them.
    """
    try:
        parts = urlsplit(value)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    foreign = (letter for letter in value if not letter.isascii())
    lettered = all(unicodedata.category(letter)[0] in "LMN" for letter in foreign)
    return sound and lettered and bool(re.fullmatch(ADDRESS, value))


def web_address(value: str) -> str:
    """Accept the address of a public page."""
    if not is_web_address(value):
        raise PydanticCustomError("bad_address", "{value}", {"value": value})
    return value


Address = Annotated[str, AfterValidator(web_address), Field(json_schema_extra={"format": "uri"})]


LanguageTag = Annotated[str, Field(pattern=LANGUAGE)]


def one_line(text: str) -> str:
    """Return a text with one space for any white space; spaces that do not break stay."""
    return SPACE.sub(" ", text).strip()


# Words that say that there is no text, where one belongs.
NOTHING = {"no", "none", "n/a", "…", "..."}


def not_blank(value: str) -> str:
    """Strip a plain text and refuse one without a character, or that only says that it is none."""
    stripped = one_line(value)
    if not stripped or stripped.casefold() in NOTHING:
        raise PydanticCustomError("blank", "{value}", {"value": stripped})
    return stripped


Plain = Annotated[str, AfterValidator(not_blank)]


class Text(RootModel[dict[TextLanguage, str]]):
    """A plain text in one or more languages: `{en: "…", es: "…"}`.

    A language without words counts as missing; at least one must have some.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def without_blanks(cls, value: Any) -> Any:
        """Drop the languages that stand there without words, as a form leaves them."""
        if not isinstance(value, dict):
            return value
        written = {key: text for key, text in value.items() if text not in (None, "")}
        return {
            key: one_line(text) if isinstance(text, str) else text
            for key, text in written.items()
            if not isinstance(text, str) or text.strip()
        }

    @model_validator(mode="after")
    def in_some_language(self) -> "Text":
        """Refuse a text that has words in no language."""
        if not self.root:
            raise PydanticCustomError("no_language", "no_language")
        return self

    def get(self, language: str) -> str | None:
        """Return the words in this language, if there are any."""
        return self.root.get(language)

    @property
    def languages(self) -> tuple[str, ...]:
        """List the languages this text exists in, in the order of the file."""
        return tuple(self.root)


def first_written(languages: Iterable[str], original: str) -> str:
    """Return the language a text was first written in: without words in it, in another one."""
    return original if original in languages else min(languages)
