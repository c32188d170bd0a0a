"""Every broken content folder gives exactly its lines: see bad/README.md."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

BAD, WARNINGS = ROOT / "tests" / "bad", ROOT / "tests" / "warnings"


def folders(*roots: Path) -> list[Path]:
    return sorted(path for root in roots for path in root.iterdir() if path.is_dir())


def expected_of(case: Path) -> Path:
    return case.with_name(f"{case.name}.txt")


def codes(text: str) -> set[str]:
    return {line.split(" ")[2].rstrip(":") for line in text.splitlines()[::2]}


@pytest.mark.parametrize("case", folders(BAD, WARNINGS), ids=lambda case: case.name)
def test_case_gives_exactly_its_lines(case: Path, run: Run, update_golden: bool) -> None:
    status, output, complaints = run("check", "--data", case.relative_to(ROOT))
    if update_golden:
        expected_of(case).write_text(output, "utf-8")
    assert output == expected_of(case).read_text("utf-8")
    assert "Traceback" not in output + complaints
    assert complaints == ""
    assert status == (1 if case.parent == BAD else 0)


@pytest.mark.parametrize("case", folders(BAD, WARNINGS), ids=lambda case: case.name)
def test_case_in_spanish_has_the_same_places_and_other_words(case: Path, run: Run) -> None:
    _, output, _ = run("check", "--language", "es", "--data", case.relative_to(ROOT))
    spanish, english = output.splitlines(), expected_of(case).read_text("utf-8").splitlines()
    assert [line.split(" ")[:3] for line in spanish[::2]] == [
        line.split(" ")[:3] for line in english[::2]
    ]
    assert len(spanish) == len(english)
    assert not set(spanish) & set(english)


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
