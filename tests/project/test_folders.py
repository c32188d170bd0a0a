"""The content folder on disk: everything in it is read or told, nothing hangs or breaks."""

import os
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from memoria.content.limits import LARGEST_MEDIA, LARGEST_SUMMARY, LARGEST_YAML
from memoria.content.media import Look
from memoria.project import folders
from memoria.project.folders import files_below, read_folder
from memoria.rules.files import Media
from memoria.rules.problems import MemoriaError
from tests.conftest import Run
from tests.contents import session


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "sessions.yaml").write_text(session())
    return folder


def refuse(error: OSError) -> None:
    raise error


def heads(output: str, folder: Path) -> list[str]:
    """Return place, severity and code of each problem, and the reason that it gives."""
    return [line.replace(f"{folder}/", "") for line in output.splitlines()[::2]]


def test_files_are_read_by_their_name_in_the_folder(content: Path) -> None:
    (content / "summaries/tides").mkdir(parents=True)
    (content / "summaries/tides/report.en.md").write_bytes(b"caf\xe9")
    assert read_folder(content, "content") == {
        "sessions.yaml": session().encode(),
        "summaries/tides/report.en.md": b"caf\xe9",
    }


@pytest.mark.parametrize(
    "name", [".people.yaml", "people.yaml~", ".git/config", "summaries/.draft/report.en.md"]
)
def test_hidden_files_and_copies_of_editors_are_passed_over(name: str, content: Path) -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("x")
    assert [Path(path).name for path in files_below(content, refuse)] == ["sessions.yaml"]


def test_a_folder_below_a_hidden_one_is_read_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / ".work" / "content"
    folder.mkdir(parents=True)
    (folder / "sessions.yaml").write_text("x")
    assert read_folder(folder, "content") == {"sessions.yaml": b"x"}


def test_files_come_in_the_order_of_their_names(content: Path) -> None:
    for name in ("b.yaml", "a.yaml", "C.yaml"):
        (content / name).write_text("x")
    names = [Path(path).name for path in files_below(content, refuse)]
    assert names == sorted(names)


@pytest.mark.parametrize("made", ["nothing", "file", "dangling link"])
def test_a_folder_that_is_none_stops_the_work(made: str, tmp_path: Path) -> None:
    path = tmp_path / "content"
    if made == "file":
        path.write_text("x")
    elif made == "dangling link":
        path.symlink_to(tmp_path / "gone")
    with pytest.raises(MemoriaError) as error:
        read_folder(path, "shown")
    assert error.value.problem.code == "M401"
    assert error.value.problem.finding.position.file == "shown"


@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_may_be_as_large_as_the_limit_and_no_larger(
    missing: int, content: Path, run: Run
) -> None:
    for name, largest in (
        ("people.yaml", LARGEST_YAML),
        ("summaries/tides/report.en.md", LARGEST_SUMMARY),
    ):
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        start = b"people: []\n#" if name == "people.yaml" else b"Words\n\n"
        line = b"#xxxxxxx\n" if name == "people.yaml" else b"Words.\n\n"
        path.write_bytes((start + line * largest)[: largest + missing])
    status, output, _ = run("check", "--data", content)
    assert status == missing
    expected = [
        "people.yaml:1:1: error M104: This file is too large: "
        "5000001 bytes, when at most 5000000 are allowed.",
        "summaries/tides/report.en.md:1:1: error M104: This file is too large: "
        "500001 bytes, when at most 500000 are allowed.",
    ]
    assert heads(output, content) == (expected if missing else ["No problems."])


@pytest.mark.parametrize("missing", [0, 1])
def test_all_that_is_read_has_a_limit_together(
    content: Path, run: Run, monkeypatch: pytest.MonkeyPatch, missing: int
) -> None:
    read = sum(path.stat().st_size for path in content.rglob("*") if path.is_file())
    monkeypatch.setattr(folders, "LARGEST_CONTENT", read - missing)
    status, output, errors = run("check", "--data", content)
    assert status == missing
    told = f"too large together: more than {read - missing:,} bytes"
    assert (told in output + errors) == bool(missing)


def test_media_files_are_found_and_not_read_but_for_captions(content: Path) -> None:
    (content / "media/2031").mkdir(parents=True)
    film, words = content / "media/2031/teaser.mp4", content / "media/teaser.vtt"
    film.write_bytes(b"x" * 10)
    words.write_bytes(b"WEBVTT")
    found = read_folder(content, "content")
    assert found["media/2031/teaser.mp4"] == Media(film, 10, look=Look())
    assert found["media/teaser.vtt"] == Media(words, 6, b"WEBVTT")


def test_a_file_in_place_of_the_folder_of_media_is_none(content: Path, run: Run) -> None:
    (content / "media").write_text("Shot at low water.")
    status, output, _ = run("check", "--data", content)
    assert status == 0
    assert heads(output, content) == ["media:1:1: warning M116: Nothing reads the file “media”."]


def test_a_media_file_that_no_forge_takes_is_told(content: Path, run: Run) -> None:
    film = content / "media/teaser.mp4"
    film.parent.mkdir()
    with film.open("wb") as file:
        file.truncate(LARGEST_MEDIA + 1)
    video = "{id: teaser, title: {en: a}, language: en, file: media/teaser.mp4, %s: {en: a}}"
    (content / "sessions.yaml").write_text(
        session(f"videos: [{video % 'without_captions_because'}]")
    )
    status, output, _ = run("check", "--data", content)
    assert status == 1
    assert heads(output, content) == [
        "media/teaser.mp4:1:1: error M104: This file is too large: "
        "100000001 bytes, when at most 100000000 are allowed."
    ]
    assert "address: instead of file:" in output


@pytest.mark.parametrize("name", ["people.yaml", "media/teaser.mp4"])
def test_a_pipe_is_told_and_not_waited_for(name: str, content: Path, run: Run) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    os.mkfifo(content / name)
    status, output, _ = run("check", "--data", content)
    assert status == 1
    assert heads(output, content) == [f"{name}:1:1: error M115: This is not a regular file."]


LINK = "1:1: error M115: A link to another file or folder stands here; links are not followed."


@pytest.mark.parametrize(
    "name",
    [
        "people.yaml",
        "sessions.yaml",
        "sessions",
        "summaries",
        "summaries/tides",
        "summaries/tides/aim.en.md",
        "summaries/tides/notes",
        "summaries/ebb/aim.fr.md",
        "media",
        "media/teaser.mp4",
        "media/2031",
        "other",
    ],
)
@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "gone", "itself", "above"])
def test_no_link_is_followed(name: str, target: str, content: Path, run: Run) -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to({"itself": path, "above": content}.get(target, Path(target)))
    status, output, _ = run("check", "--data", content)
    assert status == 1
    assert heads(output, content) == [f"{name}:{LINK}"]


def test_an_editors_mark_is_no_link_of_the_content(content: Path, run: Run) -> None:
    (content / ".#sessions.yaml").symlink_to("ada@harbour.1234:5678")
    assert run("check", "--data", content)[0] == 0


def test_the_folder_itself_may_be_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(content)
    assert list(read_folder(tmp_path / "linked", "linked")) == ["sessions.yaml"]


KEYNOTE = "contributions: [{id: keynote}]"


@pytest.mark.parametrize("name", ["summaries", "summaries/tides", "sessions", "media"])
def test_a_folder_that_does_not_open_is_told_and_nothing_is_missed_in_it(
    name: str, content: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.scandir

    def refused(path: str) -> object:
        if Path(path) == content / name:
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    (content / "summaries/tides/contributions").mkdir(parents=True)
    (content / "summaries/tides/contributions/keynote.en.md").write_text("Good evening.")
    (content / "sessions").mkdir()
    (content / "media").mkdir()
    (content / "sessions.yaml").write_text(session(KEYNOTE))
    monkeypatch.setattr(os, "scandir", refused)
    status, output, _ = run("check", "--data", content)
    assert status == 1
    assert heads(output, content) == [
        f"{name}:1:1: error M115: This folder cannot be read: Permission denied."
    ]


@pytest.mark.parametrize("name", ["people.yaml", "media/teaser.mp4"])
def test_a_file_the_system_does_not_give_is_told(
    name: str, content: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = open

    def refused(path: Any, *arguments: Any, **options: Any) -> object:
        if path == str(content / name):
            raise PermissionError(13, "Permission denied")
        return whole(path, *arguments, **options)

    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("people: []\n")
    monkeypatch.setattr("builtins.open", refused)
    status, output, _ = run("check", "--data", content)
    assert status == 1
    assert heads(output, content) == [
        f"{name}:1:1: error M115: This file cannot be read: Permission denied."
    ]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_any_name_of_a_file_can_be_told(form: str, content: Path, run: Run) -> None:
    for name in (b"caf\xe9.yaml", b"two\nlines.yaml", b"\x1b[31m.yaml", "ñ🌊.yaml".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(content), name))).write_bytes(b"x")  # noqa: PTH118
    status, output, _ = run("check", "--format", form, "--data", content)
    assert status == 0
    assert output.count("M116") == 4


def test_letters_that_are_two_signs_become_one(content: Path) -> None:
    name = normalize("NFD", "media/pingüino.vtt")
    (content / name).parent.mkdir()
    (content / name).write_bytes(b"WEBVTT")
    (content / "people.yaml").write_text(normalize("NFD", "people: [] # Quién más\n"), "utf-8")
    found = read_folder(content, "content")
    assert "media/pingüino.vtt" in found
    assert found["people.yaml"] == "people: [] # Quién más\n".encode()


def test_of_two_names_in_other_signs_the_second_one_is_told(content: Path, run: Run) -> None:
    (content / "sessions").mkdir()
    for letters in ("NFC", "NFD"):
        (content / "sessions" / normalize(letters, "año.yaml")).write_text("sessions: []\n")
    status, output, _ = run("check", "--data", content)
    assert (status, heads(output, content)) == (
        1,
        [
            "sessions/año.yaml:1:1: error M115: Another file here has the same name: "
            "only the signs that its letters are made of differ."
        ],
    )
