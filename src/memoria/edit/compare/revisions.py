"""A content folder compared with an earlier commit of it, as far as that can be done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from memoria.check.everything import check
from memoria.check.examine import Examined, examine
from memoria.content.outcomes import awaited
from memoria.content.publication import Revision
from memoria.edit.compare.changed_pages import (
    ChangedPage,
    addresses_of,
    changed_files,
    changed_pages,
    state_of,
)
from memoria.edit.compare.problems import Balance, balance
from memoria.edit.compare.progress import Turns, turns, under_present_ids
from memoria.load.content import Loaded
from memoria.messages.words import Words
from memoria.project.cache import Cache
from memoria.project.project import Work
from memoria.project.settings import Language
from memoria.publish.build import make_editions
from memoria.publish.chronicle import revisions
from memoria.rules.problems import has_errors

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Comparison:
    """Hold what a change of the content does.

    `obstacle` says why the pages could not be compared: "unknown" is the state before, "broken" are
    the records now, "broken_before" those before. `turns` are not known where records are missing.
    """

    problems: Balance
    languages: tuple[Language, ...]
    dictionaries: Mapping[str, Words]
    obstacle: str = ""
    pages: tuple[ChangedPage, ...] = ()
    files: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    turns: Turns | None = None

    def name_of(self, language: str) -> str:
        """Return what a language is called in itself, where the site has it."""
        names = {one.code: one.name for one in self.languages}
        return names.get(language, language)

    def address(self, path: str, language: str) -> str:
        """Return the address of a page of a language, from the root of the site."""
        return f"/{path}" if language == self.languages[0].code else f"/{language}/{path}"


def compare_content(work: Work, base: str = "") -> Comparison:
    """Compare the content folder with a commit: problems, pages, and states of texts.

    Raises MemoriaError as `examine` does.
    """
    examined = examine(work, base)
    before = under_present_ids(examined, work.settings.codes)
    obstacle = obstacle_of(examined)
    with Cache(work.settings.root) as cache:
        problems = balance(examined, before, cache)
        past = revisions(examined.history, cache).values()
    pages, files = ((), {}) if obstacle else compare_pages(work, examined, before, past)
    return Comparison(
        problems,
        work.settings.languages,
        examined.dictionaries,
        obstacle,
        pages,
        files,
        compare_states(examined, before, work.settings.codes),
    )


def obstacle_of(examined: Examined) -> str:
    """Say why pages cannot be compared, if they cannot.

    What is wrong only against the state before, such as an id that is gone, does not hinder it.
    """
    if not examined.base:
        return UNKNOWN
    if has_errors(check(examined.loaded)):
        return "broken"
    before = examined.before
    return "broken_before" if before and has_errors(check(before)) else ""


def compare_pages(
    work: Work, examined: Examined, before: Loaded | None, past: Collection[Revision]
) -> tuple[tuple[ChangedPage, ...], dict[str, dict[str, list[str]]]]:
    """Make all of both states, with the program and the settings of today, as of the same day.

    `before` is what was said before, under the ids of now; `past` is when what changed.
    """
    if examined.before is None or before is None:
        return (), {}
    editions = make_editions(work, examined.dictionaries)
    published = addresses_of(examined.before.publication, editions[0].codes())
    then, now = (
        state_of(replace(one, awaited=awaited(one, past)), editions)
        for one in (before.publication, examined.loaded.publication)
    )
    return tuple(changed_pages(then, now, published)), changed_files(then, now)


def compare_states(
    examined: Examined, before: Loaded | None, languages: Sequence[str]
) -> Turns | None:
    """Compare the states of all texts, where all records of both states could be read."""
    before = before or examined.loaded
    if not (examined.base and before.whole and examined.loaded.whole):
        return None
    return turns(before.publication, examined.loaded.publication, languages)
