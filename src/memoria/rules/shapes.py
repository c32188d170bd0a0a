"""Rules for the shape of a record: which fields it has, and what each of them takes."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from memoria.content.base import LONGEST_IDENTIFIER, is_own, is_web_address
from memoria.content.languages import meant_language
from memoria.content.similar import mistyped, similar, suggested_identifier
from memoria.rules.advice import LONGEST_LINE, Fragment, shortened
from memoria.rules.intentions import (
    clock_meant,
    items_meant,
    meant_country,
    media_meant,
    number_meant,
)
from memoria.rules.problems import Finding, Position, rule

# A field of a text whose colon has no space after it; others may follow.
GLUED = re.compile(r"(?P<field>(?P<name>[a-z_]{2,}):(?P<value>[^\s/].*?))(?: [a-z]{2}:.*)?")
# The fields that hold a length or a time of a video.
CLOCKS = {"duration", "at"}
# Fields for files in the folder of media, and what their names end with.
MEDIA = {
    "file": {"mp4", "webm"},
    "poster": {"avif", "jpg", "jpeg", "png", "webp"},
    "captions": {"vtt"},
}
# What an address begins with behind its scheme, and what is no name of a file.
HOST = re.compile(r"www\.|[\w-]+(\.[\w-]+)*\.([a-z]{2,}/|(org|com|net|eu|es|edu)$)")


@dataclass(frozen=True)
class Failure:
    """Describe a value that a model refused.

    `field` is the name of the field, `known` are the fields its record may have,
    `candidates` are the ids that could be meant; `context` are the values
    that the validator gave. `within` is the field that has a value for each language, where that
    of one is refused. `record` is the name of the model, `fragment` what stands in the file,
    `advised` what is told of where it belongs.
    """

    position: Position
    field: str
    expected: str = ""
    known: tuple[str, ...] = ()
    candidates: frozenset[str] = frozenset()
    context: Mapping[str, object] | None = None
    within: str = ""
    record: str = ""
    fragment: Fragment | None = None
    advised: Mapping[str, str | int] | None = None

    def __getitem__(self, name: str) -> str:
        """Return one of the validator's values as text."""
        return written((self.context or {}).get(name, ""))

    @property
    def value(self) -> str:
        """Return the refused value as a message shows it."""
        return shortened(self["value"])

    @property
    def name(self) -> str:
        """Return the name of the field as a message shows it."""
        return shortened(self.field)


def written(value: object) -> str:
    """Return a value as it stands in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        fields = (f"{key}: {written(inner)}" for key, inner in value.items())
        return f"{{{', '.join(fields)}}}"
    return str(value)


@rule("M209")
def duplicate_identifier(
    position: Position, identifier: str, first: str, variant: str = ""
) -> Iterator[Finding]:
    """Refuse an id that another record of the kind has, or had; or has, though it is withdrawn."""
    stem = suggested_identifier(identifier)[: LONGEST_IDENTIFIER - 2].strip("-")
    values = {"id": shortened(identifier), "first": first, "free": f"{stem}-2"}
    yield Finding(position, values, variant or ("" if stem else "nameless"))


@rule("M218")
def file_of_another_session(position: Position, identifier: str, name: str) -> Iterator[Finding]:
    """Demand that the file of one session bears its id as name."""
    if identifier and identifier != name:
        yield Finding(position, {"id": shortened(identifier), "name": shortened(name)})


@rule("M203")
def wrong_type(failure: Failure) -> Iterator[Finding]:
    """Refuse a value of another type than the field's, with the right one where it can be told."""
    glued = (
        GLUED.fullmatch(failure["value"]) if failure.expected in {"mapping", "languages"} else None
    )
    if glued:
        values = {"right": glued["field"], "line": shortened(f"{glued['name']}: {glued['value']}")}
        yield Finding(failure.position, values, "space")
    elif failure.expected == "ids" and (items := items_meant(failure["value"])):
        line = f"{failure.name}: [{', '.join(items)}]"
        yield Finding(failure.position, {"field": failure.name, "line": line}, "items")
    elif right := number_meant(failure["written"] or failure["value"], failure.expected):
        yield Finding(failure.position, {"field": failure.name, "right": right}, "figure")
    else:
        variant = {"whole": "number", "ids": "list"}.get(failure.expected, failure.expected)
        values = {"field": failure.name, "line": failure["line"], **(failure.advised or {})}
        yield Finding(failure.position, values, variant)


@rule("M204")
def unknown_choice(failure: Failure) -> Iterator[Finding]:
    """Refuse a word that is not one of the field's few; "called": another word for one of them."""
    choices = tuple(re.findall(r"'([^']*)'", failure["expected"]))
    called = (failure.advised or {}).get("similar")
    meant = called or mistyped(failure["value"], choices)
    values = {"field": failure.name, "record": failure.record, "value": failure.value}
    told = values | {"similar": meant, "choices": ", ".join(choices)}
    yield Finding(failure.position, told, "called" if called else "similar" if meant else "")


@rule("M208")
def bad_identifier(failure: Failure) -> Iterator[Finding]:
    """Refuse an id that cannot be part of an address, with one that can."""
    right = suggested_identifier(failure["value"])
    values = {"value": failure.value, "id": right}
    yield Finding(failure.position, values, "suggested" if right else "")


@rule("M210")
def dangling_reference(failure: Failure) -> Iterator[Finding]:
    """Refuse the id of something that does not exist, was withdrawn, or has another id now."""
    written, now, known = failure["value"], failure["renamed"], failure.candidates
    right = suggested_identifier(written)
    meant = now or (right if right in known else misspelt(written, right, known))
    variant = "renamed" if now else "respelled" if meant and meant == right else "similar"
    added = failure.advised or {}
    lacking = "unknown" if added else "" if right else "nameless"
    values = {"value": failure.value, "kind": failure["kind"], "similar": meant, "id": right}
    told = failure.expected or (variant if meant else lacking)
    yield Finding(failure.position, {**values, **added}, told)


def misspelt(written: str, right: str, known: Collection[str]) -> str:
    """Return the id that one is like; words that are none have to be much like it."""
    return similar(written, known) if written == right else mistyped(right, known)


@rule("M243")
def unshown(position: Position, written: str, variant: str, field: str = "") -> Iterator[Finding]:
    """Point out what still leads to, or belongs to, what was withdrawn or is not shown.

    The variants, of a link in a text: none where it was withdrawn, "hidden" for contributions,
    "hidden-person"; of a picture "picture" and "hidden-picture"; of an item of a guide "item" and
    "item-hidden"; "field" of a record, "text" of a file.
    """
    yield Finding(position, {"link": shortened(written), "field": field}, variant)


@rule("M211")
def unknown_language(failure: Failure) -> Iterator[Finding]:
    """Refuse what is no code of a language, or a variant of one of the site's."""
    values = {"value": failure.value, "languages": failure["languages"]}
    if failure.expected:
        yield Finding(failure.position, values | {"similar": failure["similar"]}, failure.expected)
        return
    similar = meant_language(failure["value"], failure["languages"].split(", "))
    yield Finding(failure.position, values | {"similar": similar}, "similar" if similar else "")


@rule("M212")
def no_language(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that has words in no language."""
    yield Finding(failure.position, {"field": failure.name})


@rule("M213")
def bad_address(failure: Failure) -> Iterator[Finding]:
    """Refuse an address that is not a whole one of the web; "whole" tells which would be.

    An "own" one leads to a reader's own machine, or to a closed network.
    """
    whole = f"https://{failure['value'].strip()}" if HOST.match(failure["value"]) else ""
    values = {"value": failure.value, "line": f"{failure.field}: {whole}"}
    sound = is_web_address(whole) and len(whole) <= LONGEST_LINE
    variant = "own" if is_own(failure["value"].strip()) else "whole" if sound else ""
    yield Finding(failure.position, values, variant)


@rule("M214")
def out_of_range(failure: Failure) -> Iterator[Finding]:
    """Refuse a number that is too small or too large."""
    limits = {"greater_than_equal": "ge", "less_than_equal": "le"}
    limit = failure[limits[failure.expected]].removesuffix(".0")
    yield Finding(failure.position, {"field": failure.name, "limit": limit}, failure.expected)


@rule("M215")
def bad_pattern(failure: Failure) -> Iterator[Finding]:
    """Refuse a text that is not written in the field's form."""
    values = {"field": failure.name, "form": failure["pattern"], "value": failure.value}
    variant, tongues = failure.within or failure.field, failure["tongues"].split()
    finders = {"language": meant_language, "country": meant_country}
    if variant in finders and (found := finders[variant](failure["value"], tongues)):
        yield Finding(failure.position, values | {"similar": found}, "known")
        return
    if variant in MEDIA and (found := media_meant(failure["value"], MEDIA[variant])):
        yield Finding(failure.position, values | {"similar": found}, "media")
        return
    if variant in CLOCKS and (values := values | {"right": clock_meant(failure["value"])})["right"]:
        variant = "clock"
    yield Finding(failure.position, values, variant)


@rule("M234")
def bad_withdrawal(failure: Failure) -> Iterator[Finding]:
    """Refuse an entry of the withdrawn that is no kind and id.

    The variants: none, where it is neither; "similar", where one can tell what was meant;
    "session", where the session is not named; "unknown", where there is none of that id.
    """
    fields = {"similar": "right", "session": "lacking", "unknown": "unknown"}
    variant = next((each for each, field in fields.items() if failure[field]), "")
    right = failure[fields[variant]] if variant else ""
    values = {"value": failure.value, "right": right, "prefix": failure["prefix"]}
    yield Finding(failure.position, values, variant)


@rule("M216")
def blank(failure: Failure) -> Iterator[Finding]:
    """Refuse a text without words, or whose only word says that there is none."""
    values = {"field": failure.name, "value": failure.value}
    yield Finding(failure.position, values, "no" if failure.value else "")


@rule("M220")
def repeated(failure: Failure) -> Iterator[Finding]:
    """Refuse what stands twice in a list of references."""
    yield Finding(failure.position, {"field": failure.name, "value": failure.value})


@rule("M221")
def part_of_itself(failure: Failure) -> Iterator[Finding]:
    """Refuse an organisation that belongs to itself."""
    yield Finding(failure.position, {"value": failure.value})
