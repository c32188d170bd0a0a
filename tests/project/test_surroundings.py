"""What no folder under git can show, because it lies around the content: rules and their words.

Each case is a small function that prepares a project and says what is run; `surroundings/` holds
exactly what is told then, in English and in Spanish: see surroundings/README.md.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import normalize
from unittest.mock import Mock

import pytest

from memoria.check.language import hunspell
from memoria.commands import format as formatting
from memoria.commands import serve as serving
from memoria.content.limits import LARGEST_YAML
from memoria.edit import translations as marking
from memoria.edit.format.forms import Form, forms
from memoria.edit.new import entries
from memoria.outputs.documents import workshop
from memoria.project import lock
from memoria.publish import site as publishing
from memoria.publish.build import Built
from memoria.rules.commands import fail, preview_broken
from tests.conftest import ROOT, Run
from tests.contents import session
from tests.repositories import Repository

SURROUNDINGS = ROOT / "tests" / "surroundings"
FRENCH = ROOT / "tests" / "sites" / "french" / "messages" / "pages.fr.po"
REPORT = "summaries/tides/report.es.md"
BELL = ("--session=tides", "--title=Bell", "--id=bell", "--date=2026-05-01", "--summary=It rang.")


@dataclass(frozen=True)
class Project:
    """A project of one session, and what its machine is made to be for a while."""

    root: Path
    patch: pytest.MonkeyPatch

    def write(self, name: str, text: str) -> None:
        """Write a file, with the line breaks that it has."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change what stands in a file."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def speak(self, language: str, name: str) -> None:
        """Add a language to the site."""
        line = f"        - {{locale: {language}, name: {name}}}\n"
        self.replace("mkdocs.yml", "        - locale: es\n", f"{line}        - locale: es\n")

    def shadow(self, module: str, text: str) -> None:
        """Let the processes that are started find another module of this name."""
        self.write(f"shadows/{module}.py", text)
        self.patch.setenv("PYTHONPATH", str(self.root / "shadows"))


Prepare = Callable[[Project], list[str]]
CASES: dict[str, Prepare] = {}


def case(name: str) -> Callable[[Prepare], None]:
    """Register a case: it prepares a project, and returns the command that is run there."""

    def register(prepare: Prepare) -> None:
        CASES[name] = prepare

    return register


LISTED = {"format": 1, "commit": "", "versions": {}, "files": {}}


@case("M104-large-file")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "#" * (LARGEST_YAML + 1))
    return ["check"]


@case("M104-long-text")
def _(project: Project) -> list[str]:
    project.write("data/summaries/tides/report.en.md", "The sea rose. " * 40_000)
    return ["check"]


@case("M115-link")
def _(project: Project) -> list[str]:
    (project.root / "data/people.yaml").symlink_to("elsewhere.yaml")
    return ["check"]


@case("M115-twin")
def _(project: Project) -> list[str]:
    for letters in ("NFC", "NFD"):
        project.write(f"docs/es/{normalize(letters, 'información')}.md", "# Información\n")
    return ["check"]


@case("M230-gone")
def _(project: Project) -> list[str]:
    repository = Repository(project.root)
    place = 'places:\n  - id: {}\n    name: {{en: "Old quay", es: "Muelle viejo"}}\n'
    first = repository.commit({"places.yaml": place.format("old-quay")}, "2026-05-01")
    repository.write({"places.yaml": place.format("north-quay")})
    return ["check", "--base", first]


@case("M230-gone-language")
def _(project: Project) -> list[str]:
    repository = Repository(project.root)
    first = repository.commit({"people.yaml": "people: []\n"}, "2026-05-01")
    project.replace(
        "mkdocs.yml", "          name: Español\n", "          name: E\n          build: false\n"
    )
    return ["check", "--base", first]


@case("M244-draft-again")
def _(project: Project) -> list[str]:
    repository = Repository(project.root)
    tides = project.root / "data/sessions.yaml"
    written = tides.read_text("utf-8")
    line = "    contributions: [{id: keynote, status: %s}]\n"
    first = repository.commit({"sessions.yaml": f"{written}{line % 'published'}"}, "2026-05-01")
    repository.write({"sessions.yaml": f"{written}{line % 'draft'}"})
    return ["check", "--base", first]


@case("M309-pin-without-translation")
def _(project: Project) -> list[str]:
    repository = Repository(project.root)
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
def _(_: Project) -> list[str]:
    return ["check", "--data", "dta"]


@case("M402-not-writable")
def _(project: Project) -> list[str]:
    project.write("docs", "A file where a folder should be.")
    return ["build"]


@case("M402-no-room-for-the-index")
def _(project: Project) -> list[str]:
    # On a full disk Pagefind leaves files empty, and ends well.
    project.patch.setattr(publishing, "build", lambda *_, **__: Built(()))
    project.patch.setattr(publishing, "make_pages", lambda *_: None)
    empty = (
        "folder = pathlib.Path(sys.argv[-1])\nfolder.mkdir()\n(folder / 'pagefind.js').touch()\n"
    )
    project.shadow("pagefind", f"import pathlib, sys\n{empty}")
    return ["site"]


@case("M403-page-by-hand")
def _(project: Project) -> list[str]:
    project.write("docs/es/sessions/index.md", "# Cómo celebrar una sesión\n")
    return ["build"]


@case("M404-folder-in-use")
def _(project: Project) -> list[str]:
    project.write("papers/letter.txt", "Mine.")
    return ["site", "--site-dir", "papers"]


@case("M405-settings")
def _(project: Project) -> list[str]:
    project.write("mkdocs.yml", "site_url: memoria.example.org\nsite_name: x\n")
    return ["check"]


@case("M406-no-words")
def _(project: Project) -> list[str]:
    project.speak("tlh", "tlhIngan Hol")
    return ["check"]


@case("M407-not-built")
def _(project: Project) -> list[str]:
    project.patch.setattr(publishing, "build", lambda *_, **__: Built(()))
    project.write("docs/en/index.md", "# Sessions\n")
    project.replace("mkdocs.yml", "  name: material\n", "  name: materail\n")
    return ["site"]


@case("M408-no-index")
def _(project: Project) -> list[str]:
    project.patch.setattr(publishing, "build", lambda *_, **__: Built(()))
    project.patch.setattr(publishing, "make_pages", lambda *_: None)
    project.shadow("pagefind", "raise SystemExit('No module named pagefind')\n")
    return ["site"]


@case("M410-no-document")
def _(project: Project) -> list[str]:
    def out_of_memory(*_: object) -> NoReturn:
        raise MemoryError

    project.patch.setattr(workshop, "draw", out_of_memory)
    project.patch.setattr(workshop, "FEW", 100)  # all in this process, which was made short of it
    return ["build"]


@case("M411-words-lack")
def _(project: Project) -> list[str]:
    text = FRENCH.read_text("utf-8")
    project.write("messages/pages.fr.po", text.replace('msgid "date.span"', 'msgid "date.spam"'))
    project.speak("fr", "Français")
    return ["check"]


@case("M412-words-unreadable")
def _(project: Project) -> list[str]:
    text = FRENCH.read_text("utf-8")
    (project.root / "messages").mkdir()
    (project.root / "messages/pages.fr.po").write_text(text, "cp1252", "replace")
    project.speak("fr", "Français")
    return ["check"]


@case("M413-no-such-session")
def _(_: Project) -> list[str]:
    return ["translated", "tide", "es"]


@case("M413-no-such-language")
def _(_: Project) -> list[str]:
    return ["translated", "tides", "spanish"]


@case("M414-pin-by-hand")
def _(project: Project) -> list[str]:
    # No file is known that cannot be written: the one who writes is made to fail.
    project.patch.setattr(marking, "pin_record", lambda text, *_: text)
    return ["translated", "tides", "es"]


@case("M415-no-commit")
def _(project: Project) -> list[str]:
    Repository(project.root).commit({}, "2026-05-01")
    return ["check", "--base", "mian"]


@case("M415-no-git")
def _(project: Project) -> list[str]:
    project.patch.setenv("PATH", str(project.root))
    return ["check", "--base", "main"]


@case("M418-no-such-record")
def _(_: Project) -> list[str]:
    return ["rename", "tide", "high-water"]


@case("M419-not-safe")
def _(project: Project) -> list[str]:
    project.write("data/summaries/tides/report.en.md", "See [the tides](session&#58;tides).\n")
    return ["rename", "tides", "high-water"]


@case("M428-cut-off")
def _(project: Project) -> list[str]:
    journal = {"command": "rename tides ebb", "told": "session:tides"}
    lists = dict.fromkeys(("files", "remove", "origins", "digests"), "")
    project.write("data/.unfinished/journal.json", json.dumps(journal | lists))
    return ["check"]


@case("M429-at-work")
def _(project: Project) -> list[str]:
    project.patch.setattr(lock, "got", lambda _: False)
    return ["site"]


@case("M429-changed")
def _(project: Project) -> list[str]:
    def edited_meanwhile(*given: Any) -> Iterator[Form]:
        project.replace("data/themes.yaml", "themes:", "# Mine.\nthemes:")
        return forms(*given)

    project.write("data/themes.yaml", "themes:   []\n")
    project.patch.setattr(formatting, "forms", edited_meanwhile)
    return ["format"]


@case("M430-gaps")
def _(project: Project) -> list[str]:
    project.patch.setattr(publishing, "build", lambda *_, **__: Built(()))
    project.patch.setattr(publishing, "make_site", lambda _, __, fresh: fresh.mkdir())
    return ["site"]


@case("M431-changed")
def _(project: Project) -> list[str]:
    project.write("site/data/build.json", json.dumps(LISTED | {"files": {"index.html": "0" * 64}}))
    project.write("site/index.html", "forged")
    return ["verify", "site"]


@case("M431-missing")
def _(project: Project) -> list[str]:
    project.write("site/data/build.json", json.dumps(LISTED | {"files": {"index.html": "0" * 64}}))
    return ["verify", "site"]


@case("M431-strange")
def _(project: Project) -> list[str]:
    project.write("site/data/build.json", json.dumps(LISTED))
    project.write("site/letter.html", "strange")
    return ["verify", "site"]


@case("M434-no-list")
def _(_: Project) -> list[str]:
    return ["verify", "site"]


@case("M416-too-little")
def _(_: Project) -> list[str]:
    return ["new", "news", "--session", "tides"]


@case("M417-again")
def _(_: Project) -> list[str]:
    return ["new", "session", "--title", "Living with the tides", "--id", "tides"]


@case("M417-file-of-somebody")
def _(project: Project) -> list[str]:
    project.write("data/summaries/tides/news/bell.en.md", "Mine.\n")
    return ["new", "news", *BELL]


@case("M417-by-hand")
def _(project: Project) -> list[str]:
    def refuse(*_: object) -> NoReturn:
        raise LookupError

    project.patch.setattr(entries, "append", refuse)
    return ["new", "news", *BELL]


@case("M420-not-canonical")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "people:\n- {id:  ada-quay, name: Ada Quay}\n")
    return ["format", "--check"]


@case("M420-blank-line")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "\npeople: []\n")
    return ["format", "--check"]


@case("M420-spaces")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "people: []  \n")
    return ["format", "--check"]


@case("M420-line-breaks")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "people: []\r\n")
    return ["format", "--check"]


@case("M423-directive")
def _(project: Project) -> list[str]:
    project.write("data/people.yaml", "%YAML 1.2\n---\npeople: []\n")
    return ["format"]


def issue(project: Project, content: str) -> list[str]:
    """Keep what the forge tells of an issue beside the project."""
    project.write("issue.json", content)
    return ["propose", "issue.json"]


@case("M427-no-issue")
def _(project: Project) -> list[str]:
    return issue(project, '["issue"]')


@case("M426-another-form")
def _(_: Project) -> list[str]:
    return ["import", "mkdocs.yml"]


@case("M426-cut-off")
def _(project: Project) -> list[str]:
    project.write("schedule.json", '{"schedule":\n  {"conference": {"title": ')
    return ["import", "schedule.json"]


@case("M426-no-such-series")
def _(_: Project) -> list[str]:
    return ["import", "schedule.json", "--series", "harbor"]


@case("M421-no-dictionary")
def _(project: Project) -> list[str]:
    project.patch.setattr(hunspell, "installed", hunspell.installed.__wrapped__)
    project.patch.setenv("PATH", str(project.root))
    return ["check"]


@case("M422-command-misspelt")
def _(_: Project) -> list[str]:
    return ["chek"]


@case("M422-option-misspelt")
def _(_: Project) -> list[str]:
    return ["check", "--langauge", "es"]


@case("M422-choice")
def _(_: Project) -> list[str]:
    return ["check", "--format", "xml"]


@case("M422-something-lacks")
def _(_: Project) -> list[str]:
    return ["translated", "tides"]


@case("M422-too-much")
def _(_: Project) -> list[str]:
    return ["check", "data"]


@case("M422-no-value")
def _(_: Project) -> list[str]:
    return ["check", "--data"]


@case("M422-no-such-rule")
def _(_: Project) -> list[str]:
    return ["explain", "M999"]


@case("M424-no-address")
def _(_: Project) -> list[str]:
    return ["serve", "--address", "abc"]


@case("M425-unforeseen")
def _(project: Project) -> list[str]:
    lost = preview_broken(".memoria/preview/127.0.0.1-8000/log.txt", "exit -9")
    project.patch.setattr(serving, "listen", Mock(side_effect=fail(lost)))
    return ["serve"]


@case("M434-no-address")
def _(_: Project) -> list[str]:
    return ["check", "--published", "memoria.example.org"]


@pytest.fixture
def project(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Make a project of one session, and go there."""
    project = Project(tmp_path, monkeypatch)
    project.write("data/sessions.yaml", session())
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return project


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str, project: Project, run: Run, update_golden: bool) -> None:
    command = CASES[name](project)
    told = []
    for language in ("en", "es"):
        project.patch.setenv("LC_ALL", f"{language}_XX.UTF-8")
        _, output, complaints = run(*command)
        text = (output + complaints).replace(f"{project.root}/", "")
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
