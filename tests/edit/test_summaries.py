"""What a reviewer is told of a change, word for word."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from memoria.content.publication import digest
from memoria.edit.compare.changed_pages import SORTS
from memoria.edit.compare.revisions import Comparison, compare_content
from memoria.edit.compare.summary import summary
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.settings import read_settings
from tests.conftest import ROOT, words_of
from tests.contents import session
from tests.demo import demo
from tests.repositories import Repository

EXPECTED = Path(__file__).parent / "summaries"
REPORT = "Of 140 boats 12 came home, and nobody was hurt.\n"
INFORME = f"---\nof: {digest(REPORT)}\n---\nDe 140 barcas volvieron 13, y nadie salió herido.\n"
AIM = "To hear of 3 harbours.\n"
FIN = f"---\nof: {digest(AIM)}\n---\nConocer 4 puertos.\n"
LINES = (
    "starts: 2020-04-30",
    "themes: [water]",
    'challenges: [{id: mud, title: {en: "Mud in the harbour", es: "Barro en el puerto"}}]',
)
BEFORE = {
    "sessions.yaml": session(*LINES),
    "themes.yaml": 'themes:\n  - {id: water, name: {en: "Water", es: "Agua"}}\n',
    "summaries/tides/report.en.md": REPORT,
    "summaries/tides/report.es.md": INFORME,
    "summaries/tides/aim.en.md": AIM,
    "summaries/tides/aim.es.md": FIN,
}
FOG = """\
  - id: long-fog
    series: harbour-talks
    original: en
    title: {en: "The long fog", es: "La larga niebla"}
    starts: 2031-03-01
    themes: [water]
"""
# By the name of the file that holds what is told: what is written, and who is told in which order.
CHANGES: dict[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "theme": (
        {
            "themes.yaml": BEFORE["themes.yaml"].replace(
                '"Water", es: "Agua"', '"Rain", es: "Lluvia"'
            )
        },
        ("es",),
    ),
    "session": ({"sessions.yaml": BEFORE["sessions.yaml"] + FOG}, ("en", "es")),
    "figure": (
        {
            "summaries/tides/report.en.md": "\n\n" + REPORT.replace("140", "150"),
            "summaries/tides/report.es.md": INFORME.replace("13", "12"),
        },
        ("en",),
    ),
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(BEFORE, "2026-05-01")
    monkeypatch.chdir(tmp_path)
    return repository


def compared(repository: Repository) -> Comparison:
    settings = read_settings(ROOT / "mkdocs.yml")
    return compare_content(Work(settings, Path("data"), settings.docs))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_as_expected(
    name: str, repository: Repository, update_golden: bool
) -> None:
    files, languages = CHANGES[name]
    repository.write(files)
    first, *others = map(words_of, languages)
    told = summary(compared(repository), first, others)
    path = EXPECTED / f"{name}.md"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")


def test_how_a_work_is_cited_is_told_by_its_files_alone(
    repository: Repository, english: Words
) -> None:
    renamed = BEFORE["sessions.yaml"].replace("Living", "Staying")
    repository.write({"sessions.yaml": renamed})
    found = compared(repository)
    assert found.files["citations"]["en"] == [
        "sessions/tides/report.bib", "sessions/tides/report.ris",
    ]  # fmt: skip
    text = summary(found, english)
    assert "| Citations | <code>/sessions/tides/report.bib</code>" in text
    assert "institution" not in text


@pytest.mark.parametrize("day", ["2020-05-01", "2031-03-01"])
def test_nothing_is_missing_of_a_session_that_is_still_to_come(
    day: str, repository: Repository, english: Words
) -> None:
    repository.write({"sessions.yaml": BEFORE["sessions.yaml"] + FOG.replace("2031-03-01", day)})
    is_held = day < "2026"
    told = summary(compared(repository), english)
    own = told.partition("English: <code>/sessions/long-fog/")[2].partition("</details>")[0]
    assert own
    assert (english("session.not_documented") in own) is is_held


def test_everything_that_is_made_has_a_name_in_a_summary(english: Words) -> None:
    endings = {Path(path).suffix for path in demo("en").beside}
    assert endings == set(SORTS)
    assert all(f"compare.files.{sort}" in english for sort in SORTS.values())
