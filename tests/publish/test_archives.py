"""The archives of the open data hold what is beside them, and are made anew only for that."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish.archives import pack
from memoria.publish.build import build
from tests.conftest import ROOT, words_of
from tests.contents import session


@pytest.fixture
def work(tmp_path: Path) -> Work:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sessions.yaml").write_text(session(), "utf-8")
    return Work(read_settings(ROOT / "mkdocs.yml"), data, tmp_path / "docs")


def packed(work: Work, language: str) -> dict[str, bytes]:
    with ZipFile(work.docs / language / "data/memoria.zip") as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def beside(work: Work, language: str) -> dict[str, bytes]:
    folder = work.docs / language / "data"
    files = (one for one in folder.rglob("*") if one.suffix in {".csv", ".json"})
    return {f"memoria-{language}/{one.relative_to(folder)}": one.read_bytes() for one in files}


def test_an_archive_has_all_files_of_its_language_and_follows_them(work: Work) -> None:
    assert not build(work).failed
    for language in ("en", "es"):
        assert packed(work, language) == beside(work, language)
        assert f"memoria-{language}/sessions/tides.json" in packed(work, language)
    before = (work.docs / "en/data/memoria.zip").read_bytes()
    assert not build(work).changed
    records = work.data / "sessions.yaml"
    records.write_text(session('platform: "Elsewhere"'), "utf-8")
    assert build(work).written
    assert packed(work, "en") == beside(work, "en")
    assert (work.docs / "en/data/memoria.zip").read_bytes() != before
    assert not build(work).changed
    size = (work.docs / "es/data/memoria.zip").stat().st_size
    page = (work.docs / "es/data/index.md").read_text("utf-8")
    assert f"ZIP, {words_of('es').size(size)}<" in page


def test_an_archive_that_was_lost_or_spoilt_is_made_again(work: Work) -> None:
    build(work)
    files = [work.docs / one / "data/memoria.zip" for one in ("en", "es")]
    expected = [one.read_bytes() for one in files]
    files[0].unlink()
    files[1].write_bytes(b"no archive")
    assert build(work, write=False).written == len(files)
    build(work)
    assert [one.read_bytes() for one in files] == expected


def test_nothing_in_an_archive_tells_when_or_where_it_was_made(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder / "data").mkdir(parents=True)
        (tmp_path / folder / "data" / "a.csv").write_text("text", "utf-8")
    made = [pack(tmp_path / one, ["data/a.csv"], "memoria-en") for one in ("one", "other")]
    assert made[0] == made[1]
    (about,) = ZipFile(BytesIO(made[0])).infolist()
    assert about.date_time == (1980, 1, 1, 0, 0, 0)
    assert (about.filename, about.external_attr >> 16) == ("memoria-en/a.csv", 0o644)
