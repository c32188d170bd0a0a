"""Many cases in one test, which lists all that fail."""

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]
Cases = Iterable[Any] | Callable[[], Iterable[Any]]


def each(names: str | tuple[str, ...], cases: Cases) -> Callable[[Test], Test]:
    """Run a test for every case, as `parametrize` does; it fails once, with all faults.

    Cases that must be made are given by a function, so that nothing is made at collection. A case
    has no fixtures of its own: what leaves a trace (a folder, a patch) stays with `parametrize`.
    """

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def run(**fixtures: object) -> None:
            chosen = [given(names, case) for case in (cases() if callable(cases) else cases)]
            assert chosen, "no cases"
            found = [(case, fault(test, fixtures | case)) for case in chosen]
            failed = [(case, error) for case, error in found if error]
            if failed:
                lines = "".join(f"\n  {told(case)}: {said(error)}" for case, error in failed)
                raise AssertionError(f"{len(failed)} of {len(chosen)}:{lines}") from failed[0][1]

        left = inspect.signature(test)
        kept = [one for one in left.parameters.values() if one.name not in names_of(names)]
        run.__signature__ = left.replace(parameters=kept)  # type: ignore[attr-defined]
        return run

    return decorate


def names_of(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def given(names: str | tuple[str, ...], case: Any) -> dict[str, object]:
    return {names: case} if isinstance(names, str) else dict(zip(names, case, strict=True))


def fault(test: Test, arguments: dict[str, Any]) -> BaseException | None:
    """Return what a test raises for a case."""
    try:
        test(**arguments)
    except (Exception, pytest.fail.Exception) as error:
        return error
    return None


def told(case: dict[str, object]) -> str:
    return ", ".join(f"{name}={value!r:.200}" for name, value in case.items())


def said(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()
