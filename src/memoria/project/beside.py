"""What a site shows that stands in no record: pages by hand and languages, now and in a commit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from memoria.content.promises import INDEX, page_of
from memoria.project.folders import composed
from memoria.project.history import History
from memoria.project.settings import Settings, languages_in


@dataclass(frozen=True)
class Beside:
    """Name files of a site, then and now: those that changed, and the first ones of languages."""

    then: frozenset[str] = frozenset()
    now: frozenset[str] = frozenset()


def beside(settings: Settings, commit: str) -> Beside:
    """Compare what lies around the content folder with what lay there in a commit."""
    history = History(settings.docs)
    names = [one for one in history.changed(commit) if is_shown(one, settings)] if commit else []
    read = history.read_all((commit, name) for name in names)
    then = [name for name, content in zip(names, read, strict=True) if content is not None]
    now = [name for name in names if Path(settings.docs, name).is_file()]
    told = History(settings.root).read(commit, settings.config.name) if commit else None
    codes = languages_in(told or b"") or settings.codes
    return Beside(
        frozenset(shown(map(composed, then), codes)) if commit else frozenset(),
        frozenset(shown(map(composed, now), settings.codes)),
    )


def is_shown(name: str, settings: Settings) -> bool:
    """Tell whether MkDocs takes over a file of the folder of pages."""
    folders = (f"{one}/" for one in settings.excluded)
    return not name.startswith((".", *folders)) and "/." not in name


def shown(names: Iterable[str], codes: Sequence[str]) -> Iterator[str]:
    """List the files of a site that pages by hand make, and two of each other language."""
    yield from (page_of(name, codes[0]) for name in names)
    for code in codes[1:]:
        yield from (f"{code}/{INDEX}", f"{code}/sessions/{INDEX}")
