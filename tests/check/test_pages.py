"""What is written by hand beside the content: no way leads out of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from memoria.check.examine import check
from memoria.check.pages import page_problems
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.build import build
from tests.conftest import ROOT
from tests.contents import session


@pytest.fixture
def work(tmp_path: Path) -> Work:
    for folder in ("docs/en", "overrides/partials", "data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/en/about.md").write_text("# About\n")
    (tmp_path / "data/sessions.yaml").write_text(session())
    settings = read_settings(ROOT / "mkdocs.yml")
    docs, overrides = tmp_path / "docs", tmp_path / "overrides"
    return Work(replace(settings, docs=docs, overrides=overrides), tmp_path / "data", docs)


@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "gone", "about.md", ".."])
@pytest.mark.parametrize("name", ["docs/en/x.md", "docs/notes", "docs/x.png~", "overrides/a.html"])
def test_no_link_is_published(name: str, target: str, work: Work, tmp_path: Path) -> None:
    assert list(page_problems(work)) == []
    (tmp_path / name).symlink_to(target)
    for problems in (check(work), build(work).problems):
        (found,) = problems
        assert (found.code, found.finding.variant) == ("M115", "link")
        assert found.finding.position.file == str(tmp_path / name)
    assert not (work.docs / "sitemap.xml").exists()


def test_an_editors_mark_is_no_link_of_the_pages(work: Work) -> None:
    (work.docs / "en/.#about.md").symlink_to("ada@harbour.1234:5678")
    assert list(page_problems(work)) == []
