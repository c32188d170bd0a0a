"""Everything there is to publish, as one frozen whole."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, cached_property
from typing import NamedTuple

from memoria.content.base import first_written
from memoria.content.kinds import KINDS
from memoria.content.pictures import Raster
from memoria.content.registers import (
    FrontMatter,
    Guide,
    Organisation,
    Person,
    Picture,
    Place,
    Term,
    Theme,
)
from memoria.content.sessions import Series, Session
from memoria.content.withdrawals import Key

# Typographic variants that change no word: they leave a translation up to date.
VARIANTS = {
    **dict.fromkeys("“”«»„‟", '"'),
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("–‐‑", "-"),
    "—": " - ",
    "…": "...",
    # Characters that are not seen: where a word may break or join.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
TEXT = "text"
SESSION_PARTS = ("context", "aim", "format", "report")


@cache
def digest(*texts: str) -> str:
    """Return the eight hexadecimal digits that stand for the words of one or more texts.

    White space, and typographic variants that change no word, do not count.
    """
    return hashlib.sha256("\x1f".join(map(folded, texts)).encode()).hexdigest()[:8]


def folded(text: str) -> str:
    """Return a text as it is compared: one form of every mark, and no space around marks."""
    plain = unicodedata.normalize("NFC", text)
    # Where there are few, as nearly always, this is ten times as quick as `str.translate`.
    for variant, mark in VARIANTS.items():
        plain = plain.replace(variant, mark)
    plain = " ".join(plain.split())
    for mark in ';:!?%"':
        plain = plain.replace(f" {mark}", mark)
    return plain.replace('" ', '"')


class SummaryName(NamedTuple):
    """Name a prose text: a part of a session ("report") or the prose of one of its items.

    `kind` is the part or the kind of item; `item` is empty for a part.
    """

    session: str
    kind: str
    item: str = ""

    def file(self, language: str) -> str:
        """Return the name of the text's file in the content folder."""
        inner = f"{KINDS[self.kind].field}/{self.item}" if self.item else self.kind
        return f"summaries/{self.session}/{inner}.{language}.md"


@dataclass(frozen=True)
class Summary:
    """A prose text in one language: Markdown, and who translated it from what.

    `line` is the line of the file on which the Markdown begins, `pin_line` the one of its pin, and
    `accepted_lines` are those of the warnings that it accepts.
    """

    name: SummaryName
    language: str
    file: str
    markdown: str
    line: int = 1
    translation: FrontMatter | None = None
    pin_line: int = 1
    accepted_lines: tuple[int, ...] = ()

    @property
    def is_pinned(self) -> bool:
        """Tell whether the text says that it is a translation."""
        return bool(self.translation and (self.translation.of or self.translation.machine))


@dataclass(frozen=True)
class Change:
    """How far an original has moved since a translation was made from it.

    `since` is the day of the first change, or nothing while it is not committed. `words` counts
    those that were added, removed or replaced, of `total`, then or now. `texts` names the texts of
    a record that changed, see `translation.Phrase`.
    """

    since: date | None
    words: int
    total: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Revision:
    """When a record or a text came to readers, and when it last changed for them.

    `moved` counts how often another time or place was told, or whether it takes place. Of a text
    that was edited, `passages` are the names of its passages, see `passages`.
    """

    since: datetime
    changed: datetime
    moved: int = 0
    passages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Publication:
    """Hold every record of the content folder.

    `files` and `lines` tell where one stands, by kind and id, `rasters` what the files of pictures
    are like. `withdrawn` are the ids, and earlier ones, of what was withdrawn, whose pages say so.
    Where what may not be published is left out, see `consent`, those of people join them, and
    `digests` are filled: what translations of sessions are made from as recorded, by session and
    language.
    From the history of the files come later the `changes`, by the pin that they made stale, see
    `statuses`, the sessions that are `awaited`, by their kind and id, see `outcomes`, and the
    `revisions`, by kind and id or, of a text, by `TEXT` and file.
    """

    series: tuple[Series, ...] = ()
    sessions: tuple[Session, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    themes: tuple[Theme, ...] = ()
    guides: tuple[Guide, ...] = ()
    pictures: tuple[Picture, ...] = ()
    terms: tuple[Term, ...] = ()
    summaries: tuple[Summary, ...] = ()
    rasters: Mapping[tuple[str, str], Raster] = field(default_factory=dict)
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    withdrawn: tuple[Key, ...] = ()
    digests: Mapping[tuple[str, str], str] = field(default_factory=dict)
    changes: Mapping[tuple[str, str], Change] = field(default_factory=dict)
    awaited: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    revisions: Mapping[tuple[str, str], Revision] = field(default_factory=dict)

    @cached_property
    def texts(self) -> dict[SummaryName, dict[str, Summary]]:
        """Map each prose text to its languages; a copy of the original is no translation of it."""
        return {
            name: {
                language: one
                for language, one in written.items()
                if language == self.originals[name]
                or digest(one.markdown) != digest(written[self.originals[name]].markdown)
            }
            for name, written in self.written.items()
        }

    @cached_property
    def written(self) -> dict[SummaryName, dict[str, Summary]]:
        """Map each prose text to its files, by their languages."""
        found: dict[SummaryName, dict[str, Summary]] = defaultdict(dict)
        for summary in self.summaries:
            found[summary.name][summary.language] = summary
        return dict(found)

    def summary(self, name: SummaryName) -> dict[str, Summary]:
        """Return one prose text in each language it exists in."""
        return self.texts.get(name, {})

    @cached_property
    def originals(self) -> dict[SummaryName, str]:
        """Map each prose text to the language it was first written in.

        A text that says what it was translated from is no original, if another one does not.
        """
        sessions = {session.id: session for session in self.sessions}
        return {
            name: first_written(
                [one for one in written if not written[one].is_pinned] or list(written),
                original_of(sessions.get(name.session), name),
            )
            for name, written in self.written.items()
        }


def original_of(session: Session | None, name: SummaryName) -> str:
    """Return the language a prose text should have been written in first, if its records say."""
    items = getattr(session, KINDS[name.kind].field) if session and name.item else ()
    item = next((one for one in items if one.id == name.item), None)
    return getattr(item, "original", None) or (session.original if session else "")
