"""Rules for what surrounds the content: folders, settings and the tools we call."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from memoria.content.similar import similar
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, MemoriaError, Position, Problem, rule

# Of all that is lacking, so many are named.
FIRST = 5
# So much of a line is shown, and so much of it before the first difference.
SHOWN, BEFORE = 100, 20


@rule("M416")
def not_told(
    folder: str, kind: str, options: Sequence[str], variant: str = ""
) -> Iterator[Finding]:
    """Demand what a new record cannot do without, as options where nobody can be asked.

    The variant "id" stands at the option of a name that suggests no id.
    """
    if options:
        example = " ".join(f"{one.partition('|')[0]} …" for one in options)
        values = {"new": kind, "options": ", ".join(options), "example": example}
        yield Finding(Position(folder), values, variant)


@rule("M417")
def exists_already(
    position: Position, written: str, line: str = "", variant: str = ""
) -> Iterator[Finding]:
    """Refuse to write over what is there.

    The variant "file" is about a file of that name, "text" about a text of a session, "hand" about
    a list to which the `line` can only be added by hand.
    """
    yield Finding(position, {"written": written, "line": line}, variant)


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


@rule("M410")
def document_not_made(path: str, reason: str) -> Iterator[Finding]:
    """Report a PDF or a picture that could not be made."""
    yield Finding(Position(path), {"reason": reason})


@rule("M411")
def catalogue_unfit(file: str, keys: Sequence[str], model: str) -> Iterator[Finding]:
    """Demand every message and placeholder in the catalogue that a site brings along."""
    shown = [*keys[:FIRST], *(["…"] if len(keys) > FIRST else [])]
    values: dict[str, str | int] = {"number": len(keys), "keys": ", ".join(shown), "model": model}
    yield Finding(Position(file), values)


@rule("M412")
def catalogue_unreadable(file: str, reason: str, model: str) -> Iterator[Finding]:
    """Refuse a catalogue of messages that is no gettext file."""
    yield Finding(Position(file), {"reason": reason, "model": model})


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


@rule("M420")
def not_canonical(file: str, written: str, wanted: str) -> Iterator[Finding]:
    """Point out the first line of a file that is not written in the canonical form.

    Line breaks of other systems, and those at the end of the file, count last.
    """
    lines = zip_longest(written.split("\n"), wanted.split("\n"))
    for number, (stands, would_stand) in enumerate(lines, 1):
        if stands is None or stands == would_stand:
            continue
        canonical = would_stand or ""
        column = first_difference(stands, canonical)
        variant = "blank" if not stands.strip() else ""
        variant = variant or ("spaces" if stands.rstrip() == canonical.rstrip() else "")
        shown = {} if variant else {"wanted": excerpt(canonical, column)}
        yield Finding(Position(file, number, column + 1), shown, variant)
        return
    yield Finding(Position(file, written.removesuffix("\n").count("\n") + 1), variant="ends")


@rule("M423")
def no_canonical_form(file: str) -> Iterator[Finding]:
    """Report a file that the formatter cannot rewrite without changing what it says."""
    yield Finding(Position(file))


@rule("M424")
def address_unusable(
    address: str, other: str, variant: str = "", reason: str = ""
) -> Iterator[Finding]:
    """Report an address that is another program's; `other` is one that is free.

    The variants: "form", where it is no address; "refused", where the system gives that reason.
    """
    yield Finding(
        Position("serve"), {"address": address, "other": other, "reason": reason}, variant
    )


@rule("M425")
def preview_broken(log: str, reason: str) -> Iterator[Finding]:
    """Report that a preview failed as nobody foresaw; the details stand in the log."""
    yield Finding(Position(log), {"reason": reason})


@rule("M426")
def not_importable(
    position: Position, variant: str = "", written: str = "", known: Collection[str] = ()
) -> Iterator[Finding]:
    """Refuse a file that is no schedule, and what is told beside it.

    The variants: none, where the file breaks its own form; "missing", "large", "encoding", "form",
    "empty"; of the options, "series", "no-series", "original" and "zone"; "hand", where nothing can
    be added to a file of ours.
    """
    yield Finding(position, {"written": shortened(written), "known": ", ".join(known)}, variant)


@rule("M427")
def no_form(file: str, variant: str = "", written: str = "") -> Iterator[Finding]:
    """Refuse an issue that was written in none of our forms.

    The variant "file": it is no issue at all; "kind": it tells of no kind of record that we know.
    """
    yield Finding(Position(file), {"written": shortened(written)}, variant)


@rule("M431")
def file_not_as_listed(place: str, variant: str = "") -> Iterator[Finding]:
    """Report a file of a site that is not as the list of its files says.

    The variants: none, where it is missing; "changed"; "strange", where it is not on the list.
    """
    yield Finding(Position(place), {}, variant)


@rule("M434")
def list_not_read(place: str, reason: str, variant: str = "") -> Iterator[Finding]:
    """Report that nobody can tell which files a site has.

    The variants: none, where a published site does not answer, for that reason; "form", where it
    answers with anything else; "address", where that is none; "site", where a folder has no site;
    "file", where a file of a published site is not to be had.
    """
    yield Finding(Position(place), {"reason": reason}, variant)


def first_difference(one: str, other: str) -> int:
    """Return where two lines part."""
    pairs = zip_longest(one, other)
    return next((place for place, (this, that) in enumerate(pairs) if this != that), 0)


def excerpt(line: str, place: int) -> str:
    """Return a line, or as much of it as shows what stands at a place."""
    start = max(0, place - BEFORE) if place > SHOWN - BEFORE else 0
    cut = line[start : start + SHOWN]
    return ("…" if start else "") + cut + ("…" if start + SHOWN < len(line) else "")


@rule("M418")
def not_renamed(folder: str, values: Mapping[str, str], variant: str) -> Iterator[Finding]:
    """Demand one record of the content folder, and an id that it can have.

    The variants: none and "similar", where there is no such record; "earlier", where it has another
    id now; "ambiguous"; "form" and "no-form", where the new id is none; "same"; "taken"; "retired",
    where it leads to another record.
    """
    written = shortened(values["written"])
    yield Finding(Position(folder), {**values, "written": written}, variant)


@rule("M428")
def unfinished(folder: str, command: str, variant: str = "") -> Iterator[Finding]:
    """Demand that a change that was cut off is completed before all else.

    The variant "changed": a file was edited since.
    """
    yield Finding(Position(folder), {"command": command}, variant)


@rule("M429")
def at_work(folder: str, variant: str = "") -> Iterator[Finding]:
    """Refuse to change a folder while another run does.

    The variant "changed": it is not any more as it was read.
    """
    yield Finding(Position(folder), {}, variant)


@rule("M430")
def site_not_whole(folder: str, lacking: Sequence[str]) -> Iterator[Finding]:
    """Report a new site that lacks files which were to be made: it takes no other's place."""
    shown = [*lacking[:FIRST], *(["…"] if len(lacking) > FIRST else [])]
    yield Finding(Position(folder), {"number": len(lacking), "files": ", ".join(shown)})


@rule("M419")
def unsafe_to_rename(file: str, old: str, new: str, variant: str = "") -> Iterator[Finding]:
    """Report a file that cannot be changed without changing more than names.

    The variant "exists": another file has the name that it would get.
    """
    yield Finding(Position(file), {"old": old, "new": new}, variant)


@rule("M422")
def wrong_usage(
    command: str,
    variant: str = "",
    written: str = "",
    known: Collection[str] | Mapping[str, str] = (),
    name: str = "",
) -> Iterator[Finding]:
    """Refuse what a command does not know; `known` is what it does, `name` what takes it.

    What people may write besides is mapped to what they mean by it.
    """
    meaning = known if isinstance(known, Mapping) else {one: one for one in known}
    # Hyphens are no likeness.
    names = {one.lstrip("-"): word for one, word in meaning.items()}
    meant = names.get(similar(written.lstrip("-–—"), names), "")
    values = {"written": shortened(written), "similar": meant, "name": name}
    kind = f"{variant}-similar" if meant else variant
    yield Finding(
        Position(command), values | {"known": ", ".join(dict.fromkeys(meaning.values()))}, kind
    )
