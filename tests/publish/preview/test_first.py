"""What was edited is shown before all else, and is what the whole build makes of it."""

from pathlib import Path

import pytest

from memoria.publish.preview.maker import Maker
from memoria.publish.preview.orders import Edited, Pages, Report
from tests.previews import REPORT, SESSIONS, make_project

PAGES = ("sessions/tides/index.html", "es/sessions/tides/index.html")


@pytest.mark.parametrize("file", [SESSIONS, REPORT])
def test_an_edited_session_is_shown_first_as_it_stays(tmp_path: Path, file: str) -> None:
    root = make_project(tmp_path / "project")
    folder = root / ".memoria" / "preview"
    folder.mkdir(parents=True)
    maker, told = Maker(root / "mkdocs.yml", root / "data", folder / "docs", folder), list[Report]()
    assert isinstance(maker.make_pages(), Pages)
    shown = maker.site
    text = (root / file).read_text("utf-8")
    (root / file).write_text(text.replace("the tides", "the moons").replace("12", "1200"), "utf-8")
    seen: list[bytes] = []

    def note(report: Report) -> None:
        told.append(report)
        seen.extend((shown / page).read_bytes() for page in PAGES)

    maker.report = note
    assert isinstance(maker.make_pages(), Pages)
    assert told == [Edited()]
    assert maker.site != shown
    assert seen == [(maker.site / page).read_bytes() for page in PAGES]
    assert any(word in b"".join(seen) for word in (b"the moons", b"1200"))
