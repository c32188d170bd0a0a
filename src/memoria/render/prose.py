"""A summary as a reader gets it: its HTML, its language, and its state as a translation."""

from dataclasses import dataclass

from markupsafe import Markup

from memoria.content.digests import digest
from memoria.content.publication import Change, Summary
from memoria.content.states import State, state


@dataclass(frozen=True)
class Prose:
    """A summary as a reader of this edition gets it.

    `place` is where it stands on the site, from the root of a language; `edit` leads to the file of
    what is shown, `translate` to the one that is missing. `change` tells how far the original of a
    stale translation has moved, as far as that is known.
    """

    html: Markup
    language: str
    state: State
    original: str
    summary: Summary
    place: str
    edit: str
    translate: str = ""
    change: Change | None = None


def prose_state(language: str, shown: Summary, original: Summary) -> State:
    """Return what a summary is to a reader of this language; another language stands in for it."""
    if shown.language != language:
        return State.MISSING
    return state(language, original.language, shown.translation, digest(original.markdown))
