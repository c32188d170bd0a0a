"""What an editor waits for: the pages of the sessions that were edited, before all others."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from memoria.content.kinds import KINDS
from memoria.content.publication import Publication
from memoria.project.project import Work
from memoria.publish.artifacts import Shelf
from memoria.publish.language import Part, make_first
from memoria.publish.site import make_empty
from memoria.render.pages import FILE

FOLDER = "first"
# Whoever changes more at once, by a tool perhaps, looks at none of them at once.
MOST = 3


def show_first(
    work: Work, site: Path, before: Publication, now: Publication, *shelves: Shelf
) -> bool:
    """Bring the pages of sessions that were edited up to date; tell whether there were any.

    Raises MemoriaError where MkDocs gives up.
    """
    sessions, changed = edited(before, now), False
    for shelf in shelves if len(sessions) <= MOST and work.settings.menu else ():
        language = shelf.view.edition.language
        part = Part(work.settings, work.docs, site, site.with_name(FOLDER) / language, language)
        names = [
            name for name in pages(sessions, shelf, part) if shelf.make(name, write=True).changed
        ]
        if names:
            make_empty(part.folder)
            make_first(part, names)
            changed = True
    return changed


def edited(before: Publication, now: Publication) -> list[str]:
    """List the sessions whose own records or texts are not what they were."""
    sessions = {one.id: one for one in before.sessions}
    texts = {(one.name, one.language): one for one in before.summaries}
    changed = [one.id for one in now.sessions if one != sessions.get(one.id)]
    changed += [
        one.name.session
        for one in now.summaries
        if one != texts.pop((one.name, one.language), None)
    ]
    return list(dict.fromkeys([*changed, *(name.session for name, _ in texts)]))


def pages(sessions: Sequence[str], shelf: Shelf, part: Part) -> Iterator[str]:
    """List the pages of sessions that are in the site already."""
    for session in sessions:
        name = f"{part.language}/{KINDS['session'].path(session)}{FILE}"
        if name in shelf.artifacts and (part.last / part.address(name)).is_file():
            yield name
