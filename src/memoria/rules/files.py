"""Rules for files: for their bytes, in the order of asking, and for where texts belong."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from unicodedata import normalize

from memoria.content.files import FILES
from memoria.content.limits import LARGEST_SUMMARY, LONGEST_PARAGRAPH
from memoria.content.media import Look
from memoria.content.passages import blocks
from memoria.content.pictures import Raster
from memoria.content.publication import Summary
from memoria.content.similar import similar
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

MEDIA_FOLDER, CAPTIONS = "media/", ".vtt"
# All that YAML calls unprintable, and the line breaks that editors do not count as lines.
FORBIDDEN = (
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)


@dataclass(frozen=True)
class Unreadable:
    """Say why a file has no bytes: the system's reason, or what stands in its place.

    `kind` is "link", "folder" (one that does not open), "special" (a pipe, a device) or "twin"
    (the name of another file in other signs).
    """

    reason: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Media:
    """Stand for a media file, which is not read whole: its path on disk and its size in bytes.

    `text` are the bytes of a file of captions, `raster` is what the file of a picture of the
    register is like, `look` what another picture or a video is like; no more is read.
    """

    path: Path
    size: int
    text: bytes = b""
    raster: Raster | None = None
    look: Look | None = None


Content = bytes | Unreadable
Stored = Content | Media


@rule("M101")
def encoding(file: str, content: bytes) -> Iterator[Finding]:
    """Refuse bytes that are not UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        yield Finding(
            Position.at(file, before, len(before)), {"byte": f"0x{content[error.start]:02X}"}
        )


@rule("M102")
def control_characters(file: str, text: str) -> Iterator[Finding]:
    """Refuse invisible control characters; the first one stands for all of a file."""
    if match := re.search(FORBIDDEN, text):
        yield Finding(Position.at(file, text, match.start()), {"code": f"U+{ord(match[0]):04X}"})


@rule("M103")
def tabs(file: str, text: str) -> Iterator[Finding]:
    """Refuse a tab in the indentation of YAML; the first one stands for all of a file."""
    if match := re.search(r"^ *(\t)", text, re.MULTILINE):
        yield Finding(Position.at(file, text, match.start(1)))


@rule("M104")
def size(
    file: str, found: int, largest: int, variant: str = "", line: int = 1
) -> Iterator[Finding]:
    """Refuse what is larger than needed: files, all "content", a "paragraph", "field" or "list"."""
    if found > largest:
        yield Finding(Position(file, line), {"size": found, "largest": largest}, variant)


def unbroken(file: str, text: str) -> Iterator[Problem]:
    """Refuse paragraphs longer than anybody reads; tables and code may be as long as the file."""
    for form, lines in blocks(text) if len(text) > LONGEST_PARAGRAPH else ():
        if form not in {"table", "fence"}:
            found = sum(len(line) for _, line in lines)
            yield from size(file, found, LONGEST_PARAGRAPH, "paragraph", lines[0][0] + 1)


@rule("M114")
def missing(file: str) -> Iterator[Finding]:
    """Demand the file without which there is nothing to publish; it may bear a wrong name."""
    name = file.rpartition("/")[2]
    meant = meant_file(name, FILES)
    known = {"name": name, "similar": meant}
    yield Finding(Position(file), *(() if name in FILES else (known, "misnamed")))


@rule("M115")
def unreadable(file: str, content: Unreadable) -> Iterator[Finding]:
    """Report what cannot be read, and links: what is published stands in the folder itself."""
    yield Finding(Position(file), {"reason": content.reason}, content.kind)


@rule("M116")
def unknown_file(file: str, meant: str = "") -> Iterator[Finding]:
    """Point out a file that nothing reads; `meant` is the name that it should most likely have.

    One that has it already is in the wrong folder.
    """
    name = file.rpartition("/")[2]
    kind = "folder" if meant == name else "similar" if meant else ""
    variant = kind or ("text" if name.endswith(".md") else "")
    yield Finding(Position(file), {"name": name, "similar": meant}, variant)


def meant_file(name: str, known: Collection[str]) -> str:
    """Return the one of the known files whose name is most like that of another one."""
    stems = tuple(one.removesuffix(".yaml") for one in known)
    stem = similar(name.rpartition("/")[2].partition(".")[0], stems)
    return f"{stem}.yaml" if stem else ""


@rule("M118")
def conflict(file: str, text: str) -> Iterator[Finding]:
    """Refuse the two versions of lines that git could not bring together."""
    begun = re.search(r"^<{7} .*$", text, re.MULTILINE)
    if begun and re.search(r"^>{7} .*$", text, re.MULTILINE):
        yield Finding(Position.at(file, text, begun.start()))


def decode(file: str, content: Content, largest: int) -> tuple[str, list[Problem]]:
    """Return the text of a file, or the first reason why it cannot be read."""
    if isinstance(content, Unreadable):
        return "", [*unreadable(file, content)]
    kind = "text" if largest == LARGEST_SUMMARY else ""
    if problems := [*size(file, len(content), largest, kind)] or [*encoding(file, content)]:
        return "", problems
    text = text_of(content)
    return text, [*control_characters(file, text), *conflict(file, text)]


def text_of(content: bytes) -> str:
    """Return bytes that are UTF-8 as text, in which lines end, and letters are made, in one way."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", text)


@rule("M301")
def summary_of_nothing(
    file: str,
    kind: str,
    written: str,
    known: Collection[str] = (),
    lacking: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Refuse a summary that belongs to no record, or whose name says no such thing.

    Of such a name the kind is "form", or "document" where a word processor wrote the file; `known`
    are then the names that it may be meant to have.
    `lacking` may tell the id that the record has `now`; or which `line` would be the record, in
    which `session` and which `record_file`.
    """
    if kind in {"form", "document"}:
        named = f"{kind}-similar" if len(known) == 1 else f"{kind}-several" if known else kind
        yield Finding(Position(file), {"similar": ", ".join(known)}, named)
        return
    meant = lacking.get("now") or similar(written, known)
    values = {"kind": kind, "written": shortened(written), "similar": meant, **lacking}
    variant = "renamed" if lacking.get("now") else "similar" if meant else ""
    added = "_record" if "line" in lacking and variant in {"", "similar"} else ""
    yield Finding(Position(file), values, f"{variant}{added}".removeprefix("_"))


@rule("M307")
def front_matter_not_closed(file: str, variant: str = "") -> Iterator[Finding]:
    """Demand the second line of three hyphens, and the first one at the top ("below")."""
    yield Finding(Position(file), variant=variant)


@rule("M322")
def orphaned(summary: Summary, originals: Collection[str]) -> Iterator[Finding]:
    """Point out a translation whose original has no text: in its place it would be the original.

    `originals` are the files that could hold it.
    """
    values = {"original": ", ".join(originals)}
    yield Finding(Position(summary.file, summary.pin_line), values)


def orphans(
    written: Mapping[str, Summary], languages: Collection[str], folder: str
) -> Iterator[Problem]:
    """Check that of a text in several languages one is no translation."""
    if all(one.translation and one.translation.of for one in written.values()):
        for summary in written.values():
            there = [one for one in languages if one not in written] or list(written)
            files = [f"{folder}/{summary.name.file(one)}" for one in there]
            yield from orphaned(summary, files)
            return


@rule("M233")
def no_captions(file: str, text: str) -> Iterator[Finding]:
    """Demand the mark with which a file of captions begins, by the WebVTT standard."""
    if not re.match(r"WEBVTT(?![^ \t\n])", text):
        yield Finding(Position(file))
