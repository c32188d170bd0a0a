"""What no folder under git can show, because it lies around the content: rules and their words.

Each case is a small function that prepares a project and says what is run; `surroundings/` holds
exactly what is told then, in English and in Spanish: see surroundings/README.md.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from memoria.checks import environment
from memoria.checks.beginnings import exists_already
from memoria.checks.files import LARGEST_YAML
from memoria.checks.spelling import dictionary_missing
from memoria.problems import Position, Problem
from memoria.reports import report
from tests.conftest import ROOT, Run, words_of
from tests.contents import session
from tests.repositories import Repository

SURROUNDINGS = ROOT / "tests" / "surroundings"
REPORT = "summaries/tides/report.es.md"
Asked = list[str] | Iterator[Problem]
CASES: dict[str, Callable[[Path], Asked]] = {}


def case(name: str) -> Callable[[Callable[[Path], Asked]], None]:
    """Register a case: it prepares a project, and returns a command or the problems themselves."""

    def register(prepare: Callable[[Path], Asked]) -> None:
        CASES[name] = prepare

    return register


@case("M104-large-file")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_text("#" * (LARGEST_YAML + 1))
    return ["check"]


@case("M115-link")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").symlink_to(project / "elsewhere.yaml")
    return ["check"]


@case("M230-gone")
def _(project: Path) -> Asked:
    repository = Repository(project)
    place = 'places:\n  - id: {}\n    name: {{en: "Old quay", es: "Muelle viejo"}}\n'
    first = repository.commit({"places.yaml": place.format("old-quay")}, "2026-05-01")
    repository.write({"places.yaml": place.format("north-quay")})
    return ["check", "--base", first]


@case("M309-pin-without-translation")
def _(project: Path) -> Asked:
    repository = Repository(project)
    first = repository.commit(
        {
            "summaries/tides/report.en.md": "The sea rose.\n",
            REPORT: '---\nof: "00000000"\n---\nEl mar subió.\n',
        },
        "2026-05-01",
    )
    repository.write({REPORT: '---\nof: "11111111"\n---\nEl mar subió.\n'})
    return ["check", "--base", first]


@case("M401-no-folder")
def _(_: Path) -> Asked:
    return ["check", "--data", "dta"]


@case("M402-not-writable")
def _(_: Path) -> Asked:
    return environment.not_writable("docs", "Permission denied")


@case("M403-page-by-hand")
def _(_: Path) -> Asked:
    return environment.page_by_hand("docs/es/sessions/index.md")


@case("M404-folder-in-use")
def _(_: Path) -> Asked:
    return environment.folder_in_use("papers")


@case("M405-settings")
def _(project: Path) -> Asked:
    (project / "mkdocs.yml").write_text("site_url: memoria.example.org\nsite_name: x\n")
    return ["check"]


@case("M406-no-words")
def _(project: Path) -> Asked:
    path = project / "mkdocs.yml"
    third = "        - {locale: tlh, name: tlhIngan Hol}\n        - locale: es"
    path.write_text(path.read_text("utf-8").replace("        - locale: es", third), "utf-8")
    return ["check"]


@case("M407-not-built")
def _(_: Path) -> Asked:
    return environment.site_not_built("mkdocs.yml", "Unrecognised theme name: 'materail'")


@case("M408-no-index")
def _(_: Path) -> Asked:
    return environment.index_not_made("site", "pagefind")


@case("M409-no-pdf")
def _(_: Path) -> Asked:
    return environment.pdf_library_missing("libpango-1.0-0")


@case("M409-no-weasyprint")
def _(_: Path) -> Asked:
    return environment.pdf_library_missing("", "module")


@case("M410-no-document")
def _(_: Path) -> Asked:
    return environment.document_not_made("sessions/tides/report.pdf", "MemoryError")


@case("M411-words-lack")
def _(_: Path) -> Asked:
    return environment.catalogue_unfit("messages/fr.po", ["date.span"])


@case("M412-words-unreadable")
def _(_: Path) -> Asked:
    return environment.catalogue_unreadable("messages/fr.po", "invalid file")


@case("M413-no-such-session")
def _(_: Path) -> Asked:
    return ["translated", "tide", "es"]


@case("M413-no-such-language")
def _(_: Path) -> Asked:
    return ["translated", "tides", "spanish"]


@case("M414-pin-by-hand")
def _(_: Path) -> Asked:
    return environment.pin_not_written("data/sessions.yaml", "es", "3f9a1c7e")


@case("M415-no-commit")
def _(_: Path) -> Asked:
    return ["check", "--base", "mian"]


@case("M418-no-such-record")
def _(_: Path) -> Asked:
    return ["rename", "tide", "high-water"]


@case("M419-not-safe")
def _(project: Path) -> Asked:
    report = project / "data/summaries/tides/report.en.md"
    report.parent.mkdir(parents=True)
    report.write_text("See [the tides](session&#58;tides).\n")
    return ["rename", "tides", "high-water"]


@case("M416-too-little")
def _(_: Path) -> Asked:
    return ["new", "news", "--session", "tides"]


@case("M416-option-of-another-kind")
def _(_: Path) -> Asked:
    return ["new", "guide", "--speaker", "ada"]


@case("M417-again")
def _(_: Path) -> Asked:
    return ["new", "session", "--title", "Living with the tides", "--id", "tides"]


@case("M417-file-of-somebody")
def _(_: Path) -> Asked:
    name = "summaries/tides/news/bell.en.md"
    return exists_already(Position(f"data/{name}"), name, variant="file")


@case("M417-by-hand")
def _(_: Path) -> Asked:
    return exists_already(Position("data/themes.yaml"), "themes", "{id: sea}", "hand")


@case("M420-not-canonical")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_text("people:\n- {id:  ada-quay, name: Ada Quay}\n")
    return ["format", "--check"]


@case("M420-blank-line")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_text("\npeople: []\n")
    return ["format", "--check"]


@case("M420-spaces")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_text("people: []  \n")
    return ["format", "--check"]


@case("M420-line-breaks")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_bytes(b"people: []\r\n")
    return ["format", "--check"]


@case("M423-directive")
def _(project: Path) -> Asked:
    (project / "data/people.yaml").write_text("%YAML 1.2\n---\npeople: []\n")
    return ["format"]


@case("M421-no-dictionary")
def _(_: Path) -> Asked:
    return dictionary_missing(["hunspell", "hunspell-en-gb"], ["en", "es"])


@case("M422-command-misspelt")
def _(_: Path) -> Asked:
    return ["chek"]


@case("M422-option-misspelt")
def _(_: Path) -> Asked:
    return ["check", "--langauge", "es"]


@case("M422-choice")
def _(_: Path) -> Asked:
    return ["check", "--format", "xml"]


@case("M422-something-lacks")
def _(_: Path) -> Asked:
    return ["translated", "tides"]


@case("M422-too-much")
def _(_: Path) -> Asked:
    return ["check", "data"]


@case("M422-no-value")
def _(_: Path) -> Asked:
    return ["check", "--data"]


@case("M422-no-such-rule")
def _(_: Path) -> Asked:
    return ["explain", "M999"]


@pytest.fixture
def project(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of one session, and go there."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/sessions.yaml").write_text(session())
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(
    name: str, project: Path, run: Run, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = CASES[name](project)
    problems = None if isinstance(asked, list) else list(asked)
    told = []
    for language in ("en", "es"):
        if isinstance(asked, list):
            monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
            _, output, complaints = run(*asked)
            text = output + complaints
        else:
            text = report(problems or [], words_of(language), "text")
        told.append(two_lines(text, name[:4]))
    expected = SURROUNDINGS / f"{name}.txt"
    if update_golden:
        expected.write_text("".join(told), "utf-8")
    assert "".join(told) == expected.read_text("utf-8")
    assert told[0].splitlines()[1] != told[1].splitlines()[1]


def two_lines(text: str, code: str) -> str:
    """Return the first problem of a rule: the lines after it are the command's own."""
    lines = text.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if f" {code}: " in line)
    return "".join(lines[at : at + 2])


def test_no_expected_lines_are_left_without_their_case() -> None:
    assert {path.stem for path in SURROUNDINGS.glob("*.txt")} == set(CASES)
