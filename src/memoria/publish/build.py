"""From the content folder to the folder of pages: load, check, render, write."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from memoria.check.examine import Examined, examine, text_problems
from memoria.check.pages import page_problems
from memoria.content.outcomes import awaited
from memoria.content.publication import Revision
from memoria.load.memory import Last
from memoria.messages.words import Words
from memoria.outputs.documents.workshop import Progress, quiet
from memoria.outputs.pages import compiled
from memoria.project.cache import Cache
from memoria.project.history import History
from memoria.project.project import Work
from memoria.project.settings import Settings
from memoria.project.writing import Files, apply, compare, read_manifest
from memoria.publish.archives import archives_left, finish, last_names, refuse_last
from memoria.publish.artifacts import Shelf, bring_up_to_date, refuse_others
from memoria.publish.assets import make_assets
from memoria.publish.chronicle import revisions
from memoria.publish.interface import interface
from memoria.publish.lineage import with_unsaved
from memoria.publish.products import (
    Left,
    hand_written,
    left_out,
    make_shelves,
    media_files,
)
from memoria.publish.sitemap import SITEMAP, robots, sitemap
from memoria.render.editions import Edition, Forge
from memoria.render.notices import OWN_FORMS
from memoria.render.pages import FILE as PAGE
from memoria.render.views import View
from memoria.rules.files import MEDIA_FOLDER
from memoria.rules.problems import Problem, has_errors
from memoria.rules.reports import describe
from memoria.schema.schemas import write_schemas
from memoria.translation.changes import changes

# What readers without git tell by: each form in each language that has any.
FORMS = ("correction", "update", "item", *OWN_FORMS)


@dataclass(frozen=True)
class Ongoing:
    """What whoever builds again and again hands on.

    `doubts` are what is known of texts already, where they are not checked now, and `last` is what
    was read of the files. `first` is done with the artifacts before all of them are looked at.
    """

    doubts: Iterable[Problem] = ()
    last: Last = field(default_factory=Last)
    first: Callable[[Examined, Sequence[Shelf]], object] = lambda *_: None


@dataclass(frozen=True)
class Built:
    """Tell what a build found and changed, and which documents were left to be made.

    The problems are all but those of texts, which may be asked of what was `examined`. `made` are
    the names of all files in the folder of pages that are due to it.
    """

    problems: tuple[Problem, ...]
    pages: int = 0
    written: int = 0
    removed: int = 0
    left: Left = field(default_factory=dict)
    examined: Examined | None = None
    made: frozenset[str] = frozenset()

    @property
    def failed(self) -> bool:
        """Tell whether a problem stopped the build."""
        return has_errors(self.problems)

    @property
    def changed(self) -> bool:
        """Tell whether any file was, or would be, written or removed."""
        return bool(self.written or self.removed)


def build(
    work: Work,
    *,
    write: bool = True,
    progress: Progress = quiet,
    ongoing: Ongoing | None = None,
) -> Built:
    """Check the content and bring the pages up to date; nothing is written if it has errors."""
    ongoing = ongoing or Ongoing()
    examined, doubts = examine(work, last=ongoing.last), ongoing.doubts
    problems = (*examined.problems, *page_problems(work))
    loaded, dictionaries = examined.loaded, examined.dictionaries
    if write:
        write_schemas(work, loaded.identifiers, dictionaries)
    if has_errors(problems):
        return Built(problems)
    moved = changes(loaded.publication, work.settings.codes, examined.history.versions)
    editions = make_editions(work, dictionaries)
    if work.preview:
        if not work.quick:
            with Cache(work.settings.root) as cache:
                doubts = text_problems(examined, cache)
        known = (*examined.problems, *doubts)
        editions = tuple(with_doubts(one, known) for one in editions)
    with Cache(work.settings.root) as cache:
        past = revisions(examined.history, cache)
        past = with_unsaved(past, loaded.publication.summaries, examined.history)
        by_hand = revisions(History(work.settings.docs), cache)
    to_come = awaited(loaded.publication, past.values())
    publication = replace(loaded.publication, changes=moved, awaited=to_come, revisions=past)
    assets = make_assets(work.settings.docs)
    words: Files = {"words.html": interface(editions, assets, by_hand)}
    with Cache(work.settings.root) as cache, compiled(cache):
        shelves = make_shelves(publication, editions, work, cache)
        refuse_others(shelves)
        refuse_last(shelves, quick=work.quick)
        ongoing.first(examined, shelves)
        last = [name for shelf in shelves for name in last_names(shelf, quick=work.quick)]
        names = [*(name for shelf in shelves for name in shelf.artifacts), *last]
        beside = files_beside(shelves[0].view, loaded.media, work, by_hand)
        plans = [
            compare(
                {**beside, **assets.files},
                work.docs,
                also=[*names, *earlier_documents(work)],
            ),
            compare(words, work.settings.overrides / "generated"),
        ]
        if write:
            for plan in plans:
                apply(plan)
        written = bring_up_to_date(shelves, write=write, progress=progress)
        written += finish(shelves, quick=work.quick, write=write)
    return Built(
        problems=problems,
        pages=sum(name.endswith(PAGE) for name in names),
        written=written + sum(len(plan.write) for plan in plans),
        removed=sum(len(plan.remove) for plan in plans),
        left={**left_out(shelves), **dict(archives_left(shelves))} if work.quick else {},
        examined=examined,
        made=frozenset([*names, *assets.files, *filter(is_media, beside)]),
    )


def files_beside(
    view: View,
    media: Mapping[str, Path],
    work: Work,
    by_hand: Mapping[tuple[str, str], Revision],
) -> Files:
    """Return what is not made from records, or not for one language."""
    return {
        **hand_written(work.settings.docs, work.docs),
        **media_files(view.publication, media),
        SITEMAP: sitemap(view, work.settings, by_hand),
        **({} if work.preview else robots(work.settings)),
    }


def is_media(name: str) -> bool:
    """Tell whether a file of the folder of pages is a media file, which records show."""
    return name.startswith(MEDIA_FOLDER)


def earlier_documents(work: Work) -> list[str]:
    """List the documents of an earlier build: a quick one leaves them where they are."""
    names = sorted(read_manifest(work.docs)) if work.quick else []
    made = (name for name in names if not is_media(name))
    return [name for name in made if Path(name).suffix in {".pdf", ".png", ".webp", ".zip"}]


def make_editions(work: Work, dictionaries: Mapping[str, Words]) -> tuple[Edition, ...]:
    """Return what the pages of each language share."""
    settings = work.settings
    return tuple(
        Edition(
            words=words,
            languages=settings.languages,
            forge=make_forge(settings),
            folder=work.folder,
            site=settings.address,
            identity=settings.identity,
            name=settings.name,
            licence=settings.licence,
            publisher=settings.publisher,
            preview=work.preview,
        )
        for words in dictionaries.values()
    )


def make_forge(settings: Settings) -> Forge:
    """Return what is known of the forge: where it is, and in which languages it has forms."""
    forms = settings.root / ".github" / "ISSUE_TEMPLATE"
    written = [
        one
        for one in settings.codes
        if all((forms / f"{form}.{one}.yml").is_file() for form in FORMS)
    ]
    return Forge(settings.forge, settings.branch, tuple(written))


def with_doubts(edition: Edition, problems: Iterable[Problem]) -> Edition:
    """Tell reviewers, in their words, what a text does not say as its original does."""
    doubts: dict[tuple[str, str], tuple[str, ...]] = {}
    for problem in problems:
        values = problem.finding.values
        if "key" in values:
            key = str(values["key"]), str(values["language"])
            doubts[key] = (*doubts.get(key, ()), describe(problem, edition.words)[0])
    return replace(edition, doubts=doubts)
