"""YAML with places: the events of the C parser become a document."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from memoria.checks import yaml as rules
from memoria.loading.documents import Document, Path, resolve
from memoria.loading.quotation import glued_hyphen, misquoted
from memoria.problems import Position, Problem

DEEPEST = 40
YAML_TAG = "tag:yaml.org,2002:"
# What follows a field in braces that has no value.
WITHOUT_COLON = re.compile(r"\s*[,}]")


class Refusal(Exception):  # noqa: N818 - not an error: the problem is recorded before
    """Leave a document that cannot be composed any further; its problem is recorded."""


def telling_mark(error: yaml.MarkedYAMLError) -> Any:
    """Return where a syntax error is, or where that begins which is never finished."""
    opened, found, context = error.context_mark, error.problem_mark, error.context or ""
    if not opened or not found:
        return opened or found
    unfinished = "simple key" in context or "end of stream" in (error.problem or "")
    in_brackets = "flow" in context and opened.line < found.line
    return opened if unfinished or in_brackets else found


class Composer:
    """Build one document from the parser's events, recording places and problems."""

    def __init__(self, file: str, text: str, name: str = "", first_line: int = 1) -> None:
        self.document = Document(file, name, source=text)
        self.text, self.offset, self.last = text, first_line, text.count("\n")
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CLoader)
        self.anchors: dict[str, tuple[Path, Position]] = {}

    def compose(self) -> Document:
        """Read the whole file; a syntax error ends the reading, other problems do not."""
        try:
            self.read_stream()
        except Refusal:
            self.document.refused.add(())
        except yaml.MarkedYAMLError as error:
            self.report(self.told(error))
            self.document.refused.add(())
        for path, position in self.anchors.values():
            self.refuse(path, rules.anchor(position))
        return self.document

    def told(self, error: yaml.MarkedYAMLError) -> Iterator[Problem]:
        """Report a syntax error where an editor has to look for it."""
        mark = error.problem_mark
        found = misquoted(self.text, mark.index) if mark else None
        if found:
            position = Position.at(self.document.file, self.text, found[1], self.offset)
            return rules.syntax(position, found[0])
        if mark and (glued := glued_hyphen(self.text, mark.line)):
            position = Position(self.document.file, glued[0] + self.offset, glued[1] + 1)
            return rules.syntax(position, "hyphen", glued[2])
        reason = rules.reason_of(error.problem or "", error.context or "")
        return rules.syntax(self.position(telling_mark(error)), reason)

    def read_stream(self) -> None:
        """Take the first document of the stream and refuse a second one."""
        event = next(self.events)
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if self.document.values:
                    self.stop(rules.second_document(self.position(event.start_mark)))
                self.document.value = self.read(next(self.events), ())
            event = next(self.events)

    def read(self, event: Any, path: Path) -> Any:
        """Return the value that begins with this event."""
        position = self.position(event.start_mark)
        self.document.values[path] = position
        if len(path) > DEEPEST:
            self.stop(rules.too_deep(position, DEEPEST))
        if isinstance(event, yaml.AliasEvent):
            name = str(event.anchor)
            self.anchors.pop(name, None)
            self.refuse(path, rules.alias(position, name))
            return None
        self.note_anchor_and_tag(event, path, position)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse(path, rules.control_character_in_value(position, event.value))
            if not event.style:
                self.refuse(path, rules.typographic_marks(position, event.value))
            return resolve(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return tuple(self.read_sequence(path))
        return dict(self.read_mapping(path))

    def read_sequence(self, path: Path) -> Iterator[Any]:
        """Yield the items of a list."""
        number = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.read(event, (*path, number))
            number += 1

    def read_mapping(self, path: Path) -> Iterator[tuple[str, Any]]:
        """Yield the fields of a mapping; of a repeated key the first value stays."""
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            position = self.position(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self.stop(rules.key_is_no_text(position))
            key, inner = event.value, (*path, event.value)
            first = self.document.keys.get(inner)
            if first:
                self.report(rules.duplicate_key(position, key, first.line))
                self.read(next(self.events), (*path, f"{key}\n{position.line}"))
                continue
            self.note_anchor_and_tag(event, inner, position)
            self.document.keys[inner] = position
            self.refuse(inner, self.cut_text(event))
            yield key, self.read(next(self.events), inner)

    def cut_text(self, key: Any) -> Iterator[Problem]:
        """Report a key that no colon follows: the rest of a text that a comma in braces cut."""
        if not key.style and WITHOUT_COLON.match(self.text, key.end_mark.index):
            yield from rules.syntax(self.position(key.start_mark), "comma")

    def note_anchor_and_tag(self, event: Any, path: Path, position: Position) -> None:
        """Remember an anchor for later and refuse a tag."""
        if event.anchor:
            self.anchors[event.anchor] = (path, position)
        if event.tag is not None:
            self.refuse(path, rules.tag(position, event.tag.replace(YAML_TAG, "!!")))

    def position(self, mark: Any) -> Position:
        """Turn the parser's mark, which counts from 0, into a place in the file.

        The parser puts the end of a file on a line of its own, which the file may not have.
        """
        if mark is None or mark.line > self.last:
            return Position(self.document.file, self.offset + (self.last if mark else 0))
        return Position(self.document.file, mark.line + self.offset, mark.column + 1)

    def refuse(self, path: Path, problems: Iterator[Problem]) -> None:
        """Record problems of a value that is not taken over."""
        if self.report(problems):
            self.document.refused.add(path)

    def report(self, problems: Iterator[Problem]) -> bool:
        """Record problems and tell whether there were any."""
        found = list(problems)
        self.document.problems += found
        return bool(found)

    def stop(self, problems: Iterator[Problem]) -> None:
        """Record a problem after which the rest of the file cannot be read."""
        self.report(problems)
        raise Refusal
