"""YAML with places: the events of the C parser become a document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from memoria.content.limits import DEEPEST_RECORD, LONGEST_LIST, LONGEST_PARAGRAPH
from memoria.load.documents import Document, Path, resolve
from memoria.load.mistakes.doubles import repeated
from memoria.load.mistakes.indentation import balance
from memoria.load.mistakes.lines import slip_in_braces, syntax_problems
from memoria.load.mistakes.signs import HASHTAG, in_quotes, is_words
from memoria.load.mistakes.slips import is_language, prose_fields
from memoria.rules import syntax
from memoria.rules.files import size
from memoria.rules.problems import Position, Problem

YAML_TAG = "tag:yaml.org,2002:"
# So many blanks are looked over between a brace and the first field.
ROOM = 100
# What follows a field in braces that has no value.
WITHOUT_COLON = re.compile(r"\s*[,}]")


class Refusal(Exception):  # noqa: N818 - not an error: the problem is recorded before
    """Leave a document that cannot be composed any further; its problem is recorded."""


def continues(before: Any, value: Any) -> bool:
    """Tell whether a hyphen cuts a record in two: the item has no id, and no field twice."""
    if not (isinstance(before, dict) and isinstance(value, dict)):
        return False
    return "id" in before and "id" not in value and not before.keys() & value.keys()


class Composer:
    """Build one document from the parser's events, recording places and problems."""

    def __init__(self, file: str, text: str, name: str = "", first_line: int = 1) -> None:
        self.document = Document(file, name, source=text, first=first_line)
        self.text = text
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CLoader)
        # Records in which, for want of a hyphen, a second one goes on.
        self.run_on: set[Path] = set()
        self.anchors: dict[str, tuple[Path, Position]] = {}

    def compose(self) -> Document:
        """Read the whole file; a syntax error ends the reading, other problems do not."""
        try:
            self.read_stream()
        except Refusal:
            self.document.refused.add(())
        except yaml.MarkedYAMLError as error:
            self.report(syntax_problems(self.document, error))
            self.document.refused.add(())
        for path, position in self.anchors.values():
            self.refuse(path, syntax.anchor(position))
        return self.document

    def read_stream(self) -> None:
        """Take the first document of the stream and refuse a second one."""
        event = next(self.events)
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if self.document.values:
                    self.stop(syntax.second_document(self.position(event.start_mark)))
                self.document.value = self.read(next(self.events), ())
            event = next(self.events)

    def read(self, event: Any, path: Path) -> Any:
        """Return the value that begins with this event."""
        position = self.position(event.start_mark)
        self.document.values[path] = position
        if len(path) > DEEPEST_RECORD:
            self.stop(syntax.too_deep(position, DEEPEST_RECORD))
        if isinstance(event, yaml.AliasEvent):
            name = str(event.anchor)
            self.anchors.pop(name, None)
            self.refuse(path, syntax.alias(position, name))
            return None
        self.note_anchor_and_tag(event, path, position)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse(path, syntax.control_character_in_value(position, event.value))
            if self.refuse(path, self.too_long(event.value, position)):
                return ""
            if not event.style:
                line = self.with_hashtag(event, path)
                if self.refuse(path, syntax.unquoted(position, event.value, line)):
                    return syntax.as_meant(resolve(event))
            return resolve(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return tuple(self.read_sequence(path))
        return self.read_mapping(path)

    def read_sequence(self, path: Path) -> Iterator[Any]:
        """Yield the items of a list."""
        number, before = 0, None
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            inner = (*path, number)
            if number == LONGEST_LIST:
                line = self.position(event.start_mark).line
                self.stop(size(self.document.file, number + 1, number, "list", line))
            value = self.read(event, inner)
            if continues(before, value):
                self.refuse(inner, syntax.syntax(self.document.values[inner], "torn"))
                self.document.refused.add((*path, number - 1))
            yield value
            number, before = number + 1, value

    def read_mapping(self, path: Path) -> dict[str, Any]:
        """Return the fields of a mapping; of a repeated key the first value stays."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            position = self.position(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self.stop(syntax.key_is_no_text(position))
            key, inner = event.value, (*path, event.value)
            if key in found or path in self.run_on:
                told = self.run_on_from(path, key, position)
                value = self.read(next(self.events), (*path, f"{key}\n{position.line}"))
                if not told:
                    self.report(repeated(self.document, inner, position, (found[key], value)))
                continue
            self.note_anchor_and_tag(event, inner, position)
            self.document.keys[inner] = position
            self.refuse(inner, self.cut_text(event))
            found[key] = self.read(next(self.events), inner)
        return found

    def run_on_from(self, path: Path, key: str, position: Position) -> bool:
        """Tell whether a field belongs to another record: a second id began it, unmarked."""
        in_list = bool(path) and isinstance(path[-1], int)
        if path in self.run_on or not in_list or key != "id":
            return path in self.run_on
        if self.document.before(position).strip():
            return False
        line = f"- {self.document.after(position)}"
        first = self.document.keys[*path, key].line
        self.report(syntax.duplicate_key(position, key, first, "id", {"right": line}))
        self.run_on.add(path)
        self.document.refused.add(path)
        return True

    def too_long(self, text: str, position: Position) -> Iterator[Problem]:
        """Refuse a text that is longer than anybody reads."""
        return size(position.file, len(text), LONGEST_PARAGRAPH, "field", position.line)

    def cut_text(self, key: Any) -> Iterator[Problem]:
        """Report a key that no colon follows: the rest of a text that a comma in braces cut."""
        if not key.style and WITHOUT_COLON.match(self.text, key.end_mark.index):
            start, position = key.start_mark.index, self.position(key.start_mark)
            first = self.text[max(start - ROOM, 0) : start].rstrip()[-1:] == "{"
            if slip := slip_in_braces(key.value, first=first):
                position = replace(position, column=position.column + slip.column)
            yield from syntax.syntax(position, *((slip.reason, slip.line) if slip else ("comma",)))

    def with_hashtag(self, event: Any, path: Path) -> str:
        """Return the line of a bare value with the hashtag that YAML took for a comment, if any.

        Behind an id, a day or a number a comment may stand without a space. In brackets a hashtag
        is found later: they have no end.
        """
        match = HASHTAG.match(self.text, event.end_mark.index)
        if match is None or not self.is_spoken(event, str(path[-1] if path else "")):
            return ""
        if balance(self.document.before(self.position(event.start_mark))) > 0:
            return ""
        return in_quotes(self.text, event.start_mark.index, match.end())

    def is_spoken(self, event: Any, name: str) -> bool:
        """Tell whether a bare value, or the want of one, is a text in words."""
        if not event.value:
            return is_language(name) or name in prose_fields()
        in_words = is_words(event.value) or is_language(name)
        return in_words and isinstance(resolve(event), str)

    def note_anchor_and_tag(self, event: Any, path: Path, position: Position) -> None:
        """Remember an anchor for later and refuse a tag."""
        if event.anchor:
            self.anchors[event.anchor] = (path, position)
        if event.tag is not None:
            self.refuse(path, syntax.tag(position, event.tag.replace(YAML_TAG, "!!")))

    def position(self, mark: Any) -> Position:
        """Turn the parser's mark into a place in the file."""
        return self.document.at(mark)

    def refuse(self, path: Path, problems: Iterator[Problem]) -> bool:
        """Record problems of a value that is not taken over, and tell whether there were any."""
        if found := self.report(problems):
            self.document.refused.add(path)
        return found

    def report(self, problems: Iterator[Problem]) -> bool:
        """Record problems and tell whether there were any."""
        found = list(problems)
        self.document.problems += found
        return bool(found)

    def stop(self, problems: Iterator[Problem]) -> None:
        """Record a problem after which the rest of the file cannot be read."""
        self.report(problems)
        raise Refusal
