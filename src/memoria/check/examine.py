"""A content folder is read and checked, beside what git knows of it."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from memoria.check import texts
from memoria.check.acceptances import Answers, Given, answers
from memoria.check.comparisons import catalogues
from memoria.check.everything import in_order, record_problems
from memoria.check.language.hunspell import known_words, silent, speller_of, spelling_gaps
from memoria.check.losses import lost_files
from memoria.check.pages import page_problems
from memoria.content.pictures import FOLDER as PICTURES
from memoria.load.content import Loaded, load
from memoria.load.memory import Last
from memoria.messages.vocabulary import vocabulary
from memoria.messages.words import Words
from memoria.project.beside import Beside, beside
from memoria.project.cache import Cache, key
from memoria.project.catalogues import read_dictionaries
from memoria.project.folders import composed, read_folder
from memoria.project.history import History
from memoria.project.project import Work
from memoria.rules.commands import fail, unknown_commit
from memoria.rules.files import CAPTIONS, MEDIA_FOLDER, Media, Stored
from memoria.rules.problems import Problem, has_errors, read, written

CHECKED = "checked"


@dataclass(frozen=True)
class Examined:
    """Hold what a content folder says, what is wrong with it, and the words of the site.

    The problems are all but those of what texts say and how they are written, see `text_problems`,
    and but the warnings that are accepted: `answers` are all acceptances, `used` those needed.
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
    answers: Answers = field(default_factory=Answers)
    used: frozenset[Given] = frozenset()


@dataclass(frozen=True)
class Folder:
    """Hold what stands in a content folder now and, where that was anything else, in a commit."""

    contents: Mapping[str, Stored]
    history: History
    base: str
    then: Mapping[str, Stored] | None
    beside: Beside = field(default_factory=Beside)

    @classmethod
    def of(cls, work: Work, asked: str = "") -> "Folder":
        """Read the content folder, also in an earlier commit.

        Raises MemoriaError where there is no such folder, a rename is half done, or the commit that
        is asked for is not known.
        """
        contents, history = read_folder(work.data, work.shown), History(work.data)
        base = history.base(work.settings.branch, asked)
        if asked and not base:
            raise fail(unknown_commit(work.shown, asked, history.obstacle()))
        then = contents_then(contents, history, base)
        return cls(contents, history, base, then, beside(work.settings, base))

    @property
    def parts(self) -> Iterator[bytes | str]:
        """List all that is read."""
        yield repr((sorted(self.beside.then), sorted(self.beside.now)))
        for contents in (self.contents, self.then or {}):
            yield str(len(contents))
            for name, one in contents.items():
                yield name
                yield one if isinstance(one, bytes) else repr(one)


def examine(
    work: Work, asked: str = "", folder: Folder | None = None, last: Last | None = None
) -> Examined:
    """Load a content folder and check it, but for its texts, also against an earlier commit of it.

    `last` is what this process has read before.

    Raises MemoriaError where there is no such folder, a rename is half done, a language has no
    words, or the commit that is asked for is not known.
    """
    dictionaries = read_dictionaries(work.settings)
    found, codes = folder or Folder.of(work, asked), work.settings.codes
    with Cache(work.settings.root) as cache:
        last, then = last or Last(), found.then
        words = functools.cache(functools.partial(vocabulary, dictionaries.values()))
        loaded = load(found.contents, codes, work.shown, last.asking(cache), words)
        past = last.before.asking(cache)
        before = load(then, codes, work.shown, past) if then is not None else None
        said = before.publication if before else None
        given = answers(loaded)
        told, used = given.sift(record_problems(loaded, said, cache))
        lost = lost_files(loaded, said, found.beside, codes)
    return Examined(
        contents=found.contents,
        loaded=loaded,
        problems=in_order((*told, *lost)),
        dictionaries=dictionaries,
        history=found.history,
        base=found.base,
        before=before,
        answers=given,
        used=used,
    )


def check(work: Work) -> tuple[Problem, ...]:
    """Return all that is wrong with a content folder; what did not change is not checked again.

    Raises MemoriaError as `examine` does.
    """
    dictionaries, folder = read_dictionaries(work.settings), Folder.of(work)
    said = catalogues(dictionaries), *known_words(dictionaries)
    name = key(CHECKED, work.shown, *work.settings.codes, *said, *folder.parts)
    with Cache(work.settings.root) as cache:
        if (kept := cache.get(name)) is None:
            kept = written(every_problem(examine(work, folder=folder), cache))
            if not silent():
                cache.put(name, kept)
    return (*read(kept), *page_problems(work), *spelling_gaps(dictionaries))


def text_problems(examined: Examined, cache: Cache) -> tuple[Problem, ...]:
    """Check what texts say and how they are written: warnings, which take most of the time.

    Only then is it known which acceptances silence nothing.
    """
    words, given = examined.dictionaries, examined.answers
    found = texts.text_problems(examined.loaded, words, speller_of(words), cache)
    told, used = given.sift(found)
    sure = not has_errors(examined.problems)
    return in_order((*told, *given.idle(examined.used | used, sure=sure)))


def every_problem(examined: Examined, cache: Cache) -> tuple[Problem, ...]:
    """Return all that is wrong with a content folder."""
    return in_order((*examined.problems, *text_problems(examined, cache)))


def examined_then(examined: Examined, before: Loaded, cache: Cache) -> Examined:
    """Return an earlier state of a content folder, checked by itself."""
    given = answers(before)
    told, used = given.sift(record_problems(before, cache=cache))
    return replace(examined, loaded=before, problems=in_order(told), answers=given, used=used)


def with_accepted(examined: Examined, cache: Cache) -> Examined:
    """Return the same as if no warning were accepted."""
    if not examined.answers.every:
        return examined
    said = examined.before.publication if examined.before else None
    problems = in_order(record_problems(examined.loaded, said, cache))
    return replace(examined, problems=problems, answers=Answers(), used=frozenset())


def contents_then(
    contents: Mapping[str, Stored], history: History, commit: str
) -> dict[str, Stored] | None:
    """Return what was in the content folder in a commit, if that is known and differs."""
    changed = history.changed(commit) if commit else ()
    if not changed:
        return None
    then = dict(contents)
    found: dict[str, bytes | None] = {}
    read = history.read_all((commit, name) for name in changed)
    for name, content in zip(map(composed, changed), read, strict=True):
        found[name] = content if found.get(name) is None else found[name]
    for name, content in found.items():
        if content is None:
            then.pop(name, None)
        elif isinstance(then.get(name, content), bytes):
            then[name] = stored(history.folder / name, name, content)
    return then


def stored(path: Path, name: str, content: bytes) -> Stored:
    """Return a file of a commit as `read_folder` would; of a media file the path is no longer."""
    if not name.startswith((MEDIA_FOLDER, PICTURES)):
        return content
    return Media(path, len(content), content if path.suffix == CAPTIONS else b"")
