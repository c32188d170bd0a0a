"""The commands: what they print, where, and their exit status. Never a traceback."""

import errno
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import Argument, core, decorators, exceptions, formatting, parser, types

from memoria.commands import build, check
from memoria.commands.arguments import COMMANDS, command_of, language_of, parse
from memoria.commands.command import Command, Group, Option
from memoria.messages.words import Words, read_words
from memoria.project import catalogues as dictionaries
from memoria.project import project as work
from memoria.project.writing import read_manifest
from memoria.rules.commands import fail, site_not_built
from tests.conftest import ROOT, Run
from tests.contents import session
from tests.repositories import Repository

BROKEN = "tests/bad/many-mistakes"
# Stands in a test where click would say something in English; and what it does not translate.
MARK = "~click~"
CLICK = re.compile(rf"{MARK}|\b(OPTIONS|COMMAND|ARGS|TEXT|BOOLEAN)\b")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "sessions.yaml").write_text(session())
    return folder


@pytest.fixture
def project(tmp_path: Path, data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of one session, and go there."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    data.rename(folder / "data")
    monkeypatch.chdir(folder)
    return folder


def test_check_says_that_there_is_nothing_to_say(data: Path, run: Run) -> None:
    assert run("check", "--data", data) == (0, "No problems.\n", "")
    assert run("check", "--data", data, "--language", "es") == (0, "Sin problemas.\n", "")


def test_check_exits_with_1_where_there_is_an_error(run: Run) -> None:
    status, output, complaints = run("check", "--data", BROKEN)
    assert status == 1
    assert output.startswith(f"{BROKEN}/notes.yml:1:1: warning M116: ")
    assert complaints == ""


def test_check_exits_with_0_where_there_are_warnings_only(run: Run) -> None:
    assert run("check", "--data", "tests/warnings/raw-html")[0] == 0


def test_check_says_where_what_was_published_is_not_known(
    project: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(project)
    for day in ("2026-05-01", "2026-05-02"):
        repository.commit({"people.yaml": f"# {day}\npeople: []\n"}, day)
    repository.git("branch", "--move", "topic")
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{project}", str(copy))
    monkeypatch.chdir(copy)
    words = read_words("en")
    told = words("cli.check.cut-off", branch="main")
    assert run("check") == (0, "No problems.\n", f"{told}\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    told = words("cli.check.unknown", reason="git: No such file or directory")
    assert f"{told}\n" in run("check")[2]


@pytest.mark.parametrize(("form", "nothing"), [("github", ""), ("json", "[]\n")])
def test_check_prints_nothing_but_problems_for_tools(
    form: str, nothing: str, data: Path, run: Run
) -> None:
    assert run("check", "--data", data, "--format", form) == (0, nothing, "")


def test_check_prints_the_same_problems_in_every_form(run: Run) -> None:
    _, text, _ = run("check", "--data", BROKEN)
    _, annotations, _ = run("check", "--data", BROKEN, "--format", "github")
    status, objects, _ = run("check", "--data", BROKEN, "--format", "json")
    codes = [problem["code"] for problem in json.loads(objects)]
    assert status == 1
    assert re.findall(r"^\S+ \w+ (M\d+):", text, re.MULTILINE) == codes
    assert re.findall(r"^::\w+ [^:]*title=(M\d+)::", annotations, re.MULTILINE) == codes


@pytest.mark.parametrize("command", ["check", "build", "site"])
def test_a_missing_content_folder_is_wrong_usage_told_in_two_lines(
    command: str, tmp_path: Path, run: Run
) -> None:
    arguments = ["--site-dir", tmp_path / "site"] if command == "site" else []
    status, output, complaints = run(command, "--data", tmp_path / "gone", *arguments)
    assert (status, output) == (2, "")
    assert complaints.splitlines() == [
        f"{tmp_path}/gone:1:1: error M401: This folder does not exist, or cannot be read.",
        "    Name an existing folder: --data FOLDER.",
    ]


# Command lines that are wrong, and what is told: in English, then in Spanish.
WRONG_USAGE = ROOT / "tests/commands/wrong_usage.txt"


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mark whatever click says by itself."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name in {"_", "ngettext"} & set(vars(module)):
            monkeypatch.setattr(module, name, lambda *_: MARK)


@pytest.mark.usefixtures("mute")
def test_wrong_usage_is_told_in_two_lines_and_in_words_of_ours(
    run: Run, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    told = ""
    for line in re.findall(r"^\$ memoria (.*)$", WRONG_USAGE.read_text("utf-8"), re.MULTILINE):
        told += f"$ memoria {line}\n"
        for language in ("en", "es"):
            monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
            status, output, complaints = run(*shlex.split(line))
            assert (status, output) == (2, ""), line
            assert re.match(r"memoria( [a-z]+){0,2}:1:1: error M422: ", complaints), line
            assert len(complaints.splitlines()) == 2, line
            told += complaints
    if update_golden:
        WRONG_USAGE.write_text(told, "utf-8")
    assert told == WRONG_USAGE.read_text("utf-8")
    assert not CLICK.search(told)


@pytest.mark.usefixtures("mute")
def test_help_is_in_words_of_ours_and_tells_all(run: Run, english: Words, spanish: Words) -> None:
    for words in (english, spanish):
        program = helped(run, words)
        assert all(f" {name} " in program and words(f"cli.{name}") in program for name in COMMANDS)
        for name in COMMANDS:
            command = command_of(name, words)
            assert_tells(command, helped(run, words, name), words)
            if isinstance(command, Group):
                for part, make in command.makers.items():
                    kind = make(words)
                    assert str(kind.help) in helped(run, words, name)
                    assert_tells(kind, helped(run, words, name, part), words)


def test_no_line_of_the_help_stays_english(run: Run, spanish: Words) -> None:
    groups = {
        name: one.makers for name in COMMANDS if isinstance(one := command_of(name, spanish), Group)
    }
    for name in ("", *COMMANDS):
        for part in ("", *groups.get(name, ())):
            line = [*filter(None, (name, part)), "--help", "--language"]
            told = [set(run(*line, language)[1].splitlines()) for language in ("en", "es")]
            # Values of fields are the same in all languages, and codes of languages.
            same = [
                re.sub(r"\([a-z, -]+\)|\[[a-z|]+\]|^ +[a-z-, ]+\)$", "", one)
                for one in told[0] & told[1]
            ]
            assert not re.findall(r"\w+", "".join(same)), line


def helped(run: Run, words: Words, *command: str) -> str:
    status, output, complaints = run(*command, "--help", "--language", words.language)
    assert (status, complaints) == (0, "")
    assert output.startswith(f"{words('cli.usage')}{' '.join(['memoria', *command])} [")
    assert not CLICK.search(output)
    return " ".join(output.split())


def assert_tells(command: Command, told: str, words: Words) -> None:
    assert str(command.help) in told
    for one in command.params:
        assert isinstance(one, Argument | Option)
        assert one.help
        assert one.help in told
        assert one.opts[0] in told or str(one.metavar) in told
    for name in ("language", "data", "help"):
        assert f"--{name}" in told
        assert words(f"cli.{name}") in told


def test_what_every_command_takes_may_stand_anywhere_and_the_last_one_counts(
    english: Words,
) -> None:
    def asked(line: str) -> dict[str, object]:
        return vars(parse(line.split(), english, ("en", "es")))

    for line in ("--data b check", "check --data b", "--data a check --data=b", "--data b"):
        assert asked(line)["data"] == Path("b")
        assert asked(line)["language"] is None
    for line in ("--data b new guide", "new --data=b guide", "new --data a guide --data b"):
        assert asked(line)["data"] == Path("b")
        assert asked(f"--language en --data a {line} --language es")["language"] == "es"
    for line in ("", "--data b", "--check", "--docs c --data b", "--language es --check --docs=c"):
        assert asked(line) == asked(f"build {line}")
        assert asked(line)["run"] is build.run


def test_a_value_may_begin_with_a_hyphen_where_nothing_else_can_be_meant(english: Words) -> None:
    for line in (["--title=-x"], ["--title", "-5"], ["--title", "- x"], ["--title", "-"]):
        asked = parse(["new", "guide", *line], english, ())
        assert asked.title == (line[-1].removeprefix("--title="),)


def test_what_is_not_due_is_not_imported() -> None:
    due = {
        "--help": set(),
        "explain M103": set(),
        "check --help": {"memoria.check.examine", "typst"},
    }
    heavy = ("mkdocs", "typst", "PIL", "memoria.publish.build", "memoria.check.examine")
    for line, wanted in due.items():
        found = python(
            f"import sys; from memoria.cli import main; main({line.split()}); "
            f"sys.exit(' '.join({heavy} & sys.modules.keys()))"
        )
        assert set(found.split()) == wanted, line


def python(program: str) -> str:
    """Run a program of a line in a process of its own, and return what it complains about."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        (["check", "--language", "es"], {}, "es"),
        (["check", "--language=es"], {"LANG": "fr_FR"}, "es"),
        (["--language", "es", "--language", "en"], {"LANG": "es_ES"}, "en"),
        (["--language=es", "check", "--language", "en"], {}, "en"),
        (["--language", "tlh"], {}, "en"),
        (["--language", "tlh"], {"LANG": "es"}, "es"),
        (["--language"], {}, "en"),
        ([], {"LANG": "es_ES.UTF-8"}, "es"),
        ([], {"LANG": "es_ES.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        ([], {"LANG": "es_ES.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "en_GB"}, "en"),
        ([], {"LANG": "de_DE", "LANGUAGE": "ca:es:en"}, "es"),
        ([], {"LANGUAGE": "fr"}, "fr"),
        ([], {"LANG": "C", "LANGUAGE": "es"}, "en"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "es_ES.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "es_419@euro"}, "es"),
        ([], {"LANG": "pt_BR.UTF-8"}, "pt-BR"),
        ([], {"LANG": "nowhere"}, "en"),
    ],
)
def test_the_language_is_asked_for_by_an_option_or_by_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment, ("en", "es", "fr", "pt-BR")) == language


def test_a_language_of_the_site_is_one_of_the_commands_too(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/sites/french/messages", project / "messages")
    french = read_words("fr", project / "messages")("cli.check.none") + "\n"
    assert run("check", "--language", "fr") == (0, french, "")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("check") == (0, french, "")
    (project / "mkdocs.yml").write_text("site_name: [")
    assert french_words("M405", project).partition("{")[0] in run("check")[2]
    monkeypatch.setattr(dictionaries, "read_words", read_words)  # not from memory
    (project / "messages/pages.fr.po").write_text("msgid broken")
    assert "The site's configuration cannot be used" in run("check")[2]


def french_words(key: str, project: Path) -> str:
    return str(read_words("fr", project / "messages").messages[key])


def test_schema_prints_the_json_schema(run: Run) -> None:
    status, output, complaints = run("schema")
    assert (status, complaints) == (0, "")
    assert json.loads(output)["title"] == "Memoria"


def test_build_writes_the_pages_and_then_finds_nothing_to_do(project: Path, run: Run) -> None:
    status, output, complaints = run("build")
    pages = len(list(project.glob("docs/*/**/index.md")))
    files = len(read_manifest(project / "docs")) + len(["words.html"])
    assert (status, complaints) == (0, "")
    told = f"{pages} pages are up to date: {{}} files written, 0 removed."
    assert output.splitlines()[0] == told.format(files)
    status, output, errors = run()
    assert (status, output.splitlines()[0], errors) == (0, told.format(0), "")
    assert output.splitlines()[1].startswith("Git tells nothing of this folder")


def test_build_check_writes_nothing_and_exits_with_1_where_it_would(
    project: Path, run: Run
) -> None:
    status, output, _ = run("build", "--check")
    assert status == 1
    assert "would be written" in output
    assert not (project / "docs").exists()
    run("build")
    assert run("--check")[0] == 0
    (project / "data/sessions.yaml").write_text(session("number: 1"))
    assert run("build", "--check")[0] == 1


def test_build_removes_the_pages_of_what_is_gone(project: Path, run: Run) -> None:
    themes = project / "data/themes.yaml"
    themes.write_text("themes: [{id: coast, name: {en: Coast, es: Costa}}]\n")
    run("build")
    assert (project / "docs/es/themes/coast/index.md").exists()
    themes.write_text("themes: []\n")
    assert ", 2 removed.\n" in run("build")[1]
    assert not (project / "docs/es/themes/coast").exists()


def test_build_writes_nothing_where_the_content_has_errors(project: Path, run: Run) -> None:
    (project / "data/sessions.yaml").write_text(session("number: x"))
    status, output, complaints = run("build")
    assert (status, output) == (1, "")
    told, _, *closing = complaints.splitlines()
    assert told == "data/sessions.yaml:9:13: error M203: “number” takes a number."
    assert closing == ["Nothing was published: correct the errors above and run the command again."]
    assert not (project / "docs").exists()


def test_build_tells_warnings_and_goes_on(project: Path, run: Run) -> None:
    (project / "data/notes.txt").write_text("x")
    status, output, complaints = run("build")
    assert status == 0
    assert "pages are up to date" in output
    assert complaints.startswith("data/notes.txt:1:1: warning M116: ")
    assert "Nothing was published" not in complaints


def test_build_refuses_a_page_by_hand(project: Path, run: Run) -> None:
    (project / "docs/es/sessions").mkdir(parents=True)
    (project / "docs/es/sessions/index.md").write_text("By hand")
    status, _, complaints = run("build")
    assert status == 1
    assert "docs/es/sessions/index.md:1:1: error M403: " in complaints


def test_build_tells_a_folder_that_cannot_be_written(project: Path, run: Run) -> None:
    (project / "docs").write_text("in the way")
    status, output, complaints = run("build")
    assert (status, output) == (1, "")
    assert " error M402: " in complaints
    assert len(complaints.splitlines()) == 2


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_broken_configuration_is_told_in_two_lines(command: str, project: Path, run: Run) -> None:
    (project / "mkdocs.yml").write_text("site_name: [")
    status, output, complaints = run(command)
    assert (status, output) == (1, "")
    assert complaints.startswith("mkdocs.yml:1:1: error M405: ")
    assert len(complaints.splitlines()) == 2


def test_a_language_without_words_is_told(project: Path, run: Run) -> None:
    path = project / "mkdocs.yml"
    third = "        - {locale: tlh, name: tlhIngan Hol}\n        - locale: es"
    path.write_text(path.read_text().replace("        - locale: es", third))
    status, _, complaints = run("build")
    assert status == 1
    assert complaints.startswith("mkdocs.yml:1:1: error M406: The language “tlh” has no words yet.")


@pytest.mark.parametrize(
    ("stop", "status"),
    [(KeyboardInterrupt(), 130), (fail(site_not_built("mkdocs.yml", "so")), 1)],
)
def test_what_stops_the_work_is_told_in_words(
    stop: BaseException, status: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(check, "check", stopped)
    found, output, complaints = run("check")
    assert (found, output) == (status, "")
    assert complaints.startswith(
        ("\nInterrupted; nothing was lost.\n", "mkdocs.yml:1:1: error M407: MkDocs could not")
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "a.md"), "a.md:1:1: error M115: "),
        (OSError(errno.ENOSPC, "No space left on device", "a.md"), "a.md:1:1: error M402: "),
    ],
)
def test_a_file_that_the_system_refuses_is_named(
    error: OSError, told: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(check, "check", stopped)
    status, output, complaints = run("check")
    assert (status, output) == (1, "")
    assert complaints.startswith(told)
    assert f": {error.strerror}." in complaints


def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    status, output, complaints = run("check")
    assert (status, output) == (2, "")
    assert complaints.startswith(".:1:1: error M401: The folder in which you are does not exist")


def test_streams_that_are_closed_are_silent(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command, status in (("check", 0), ("new contribution", 2)):
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, None)
        assert run(*command.split(), "--data", data) == (status, "", "")
        for name in ("stdin", "stdout", "stderr"):
            getattr(sys, name).close()


@pytest.mark.parametrize("start", ["src/memoria/__main__.py", "scripts/build_summaries.py"])
def test_an_interruption_while_the_program_is_loaded_needs_no_words(
    start: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "memoria.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "memoria.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / start), run_name="__main__")
    assert stopped.value.code == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", [["format"], ["schema", "--write"], ["check"]])
def test_no_command_reads_content_that_is_half_renamed(
    command: list[str], project: Path, run: Run
) -> None:
    (project / "data/.unfinished").mkdir()
    lists = dict.fromkeys(("files", "remove", "origins", "digests"), ())
    journal = {"command": "rename tides floods", "told": "session:tides", **lists}
    (project / "data/.unfinished/journal.json").write_text(json.dumps(journal))
    status, output, complaints = run(*command)
    assert (status, output) == (2, "")
    assert complaints.startswith("data:1:1: error M428: ")


@pytest.mark.parametrize(
    ("git", "told"),
    [
        (
            "echo 'fatal: dubious ownership. Call:\n\n\tgit config' >&2; exit 128",
            "Call: git config",
        ),
        ("", "git: No such file or directory"),
    ],
)
def test_what_git_refuses_is_told_in_its_own_words(
    git: str, told: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(project / "bin"))
    if git:
        (project / "bin").mkdir()
        (project / "bin/git").write_text(f"#!/bin/sh\n{git}\n")
        (project / "bin/git").chmod(0o755)
    status, _, complaints = run("check", "--base", "main")
    assert status == 2
    assert re.match(r"data:1:1: error M415: git tells nothing of .*" + told, complaints)
    status, output, complaints = run("compare")
    assert status == 0
    assert "no earlier state of the content is known" in output
    assert complaints.endswith(f"{told}\n")
    assert "M415" not in run("check")[1]


def test_problems_name_files_from_the_current_folder_where_they_lie_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert work.shown_path(tmp_path / "data") == "data"
    assert work.shown_path(Path("data")) == "data"
    assert work.shown_path(tmp_path.parent) == str(tmp_path.parent)


def script(*arguments: str, folder: Path = ROOT, **environment: str) -> tuple[int, str, str]:
    """Run the script as a user does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/build_summaries.py"), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def told_in_english(folder: str) -> str:
    """Return the first half of what is recorded: the second says the same in Spanish."""
    lines = (ROOT / f"{folder}.txt").read_text("utf-8").splitlines(keepends=True)
    return "".join(lines[: len(lines) // 2])


def test_the_script_is_the_program() -> None:
    status, output, complaints = script("check", "--data", BROKEN)
    assert (status, complaints) == (1, "")
    assert output == told_in_english(BROKEN)


def test_the_script_may_be_run_from_any_folder(tmp_path: Path) -> None:
    status, output, _ = script("schema", folder=tmp_path)
    assert status == 0
    assert json.loads(output)["title"] == "Memoria"
    assert script("publish", folder=tmp_path)[0] == 2


@pytest.mark.parametrize("locale", ["C", "POSIX", "es_ES.UTF-8", "nowhere"])
def test_the_script_speaks_the_same_in_any_locale(locale: str) -> None:
    status, output, complaints = script(
        "check", "--language", "es", "--data", "tests/bad/blank", LC_ALL=locale, LANG=locale
    )
    assert (status, complaints) == (1, "")
    assert "«platform» está vacío." in output


def test_the_module_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "memoria", "check", "--data", "tests/warnings/picture"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.decode() == told_in_english("tests/warnings/picture")
