"""Making sure that a rename changed what it should, and nothing else, before it is written."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel

from memoria.content.publication import Publication
from memoria.content.states import ITEM_KINDS
from memoria.edit.rename.names import Rename, relinked
from memoria.edit.rename.records import renamed_value
from memoria.load.content import SHELF_FIELDS
from memoria.load.documents import Path
from memoria.rules.problems import Problem
from memoria.translation.statuses import statuses


def is_sound(
    before: Publication, after: Publication, rename: Rename, languages: Sequence[str]
) -> bool:
    """Tell whether two publications are the same but for a rename, their translations too."""
    nothing = Rename("", "", "", "")
    return (
        records(before, rename) == records(after, nothing)
        and texts(before, rename) == texts(after, nothing)
        and states(before, rename, languages) == states(after, nothing, languages)
    )


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Tell whether there is a problem that was not there."""
    return bool(Counter(one.code for one in after) - Counter(one.code for one in before))


def records(publication: Publication, rename: Rename) -> list[Any]:
    """Return all that the records say after a rename, but for their earlier ids."""
    found = []
    for kind, field in SHELF_FIELDS.items():
        for record in getattr(publication, field):
            scope = scope_of(kind, record.id)
            found.append(Telling(record, kind, scope, rename).told(record, ()))
    return sorted(found, key=repr)


def scope_of(kind: str, identifier: str) -> str:
    """Return the name under which what stands inside a record is known."""
    return identifier if kind == "session" else f"{kind}/{identifier}"


class Telling:
    """Tell what a record says after a rename, as plain values."""

    def __init__(self, record: BaseModel, kind: str, scope: str, rename: Rename) -> None:
        self.model, self.kind, self.scope, self.rename = type(record), kind, scope, rename

    def told(self, value: Any, location: Path) -> Any:
        """Return a value at a location of the record."""
        if isinstance(value, BaseModel) and not hasattr(value, "root"):
            fields = [name for name in type(value).model_fields if name != "aliases"]
            return {name: self.told(getattr(value, name), (*location, name)) for name in fields}
        if isinstance(value, dict):
            return {key: self.told(inner, (*location, key)) for key, inner in value.items()}
        if isinstance(value, tuple):
            return [self.told(inner, (*location, number)) for number, inner in enumerate(value)]
        return self.renamed(value, location) if isinstance(value, str) else value

    def renamed(self, value: str, location: Path) -> str:
        """Return a text of the record: its id, the id of another one, or any other."""
        if location[-1] != "id":
            return renamed_value(value, self.model, location, self.scope, self.rename)
        kind = ITEM_KINDS.get(str(location[-3]), "") if len(location) > 1 else self.kind
        return self.rename.identifier(kind, self.scope, value)


def texts(publication: Publication, rename: Rename) -> list[Any]:
    """Return the prose texts after a rename, but for the digests of their originals."""
    return sorted(
        (
            repr(rename.summary(one.name)),
            one.language,
            relinked(one.markdown, partial(rename.link, session=one.name.session)),
            repr(one.translation.model_copy(update={"of": None}) if one.translation else None),
        )
        for one in publication.summaries
    )


def states(publication: Publication, rename: Rename, languages: Sequence[str]) -> list[Any]:
    """Return what each text is in each language after a rename."""
    return sorted(
        (
            rename.identifier(one.record[0], "", one.record[1]),
            one.kind,
            rename.identifier(one.kind, scope_of(*one.record), one.id),
            one.form,
            one.language,
            one.original,
            one.states,
            one.is_due,
        )
        for one in statuses(publication, languages)
    )
