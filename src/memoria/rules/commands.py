"""Rules for what surrounds the content: folders, settings and the tools we call."""

from collections.abc import Iterator, Sequence

from memoria.rules.problems import Finding, MemoriaError, Position, Problem, rule

# Of the messages that a catalogue lacks, so many are named.
FIRST = 5


@rule("M401")
def folder_missing(folder: str, variant: str = "") -> Iterator[Finding]:
    """Demand a content folder that can be read.

    The variant "here": the current folder is gone.
    """
    yield Finding(Position(folder), variant=variant)


@rule("M402")
def not_writable(path: str, reason: str) -> Iterator[Finding]:
    """Report a file that cannot be written."""
    yield Finding(Position(path), {"reason": reason})


@rule("M403")
def page_by_hand(path: str) -> Iterator[Finding]:
    """Refuse to overwrite a page that this program did not write."""
    yield Finding(Position(path))


@rule("M404")
def folder_in_use(folder: str) -> Iterator[Finding]:
    """Refuse to replace a folder that is no site of ours."""
    yield Finding(Position(folder))


@rule("M405")
def bad_settings(file: str, reason: str) -> Iterator[Finding]:
    """Refuse a configuration without the languages we need."""
    yield Finding(Position(file), {"reason": reason})


@rule("M406")
def language_without_words(file: str, language: str) -> Iterator[Finding]:
    """Demand a catalogue of messages for each language of the site."""
    yield Finding(Position(file), {"language": language})


@rule("M407")
def site_not_built(file: str, reason: str) -> Iterator[Finding]:
    """Report that the site generator gave up."""
    yield Finding(Position(file), {"reason": reason})


@rule("M408")
def index_not_made(folder: str, reason: str) -> Iterator[Finding]:
    """Report that the search index could not be made."""
    yield Finding(Position(folder), {"reason": reason})


@rule("M409")
def pdf_library_missing(reason: str, variant: str = "") -> Iterator[Finding]:
    """Report that PDFs cannot be made here; everything else can."""
    yield Finding(Position("pyproject.toml"), {"reason": reason}, variant)


@rule("M410")
def document_not_made(path: str, reason: str) -> Iterator[Finding]:
    """Report a PDF or a picture that could not be made."""
    yield Finding(Position(path), {"reason": reason})


@rule("M411")
def catalogue_unfit(file: str, keys: Sequence[str]) -> Iterator[Finding]:
    """Demand every message and placeholder in the catalogue that a site brings along."""
    shown = [*keys[:FIRST], *(["…"] if len(keys) > FIRST else [])]
    yield Finding(Position(file), {"number": len(keys), "keys": ", ".join(shown)})


@rule("M412")
def catalogue_unreadable(file: str, reason: str) -> Iterator[Finding]:
    """Refuse a catalogue of messages that is no gettext file."""
    yield Finding(Position(file), {"reason": reason})


@rule("M413")
def nothing_to_mark(folder: str, written: str, known: str, variant: str) -> Iterator[Finding]:
    """Demand a record of the content folder and a language of the site."""
    yield Finding(Position(folder), {"written": written, "known": known}, variant)


@rule("M414")
def pin_not_written(file: str, language: str, digest: str) -> Iterator[Finding]:
    """Report a file in which a pin cannot be set without touching anything else."""
    yield Finding(Position(file), {"language": language, "digest": digest})


@rule("M415")
def unknown_commit(folder: str, commit: str, reason: str = "") -> Iterator[Finding]:
    """Demand a commit that the history of the content folder holds; `reason` is why it has none."""
    values = {"commit": commit, "reason": reason}
    yield Finding(Position(folder), values, "refused" if reason else "")


def fail(problems: Iterator[Problem]) -> MemoriaError:
    """Make the exception that stops the work from the problem that a rule reports."""
    return MemoriaError(next(problems))
