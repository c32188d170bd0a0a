"""The environment: made once, mended by the same command, and what is said where that fails."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import words_of
from tests.scripts.certificate import write_certificate
from tests.scripts.conftest import LAMP, Project, interrupt
from tests.scripts.packages import offering

LANGUAGES = {"en": "en_GB.UTF-8", "es": "es_ES.UTF-8"}
# A place of packages that nobody has.
NOWHERE = "https://packages.invalid/simple"


def said(key: str, language: str = "en", **values: str) -> str:
    return words_of(language)(f"setup.{key}", **values)


def packages(project: Project) -> Path:
    return next(project.root.glob(".venv/lib/python*/site-packages"))


def test_a_whole_environment_is_left_alone_without_a_word(made: Project) -> None:
    assert made.shines() == "1.0"
    assert made.make() == (0, [])


def state(project: Project) -> int:
    """Ask the environment itself: 0 where it is whole, 3 where something is lacking."""
    command = ["sh", "-c", ".venv/bin/python -I scripts/environment.py list.txt"]
    return subprocess.run(command, cwd=project.root, capture_output=True, check=False).returncode


DAMAGES = {
    "no python": "rm .venv/bin/python*",
    "a file is gone": "rm PACKAGES/lamp.py",
    "a file is cut off": ": >PACKAGES/lamp.py",
    "its list is gone": "rm PACKAGES/lamp-1.0.dist-info/RECORD",
    "half of pip is gone": "rm -r PACKAGES/pip/_[a-u]*",
    "no pip": "rm -r PACKAGES/pip*",
    "nothing is left": "rm -r .venv/lib",
    "installed elsewhere": "sed -i s/project/other/ PACKAGES/memoria-0.1.dist-info/direct_url.json",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_noticed(damage: str, made: Project, tmp_path: Path) -> None:
    kept = shutil.copytree(made.root / ".venv", tmp_path / "kept", symlinks=True)
    shell(made, DAMAGES[damage])
    assert state(made) not in {0, 3}
    shutil.rmtree(made.root / ".venv")
    kept.rename(made.root / ".venv")
    assert state(made) == 0


def shell(project: Project, commands: str) -> None:
    """Do something to the environment."""
    script = commands.replace("PACKAGES", str(packages(project)))
    subprocess.run(["sh", "-c", script], cwd=project.root, check=True)


def test_a_damaged_environment_is_made_anew_even_where_that_was_stopped(
    tmp_path: Path, made: Project
) -> None:
    project = replace(made, root=shutil.copytree(made.root, tmp_path / "moved", symlinks=True))
    assert state(project) not in {0, 3}
    with offering() as place:
        process = project.begin(PIP_INDEX_URL=f"http://{place}/never")
        for there in (False, True):  # the old environment goes, a new one comes
            while there != any(
                project.root.glob(".venv/lib/*/site-packages/pip-*.dist-info/RECORD")
            ):
                assert process.poll() is None
        lines = interrupt(process).splitlines()
    assert lines[:2] == [said("again"), said("begins")]
    assert said("stopped") in lines
    assert process.returncode == 130
    assert project.make()[0] == 0
    assert project.shines() == "1.0"
    assert project.make() == (0, [])


def test_what_is_lacking_is_added_without_beginning_anew(made: Project) -> None:
    mark = made.root / ".venv" / "mark"
    mark.write_text("")
    for version in ("1.1", "1.0"):
        made.demand(version)
        assert made.make() == (0, [said("begins")])
        assert made.shines() == version
    shell(made, "rm -r PACKAGES/lamp-1.0.dist-info; echo '# Changed' >>pyproject.toml")
    assert made.make() == (0, [said("begins")])
    assert made.make() == (0, [])
    assert mark.exists()


def test_another_python_is_used_only_where_it_is_named(made: Project) -> None:
    older = 'case "$*" in *version_info[*) echo "(3, 10)" ;; *) exit 1 ;; esac'
    status, lines = made.make(made.stub("python3.10", older))
    assert (status, lines) == (1, [said("old-python", python="python3.10")])
    assert made.make("python9") == (1, [said("no-python", python="python9")])
    assert made.make() == (0, [])


# What Debian's Python says without the package for it, and a system without room or rights.
VENVS = {
    "no-venv": (".venv/bin/python: No module named ensurepip", {"package": "python3.12-venv"}),
    "closed": ("PermissionError: [Errno 13] Permission denied: 'x'", {"folder": "ROOT"}),
    "full": ("OSError: [Errno 28] No space left on device", {"folder": "ROOT"}),
    "other": ("ValueError: what nobody knows", {"reason": "ValueError: what nobody knows"}),
}


@pytest.mark.parametrize("key", VENVS)
def test_why_there_is_no_environment_is_told(key: str, project: Project) -> None:
    words, values = VENVS[key]
    inner = project.stub("inner", f'echo "{words}"; exit 1')
    begins = f"/bin/mkdir -p .venv/bin; cp {project.tools / inner} .venv/bin/python"
    python = project.stub("python3.12", f"[ $1 != -m ] || {{ {begins}; }}")
    wanted = said(
        key, **{name: one.replace("ROOT", str(project.root)) for name, one in values.items()}
    )
    assert project.make(python) == (
        1,
        [said("begins"), wanted, said("log", file=".venv/install.log")],
    )


Failure = Callable[[ExitStack], dict[str, str]]


def by(**settings: str) -> Failure:
    """Fail by settings of pip, in which `{}` is a place that is served as the test begins."""

    def prepare(stack: ExitStack) -> dict[str, str]:
        place = stack.enter_context(offering({"lamp-2.0-py3-none-any.whl": LAMP["1.0"]}))
        return {name: value.format(place) for name, value in settings.items()}

    return prepare


def by_forbidding(stack: ExitStack) -> dict[str, str]:
    place = stack.enter_context(offering(refusal=403))
    return {"PIP_INDEX_URL": NOWHERE, "HTTPS_PROXY": f"http://{place}"}


def by_a_certificate_of_nobody(stack: ExitStack) -> dict[str, str]:
    certificate = write_certificate(Path(stack.enter_context(TemporaryDirectory())))
    place = stack.enter_context(offering(certificate=certificate))
    return {"PIP_INDEX_URL": f"https://{place.replace('127.0.0.1', 'localhost')}/simple"}


CLOSED = "127.0.0.1:9"
FAILURES: dict[str, tuple[str, dict[str, str], Failure]] = {
    "no network": ("name", {}, by(PIP_INDEX_URL=NOWHERE)),
    "refused": ("unreachable", {}, by(PIP_INDEX_URL=f"http://{CLOSED}/simple")),
    "silence": ("slow", {}, by(PIP_INDEX_URL="http://{}/never", PIP_TIMEOUT="1")),
    "password": ("proxy-asks", {}, by(PIP_INDEX_URL=NOWHERE, HTTPS_PROXY="http://{}")),
    "forbidden": ("proxy-refuses", {"status": "403"}, by_forbidding),
    "no proxy": ("proxy-silent", {}, by(PIP_INDEX_URL=NOWHERE, HTTPS_PROXY=f"http://{CLOSED}")),
    "certificate": ("certificate", {}, by_a_certificate_of_nobody),
    "401": ("answer", {"status": "401"}, by(PIP_INDEX_URL="http://{}/401")),
    "503": ("answer", {"status": "503"}, by(PIP_INDEX_URL="http://{}/503")),
    "404": ("version", {"package": "lamp==2.0"}, by(PIP_INDEX_URL="http://{}/404")),
    "older": ("version", {"package": "lamp==2.0"}, by()),
    "another file": ("hash", {"package": "lamp==2.0"}, by(PIP_INDEX_URL="http://{}/simple")),
}


@pytest.fixture
def outdated(made: Project) -> Iterator[Project]:
    """Let the project demand what is not there."""
    made.demand("2.0")
    yield made
    made.demand("1.0")


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_told_in_one_sentence_with_its_reason(failure: str, outdated: Project) -> None:
    key, values, prepare = FAILURES[failure]
    language = [*LANGUAGES][len(failure) % 2]
    with ExitStack() as stack:
        settings = {"PIP_RETRIES": "0", **prepare(stack)}
        status, lines = outdated.make(LANG=LANGUAGES[language], **settings)
    assert status == 1
    assert lines == [
        said("begins", language),
        said(key, language, **values),
        said("log", language, file=".venv/install.log"),
    ]
    assert (outdated.root / ".venv/install.log").read_text().strip()
