"""Media files: found by name, never read whole, captions read as text."""

from pathlib import Path

import pytest

from memoria.content.limits import LARGEST_MEDIA, LARGEST_SUMMARY
from memoria.load.content import read_media
from memoria.rules.files import Media
from tests.cases import each
from tests.contents import Files, read, session, told

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:04.000\nThe water comes twice a day.\n"
VIDEO = (
    "videos: [{id: teaser, title: {en: The tide}, language: en, "
    "file: media/teaser.mp4, captions: {en: media/teaser.vtt}}]"
)
WHOLE: Files = {
    "sessions.yaml": session(VIDEO),
    "media/teaser.mp4": b"\0\0\0\x18ftypmp42",
    "media/teaser.vtt": CAPTIONS,
}


def codes(name: str, media: Media) -> list[str]:
    return [problem.code for problem in read_media({name: media}, "data")[1]]


def test_media_files_are_known_by_name_with_their_paths() -> None:
    loaded = read(WHOLE)
    names = ("media/teaser.mp4", "media/teaser.vtt")
    assert loaded.media == {name: Path(name) for name in names}
    assert told(WHOLE) == []


def test_only_what_lies_in_the_folder_of_media_is_one() -> None:
    files = {**WHOLE, "media": "x", "film.mp4": b"x", "summaries/media/film.mp4": b"x"}
    assert read(files).media == read(WHOLE).media
    assert told(files) == [
        "film.mp4:1:1 M116",
        "media:1:1 M116",
        "summaries/media/film.mp4:1:1 M301",
    ]


@pytest.mark.parametrize(
    ("name", "largest"),
    [("media/teaser.mp4", LARGEST_MEDIA), ("media/teaser.vtt", LARGEST_SUMMARY)],
)
def test_a_media_file_may_be_as_large_as_the_limit_and_no_larger(name: str, largest: int) -> None:
    for size, expected in ((largest, []), (largest + 1, ["M104"])):
        assert codes(name, Media(Path(name), size, CAPTIONS.encode())) == expected


@each(
    ("text", "expected"),
    [
        ("WEBVTT", []),
        ("WEBVTT\n", []),
        ("WEBVTT\r\n\r\n", []),
        ("WEBVTT\r\r", []),
        ("WEBVTT - The tide in a minute\n", []),
        ("WEBVTT\tThe tide\n", []),
        ("\ufeffWEBVTT\n", []),
        ("", ["1:1 M233"]),
        ("\nWEBVTT\n", ["1:1 M233"]),
        ("WEBVTTX\n", ["1:1 M233"]),
        ("webvtt\n", ["1:1 M233"]),
        ("1\n00:00:00,000 --> 00:00:04,000\nWater\n", ["1:1 M233"]),
        (b"WEBVTT\n\n00:00.000 --> 00:04.000\nBajamar ma\xf1ana\n", ["4:11 M101"]),
        ("WEBVTT\n\n00:00.000 --> 00:04.000\nBell \x07\n", ["4:6 M102"]),
    ],
)
def test_captions_are_text_of_the_standard(text: str | bytes, expected: list[str]) -> None:
    files = {**WHOLE, "media/teaser.vtt": text}
    assert told(files) == [f"media/teaser.vtt:{place}" for place in expected]


@each(
    "name",
    [
        "media/teaser.mp4", "media/teaser.webm", "media/teaser.avif", "media/teaser.jpg",
        "media/teaser.jpeg", "media/teaser.png", "media/teaser.webp", "media/teaser.vtt",
        "media/2031/low_water-2.mp4",
    ],
)  # fmt: skip
def test_a_file_that_no_record_names_is_pointed_out_as_such(name: str) -> None:
    assert told({"sessions.yaml": session(), name: CAPTIONS}) == [f"{name}:1:1 M224"]


def test_what_a_broken_record_names_is_not_called_unused() -> None:
    files = {**WHOLE, "sessions.yaml": session(VIDEO, "capacity: many")}
    assert told(files) == ["sessions.yaml:10:15 M203"]
    assert told({**WHOLE, "sessions.yaml": "sessions: [a\nb"}) == ["sessions.yaml:1:11 M105"]
