"""The demo series with a text of an attacker's in every field, or with harmless ones as long."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from memoria.content.base import Text, each_once, not_blank, one_line, web_address
from memoria.content.files import form_of
from memoria.content.sessions import Session
from memoria.load.composer import Composer
from tests.hostile import ADDRESSES, MORE, SUMMARIES, TEXTS
from tests.outputs.test_every_field import REFERENCES, is_checked_by, types_of
from tests.schema.test_fields import MODELS

MARK = re.compile(r"qz\d{5}zq")
# Signs that YAML would fold or refuse where they stand as they are.
UNPRINTED = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")
Place = tuple[str, str, str]


def mark(number: int) -> str:
    """Return a word that stands nowhere else."""
    return f"qz{number:05d}zq"


@dataclass
class Attack:
    """Give out texts, and remember what was written where, by its mark.

    Of each place, a field in a language, the texts go on where those of the `rounds` before ended.
    """

    harmless: bool = False
    given: Counter[Place] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Place, str]] = field(default_factory=dict)

    def text(self, place: Place, *, begins: bool = True) -> str:
        """Return the next text for a place, after its mark or, if it may begin, before it."""
        payloads = (*TEXTS, *MORE)
        number, mine = self.next(place)
        payload = payloads[number % len(payloads)]
        after = begins and (number // len(payloads) + number) % 2
        return self.note(place, payload, f"{payload} {mine}" if after else f"{mine} {payload}")

    def address(self, place: Place) -> str:
        """Return the next address for a place, with its mark in the middle."""
        number, mine = self.next(place)
        payload = ADDRESSES[number % len(ADDRESSES)]
        parts = re.fullmatch(r"(https?://[^/?]+)(.*)", payload)
        assert parts
        return self.note(place, payload, f"{parts[1]}/{mine}{parts[2]}")

    def prose(self, place: Place) -> str:
        """Return the next text in Markdown for a place, before or after its mark."""
        payloads = (*SUMMARIES, *MORE, *ADDRESSES)
        number, mine = self.next(place)
        payload = payloads[number % len(payloads)]
        after = number // len(payloads) % 2
        return self.note(place, payload, f"{payload} {mine}" if after else f"{mine} {payload}")

    def next(self, place: Place) -> tuple[int, str]:
        """Count a text of a place."""
        number = self.given[place]
        self.given[place] += 1
        return number, mark(len(self.written))

    def note(self, place: Place, payload: str, text: str) -> str:
        """Remember a text as records hold it."""
        mine = MARK.findall(text)[-1]
        text = as_harmless(text) if self.harmless else text
        self.written[mine] = one_line(unicodedata.normalize("NFC", text))
        self.places[mine] = (place, payload)
        return text

    def value(self, model: str, name: str, value: Any) -> Any:
        """Return the value of a field with an attack in its place."""
        types = types_of((model, name))
        if Text in types and isinstance(value, Mapping):
            return {code: self.text((model, name, code)) for code in value}
        records = [one for one in types if one in MODELS.values()]
        if records:
            return self.each(records[0].__name__, value)
        if (model, name) in REFERENCES or is_checked_by((model, name), each_once):
            return value
        if is_checked_by((model, name), not_blank):
            return self.plain((model, name, ""), value)
        return (
            self.address((model, name, "")) if is_checked_by((model, name), web_address) else value
        )

    def plain(self, place: Place, value: Any) -> Any:
        """Return a text, or all texts of lists and mappings."""
        if isinstance(value, Mapping):
            return {code: self.plain((*place[:2], code), one) for code, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(place, one) for one in value]
        return self.text(place)

    def each(self, model: str, value: Any) -> Any:
        """Return a record, or all records of lists and mappings, with attacks in their fields."""
        if isinstance(value, list | tuple):
            return [self.each(model, one) for one in value]
        if set(value) - set(MODELS[model].model_fields):
            return {key: self.each(model, one) for key, one in value.items()}
        return {
            name: one if name == "accepted" else self.value(model, name, one)
            for name, one in value.items()
        }


def as_harmless(text: str) -> str:
    """Return words as long as a text, with its mark or its host as they are."""
    if text.startswith("http") and MARK.search(text) and " " not in text:
        before, mine, after = re.split(f"({MARK.pattern})", text)
        return f"{before}{mine}/{'x' * (len(after) - 1)}"
    kept = re.split(f"({MARK.pattern})", text)
    return "".join(one if MARK.fullmatch(one) else re.sub(r"\S", "x", one) for one in kept)


def as_yaml(value: Any) -> str:
    """Write a value as YAML."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return UNPRINTED.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def attack_records(folder: Path, attack: Attack) -> None:
    """Put an attack into every field of the files of a content folder."""
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        form = form_of(name)
        value = Composer(name, path.read_text("utf-8")).compose().value
        if form and name != "withdrawn.yaml":
            model = form if set(value) <= set(form.model_fields) else Session
            path.write_text(as_yaml(attack.each(model.__name__, value)), "utf-8")
    for path in sorted(folder.rglob("*.md")):
        if head := re.match(r"---\n(.*?)---\n", path.read_text("utf-8"), re.DOTALL):
            value = Composer(path.name, head[1]).compose().value
            told = as_yaml(attack.each("Translation", value))
            rest = path.read_text("utf-8")[head.end() :]
            path.write_text(f"---\n{told}\n---\n{rest}", "utf-8")


def attack_prose(folder: Path, attack: Attack) -> None:
    """Let each text of a content folder say everything hostile, under its front matter."""
    for path in sorted(folder.rglob("*.md")):
        kind = path.relative_to(folder).parts[2:-1] or (path.name.partition(".")[0],)
        place = ("text", kind[0], path.name.split(".")[1])
        head = re.match(r"(?:---\n.*?---\n)?", path.read_text("utf-8"), re.DOTALL)
        told = [attack.prose(place) for _ in (*SUMMARIES, *MORE, *ADDRESSES)]
        path.write_text("\n\n".join([f"{head[0] if head else ''}Words.", *told, ""]), "utf-8")
