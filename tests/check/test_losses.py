"""What was published beside records is told when it goes, unless a line says that it is meant."""

import shutil
from pathlib import Path

import pytest

from memoria.check.losses import lost_files
from memoria.content.promises import Lost, lost, page_of
from memoria.project.beside import Beside
from tests.conftest import ROOT, Run
from tests.contents import LANGUAGES, Files, read, session
from tests.media import SMALLEST
from tests.repositories import Repository

FILES = "file: media/a.mp4, captions: {en: media/a.vtt}"
FILM = f"videos: [{{id: film, title: {{en: a}}, language: en, {FILES}}}]"
REPORT = {"summaries/tides/report.en.md": "They met.\n", "summaries/tides/aim.en.md": "To meet.\n"}


def withdrawn(*lines: str) -> Files:
    listed = ", ".join(f'"{one}"' for one in lines)
    return {"withdrawn.yaml": f"withdrawn: [{listed}]\n"}


def told(before: Files, after: Files, then: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return the variants and the lines of what is told."""
    beside = Beside(frozenset(then))
    found = lost_files(read(after), read(before).publication, beside, LANGUAGES)
    return [(one.finding.variant, str(one.finding.values["line"])) for one in found]


def test_a_report_is_told_with_the_line_that_says_it() -> None:
    before = {"sessions.yaml": session(), **REPORT}
    after = {"sessions.yaml": session()}
    line = "/sessions/tides/#report"
    assert told(before, before) == []
    assert told(before, after) == [("address", "/sessions/tides/#aim"), ("report", line)]
    assert told(before, {**after, **withdrawn(line, "/sessions/tides/#aim")}) == []
    assert told(before, {**after, **withdrawn("session:tides")}) == []


def test_a_report_that_is_left_in_one_language_is_not_gone() -> None:
    before = {"sessions.yaml": session(), "summaries/tides/report.en.md": "a\n"}
    after = {"sessions.yaml": session(), "summaries/tides/report.es.md": "a\n"}
    assert told({**before, **after}, after) == []


def test_a_report_goes_along_with_its_session() -> None:
    renamed = session("aliases: [tides]").replace("id: tides", "id: ebb")
    before = {"sessions.yaml": session(), "summaries/tides/report.en.md": "a\n"}
    after = {"sessions.yaml": renamed, "summaries/ebb/report.en.md": "a\n"}
    assert told(before, after) == []


def test_media_are_told_but_for_those_of_what_was_withdrawn() -> None:
    before = {"sessions.yaml": session(FILM)}
    after = {"sessions.yaml": session()}
    assert told(before, after) == [("address", "/media/a.mp4"), ("address", "/media/a.vtt")]
    assert told(before, {**after, **withdrawn("video:tides/film")}) == []
    assert told(before, {**after, **withdrawn("/media/")}) == []


def test_pages_by_hand_and_languages_are_told_once() -> None:
    files = {"sessions.yaml": session()}
    gone = ("about/index.html", "es/about/index.html", "about/plan.pdf", "es/join/index.html")
    languages = ("fr/index.html", "fr/sessions/index.html", "fr/about/index.html")
    assert told(files, files, (*gone, *languages)) == [
        ("language", "/fr/"),
        ("address", "/about/"),
        ("address", "/about/plan.pdf"),
        ("address", "/es/join/"),
    ]
    said = withdrawn("/about/", "/es/join/", "/fr/")
    assert told(files, {**files, **said}, (*gone, *languages)) == []


def test_what_cannot_be_read_is_not_called_gone() -> None:
    before = {"sessions.yaml": session(FILM), **REPORT}
    assert told(before, {"sessions.yaml": "sessions: ["}) == []


@pytest.mark.parametrize(
    "name",
    [
        "pagefind/fragment/en_1f2e3d4.pf_fragment",
        "assets/site.687f03d139.js",
        "sessions/years/2031/index.html",
        "es/people/letters/a/2/index.html",
        "organisations/port/people/index.html",
        "pictures/quay-640.webp",
    ],
)
def test_what_comes_and_goes_by_itself_is_not_promised(name: str) -> None:
    assert lost({name}, set(), LANGUAGES) == []


@pytest.mark.parametrize(
    ("name", "variant", "line"),
    [
        ("sessions/tides/index.html", "record", "session:tides"),
        ("news/opening/index.html", "record", "news:opening"),
        ("es/sessions/tides/index.html", "address", "/es/sessions/tides/"),
        ("sessions/tides/event.ics", "address", "/sessions/tides/event.ics"),
        ("es/sessions/tides/report.ris", "report", "/sessions/tides/#report"),
        ("guides/shore.bib", "address", "/guides/shore.bib"),
        ("data/sessions/tides.json", "address", "/data/sessions/tides.json"),
        ("assets/plan.pdf", "address", "/assets/plan.pdf"),
        ("calendar.ics", "address", "/calendar.ics"),
    ],
)
def test_files_are_told_by_what_they_belong_to(name: str, variant: str, line: str) -> None:
    record = {"shore": ("guide", "shore"), "opening": ("news", "opening")}
    owner = next((one for key, one in record.items() if key in name), ("session", "tides"))
    owned = owner if "/" in name and not name.startswith("assets") else ("", "")
    assert lost({name}, set(), LANGUAGES) == [Lost(variant, line, owned)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("en/about.md", "about/index.html"),
        ("es/about.md", "es/about/index.html"),
        ("en/join/index.md", "join/index.html"),
        ("es/README.md", "es/index.html"),
        ("assets/plan.pdf", "assets/plan.pdf"),
    ],
)
def test_pages_by_hand_have_the_addresses_that_mkdocs_gives_them(source: str, name: str) -> None:
    assert page_of(source, "en") == name


PEOPLE = "people:\n  - {id: bo, name: Bo Quay}\n"
ADA = "  - {id: ada, name: Ada Marlow}\n"
GUIDES = 'guides:\n  - {id: reef, title: {en: a}, items: ["session:ebb"]}\n'
SHORE = '  - {id: shore, title: {en: b}, items: ["session:ebb"]}\n'
EBB = "id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: a}\n"
HELD = ("contributions: [{id: keynote, title: {en: a}}]", FILM)
BEFORE = {
    "sessions.yaml": session(*HELD),
    "sessions/ebb.yaml": EBB,
    "sessions/surge.yaml": EBB.replace("ebb", "surge"),
    "people.yaml": PEOPLE + ADA,
    "guides.yaml": GUIDES + SHORE,
    "media/a.mp4": SMALLEST,
    "media/a.vtt": "WEBVTT\n",
    "summaries/tides/contributions/keynote.en.md": "One.\n",
    "summaries/tides/report.en.md": "The sea rose.\n",
    "../docs/en/about.md": "# About\n",
    "../docs/es/about.md": "# Acerca\n",
    "../docs/assets/plan.pdf": "%PDF",
    "../docs/assets/styles/site.css": "",
}
AFTER = {
    "sessions.yaml": session(),
    "people.yaml": PEOPLE,
    "guides.yaml": GUIDES,
}
LINES = (
    "session:surge", "person:ada", "guide:shore", "contribution:tides/keynote", "video:tides/film",
    "/sessions/tides/#report", "/media/a.mp4", "/media/a.vtt", "/about/",
    "/assets/plan.pdf", "/es/",
)  # fmt: skip


def test_what_is_lost_against_a_commit_is_told_until_a_line_says_it(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    repository, settings = Repository(tmp_path), tmp_path / "mkdocs.yml"
    shutil.copy(ROOT / "mkdocs.yml", settings)
    base = repository.commit(BEFORE, "2026-05-01")
    for name in BEFORE.keys() - AFTER.keys() - {"sessions/ebb.yaml"}:
        (repository.data / name).unlink()
    settings.write_text(
        settings.read_text().replace("name: Español", "name: E\n          build: false")
    )
    repository.write(AFTER)
    status, output, _ = run("check", "--base", base, "--format", "text")
    told = {one for one in LINES if f"line - {one}\n" in output}
    assert (status, set(LINES) - told) == (1, set())
    assert output.count(" M230: ") == len(LINES)
    repository.write({"withdrawn.yaml": f"withdrawn: [{', '.join(map(repr, LINES))}]\n"})
    status, output, _ = run("check", "--base", base)
    assert (status, " M230: " in output) == (0, False)
