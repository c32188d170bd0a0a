"""What can be wrong with the content, and how a rule says so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import ParamSpec

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


RULES: dict[str, Severity] = {}


def rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[Arguments, Iterable[Finding]]], Callable[Arguments, Iterator[Problem]]]:
    """Give a function that yields findings its code and severity, and register both."""

    def decorate(
        check: Callable[Arguments, Iterable[Finding]],
    ) -> Callable[Arguments, Iterator[Problem]]:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = severity

        @wraps(check)
        def problems(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Iterator[Problem]:
            for finding in check(*args, **kwargs):
                yield Problem(code, severity, finding)

        return problems

    return decorate


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
