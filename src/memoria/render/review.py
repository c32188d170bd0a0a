"""A session side by side in all languages, for those who review its translations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from memoria.content.directory import items_of
from memoria.content.publication import SESSION_PARTS, SummaryName
from memoria.content.registers import Translation
from memoria.content.sessions import Session
from memoria.content.states import ITEM_KINDS, Phrase, State, phrases
from memoria.render.prose import prose_state
from memoria.render.views import View
from memoria.translation.statuses import digest_of

# Elements without an end.
EMPTY = {"br", "hr"}


@dataclass(frozen=True)
class Column:
    """A text in a language: its state, where it is edited, what it says unlike the original.

    `reasons` say why: each is the kind of fact that differs on purpose, or nothing where an edit of
    the original asked for none of the translation, and the words of the translator.
    """

    language: str
    state: State
    edit: str
    doubts: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """A text side by side: its columns, the original's first, and rows of what stands in them.

    A cell is empty where the text is missing. `kind` is that of the item or of the part of the
    session, `field` the field of a record's text; `item` is the item's record, if there is one.
    """

    id: str
    kind: str
    item: Any
    field: str
    path: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Markup, ...], ...]

    @property
    def doubtful(self) -> tuple[Column, ...]:
        """List the languages in which it does not say the same as the original."""
        return tuple(one for one in self.columns if one.doubts)


def exhibits(view: View, session: Session) -> Iterator[Exhibit]:
    """List all texts of a session: those of its record, then its summaries."""
    texts = list(phrases(session))
    codes = {*view.edition.codes(), *(one.original for one in texts)}
    digests = {code: digest_of(session, texts, code, view.publication) for code in codes}
    for phrase in texts:
        yield of_phrase(view, session, phrase, digests)
    names = [SummaryName(session.id, part) for part in SESSION_PARTS]
    names += [SummaryName(session.id, kind, item.id) for kind, item in items_of(session)]
    yield from (of_summary(view, session, one) for one in names if view.publication.summary(one))


def of_phrase(view: View, session: Session, phrase: Phrase, digests: Mapping[str, str]) -> Exhibit:
    """Put a short text of a session's record side by side; `digests` are its pins by language."""
    kind, identifier = phrase.material
    address = view.directory.address(kind, session.id, identifier) if kind else None
    languages = view.edition.beside(phrase.original)
    return Exhibit(
        id=phrase.name.replace(".", "-"),
        kind=kind,
        item=view.directory.items.get((session.id, kind, identifier)),
        field=field_of(phrase),
        path=address or f"sessions/{session.id}/",
        columns=tuple(phrase_column(view, session, phrase, one, digests[one]) for one in languages),
        rows=(tuple(paragraph(phrase.text.get(one)) for one in languages),),
    )


def field_of(phrase: Phrase) -> str:
    """Return the field of the item, or of the record itself, in which a text stands."""
    return next(one for one in phrase.path if isinstance(one, str) and one not in ITEM_KINDS)


def phrase_column(view: View, session: Session, phrase: Phrase, language: str, now: str) -> Column:
    """Describe a short text of a session's record in a language."""
    pin = session.translations.get(language)
    return Column(
        language,
        phrase.state(language, pin, now),
        view.edit_record("session", session.id),
        view.edition.doubts.get((f"session:{session.id}:{phrase.name}", language), ()),
        reasons(pin, phrase.name) if language != phrase.original else (),
    )


def reasons(pin: Translation | None, text: str) -> tuple[tuple[str, str], ...]:
    """List the reasons that a translation gives for a text; those for a whole record at its title.

    `text` is the name of a text in a record, empty for a summary.
    """
    whole = text in {"", "title"}
    found = [
        (one.fact, one.because)
        for one in (pin.differs if pin else ())
        if one.text == text or (whole and not one.text)
    ]
    left = [("", pin.unchanged_because)] if pin and pin.unchanged_because and whole else []
    return (*found, *left)


def paragraph(text: str | None) -> Markup:
    """Return a plain text as a paragraph, nothing where there is none."""
    return Markup("<p>{}</p>").format(text) if text else Markup("")


def of_summary(view: View, session: Session, name: SummaryName) -> Exhibit:
    """Put a summary side by side, block by block where the languages have the same blocks."""
    written, original = view.publication.summary(name), view.publication.originals[name]
    languages = view.edition.beside(original)
    texts = {code: view.markdown(one, session, 3, code) for code, one in written.items()}
    return Exhibit(
        f"{name.kind}-{name.item}" if name.item else name.kind,
        name.kind,
        view.directory.items.get((session.id, name.kind, name.item)),
        "",
        view.directory.place(name),
        tuple(summary_column(view, name, code) for code in languages),
        side_by_side([texts.get(code, Markup("")) for code in languages]),
    )


def summary_column(view: View, name: SummaryName, language: str) -> Column:
    """Describe a summary in a language; the draft of a missing one is begun with the original."""
    written, file = view.publication.summary(name), name.file(language)
    original, own = written[view.publication.originals[name]], written.get(language)
    doubts = view.edition.doubts.get((file, language), ())
    if own is None:
        return Column(language, State.MISSING, view.draft(original, file), doubts)
    state, told = prose_state(language, own, original), reasons(own.translation, "")
    return Column(language, state, view.edit(file), doubts, told)


def side_by_side(texts: list[Markup]) -> tuple[tuple[Markup, ...], ...]:
    """Return rows of blocks, one of each text; texts of different blocks stay whole."""
    split = [blocks(text) if text else [] for text in texts]
    kinds = {tuple(kind for kind, _ in one) for one in split if one}
    if len(kinds) != 1:
        return (tuple(texts),)
    number = len(next(iter(kinds)))
    return tuple(tuple(one[at][1] if one else Markup("") for one in split) for at in range(number))


def blocks(html: Markup) -> list[tuple[str, Markup]]:
    """Split clean HTML into its outermost elements, each with its name."""
    reader = Outermost(html)
    return [(name, html[start:end].strip()) for name, start, end in reader.found]


class Outermost(HTMLParser):
    """Find the outermost elements of clean HTML: the name of each, where it begins and ends."""

    def __init__(self, html: str) -> None:
        super().__init__()
        lines = html.splitlines(keepends=True)
        self.starts = list(accumulate(map(len, lines), initial=0))
        self.depth = 0
        self.begun: list[tuple[str, int]] = []
        self.feed(html)
        self.close()
        edges = [*(start for _, start in self.begun[1:]), len(html)]
        self.found = [
            (name, start, end) for (name, start), end in zip(self.begun, edges, strict=False)
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note an element that stands in no other."""
        if self.depth == 0:
            line, column = self.getpos()
            self.begun.append((tag, self.starts[line - 1] + column))
        self.depth += tag not in EMPTY

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self.depth -= tag not in EMPTY
