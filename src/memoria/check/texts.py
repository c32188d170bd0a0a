"""What texts say and how they are written: worked out once for each, on all processors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memoria.check.comparisons import Comparison, Results, comparisons
from memoria.check.language.glyphs import letter_problems
from memoria.check.language.placeholders import phrases
from memoria.check.language.punctuation import Style
from memoria.check.language.scans import Scan, legible_writings, scan
from memoria.check.language.spelling import spelling_problems
from memoria.check.language.tokens import Speller
from memoria.check.language.tongues import Common, common_words, summary_problems
from memoria.check.language.writings import File, files
from memoria.load.content import Loaded
from memoria.messages.words import Words
from memoria.project.cache import Cache, key
from memoria.project.letters import unprintable
from memoria.project.processors import spread
from memoria.rules.problems import Problem

SCANNED, LETTERS = "scanned", "letters"


@dataclass(frozen=True)
class Scanning:
    """A file to be scanned; `name` holds all that it is made from."""

    file: File
    styles: Mapping[str, Style]
    common: Common
    keeping: tuple[str, ...]
    name: str

    @property
    def place(self) -> str:
        """Return the name of the file."""
        return self.file.name

    def work(self) -> bytes:
        """Scan the file."""
        return scan(self.file, self.styles, self.common, self.keeping).written()


def text_problems(
    content: Loaded, words: Mapping[str, Words], speller: Speller, cache: Cache
) -> Iterator[Problem]:
    """Check what texts say and how they are written in some languages: all of it warnings."""
    if not words:
        return
    compared, scanned = comparisons(content, words), scannings(content, words)
    results = Results(compared[0].setting.names if compared else (), cache)
    kept = results.get_all(one.name for one in compared) | cache.get_all(
        one.name for one in scanned
    )
    every: list[Comparison | Scanning] = [*compared, *scanned]
    due = {one.name: one for one in every if one.name not in kept}
    ordered = sorted(due.values(), key=lambda one: one.place)
    for one, made in zip(ordered, spread(lambda one: one.work(), ordered), strict=True):
        if isinstance(one, Comparison):
            kept[one.name] = results.put(one.name, made)
        else:
            kept[one.name] = made
            cache.put(one.name, made)
    read = [(one.file, Scan.read(kept[one.name])) for one in scanned]
    # What another text says than its original, it says only once it is in its language.
    strange = {file.name for file, found in read if file.summary and found.seem}
    for one in compared:
        found = one.problems(kept[one.name])
        yield from (each for each in found if each.finding.position.file not in strange)
    yield from language_problems(read, content, words, speller, cache)


def scannings(content: Loaded, words: Mapping[str, Words]) -> list[Scanning]:
    """List the files that hold texts."""
    styles = {code: Style.of(one) for code, one in words.items()}
    common, keeping = common_words(words), phrases(words)
    made_from = repr((styles, common, keeping))
    every = files(content.placed, content.publication.summaries, content.sources)
    return [
        Scanning(one, styles, common, keeping, key(SCANNED, made_from, *one.parts)) for one in every
    ]


def language_problems(
    scanned: list[tuple[File, Scan]],
    content: Loaded,
    words: Mapping[str, Words],
    speller: Speller,
    cache: Cache,
) -> Iterator[Problem]:
    """Report what is found in files, and what is asked of them all.

    As long as a record is broken, its names are not known.
    """
    for _, found in scanned:
        yield from found.problems
    texts = content.publication.texts
    yield from summary_problems(
        (file.summary, found.seem.get(0, ""))
        for file, found in scanned
        if file.summary and file.summary.language in texts[file.summary.name]
    )
    unknown = without_font(frozenset().union(*(one.letters for _, one in scanned)), cache)
    for file, found in scanned if unknown else ():
        if not unknown.isdisjoint(found.letters):
            yield from letter_problems(legible_writings(file), unknown)
    if content.whole:
        lists = content.word_lists
        yield from spelling_problems(scanned, content.publication, lists, words, speller)


def without_font(letters: frozenset[str], cache: Cache) -> frozenset[str]:
    """Return the letters that no font has."""
    name = key(LETTERS, "".join(sorted(letters)))
    if (kept := cache.get(name)) is None:
        kept = "".join(sorted(unprintable(letters))).encode()
        cache.put(name, kept)
    return frozenset(kept.decode())
