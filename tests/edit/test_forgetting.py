"""`rename --forget`: a name vanishes from the records and from all that is made of them."""

import re
import shutil
from pathlib import Path

import pytest

from memoria.check.everything import check
from memoria.commands.rename import pages_by_hand
from memoria.edit.rename.forgetting import pattern_of
from memoria.load.content import load
from memoria.project.folders import read_folder
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.project.writing import MANIFEST, write_file
from tests.conftest import ROOT, Run, words_of
from tests.contents import SERIES
from tests.demo import CODES, DEMO, make
from tests.repositories import Repository

FILES = {
    "sessions.yaml": (
        SERIES
        + """\
sessions:
  - id: tides
    series: harbour-talks
    original: en
    title: {en: "Living with the tides", es: "Vivir con las mareas"}
    starts: 2026-04-30
    contributions:
      - {id: zoe-maria-quorrel, speaker: zoe-quorrel}   # Zoe Quorrel asked for the afternoon
"""
    ),
    "people.yaml": (
        "people:\n"
        '  - {id: zoe-quorrel, aliases: [z-quorrel], name: "Zoe Quorrel"}\n'
        '  - {id: ada, name: "Ada", distinct_from: [zoe-quorrel]}\n'
    ),
    "withdrawn.yaml": "withdrawn:\n  - proposal:tides/wall\n",
    "summaries/tides/report.en.md": "So [she](person:zoe-quorrel) said; Zoé M. QUORREL, that is.\n",
    "summaries/tides/contributions/zoe-maria-quorrel.en.md": "Salt.\n",
}
NAME = re.compile(r"quorrel", re.IGNORECASE)
BY_HAND = {"people.yaml": ("Zoe Quorrel", "Alba Mar"), "sessions.yaml": ("Zoe Quorrel", "She")}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(FILES, "2026-05-01")
    return repository


def whole(folder: Path) -> str:
    return "\n".join(
        f"{path.relative_to(folder)}\n{path.read_text('utf-8')}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def forget(repository: Repository, run: Run, *names: str, language: str = "en") -> str:
    given = ("--forget", "--language", language, "--data", repository.data)
    status, output, complaints = run("rename", *names, *given)
    assert (status, complaints) == (0, "")
    return output


def made(repository: Repository) -> str:
    """Return all that is published, in both languages."""
    loaded = load(read_folder(repository.data, "data"), CODES, "data")
    found = [make(loaded, language) for language in CODES]
    return repr([(one.pages, one.beside) for one in found])


def test_nothing_of_a_name_is_left_once_its_last_places_are_mended(
    repository: Repository, run: Run
) -> None:
    assert NAME.search(made(repository))
    output = forget(repository, run, "person:zoe-quorrel", "alba-mar")
    assert "--forget\n" in output
    for name in ("z-quorrel", "contribution:tides/zoe-maria-quorrel"):
        assert f" rename {'person:' if name == 'z-quorrel' else ''}{name} " in output
    forget(repository, run, "person:z-quorrel", "alba-mar")
    forget(repository, run, "contribution:tides/zoe-maria-quorrel", "opening")
    for file, (old, new) in BY_HAND.items():
        text = (repository.data / file).read_text("utf-8")
        assert f"{file}:" in output
        (repository.data / file).write_text(text.replace(old, new), "utf-8")
    repository.write({"summaries/tides/report.en.md": "So [she](person:alba-mar) said.\n"})
    assert not NAME.search(whole(repository.data))
    assert not NAME.search(made(repository))
    assert "person:ada" in made(repository) or "people/ada/" in made(repository)
    status, output, _ = run("check", "--data", repository.data)
    assert (status, "M230" in output) == (0, False)


def test_what_stands_elsewhere_is_told_with_its_place(repository: Repository, run: Run) -> None:
    work = Work(read_settings(ROOT / "mkdocs.yml"), repository.data, repository.root / "docs")
    write_file(work.docs / "en/thanks.md", b"# Thanks\n\nTo Zoe Quorrel.\n")
    write_file(work.docs / "en/people/zoe-quorrel/index.md", b"Zoe Quorrel\n")
    write_file(work.docs / MANIFEST, b'["en/people/zoe-quorrel/index.md"]')
    assert [*pages_by_hand(work)] == [str(work.docs / "en/thanks.md")]
    output = forget(repository, run, "person:zoe-quorrel", "alba-mar")
    told = re.findall(r"^  \S*?([\w./-]+):(\d+):\d+: ", output, re.MULTILINE)
    places = {(Path(file).name, int(line)) for file, line in told}
    expected = {("sessions.yaml", 11), ("people.yaml", 2), ("report.en.md", 1)}
    assert expected <= places
    assert "contributions/zoe-maria-quorrel.en.md:1:1\n" in output
    assert "people/zoe-quorrel/" in output


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_history_and_the_dead_address_are_told_in_the_language_of_the_editor(
    language: str, repository: Repository, run: Run
) -> None:
    output, words = (
        forget(repository, run, "zoe-quorrel", "alba-mar", language=language),
        words_of(language),
    )
    for line in ("cli.rename.history", "cli.rename.then", "cli.rename.others"):
        assert words(line) in output
    assert words("cli.rename.next", new="alba-mar") not in output


def test_a_lost_address_is_told_where_nobody_asked_to_forget_it(
    repository: Repository, run: Run
) -> None:
    forget(repository, run, "zoe-quorrel", "alba-mar")
    text = (repository.data / "withdrawn.yaml").read_text("utf-8")
    assert re.search(r"^forgotten: \[\S{8,10}\]$", text, re.MULTILINE)
    (repository.data / "withdrawn.yaml").write_text(FILES["withdrawn.yaml"], "utf-8")
    status, output, _ = run("check", "--data", repository.data)
    assert (status, "error M230" in output) == (1, True)


def test_an_address_that_was_never_published_leaves_nothing(
    repository: Repository, run: Run
) -> None:
    people = FILES["people.yaml"] + '  - {id: eva-quay, name: "Eva"}\n'
    repository.write({"people.yaml": people})
    forget(repository, run, "eva-quay", "eva")
    assert "forgotten" not in whole(repository.data)


def test_a_session_takes_along_what_was_withdrawn_in_it(repository: Repository, run: Run) -> None:
    output = forget(repository, run, "tides", "high-water")
    text = whole(repository.data)
    assert "  - proposal:high-water/wall\n" in text
    assert "summaries/high-water/report.en.md" in text
    assert "sessions/tides/" in output
    assert run("check", "--data", repository.data)[0] == 0


def test_the_file_of_a_picture_is_called_by_its_new_id(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DEMO, folder)
    shown = "summaries/water-for-every-deck/contributions/lagoon-dew.en.md"
    bytes_before = (folder / "pictures/dew-nets-at-dusk.jpg").read_bytes()
    status, output, _ = run("rename", "dew-nets-at-dusk", "nets", "--forget", "--data", folder)
    assert (status, "#picture" in output) == (0, False)
    assert (folder / "pictures/nets.jpg").read_bytes() == bytes_before
    assert not (folder / "pictures/dew-nets-at-dusk.jpg").exists()
    assert "![](picture:nets)" in (folder / shown).read_text("utf-8")
    loaded = load(read_folder(folder, "data"), CODES, "data")
    assert [one for one in check(loaded) if one.severity == "error"] == []


def test_it_can_be_repeated(repository: Repository, run: Run) -> None:
    first = forget(repository, run, "zoe-quorrel", "alba-mar").partition("\nNothing")[2]
    before = whole(repository.data)
    again = forget(repository, run, "zoe-quorrel", "alba-mar")
    assert again.partition("\nNothing")[2] == first
    assert whole(repository.data) == before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zoe quorrel", True),
        ("said zoe m. quorrel.", True),
        ("zoe_quorrel.jpg", True),
        ("zoe maria lopez quorrel", True),
        ("zoe and then and there quorrel", False),
        ("dizoe quorrel", False),
        ("zoe quorreled", False),
    ],
)
def test_a_name_is_found_with_what_stands_between_its_words(text: str, found: bool) -> None:
    assert bool(pattern_of("zoe-quorrel").search(text)) is found
