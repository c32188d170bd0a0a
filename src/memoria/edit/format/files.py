"""The files of a content folder that are not in their canonical form, with what they would be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from memoria.content.base import Context
from memoria.content.files import FILES, form_of
from memoria.content.sessions import Session
from memoria.edit.format.manners import manner_of
from memoria.edit.format.records import canonical
from memoria.edit.format.summaries import canonical_summary
from memoria.load.entries import is_one_session
from memoria.load.files import is_session_file, read_document
from memoria.load.summaries import parse_name, read_summary
from memoria.rules.files import Content, Media, Stored, Unreadable, decode
from memoria.rules.form import no_canonical_form, not_canonical
from memoria.rules.problems import Problem


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
            _, problems = read_summary(*parsed, file, content, Context())
            yield from form(name, file, content, problems, canonical_summary)
        elif name in FILES or is_session_file(name):
            document = read_document(file, name, content)
            manner = manner_of(Session if is_one_session(document) else form_of(name))
            yield from form(name, file, content, document.problems, partial(canonical, manner))


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
