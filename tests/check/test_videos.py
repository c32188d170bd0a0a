"""Videos: something to watch, words for who cannot hear it, and files that are there."""

import pytest

from memoria.check.everything import check
from memoria.check.videos import similar_media
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


@pytest.mark.parametrize(
    "more",
    [
        ", provider_captions: [pt]",
        ", versions: [{language: es, address: 'https://video.example/e', provider_captions: [es]}]",
    ],
)
def test_captions_at_the_provider_will_do_in_any_language(more: str) -> None:
    assert told({"sessions.yaml": video(more)}) == []


def test_nothing_is_to_be_written_down_where_nothing_is_said() -> None:
    silent = video().replace("language: en", "language: zxx")
    assert told({"sessions.yaml": silent}) == []


def test_each_version_needs_something_to_watch_and_files_that_are_there() -> None:
    versions = "{language: es}, {language: fr, file: media/fr.mp4, captions: {es: media/es.vtt}}"
    found = told({"sessions.yaml": video(f"{CAPTIONS}, versions: [{versions}]"), **WORDS})
    assert [one.split()[-1] for one in found] == ["M232", "M223", "M223"]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ('starts_at: "1:00", ends_at: "1:01"', []),
        ('starts_at: "1:00", ends_at: "0:01:00"', ["M235"]),
        ('starts_at: "1:00:00", ends_at: "59:59"', ["M235"]),
        ('ends_at: "59:59"', []),
    ],
)
def test_a_part_ends_after_its_start(part: str, expected: list[str]) -> None:
    found = told({"sessions.yaml": video(f"{CAPTIONS}, {part}"), **WORDS})
    other = f"versions: [{{language: es, address: 'https://video.example/e', {part}}}]"
    found += told({"sessions.yaml": video(f"{CAPTIONS}, {other}"), **WORDS})
    assert [one.split()[-1] for one in found] == expected * 2


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


def test_chapters_count_on_the_clock_of_the_whole_recording() -> None:
    times = ("9:59", "10:00", "20:00")
    chapters = ", ".join(f'{{at: "{at}", title: {{en: x}}}}' for at in times)
    part = f'{CAPTIONS}, starts_at: "10:00", duration: "10:00", chapters: [{chapters}]'
    found = told({"sessions.yaml": video(part), **WORDS})
    assert [one.split()[-1] for one in found] == ["M231", "M231"]
