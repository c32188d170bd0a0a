"""The rules as people learn them: each with its severity, a wrong and a right example.

Their words are the messages `M103.title` and `M103.why`; their examples stand in `M103.yaml`
beside this file, the same in every language. Where both ways are one file, `text` is what they
have in common, and "…" the line in whose place `wrong` or `right` is put.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from textwrap import indent
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

from memoria.messages.words import Words
from memoria.rules.problems import RULES, Severity

PAGE = "rules/"
FOLDER = Path(__file__).parent
MEGABYTE = 1_000_000
# The line that stands for those that differ.
GAP = "…\n"
# What people cannot see stands there as a sign of its own.
VISIBLE = {code: chr(0x2400 + code) for code in range(32) if chr(code) != "\n"} | {9: "⇥"}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Show one file, or one command, of an example.

    `encoding` is the one that the file is saved in, `size` that of a large file in bytes, `link`
    what a file only points to, `picture` what a picture is like; `absent`: there is no such file.
    """

    file: str = ""
    text: str = ""
    command: str = ""
    encoding: str = ""
    size: Annotated[int, Field(ge=0)] = 0
    link: str = ""
    picture: str = ""
    absent: bool = False

    @property
    def shown(self) -> str:
        """Return the text as people see it, with signs for what is invisible."""
        return self.text.rstrip("\n").translate(VISIBLE)

    def remarks(self, words: Words) -> list[str]:
        """Say of a file what its text cannot show."""
        told = {
            "encoding": self.encoding,
            "size": words.number(self.size // MEGABYTE) if self.size else "",
            "link": self.link,
            "picture": self.picture,
            "absent": self.absent,
        }
        return [words(f"rules.{name}", value=value) for name, value in told.items() if value]


@dataclass(frozen=True, kw_only=True)
class Example:
    """Show a wrong way and the right one; `given` stands beside both, `before` came earlier."""

    wrong: Sample
    right: Sample
    given: Sample | None = None
    before: Sample | None = None

    @property
    def samples(self) -> dict[str, Sample]:
        """Map the parts of the example to their names, in the order in which they are read."""
        parts = {"before": self.before, "given": self.given}
        return {name: one for name, one in parts.items() if one} | {
            "wrong": self.wrong,
            "right": self.right,
        }


@dataclass(frozen=True)
class Rule:
    """Name a rule and how badly it is broken, with its example."""

    code: str
    severity: Severity
    example: Example | None

    @property
    def fragment(self) -> str:
        """Return where the rule stands on the page of rules."""
        return f"#{self.code.lower()}"


@cache
def all_rules() -> dict[str, Rule]:
    """Map the codes of all rules, in their order, to the rules."""
    return {
        code: Rule(code, severity, read_example(code)) for code, severity in sorted(RULES.items())
    }


def rules_by_subject() -> dict[str, list[Rule]]:
    """Group the rules by what they are about, the first digit of their codes."""
    found = groupby(all_rules().values(), key=lambda rule: rule.code[1])
    return {subject: list(rules) for subject, rules in found}


def read_example(code: str) -> Example | None:
    """Return the example of a rule, if there is one."""
    path = FOLDER / f"{code}.yaml"
    if not path.is_file():
        return None
    held = yaml.safe_load(path.read_text("utf-8"))
    if file := held.pop("file", ""):
        text = held.pop("text", GAP)
        for part in ("wrong", "right"):
            held[part] = {"file": file, "text": fill(text, held[part])}
    return TypeAdapter(Example).validate_python(held)


def fill(text: str, lines: str) -> str:
    """Put lines in the place of the one that says "…", as far to the right as it stands."""
    return re.sub(rf"^( *){GAP}", lambda gap: indent(lines, gap[1]), text, flags=re.MULTILINE)
