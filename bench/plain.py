"""The same sessions as plain Markdown, as the peers read it: one page for each page of ours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.generate import drawings
from bench.registers import Fields, registers
from bench.sessions import Drawing, Written, guides, series
from bench.text import LANGUAGES, Cast

LABELS = {
    "key_questions": ("Key questions", "Preguntas clave"),
    "contributions": ("Contributions", "Aportaciones"),
    "challenges": ("Challenges", "Retos"),
    "initiatives": ("Initiatives", "Iniciativas"),
    "proposals": ("Proposals", "Propuestas"),
    "priorities": ("Priorities", "Prioridades"),
    "videos": ("Videos", "Vídeos"),
    "news": ("News", "Noticias"),
    "context": ("Context", "Contexto"),
    "aim": ("Aim", "Objetivo"),
    "report": ("Report", "Informe"),
    "sessions": ("Sessions", "Sesiones"),
    "guides": ("Guides", "Guías"),
    "people": ("People", "Personas"),
    "places": ("Places", "Lugares"),
    "organisations": ("Organisations", "Entidades"),
    "themes": ("Themes", "Temas"),
}
ITEMS = ("challenges", "initiatives", "proposals", "priorities", "videos", "news")
LINK = re.compile(r"\((question|place|person):(?:([\w-]+)/)?([\w-]+)\)")
FOLDERS = {"place": "places", "person": "people"}

Pages = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Speech:
    """Says fields and prose in one language."""

    language: int

    def label(self, name: str) -> str:
        """Return the heading of a part."""
        return LABELS[name][self.language]

    def text(self, fields: Mapping[str, Any]) -> str:
        """Return a text of a record."""
        return str(fields[LANGUAGES[self.language]])

    def prose(self, written: Written, name: str) -> str:
        """Return prose with its links as those of plain pages."""
        return LINK.sub(plain_link, written.prose[name][self.language])


def plain_link(found: re.Match[str]) -> str:
    """Return the address of a page or of a question, as written in any of the folders."""
    kind, session, identifier = found.groups()
    if kind == "question":
        return f"(../sessions/{session}.md#{identifier})"
    return f"(../{FOLDERS[kind]}/{identifier}.md)"


def session_page(written: Written, say: Speech) -> Iterator[str]:
    """Write the page of a session."""
    record = written.record
    yield f"# {say.text(record['title'])}"
    yield f"{record['starts']} – {record['ends']}, {link('places', record['place'])}"
    yield from (f"{say.prose(written, one)}" for one in ("context", "aim") if one in written.prose)
    yield f"## {say.label('key_questions')}"
    for group in record["key_questions"]:
        yield f"### {say.text(group['title'])}"
        for one in group["questions"]:
            yield f"#### {say.text(one['text'])} {{#{one['id']}}}"
    yield f"## {say.label('contributions')}"
    for one in record["contributions"]:
        yield f"### {link('people', one['speaker'])} {{#{one['id']}}}"
        yield f"{say.text(one['role'])}, {link('organisations', one['organisation'])}"
        yield say.prose(written, f"contributions/{one['id']}")
    yield f"## {say.label('report')}"
    yield say.prose(written, "report")
    for kind in filter(record.get, ITEMS):
        yield f"## {say.label(kind)}"
        yield from (item(one, say) for one in record[kind])


def item(fields: Fields, say: Speech) -> str:
    """Write an item of a session, with its text if it has one."""
    text = f": {say.text(fields['text'])}" if "text" in fields else ""
    return f"- **{say.text(fields['title'])}**{text}"


def link(folder: str, identifier: str) -> str:
    """Write a link to the page of a record."""
    return f"[{identifier}](../{folder}/{identifier}.md)"


def entry_page(kind: str, fields: Fields, all_written: Sequence[Written], say: Speech) -> str:
    """Write the page of an entry of a register, with the sessions that name it."""
    name = fields["name"] if isinstance(fields["name"], str) else say.text(fields["name"])
    found = (one.record for one in all_written if fields["id"] in named(kind, one.record))
    lines = (f"- [{say.text(one['title'])}](../sessions/{one['id']}.md)" for one in found)
    return "\n".join([f"# {name}", "", *lines])


def named(kind: str, record: Fields) -> set[str]:
    """List the ids of one register that a session names."""
    inner = {"people": "speaker", "places": "place", "organisations": "organisation"}
    spoken = {str(one.get(inner.get(kind))) for one in record["contributions"]}
    return spoken | {str(record["place"]), *record["themes"]}


def pages(drawn: Sequence[Drawing], written: Sequence[Written], say: Speech) -> Pages:
    """List the pages in one language by their files."""
    cast = drawn[0].cast
    for one in written:
        yield f"sessions/{one.record['id']}.md", "\n\n".join(session_page(one, say))
        yield from own_pages(one, say)
    for file, records in registers(cast).items():
        kind = file.removesuffix(".yaml")
        for fields in records[kind]:
            yield f"{kind}/{fields['id']}.md", entry_page(kind, fields, written, say)
    yield from list_pages(written, cast, say)
    if "news" in written[0].record:
        yield from guide_pages(drawn, written, say)


def own_pages(written: Written, say: Speech) -> Pages:
    """List the pages of a session's initiatives and news."""
    for one in written.record.get("initiatives", ()):
        yield f"initiatives/{one['id']}.md", f"# {say.text(one['title'])}\n\n{item(one, say)}"
    for one in written.record.get("news", ()):
        text = say.prose(written, f"news/{one['id']}")
        yield f"news/{one['id']}.md", f"# {say.text(one['title'])}\n\n{text}"


def list_pages(written: Sequence[Written], cast: Cast, say: Speech) -> Pages:
    """List the home page and the list of sessions."""
    told = (
        f"## {say.text(one['title'])}\n\n{LINK.sub(own_link, say.text(one['description']))}"
        for one in series(len(written), cast)
    )
    yield "index.md", "\n\n".join(["# Memoria", *told])
    lines = (f"- [{say.text(one.record['title'])}]({one.record['id']}.md)" for one in written)
    yield "sessions/index.md", "\n".join([f"# {say.label('sessions')}", "", *lines])


def own_link(found: re.Match[str]) -> str:
    """Return an address as written on the home page."""
    return plain_link(found).replace("../", "")


def guide_pages(drawn: Sequence[Drawing], written: Sequence[Written], say: Speech) -> Pages:
    """List the pages of the guides, which show the reports of their sessions."""
    reports = {one.record["id"]: say.prose(one, "report") for one in written}
    for one in guides(drawn, drawn[0].cast):
        shown = (reports[session] for session in one["sessions"])
        introduction = LINK.sub(plain_link, say.text(one["introduction"]))
        parts = [f"# {say.text(one['title'])}", introduction, *shown]
        yield f"guides/{one['id']}.md", "\n\n".join(parts)


def write_pages(sessions: int, docs: Path, *, lean: bool = False) -> None:
    """Write the pages of all languages, each language in a folder of its own."""
    _, drawn = drawings(sessions)
    written = [one.lean() if lean else one.full() for one in drawn]
    for at, language in enumerate(LANGUAGES):
        for name, text in pages(drawn, written, Speech(at)):
            path = docs / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
