"""What of a language is made again, what is taken over, and that nobody sees the difference."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from memoria.project.settings import read_settings
from memoria.publish import language
from memoria.publish.language import Part, make_pages
from memoria.rules.problems import MemoriaError
from tests.publish.test_site import content_of, publish_small
from tests.sharing import shared

SESSION, ABOUT = "docs/en/sessions/tides/index.md", "docs/en/about.md"
LINK = "\n[there](sessions/tides/index.md#key-questions-{})\n"


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy a published project with one session."""
    return shutil.copytree(shared(tmp_path_factory, "small", publish_small), tmp_path / "project")


def make(project: Path, last: str, to: str) -> dict[str, bytes]:
    """Make the pages in English in a folder, with those of another as the last site."""
    settings = read_settings(project / "mkdocs.yml")
    shutil.rmtree(project / to, ignore_errors=True)
    part = Part(settings, settings.docs, project / last / "site", project / to, "en")
    make_pages(part)
    return content_of(part.site)


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        text = (project / file).read_text()
        assert old in text
        (project / file).write_text(text.replace(old, new))

    return edit


def copy(project: Path) -> None:
    shutil.copytree((project / SESSION).parent, project / "docs/en/sessions/ebb")


def remove(project: Path) -> None:
    shutil.rmtree(project / "docs/en/sessions/ebb")


def break_the_cache(project: Path) -> None:
    for path in (project / ".memoria").glob("*.sqlite"):
        path.write_bytes(b"broken")


def forge_a_page(project: Path) -> None:
    for path in project.glob("warm-*/site/sessions/tides/index.html"):
        path.unlink()
        path.write_text("forged")


# Each list of edits is made at once, after those before it.
EDITS: list[list[Callable[[Path], None]]] = [
    [
        replace(SESSION, "Living with the tides", "Living with <em>the</em> tide"),
        replace(SESSION, "\n---\n", '\n---\n<p id="key-questions-1"></p>\n\n'),
        replace(ABOUT, "\n\n", LINK.format(1) + "\n"),
        copy,
        replace("docs/assets/styles/tokens.css", ":root", ":root "),
    ],
    [
        replace("docs/en/people/index.md", "empty: true\n", ""),
        replace("docs/en/sessions/index.md", 'title: "Sessions"', 'title: "Meetings"'),
    ],
    [forge_a_page, remove],
    [replace("overrides/partials/footer.html", "footer-name", "footer-title")],
    [replace("mkdocs.yml", "site_name: Memoria", "site_name: Recuerdo"), break_the_cache],
]


def test_warm_gives_the_bytes_of_cold(project: Path) -> None:
    make(project, "nothing", "warm-0")
    for number, edits in enumerate(EDITS):
        for edit in edits:
            edit(project)
        warm = make(project, f"warm-{number}", f"warm-{number + 1}")
        assert warm == make(project, "nothing", "cold"), number
        assert "sessions/tides/index.html" in warm


def test_only_what_is_due_and_the_menu_is_handed_to_mkdocs(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(project)
    make(project, "nothing", "first")
    staged = list[str]()
    stage = language.stage

    def note(part: Part, due: list[str]) -> Path:
        staged.extend(due)
        return stage(part, due)

    monkeypatch.setattr(language, "stage", note)
    make(project, "first", "second")
    assert staged == []
    replace(SESSION, "Living with the tides", "Living with the tide")(project)
    make(project, "second", "third")
    assert staged == ["en/sessions/tides/index.md"]


def test_a_link_that_an_edit_breaks_is_told_though_its_page_is_the_same(project: Path) -> None:
    replace(SESSION, "\n---\n", '\n---\n<p id="key-questions-1"></p>\n\n')(project)
    replace(ABOUT, "\n\n", LINK.format(1) + "\n")(project)
    make(project, "nothing", "first")
    replace(SESSION, 'id="key-questions-1"', 'id="key-questions-2"')(project)
    with pytest.raises(MemoriaError) as caught:
        make(project, "first", "second")
    assert "key-questions-1" in str(caught.value.problem.finding.values["reason"])
