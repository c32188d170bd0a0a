"""A preview has the pages of reviewers, with what the check doubts; a publication has neither."""

from dataclasses import replace
from pathlib import Path

import pytest

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.build import build
from tests.conftest import ROOT, words_of
from tests.contents import session

FILES = {
    "sessions.yaml": session('notes: [{about: title, text: {en: "4 May", es: "5 de mayo"}}]'),
    "summaries/tides/report.en.md": "We saw 12 boats.\n",
    "summaries/tides/report.es.md": "Vimos 13 barcos.\n",
}


@pytest.fixture
def work(tmp_path: Path) -> Work:
    for name, text in FILES.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text, "utf-8")
    return Work(read_settings(ROOT / "mkdocs.yml"), tmp_path / "data", tmp_path / "docs")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_preview_tells_reviewers_what_is_doubted(work: Work, language: str) -> None:
    assert not build(replace(work, preview=True)).failed
    page = (work.docs / language / "review/tides/index.md").read_text("utf-8")
    fact = words_of(language)("fact.number")
    assert f"{fact}: " in page
    assert words_of(language)("fact.date") in page
    assert page.count('class="doubts"') == len(FILES) - 1


def test_a_publication_has_no_pages_of_reviewers(work: Work) -> None:
    build(replace(work, preview=True))
    assert not build(work).failed
    assert not list(work.docs.rglob("review"))


def test_what_is_quick_makes_no_document(work: Work) -> None:
    quick = build(replace(work, quick=True))
    assert not quick.failed
    assert (work.docs / "en/sessions/tides/index.md").is_file()
    assert drawn(work) == set()


def test_what_is_quick_leaves_earlier_documents_where_they_are(work: Work) -> None:
    assert not build(work).failed
    made = drawn(work)
    assert {path.suffix for path in made} == {".pdf", ".png"}
    again = build(replace(work, quick=True))
    assert (again.written, again.removed) == (0, 0)
    assert drawn(work) == made
    assert not build(work).changed


def drawn(work: Work) -> set[Path]:
    return {path for path in work.docs.rglob("*") if path.suffix in {".pdf", ".png"}}
