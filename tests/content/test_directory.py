"""Where things are shown: a video may have the id of another session's, and keeps its address."""

import re

import pytest

from tests.contents import SERIES, Files, told
from tests.demo import small

VIDEO = "{id: %s, title: {en: %s}, language: en, address: 'https://v.example/1', provider_captions: [en]%s}"  # noqa: E501
NEWS = "[{id: %s-news, title: {en: N}, date: 2024-03-01}]"
REPORT = "summaries/%s/report.en.md"


def held(name: str, day: str, *videos: str) -> str:
    return (
        f"  - {{id: {name}, series: harbour-talks, original: en, starts: {day},"
        f" title: {{en: T}}, summary: {{en: T}}, videos: [{', '.join(videos)}]}}\n"
    )


def sessions(*written: str) -> str:
    return f"{SERIES}sessions:\n{''.join(written)}"


LATER = held("later", "2025-05-01", VIDEO % ("film", "B", ""), VIDEO % ("own", "C", ""))
FIRST = held("first", "2024-05-01", VIDEO % ("film", "A", ", aliases: [clip]"))
NONE = held("none", "2023-05-01")
TWO: Files = {"sessions.yaml": sessions(LATER, FIRST, NONE)}


def marks(files: Files, path: str) -> list[str]:
    return sorted(re.findall(r'\bid="(video-[^"]*)"', small(files).page(path)))


def test_the_first_keeps_its_address_and_each_has_its_own() -> None:
    assert told(TWO) == []
    assert marks(TWO, "videos/") == ["video-clip", "video-film", "video-later-film", "video-own"]
    assert marks(TWO, "sessions/later/") == ["video-film", "video-own"]
    assert marks(TWO, "sessions/first/") == ["video-clip", "video-film"]


def test_an_address_stays_that_of_what_was_withdrawn_or_renamed() -> None:
    alone: Files = {"sessions.yaml": sessions(LATER, NONE, held("first", "2024-05-01"))}
    for link in ("video:first/film", "video:film"):
        gone = {**alone, "withdrawn.yaml": f"withdrawn: ['{link}']\n"}
        assert told(gone) == []
        assert marks(gone, "videos/") == ["video-film", "video-later-film", "video-own"]
    taken = LATER.replace("id: own", "id: clip")
    assert marks({"sessions.yaml": sessions(taken, FIRST)}, "videos/") == [
        "video-clip", "video-film", "video-later-clip", "video-later-film",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "link", "leads"),
    [
        ("first", "video:film", "#video-film"),
        ("later", "video:film", "#video-film"),
        ("later", "video:first/film", "../../sessions/first/#video-film"),
        ("none", "video:later/film", "../../sessions/later/#video-film"),
        ("none", "video:own", "../../sessions/later/#video-own"),
        ("none", "video:film", None),
        ("none", "video:first/own", None),
        ("none", "video:clip", None),
    ],
)
def test_links_name_the_session_where_they_must(of: str, link: str, leads: str | None) -> None:
    files: Files = {**TWO, REPORT % of: f"See [it]({link}).\n"}
    assert told(files) == ([] if leads else [f"{REPORT % of}:1:10 M304"])
    if leads:
        assert f'<a href="{leads}">it</a>' in small(files).page(f"sessions/{of}/")
