"""Summary files: Markdown under a short front matter that says who translated it from what."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from memoria.content.base import Context, is_language
from memoria.content.kinds import TABLE
from memoria.content.languages import meant_language, names_of
from memoria.content.limits import LARGEST_SUMMARY
from memoria.content.materials import contribution_line
from memoria.content.publication import SESSION_PARTS, Summary, SummaryName
from memoria.content.registers import FrontMatter
from memoria.content.similar import similar, suggested_identifier
from memoria.load.composer import Composer
from memoria.load.documents import Document
from memoria.load.identifiers import Identifiers
from memoria.load.memory import NOTHING, Known, Last
from memoria.load.records import validate
from memoria.rules.files import (
    Content,
    Unreadable,
    decode,
    front_matter_not_closed,
    orphans,
    summary_of_nothing,
    tabs,
    unbroken,
    unreadable,
)
from memoria.rules.problems import Position, Problem, has_errors
from memoria.rules.shapes import Failure, unknown_language, unshown

FOLDER = "summaries/"
FRONTS = "fronts"
# Of the pin of a translation, and of each warning that is accepted.
Lines = tuple[int, tuple[int, ...]]
# Files of word processors, which hold no plain text.
DOCUMENTS = (".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf")
PARTS = "|".join(SESSION_PARTS)
FOLDERS = {one.field: one.name for one in TABLE if one.prose}
FORM = re.compile(
    rf"{FOLDER}(?P<session>[^/]+)/(?:(?P<part>{PARTS})|(?P<folder>{'|'.join(FOLDERS)})/(?P<item>[^/.]+))"
    r"\.(?P<language>[^/.]+)\.md"
)
FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
# A front matter that would be taken for text, because something invisible stands above it.
BELOW = re.compile(r"\s+---[ \t]*\n(?:[ \t]*#.*\n|[a-z_]+:.*\n)+---[ \t]*(?:\n|$)")
FIELD = r"(?:of|by|reviewed_by|machine): ?\S.*\n"
# One between strokes, which programs for letters make of hyphens: on its first line, or its last.
STROKE = r"-*[–—][-–—]*[ \t]*"
STROKES = re.compile(
    rf"\s*{STROKE}\n(?:[ \t]*#.*\n)*{FIELD}"
    rf"|---[ \t]*\n(?:[ \t]*#.*\n|[a-z_]+:.*\n)+{STROKE}(?:\n|$)"
)
# One whose first line has not the three hyphens. A text may begin so, too ("by: the sea"), where
# neither hyphens nor another field stand near, and no state of the original is named.
UNFENCED = re.compile(
    rf"\s*(?:(?!---\s*\n)[-–—]+[ \t]*\n{FIELD}|of: ?[\"']?[0-9a-f]{{8}}[\"']?[ \t]*\n"
    rf"|accepted: ?\[?[ \t]*(?:\{{|\n *- ?\{{?)[ \t]*rule:"
    rf"|{FIELD}(?:.*\n){{0,3}}?(?:[-–—]{{2,}}[ \t]*(?:\n|$)|{FIELD}))"
)


def likely_names(
    name: str, known: Mapping[str, Mapping[str, Collection[str]]], languages: Sequence[str]
) -> list[str]:
    """List the names that a file should most likely have, one for each language it may be in.

    `known` maps the sessions to the ids of their items, by kind.
    """
    folders, stem = PurePosixPath(name).parts[:-1], PurePosixPath(name).name
    session = next(filter(None, (similar(one, known) for one in folders)), "")
    if not session and len(known) == 1:
        session = next(iter(known))
    words = re.split(r"[._ ]+|-(?=[^-]*$)", stem.casefold())
    tongue = next((code for one in words[1:] for code in languages if one in names_of(code)), "")
    tongue = tongue or (meant_language(words[-2], languages) if words[-1] == "md" else "")
    title = re.sub(r"[._ -]+", "-", "-".join(one for one in words if is_title(one, tongue)))
    path = next(filter(None, paths(title, known.get(session, {}))), "")
    codes = (tongue,) if tongue else tuple(languages)
    return [f"{FOLDER}{session}/{path}.{code}.md" for code in codes] if session and path else []


def paths(title: str, known: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield where in the folder of a session a text of this title may stand."""
    part = similar(title, SESSION_PARTS)
    yield part if part[:1] == title[:1] else ""
    for folder, kind in FOLDERS.items():
        found = similar(title, known.get(kind, ()))
        yield f"{folder}/{found}" if found else ""


def is_title(word: str, tongue: str) -> bool:
    """Tell whether a word of a file's name is no ending and does not name the language."""
    endings = {"", "md", "txt", "markdown", *(one.removeprefix(".") for one in DOCUMENTS)}
    return word not in endings and not (tongue and word in names_of(tongue))


def parse_name(name: str) -> tuple[SummaryName, str] | None:
    """Read from a file's name which text it is and in which language."""
    match = FORM.fullmatch(name)
    if not match:
        return None
    kind = match["part"] or FOLDERS[match["folder"]]
    return SummaryName(match["session"], kind, match["item"] or ""), match["language"]


def read_summary(
    parsed: tuple[SummaryName, str],
    file: str,
    content: Content,
    context: Context,
    fronts: Known | None = None,
) -> tuple[Summary | None, list[Problem]]:
    """Return a summary with its front matter, or what is wrong with the file.

    `parsed` is what its name says.
    """
    (name, language), (text, problems) = parsed, decode(file, content, LARGEST_SUMMARY)
    if problems := problems or [*unbroken(file, text)]:
        return None, problems
    for variant, beginning in {"below": BELOW, "strokes": STROKES, "hyphens": UNFENCED}.items():
        if beginning.match(text):
            return None, list(front_matter_not_closed(file, variant))
    if not re.match(r"---[ \t]*\n", text):
        return Summary(name, language, file, text), []
    front = FRONT.match(text)
    if not front:
        return None, list(front_matter_not_closed(file))
    if problems := list(tabs(file, "\n" + front[1])):
        return None, problems
    document, lines = read_front(file, front[1], fronts or Known(NOTHING, FRONTS))
    value = {} if document.value is None else document.value
    translation, found = validate(FrontMatter, value, document, (), context)
    line = front[0].count("\n") + 1
    summary = Summary(name, language, file, text[front.end() :], line, translation, *lines)
    return summary, [*document.problems, *found]


def read_front(file: str, text: str, fronts: Known) -> tuple[Document, Lines]:
    """Return a front matter and the lines of its parts; of sound ones the value may be known."""

    def compose() -> Document:
        return Composer(file, text, first_line=2).compose()

    found = fronts.find(text, lambda: sound(compose()))
    if found is None:
        document = compose()
        return document, lines_of(document)
    value, lines = found
    return Document(file, value=value, source=text, first=2).without_places(compose), lines


def sound(document: Document) -> tuple[Any, Lines] | None:
    """Return the value of a front matter and the lines of its parts, if nothing is wrong."""
    wrong = document.problems or document.refused
    return None if wrong else (document.value, lines_of(document))


def lines_of(document: Document) -> Lines:
    """Return the lines on which a front matter says what was translated, and what it accepts."""
    pin = document.keys.get(("of",), Position(document.file)).line
    accepted = (path for path in document.values if path[:-1] == ("accepted",))
    return pin, tuple(document.values[path].line for path in accepted)


def read_summaries(
    contents: Mapping[str, Content],
    identifiers: Identifiers,
    site: Context,
    folder: str,
    last: Last,
) -> tuple[tuple[Summary, ...], frozenset[SummaryName], list[Problem]]:
    """Read every summary file that belongs to a record; one without words counts as missing."""
    summaries: list[Summary] = []
    named: set[SummaryName] = set()
    unread: set[SummaryName] = set()
    # A text in a wrong place may be the original that others lack.
    misplaced = any(one.endswith(".md") and not one.startswith(FOLDER) for one in contents)
    problems: list[Problem] = []
    fronts, languages = Known(last.memory, FRONTS), site.languages
    for file_name, content in sorted(contents.items()):
        if not file_name.startswith(FOLDER):
            continue
        file, parsed = f"{folder}/{file_name}", parse_name(file_name)
        if isinstance(content, Unreadable):
            problems += unreadable(file, content)
            named |= {parsed[0]} if parsed else set()
            unread |= {parsed[0]} if parsed else set()
            continue
        faults = list(check_name(file, parsed, identifiers, languages))
        problems += faults
        misplaced = misplaced or has_errors(faults)
        if parsed and not faults:
            read = partial(read_summary, parsed, file, content, site, fronts)
            summary, found = last.find(file, (content, languages), read)
            problems += found
            unread |= {parsed[0]} if found else set()
            if summary is None or summary.markdown.strip():
                named.add(parsed[0])
                summaries += [summary] if summary else []
    fronts.keep()
    if not misplaced:
        sure = (one for one in summaries if one.name not in unread)
        problems += orphan_problems(sure, languages, folder)
    return tuple(summaries), frozenset(named), problems


def orphan_problems(
    summaries: Iterable[Summary], languages: Sequence[str], folder: str
) -> list[Problem]:
    """Check that each text has an original, among those of which every file could be read."""
    written: dict[SummaryName, dict[str, Summary]] = {}
    for summary in summaries:
        written.setdefault(summary.name, {})[summary.language] = summary
    return [problem for each in written.values() for problem in orphans(each, languages, folder)]


def check_name(
    file: str,
    parsed: tuple[SummaryName, str] | None,
    identifiers: Identifiers,
    languages: Sequence[str],
) -> list[Problem]:
    """Check that a summary file belongs to a record and names a language."""
    if parsed is None or not is_language(parsed[1], languages):
        return misnamed(file, parsed[1] if parsed else "", identifiers, languages)
    name, language = parsed
    known = identifiers.known(name.session)
    if identifiers.is_withdrawn(name.kind, name.item, name.session):
        return list(unshown(Position(file), file, "text"))
    if name.session not in known.get("session", {name.session}):
        now = identifiers.renamed("session", name.session)
        there = known["session"]
        return list(summary_of_nothing(file, "session", name.session, there, {"now": now}))
    if name.item and name.item not in known.get(name.kind, {name.item}):
        if (right := suggested_identifier(name.item)) not in {"", name.item}:
            meant = SummaryName(name.session, name.kind, right).file(language)
            return list(summary_of_nothing(file, "form", "", (meant,)))
        now = identifiers.renamed(name.kind, name.item, name.session)
        lacking = {"now": now, **lacking_record(name, identifiers)}
        there = known[name.kind]
        return list(summary_of_nothing(file, name.kind, name.item, there, lacking))
    return []


def lacking_record(name: SummaryName, identifiers: Identifiers) -> dict[str, str]:
    """Return the record that a contribution's summary could belong to, and where it would stand.

    Those of other kinds need more than one can guess.
    """
    held = identifiers.places.get(("session", "", name.session))
    if name.kind != "contribution" or held is None:
        return {}
    scope = "question", name.session
    asked = [one for kind, of, one in identifiers.places if (kind, of) == scope]
    line = contribution_line(name.item, asked[:1])
    return {"line": line, "session": name.session, "record_file": held.file}


def misnamed(
    file: str, language: str, identifiers: Identifiers, languages: Sequence[str]
) -> list[Problem]:
    """Refuse the name of a file, with the one that it should most likely have."""
    sessions = identifiers.known().get("session", frozenset())
    known = {session: identifiers.known(session) for session in sessions}
    meant = likely_names(file[file.index(FOLDER) :], known, languages)
    if language:
        codes = {"value": language, "languages": ", ".join(languages)}
        values = codes | {"similar": ", ".join(meant)}
        variant = "file" if len(meant) == 1 else ""
        return list(unknown_language(Failure(Position(file), "", variant, context=values)))
    kind = "document" if file.lower().endswith(DOCUMENTS) else "form"
    return list(summary_of_nothing(file, kind, "", meant))
