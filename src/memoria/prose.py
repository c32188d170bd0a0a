"""A summary as a reader gets it: its HTML, its language, and its state as a translation."""

from dataclasses import dataclass

from markupsafe import Markup

from memoria.digests import digest
from memoria.records.publication import Summary
from memoria.translation import State, state


@dataclass(frozen=True)
class Prose:
    """A summary as a reader of this edition gets it."""

    html: Markup
    language: str
    state: State
    original: str
    summary: Summary
    edit: str
    translate: str


def prose_state(language: str, shown: Summary, original: Summary) -> State:
    """Return what a summary is to a reader of this language; another language stands in for it."""
    if shown.language != language:
        return State.MISSING
    return state(language, original.language, shown.translation, digest(original.markdown))
