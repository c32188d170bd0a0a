"""The files of a content folder that are not in their canonical form, with what they would be."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import yaml

from memoria.content.base import Context
from memoria.content.files import FILES, form_of
from memoria.content.markdown import parser
from memoria.content.registers import FrontMatter
from memoria.content.sessions import Session
from memoria.edit.format.layout import Layout
from memoria.edit.format.manners import Manner, manner_of
from memoria.edit.source import Source
from memoria.edit.yaml import says
from memoria.load.documents import Document
from memoria.load.entries import is_one_session
from memoria.load.files import is_session_file, read_document
from memoria.load.summaries import FRONT, parse_name, read_summary
from memoria.rules.commands import no_canonical_form, not_canonical
from memoria.rules.files import Content, Media, Stored, Unreadable, decode
from memoria.rules.problems import Problem

DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def canonical(manner: Manner, text: str) -> str | None:
    """Return a YAML text in its canonical form, or nothing if it has none.

    Its values, their order and its comments are the same, and its form is kept when it is
    formatted again. The text must be one that the loader takes; it has no form if its root is no
    record.
    """
    before = source_of(text)
    if before is None:
        return None
    formatted = Layout(before).result(manner)
    if formatted == text:
        return text
    if not says(formatted, before.meaning):
        return None
    return formatted if Layout(Source(formatted)).result(manner) == formatted else None


def source_of(text: str) -> Source | None:
    """Return a text with its nodes, unless it has a mistake, a form of its own or orders in it.

    A directive is an order to the parser that a new form would lose.
    """
    try:
        source = Source(text)
    except yaml.YAMLError:
        return None
    start = source.root.start_mark.index if source.root else len(text)
    is_record = isinstance(source.root, yaml.MappingNode | None)
    return source if is_record and not DIRECTIVE.search(text, 0, start) else None


def canonical_summary(text: str) -> str | None:
    """Return a summary in its canonical form, or nothing if its front matter has none."""
    front = FRONT.match(text)
    if not front:
        return tidy(text)
    fields = canonical(manner_of(FrontMatter), front[1])
    return None if fields is None else f"---\n{fields}---\n{tidy(text[front.end() :])}"


def tidy(markdown: str) -> str:
    """Return Markdown without spaces that nobody sees, and one line break at its end.

    Where they would be seen, as in a block of code, all of them stay.
    """
    ended = markdown.rstrip(" \t\n")
    if not ended:
        return ""
    lines = [*ended.split("\n"), ""]
    bare = "\n".join(without_spaces(line, below) for line, below in pairwise(lines))
    candidates = [bare + "\n", ended + "\n", markdown]
    html = "" if markdown == candidates[0] else parser().render(markdown)
    return next(one for one in candidates if not html or parser().render(one) == html)


def without_spaces(line: str, below: str) -> str:
    """Return a line without the spaces at its end; two of them before more words break it."""
    words = line.rstrip(" \t")
    breaks = words and line.endswith("  ") and below.strip()
    return f"{words}  " if breaks else words


@dataclass(frozen=True)
class Form:
    """Hold the canonical bytes of a file, and the problem that it is not written so.

    A file that cannot be formatted has no bytes, but the problems that hinder it.
    """

    name: str
    content: bytes
    problems: tuple[Problem, ...]


def forms(contents: Mapping[str, Stored], folder: str) -> Iterator[Form]:
    """List the files of a content folder that are not in their canonical form, by name.

    Records and summaries have one; all other files are left in peace.
    """
    for name, content in sorted(contents.items()):
        file, parsed = f"{folder}/{name}", parse_name(name)
        if isinstance(content, Media):
            continue
        if parsed:
            _, problems = read_summary(parsed, file, content, Context())
            yield from form(name, file, content, problems, canonical_summary)
        elif name in FILES or is_session_file(name):
            document = read_document(file, name, content)
            written = partial(canonical, manner_for(document))
            yield from form(name, file, content, document.problems, written)


def manner_for(document: Document) -> Manner:
    """Return how a file of records is written."""
    return manner_of(Session if is_one_session(document) else form_of(document.name) or Session)


def grown(name: str, before: str, after: str) -> bytes:
    """Return a file of records that has grown: in its canonical form, if it was so before."""
    manner = manner_for(read_document(name, name, after.encode()))
    is_canonical = not before or canonical(manner, before) == before
    return ((is_canonical and canonical(manner, after)) or after).encode()


def form(
    name: str,
    file: str,
    content: Content,
    problems: Sequence[Problem],
    canonical_form: Callable[[str], str | None],
) -> Iterator[Form]:
    """Yield what is to be said of one file: what hinders the formatter, or what it would change."""
    if problems or isinstance(content, Unreadable):
        yield Form(name, b"", tuple(problems))
        return
    text, _ = decode(file, content, len(content))
    wanted = canonical_form(text)
    if wanted is None:
        yield Form(name, b"", tuple(no_canonical_form(file)))
    elif content != wanted.encode():
        yield Form(name, wanted.encode(), tuple(not_canonical(file, text, wanted)))
