"""A content folder is read and checked, beside what git knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memoria.check import texts
from memoria.check.everything import in_order, record_problems
from memoria.check.language.hunspell import speller_of
from memoria.load.content import Loaded, load
from memoria.messages.words import Words
from memoria.project.cache import Cache
from memoria.project.catalogues import read_dictionaries
from memoria.project.folders import read_folder
from memoria.project.history import History
from memoria.project.project import Work
from memoria.rules.commands import fail, unknown_commit
from memoria.rules.files import CAPTIONS, MEDIA_FOLDER, Media, Stored
from memoria.rules.problems import Problem


@dataclass(frozen=True)
class Examined:
    """Hold what a content folder says, what is wrong with it, and the words of the site.

    The problems are all but those of what texts say and how they are written, see `text_problems`.
    `base` is the commit that changes are measured from, if one is known; `before` is what the
    folder said there, if that was anything else.
    """

    contents: Mapping[str, Stored]
    loaded: Loaded
    problems: tuple[Problem, ...]
    dictionaries: Mapping[str, Words]
    history: History
    base: str = ""
    before: Loaded | None = None


def examine(work: Work, asked: str = "") -> Examined:
    """Load a content folder and check it, but for its texts, also against an earlier commit of it.

    Raises MemoriaError where there is no such folder, a rename is
    half done, a language has no words, or the commit that is asked for is not known.
    """
    dictionaries = read_dictionaries(work.settings)
    contents = read_folder(work.data, work.shown)
    loaded = load(contents, work.settings.codes, work.shown)
    history = History(work.data)
    base = history.base(work.settings.branch, asked)
    if asked and not base:
        raise fail(unknown_commit(work.shown, asked, history.obstacle()))
    then = contents_then(contents, history, base)
    before = load(then, work.settings.codes, work.shown) if then is not None else None
    then_said = before.publication if before else None
    problems = in_order(record_problems(loaded, then_said))
    return Examined(contents, loaded, problems, dictionaries, history, base, before)


def text_problems(examined: Examined, cache: Cache) -> tuple[Problem, ...]:
    """Check what texts say and how they are written: warnings, which take most of the time."""
    words = examined.dictionaries
    return in_order(texts.text_problems(examined.loaded, words, speller_of(words), cache))


def every_problem(examined: Examined, cache: Cache) -> tuple[Problem, ...]:
    """Return all that is wrong with a content folder."""
    return in_order((*examined.problems, *text_problems(examined, cache)))


def contents_then(
    contents: Mapping[str, Stored], history: History, commit: str
) -> dict[str, Stored] | None:
    """Return what was in the content folder in a commit, if that is known and differs."""
    changed = history.changed(commit) if commit else ()
    if not changed:
        return None
    then = dict(contents)
    read = history.read_all((commit, name) for name in changed)
    for name, content in zip(changed, read, strict=True):
        if content is None:
            then.pop(name, None)
        elif isinstance(then.get(name, content), bytes):
            then[name] = stored(history.folder / name, name, content)
    return then


def stored(path: Path, name: str, content: bytes) -> Stored:
    """Return a file of a commit as `read_folder` would; of a media file the path is no longer."""
    if not name.startswith(MEDIA_FOLDER):
        return content
    return Media(path, len(content), content if path.suffix == CAPTIONS else b"")
