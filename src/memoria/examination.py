"""A content folder is read and checked, beside what git knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from memoria.checks.environment import fail, unknown_commit
from memoria.checks.files import Stored
from memoria.checks.publication import check
from memoria.dictionaries import read_dictionaries
from memoria.folders import read_folder
from memoria.history import History
from memoria.loading.publication import Loaded, load
from memoria.problems import Problem
from memoria.records.publication import Publication
from memoria.words import Words
from memoria.work import Work


@dataclass(frozen=True)
class Examined:
    """Hold what a content folder says, what is wrong with it, and the words of the site."""

    contents: Mapping[str, Stored]
    loaded: Loaded
    problems: tuple[Problem, ...]
    dictionaries: Mapping[str, Words]
    history: History


def examine(work: Work, base: str = "") -> Examined:
    """Load a content folder and check it, also against an earlier commit of it.

    Raises MemoriaError where there is no such folder, or a language has no words.
    """
    dictionaries = read_dictionaries(work.settings)
    contents = read_folder(work.data, work.shown)
    loaded = load(contents, work.settings.codes, work.shown)
    history = History(work.data)
    before = earlier(work, contents, history, base)
    return Examined(contents, loaded, check(loaded, dictionaries, before), dictionaries, history)


def earlier(
    work: Work, contents: Mapping[str, Stored], history: History, base: str
) -> Publication | None:
    """Return what the content folder said in an earlier commit, if that is known and differs.

    Raises MemoriaError where the commit that is asked for is not known.
    """
    commit = history.base(work.settings.branch, base)
    if base and not commit:
        raise fail(unknown_commit(work.shown, base))
    changed = history.changed(commit) if commit else ()
    if not changed:
        return None
    then = dict(contents)
    for name in changed:
        content = history.read(commit, name)
        if content is None:
            then.pop(name, None)
        elif isinstance(then.get(name, content), bytes):
            then[name] = content
    return load(then, work.settings.codes, work.shown).publication
