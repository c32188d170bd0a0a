"""What can be wrong with the content, and how a rule says so."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, Self

Arguments = ParamSpec("Arguments")


class Severity(StrEnum):
    """Tell whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """Point at a character of a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    @classmethod
    def at(cls, file: str, text: str, offset: int, first: int = 1) -> "Position":
        """Point at a character of a text that begins on the first line of a file, or a later."""
        line = first + text.count("\n", 0, offset)
        return cls(file, line, offset - text.rfind("\n", 0, offset))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """Report one place that breaks a rule, with the values its message needs.

    `variant` chooses between the messages of a rule that has several.
    """

    position: Position
    values: Mapping[str, str | int] = field(default_factory=dict)
    variant: str = ""


@dataclass(frozen=True)
class Problem:
    """Say which rule is broken, how badly and where; words come later, from the catalogue."""

    code: str
    severity: Severity
    finding: Finding

    @property
    def order(self) -> tuple[Position, str, str]:
        """Sort by place, then by code, so that every run prints the same lines."""
        return self.finding.position, self.code, repr(sorted(self.finding.values.items()))


class MemoriaError(Exception):
    """Stop the work because of a user's mistake: the only exception meant for people."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem

    def __reduce__(self) -> tuple[type[Self], tuple[Problem]]:
        """Let another process tell it."""
        return type(self), (self.problem,)


# Every rule there is, by what breaking it means.
ERRORS = (
    "M101", "M102", "M103", "M104", "M105", "M106", "M107", "M108", "M109", "M110",
    "M111", "M112", "M113", "M114", "M115", "M117", "M118", "M123", "M124", "M125",
    "M201", "M202", "M203", "M204", "M205", "M206", "M207", "M208", "M209", "M210",
    "M211", "M212", "M213", "M214", "M215", "M216", "M217", "M218", "M219", "M220",
    "M221", "M222", "M223", "M227", "M228", "M229", "M230", "M232", "M233", "M234", "M235",
    "M241", "M251",
    "M301", "M302", "M304", "M307", "M331",
    "M401", "M402", "M403", "M404", "M405", "M406", "M407", "M408", "M410", "M411",
    "M412", "M413", "M414", "M415", "M416", "M417", "M418", "M419", "M422", "M423",
    "M424", "M425", "M426", "M427", "M428", "M429", "M430", "M431", "M434",
)  # fmt: skip
WARNINGS = (
    "M116", "M126", "M127", "M128",
    "M224", "M225", "M226", "M231", "M237", "M238", "M239", "M240", "M242", "M243", "M244",
    "M252", "M253",
    "M303", "M305", "M306", "M308", "M309", "M310", "M311", "M312", "M313", "M314",
    "M315", "M316", "M317", "M318", "M319", "M320", "M321", "M322", "M323", "M324",
    "M325", "M326", "M327", "M328", "M330",
    "M420", "M421",
)  # fmt: skip
# What may be right as it is. Others are to be mended, or have a field of their own for the reason.
ACCEPTABLE = {
    "M127", "M225", "M226", "M231", "M237", "M238", "M240", "M242", "M253", "M303", "M315",
    "M316", "M317", "M318", "M319", "M321", "M323", "M324", "M325", "M326", "M327",
    "M328",
}  # fmt: skip
RULES: dict[str, Severity] = {
    **dict.fromkeys(ERRORS, Severity.ERROR),
    **dict.fromkeys(WARNINGS, Severity.WARNING),
}


def rule(
    code: str,
) -> Callable[[Callable[Arguments, Iterable[Finding]]], Callable[Arguments, Iterator[Problem]]]:
    """Give a function that yields findings its code, and the severity that the list has for it."""
    severity = RULES[code]

    def decorate(
        check: Callable[Arguments, Iterable[Finding]],
    ) -> Callable[Arguments, Iterator[Problem]]:
        @wraps(check)
        def problems(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Iterator[Problem]:
            for finding in check(*args, **kwargs):
                yield Problem(code, severity, finding)

        return problems

    return decorate


def written(problems: Iterable[Problem]) -> bytes:
    """Return problems as bytes."""
    told = [
        (one.code, one.finding.position.file, one.finding.position.line,
         one.finding.position.column, dict(one.finding.values), one.finding.variant)
        for one in problems
    ]  # fmt: skip
    return json.dumps(told).encode()


def read(content: bytes) -> tuple[Problem, ...]:
    """Return the problems that were written."""
    return tuple(
        Problem(code, RULES[code], Finding(Position(file, line, column), values, variant))
        for code, file, line, column, values, variant in json.loads(content)
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
