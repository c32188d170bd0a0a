"""Broken content gives exactly its lines, in English and then in Spanish: see bad/README.md."""

from difflib import unified_diff
from pathlib import Path

import pytest

from memoria.check.everything import check
from memoria.check.language.hunspell import speller_of
from memoria.load.content import load
from memoria.project.folders import read_folder
from memoria.rules.problems import Problem, has_errors
from memoria.rules.reports import report
from tests.conftest import ROOT, Run, words_of
from tests.contents import LANGUAGES

BAD, WARNINGS = ROOT / "tests" / "bad", ROOT / "tests" / "warnings"


def folders(*roots: Path) -> list[Path]:
    return sorted(path for root in roots for path in root.iterdir() if path.is_dir())


def expected_of(case: Path) -> Path:
    return case.with_name(f"{case.name}.txt")


def codes(text: str) -> set[str]:
    return {line.split(" ")[2].rstrip(":") for line in text.splitlines()[::2]}


def problems_of(case: Path) -> tuple[Problem, ...]:
    words = {one: words_of(one) for one in LANGUAGES}
    shown = case.relative_to(ROOT).as_posix()
    loaded = load(read_folder(case, shown), LANGUAGES, shown)
    return check(loaded, words, None, speller_of(words))


@pytest.mark.parametrize("root", [BAD, WARNINGS], ids=lambda root: root.name)
def test_each_case_gives_exactly_its_lines(root: Path, update_golden: bool) -> None:
    differing: list[str] = []
    for case in folders(root):
        problems = problems_of(case)
        english, spanish = told = [report(problems, words_of(one), "text") for one in LANGUAGES]
        if update_golden:
            expected_of(case).write_text("".join(told), "utf-8")
        expected = expected_of(case).read_text("utf-8").splitlines()
        differing += unified_diff(expected, "".join(told).splitlines(), case.name, "told", n=0)
        same = set(english.splitlines()) & set(spanish.splitlines())
        differing += [f"{case.name}: not translated: {line}" for line in same]
        if has_errors(problems) != (root == BAD):
            differing.append(f"{case.name}: an error among warnings, or none among errors")
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize(
    ("case", "status"), [(BAD / "many-mistakes", 1), (WARNINGS / "broken-links", 0)]
)
def test_the_command_prints_these_lines(case: Path, status: int, run: Run) -> None:
    told = [run("check", "--language", one, "--data", case.relative_to(ROOT)) for one in LANGUAGES]
    assert [(ended, complaints) for ended, _, complaints in told] == [(status, "")] * 2
    assert "".join(output for _, output, _ in told) == expected_of(case).read_text("utf-8")


def test_every_case_but_one_shows_one_kind_of_mistake() -> None:
    mixed = [
        case.name
        for case in folders(BAD, WARNINGS)
        if len(codes(expected_of(case).read_text("utf-8"))) != 1
    ]
    assert mixed == ["many-mistakes"]


def test_no_expected_lines_are_left_without_their_case() -> None:
    written = {path for root in (BAD, WARNINGS) for path in root.glob("*.txt")}
    assert written == set(map(expected_of, folders(BAD, WARNINGS)))
