"""Videos: something to watch, words for who cannot hear it, and files that are there."""

import pytest

from memoria.check.everything import check
from memoria.check.materials import similar_media
from memoria.load.content import load
from memoria.rules.files import Stored, Unreadable
from tests.contents import LANGUAGES, Files, session, told

TEASER = "{id: teaser, title: {en: The tide}, language: en, address: 'https://video.example/t'%s}"
WORDS = {"media/teaser.vtt": "WEBVTT\n"}
TRANSCRIPT = "summaries/tides/videos/teaser.%s.md"
CAPTIONS = ", captions: {en: media/teaser.vtt}"


def video(more: str = "") -> str:
    return session(f"videos: [{TEASER % more}]")


def told_beside(closed: str, sessions: str) -> list[str]:
    """Return what is told where something of the content folder does not open."""
    contents: dict[str, Stored] = {"sessions.yaml": sessions.encode(), closed: Unreadable("closed")}
    found = check(load(contents, LANGUAGES, "data"))
    return [f"{one.finding.position} {one.code}" for one in found]


def test_a_video_with_captions_or_a_reason_needs_no_transcript() -> None:
    because = ", without_captions_because: {es: Sin voz.}"
    assert told({"sessions.yaml": video(CAPTIONS), **WORDS}) == []
    assert told({"sessions.yaml": video(because)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_transcript_in_any_language_will_do(language: str) -> None:
    files = {"sessions.yaml": video(), TRANSCRIPT % language: "The water comes."}
    assert told(files) == []


@pytest.mark.parametrize("text", ["", " \n", "---\nby: Ada\n---\n"])
def test_a_transcript_without_words_is_none(text: str) -> None:
    files = {"sessions.yaml": video(), TRANSCRIPT % "en": text}
    assert told(files) == ["sessions.yaml:9:19 M222"]


def test_a_transcript_that_cannot_be_read_is_not_missed_as_well() -> None:
    files: Files = {"sessions.yaml": video(), TRANSCRIPT % "en": b"\xff"}
    assert told(files) == [f"{TRANSCRIPT % 'en'}:1:1 M101"]


@pytest.mark.parametrize("closed", ["summaries", "summaries/tides", "summaries/tides/videos"])
def test_no_transcript_is_missed_in_a_folder_that_does_not_open(closed: str) -> None:
    assert told_beside(closed, video()) == [f"data/{closed}:1:1 M115"]


@pytest.mark.parametrize("closed", ["media", "media/teaser.vtt"])
def test_no_media_file_is_missed_where_nothing_can_be_read(closed: str) -> None:
    assert told_beside(closed, video(CAPTIONS)) == [f"data/{closed}:1:1 M115"]


def test_each_missing_file_has_the_place_of_its_name() -> None:
    more = ", poster: media/a.png, captions: {es: media/b.vtt, en: media/c.vtt}"
    assert told({"sessions.yaml": video(more)}) == [
        f"sessions.yaml:9:{column} M223" for column in (108, 136, 153)
    ]


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("media/teazer.mp4", "file", "media/teaser.mp4"),
        ("media/teaser.webm", "file", "media/teaser.mp4"),
        ("media/teaser.png", "poster", "media/teaser.jpeg"),
        ("media/storm.mp4", "file", ""),
        ("media/teaser.vtt", "captions", ""),
        ("media/2031/teaser.mp4", "file", "media/teaser.mp4"),
    ],
)
def test_the_file_that_was_meant_is_one_that_the_field_takes(
    name: str, field: str, expected: str
) -> None:
    names = {"media/teaser.mp4", "media/teaser.jpeg", "media/Teazer.mp4", "media/notes.txt"}
    assert similar_media(name, field, names) == expected


@pytest.mark.parametrize(
    ("times", "duration", "expected"),
    [
        (("0:00", "0:30", "1:00:00"), None, 0),
        (("0:00", "9:59", "10:00"), "10:01", 0),
        (("0:00", "0:00"), None, 1),
        (("5:00", "2:00", "3:00"), None, 1),
        (("0:00", "10:00"), "10:00", 1),
        (("0:00", "59:00"), "1:00:00", 0),
        (("59:00", "0:10"), "10:00", 2),
    ],
)
def test_chapters_come_one_after_the_other_within_the_video(
    times: tuple[str, ...], duration: str | None, expected: int
) -> None:
    chapters = ", ".join(f'{{at: "{at}", title: {{en: x}}}}' for at in times)
    length = f', duration: "{duration}"' if duration else ""
    why = ", without_captions_because: {en: Nobody speaks.}"
    found = told({"sessions.yaml": video(f"{why}{length}, chapters: [{chapters}]")})
    assert [one.split()[-1] for one in found] == ["M231"] * expected
