"""Making sure that a rename changed what it should, and nothing else, before it is written."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from memoria.content.publication import Publication
from memoria.edit.rename.names import Rename, relinked
from memoria.rules.problems import Problem
from memoria.translation.statuses import statuses


def is_sound(
    before: Publication, after: Publication, rename: Rename, languages: Sequence[str]
) -> bool:
    """Tell whether two publications are the same but for a rename, their translations too."""
    nothing = Rename("", "", "", "")
    return texts(before, rename) == texts(after, nothing) and states(
        before, rename, languages
    ) == states(after, nothing, languages)


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Tell whether there is a problem that was not there."""
    return bool(Counter(one.code for one in after) - Counter(one.code for one in before))


def scope_of(kind: str, identifier: str) -> str:
    """Return the name under which what stands inside a record is known."""
    return identifier if kind == "session" else f"{kind}/{identifier}"


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
