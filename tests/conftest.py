"""What several tests need: the project, its words, and the command line."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from memoria import cli
from memoria.messages.words import Words, read_words
from memoria.project import catalogues as dictionaries
from memoria.project.processors import keep_what_is_read
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.site import publish
from tests.links import ADDRESS, FORGE, Site
from tests.sharing import shared

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., tuple[int, str, str]]
words_of = cache(read_words)

# Whatever language the machine speaks, the program and what it calls speak English here.
os.environ["LC_ALL"] = "C.UTF-8"

# As in a command: what is read stays.
keep_what_is_read()

hypothesis.settings.register_profile(
    "memoria", derandomize=True, deadline=None, max_examples=100, database=None
)
hypothesis.settings.load_profile("memoria")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected lines and pages anew instead of comparing with them",
    )

    parser.addoption(
        "--edits",
        type=int,
        default=8,
        help="after how many random edits what is made is compared with what is made from nothing",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def english() -> Words:
    return words_of("en")


@pytest.fixture(scope="session")
def spanish() -> Words:
    return words_of("es")


@pytest.fixture(params=["en", "es"])
def words(request: pytest.FixtureRequest) -> Words:
    return words_of(request.param)


def publish_demo(folder: Path) -> Site:
    """Publish the demonstration below a sub-path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("FORGE_URL", FORGE)
        patch.chdir(ROOT)
        data = ROOT / "examples" / "demo"
        work = Work(read_settings(ROOT / "mkdocs.yml"), data, folder / "docs")
        assert not publish(work, folder / "site").failed
    return Site(folder / "site", ADDRESS)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Publish the demonstration, which shows every feature, once."""
    return shared(tmp_path_factory, "demo", publish_demo)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command from the project's folder: exit status, output, complaints."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(dictionaries, "read_words", words_of)

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command
