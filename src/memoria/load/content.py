"""The content folder, as names and bytes, becomes a publication and the problems found in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from memoria.content.base import Context
from memoria.content.files import SESSIONS, file_of
from memoria.content.kinds import KINDS, RECORDS
from memoria.content.limits import LARGEST_MEDIA, LARGEST_PICTURE, LARGEST_SUMMARY
from memoria.content.pictures import FOLDER as PICTURES
from memoria.content.pictures import Raster
from memoria.content.publication import Publication, SummaryName
from memoria.content.vocabulary import Vocabulary
from memoria.load.documents import Document, Placed
from memoria.load.entries import Entry, entries
from memoria.load.files import read_documents, read_word_lists, register_file, without_misnamed
from memoria.load.identifiers import Identifiers, collect, withdrawal_problems
from memoria.load.memory import Last
from memoria.load.records import validate
from memoria.load.summaries import read_summaries
from memoria.messages.vocabulary import own_vocabulary
from memoria.rules.files import (
    CAPTIONS,
    Content,
    Media,
    Stored,
    Unreadable,
    decode,
    no_captions,
    size,
)
from memoria.rules.media import media_problems
from memoria.rules.pictures import form_of_name, unusable
from memoria.rules.problems import Problem, has_errors


def read_media(
    contents: Mapping[str, Stored], folder: str
) -> tuple[dict[str, Path], list[Problem]]:
    """Map each media file to its path on disk, and tell which cannot be published as they are."""
    found = {name: one for name, one in sorted(contents.items()) if isinstance(one, Media)}
    media = {name: one for name, one in found.items() if not name.startswith(PICTURES)}
    problems = [
        problem for name, one in media.items() for problem in defects(f"{folder}/{name}", one)
    ]
    return {name: one.path for name, one in media.items()}, problems


def read_pictures(
    contents: Mapping[str, Stored], folder: str
) -> tuple[dict[str, Raster], list[Problem]]:
    """Map the files of pictures to what they are like, and tell which cannot be shown."""
    found = {name: one for name, one in contents.items() if name.startswith(PICTURES)}
    rasters: dict[str, Raster] = {}
    problems: list[Problem] = []
    for name, one in sorted(found.items()):
        file = f"{folder}/{name}"
        if isinstance(one, Media):
            rasters[name] = one.raster or Raster("")
            problems += size(file, one.size, LARGEST_PICTURE, "picture")
            if one.raster and form_of_name(name) != "kind":
                problems += unusable(file, one.raster)
    return rasters, problems


def defects(file: str, media: Media) -> Iterator[Problem]:
    """Check the size of a media file, what it is like and, of captions, the text."""
    is_captions = file.endswith(CAPTIONS)
    largest = LARGEST_SUMMARY if is_captions else LARGEST_MEDIA
    too_large = list(size(file, media.size, largest, "media"))
    yield from too_large
    if media.look and not too_large:
        yield from media_problems(file, media.look)
    if is_captions and not too_large:
        text, problems = decode(file, media.text, largest)
        yield from problems or no_captions(file, text)


@dataclass(frozen=True)
class Loaded:
    """Hold what came of the content folder: records, where each part of them stands, and problems.

    `placed` are the records by their field of the publication, `whole` tells whether they are all
    that the folder holds. `named` are the summaries that exist as files, readable or not, `media`
    the media files by name, with their paths on disk, `pictures` the files of pictures with what
    they are like; `closed` names what could not be read, a folder perhaps, and `absent` the
    registers that are not there, by their kind. `documents` are the YAML files, by their path;
    `word_lists` the words that are right in a language.
    """

    folder: str
    publication: Publication
    placed: Mapping[str, Sequence[Placed[Any]]]
    whole: bool
    identifiers: Identifiers
    named: frozenset[SummaryName]
    media: Mapping[str, Path]
    pictures: Mapping[str, Raster]
    problems: tuple[Problem, ...]
    closed: frozenset[str] = frozenset()
    absent: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    word_lists: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, str]:
        """Return the texts of the YAML files, by their path."""
        return {name: one.source for name, one in self.documents.items()}


def load(
    contents: Mapping[str, Stored],
    languages: Sequence[str],
    folder: str,
    last: Last | None = None,
    vocabulary: Callable[[], Vocabulary] = own_vocabulary,
) -> Loaded:
    """Read every file of a content folder; the names in `contents` are relative to it.

    `last` may know what they say; the `vocabulary` is that of the site, or the program's.
    """
    last = Last() if last is None else last
    site = Context(tuple(languages), vocabulary=vocabulary)
    texts = {name: one for name, one in contents.items() if not isinstance(one, Media)}
    documents, problems = read_documents(texts, folder, last, site)
    identifiers = collect(documents)
    problems += identifiers.problems
    problems += withdrawal_problems(documents, context_of(identifiers, site))
    placed, failures = read_records(documents, identifiers, site, last)
    problems += failures
    absent = absent_registers(texts, folder)
    named_kinds = {str(one.finding.values.get("kind")) for one in problems}
    problems = without_misnamed(problems, {absent[one] for one in named_kinds & absent.keys()})
    whole = not has_errors(problems)
    summaries, named, faults = read_summaries(texts, identifiers, site, folder, last)
    media, defects = read_media(contents, folder)
    pictures, blemishes = read_pictures(contents, folder)
    word_lists, flaws = read_word_lists(texts, languages, folder)
    records: dict[str, Any] = {field: records_of(found) for field, found in placed.items()}
    places = {(kind, one): at for (kind, scope, one), at in identifiers.places.items() if not scope}
    return Loaded(
        folder=folder,
        publication=Publication(
            **records,
            summaries=summaries,
            rasters={("picture", PurePosixPath(name).stem): one for name, one in pictures.items()},
            files={one: at.file.removeprefix(f"{folder}/") for one, at in places.items()},
            lines={one: at.line for one, at in places.items() if at.line},
            withdrawn=tuple(sorted(identifiers.withdrawn)),
        ),
        placed=placed,
        whole=whole,
        identifiers=identifiers,
        named=named,
        media=media,
        pictures=pictures,
        problems=(*problems, *faults, *defects, *blemishes, *flaws),
        closed=frozenset(name for name in contents if isinstance(contents[name], Unreadable)),
        absent=absent,
        documents={document.file: document for document in documents},
        word_lists=word_lists,
    )


def absent_registers(contents: Mapping[str, Content], folder: str) -> dict[str, str]:
    """Map the kinds of record whose register is not there to the file it would be."""
    files = {one.name: file_of(one.name) for one in RECORDS}
    return {
        kind: register_file(name, contents, folder)
        for kind, name in files.items()
        if name not in {SESSIONS, *contents}
    }


def read_records(
    documents: Sequence[Document],
    identifiers: Identifiers,
    site: Context,
    last: Last,
) -> tuple[dict[str, list[Placed[Any]]], list[Problem]]:
    """Validate every record on its own, so that one mistake hides no other."""
    found: dict[str, list[Placed[Any]]] = {one.field: [] for one in RECORDS}
    problems: list[Problem] = []
    # One thing as long as the same may be referred to.
    same = last.find("ids", (identifiers.referable, site.languages), object)
    for document in documents:
        read = partial(records_in, document, identifiers, site)
        # A document that was not read again is the same one.
        records, failures = last.find(f"records:{document.file}", (document, same), read)
        problems += failures
        for kind, record in records:
            found[KINDS[kind].field].append(record)
    return found, problems


def records_in(
    document: Document, identifiers: Identifiers, site: Context
) -> tuple[list[tuple[str, Placed[Any]]], list[Problem]]:
    """Validate the records of a file, and list those that are right with their kinds."""
    found: list[tuple[str, Placed[Any]]] = []
    problems: list[Problem] = []
    for entry in entries(document):
        record, failures = read_record(entry, identifiers, site)
        problems += failures
        if record:
            found.append((entry.kind, Placed(record, entry.place, document.file)))
    return found, problems


def records_of(placed: Sequence[Placed[Any]]) -> tuple[Any, ...]:
    """List records without their places."""
    return tuple(one.record for one in placed)


def read_record(entry: Entry, identifiers: Identifiers, site: Context) -> tuple[Any, list[Problem]]:
    """Validate one record against the ids that may be referred to from it."""
    context = context_of(identifiers, site, entry.scope)
    return validate(entry.model, entry.value, entry.document, entry.path, context)


def context_of(identifiers: Identifiers, site: Context, scope: str = "") -> Context:
    """Return what values are checked against, of those in a record or of the whole publication."""
    renamed = partial(identifiers.renamed, scope=scope)
    withdrawn = partial(identifiers.is_gone, scope=scope)
    known = identifiers.known(scope)
    return replace(site, identifiers=known, renamed=renamed, withdrawn=withdrawn)
