"""The ground of structured data: nodes of schema.org, their ids, and references between them.

What is the same whatever language it is told in (an event, a person, a body, a place, a video) has
one id in all languages: its address in the default one. Pages about it in other languages stand
under `sameAs`: `workTranslation` is for creative works only. A text is a work of its own in each
language, with an id for each and links between translations.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from memoria.content.base import Text
from memoria.render.views import View

Node = dict[str, Any]


def node(kind: str, identity: str = "", /, **fields: Any) -> Node:
    """Make a node without the fields that are empty."""
    known = {"@type": kind, "@id": identity, **fields}
    return {name: value for name, value in known.items() if value not in (None, "", [], {}, ())}


def one_identity(view: View, path: str) -> str:
    """Return the id of what is the same in every language."""
    return view.edition.absolute(path, view.edition.languages[0].code)


def translations(view: View, path: str, language: str, codes: Sequence[str]) -> Node:
    """Link a text with those in languages that have pages; the first code is the original."""
    shown = view.edition.codes()
    if not {language, codes[0]} <= {*shown}:
        return {}
    if language != codes[0]:
        return {"translationOfWork": {"@id": view.edition.absolute(path, codes[0])}}
    others = [{"@id": view.edition.absolute(path, one)} for one in codes[1:] if one in shown]
    return {"workTranslation": others} if others else {}


def elsewhere(view: View, path: str) -> list[str]:
    """List the addresses of the page in the other languages."""
    edition = view.edition
    others = [one for one in edition.codes() if one != edition.language]
    return [edition.absolute(path, one) for one in others]


def spoken(view: View, text: Text | None, original: str | None = None) -> str | Node | None:
    """Return a text for the reader of a page."""
    return as_spoken(view, *view.choose(text, original)) if text else None


def as_spoken(view: View, words: str, language: str) -> str | Node:
    """Return words; those in another language than the page's say which."""
    same = language == view.edition.language
    return words if same else {"@value": words, "@language": language}


def name_of(view: View, record: Any) -> str | Node | None:
    """Return the name of an entry of a register."""
    return record.name if isinstance(record.name, str) else spoken(view, record.name)


def publisher(view: View) -> Node:
    """Name who publishes, or else the site."""
    edition = view.edition
    identity = one_identity(view, "#publisher" if edition.publisher.names else "#site")
    return node("Organization", identity, name=edition.published_by, url=edition.publisher.address)


KINDS = {
    "person": "Person", "organisation": "Organization", "place": "Place", "theme": "DefinedTerm"
}  # fmt: skip


def mention(view: View, kind: str, identifier: str) -> Node:
    """Refer to an entry of a register, by its id and its name; all else is told on its page.

    Of a body search engines want the address beside its name.
    """
    path = view.directory.address(kind, "", identifier) or ""
    name = name_of(view, view.record(kind, identifier))
    url = view.to(path) if kind == "organisation" else ""
    return node(KINDS[kind], one_identity(view, path), name=name, url=url)


def mentions(view: View, kind: str, identifiers: Iterable[str]) -> list[Node]:
    """Refer to several entries of a register."""
    return [mention(view, kind, one) for one in identifiers]


def told_once(value: Any, told: dict[str, Node]) -> Any:
    """Refer by its id alone to whatever was described before: JSON-LD means the same by it."""
    if isinstance(value, list):
        return [told_once(one, told) for one in value]
    if not isinstance(value, dict):
        return value
    identity = value.get("@id", "")
    if identity in told and value.items() <= told[identity].items():
        return {"@id": identity}
    if identity:
        told[identity] = value
    return {name: told_once(one, told) for name, one in value.items()}
