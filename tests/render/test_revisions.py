"""Every page says when what it shows last changed, where git knows."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from memoria.content.publication import Revision
from tests.cases import each
from tests.contents import SERIES
from tests.demo import Made, small

SESSIONS = f"""{SERIES}sessions:
  - id: tides
    aliases: [flow]
    series: harbour-talks
    original: en
    title: {{en: "Tides"}}
    organisers: [port]
    news: [{{id: high, date: 2026-01-01, title: {{en: "High"}}}}]
  - {{id: storms, series: harbour-talks, original: en, title: {{en: "Storms"}}}}
"""
FILES = {
    "sessions.yaml": SESSIONS,
    "organisations.yaml": "organisations: [{id: port, name: {en: Port}}]\n",
    "themes.yaml": "themes: [{id: coast, name: {en: Coast}}]\n",
    "summaries/tides/report.en.md": "High.\n",
    "summaries/tides/news/high.en.md": "High.\n",
}
# The days in May on which each was changed.
DAYS = {
    ("series", "harbour-talks"): 1,
    ("session", "flow"): 2,
    ("session", "storms"): 3,
    ("theme", "coast"): 4,
    ("organisation", "port"): 1,
    ("news", "high"): 1,
    ("text", "summaries/tides/report.en.md"): 5,
    ("text", "summaries/tides/news/high.en.md"): 6,
}


def revision(day: int) -> Revision:
    moment = datetime(2026, 5, day, 12, tzinfo=UTC)
    return Revision(moment, moment)


def with_past(language: str) -> Made:
    made, past = small(FILES, language), {name: revision(day) for name, day in DAYS.items()}
    return replace(made, publication=replace(made.publication, revisions=past))


@each(
    ("path", "day"),
    [
        ("sessions/tides/", 6),  # the newest of its texts
        ("sessions/storms/", 3),
        ("news/high/", 6),
        ("organisations/port/", 2),  # its session, by the name that it had
        ("themes/coast/", 4),
        ("sessions/", 3),  # of all sessions
        ("", 6),  # of everything
    ],
)
def test_a_page_is_as_new_as_what_it_shows(path: str, day: int) -> None:
    for language, told in (("en", f"Last changed on {day} May"), ("es", f"{day} de mayo")):
        page = with_past(language).page(path)
        (foot,) = re.findall(r'<p class="changed".*?</p>', page)
        assert f'<time datetime="2026-05-0{day}">' in foot
        assert told in re.sub(r"<.*?>", "", foot)


@each(("path",), [("rules/",), ("sessions/flow/",)])
def test_of_what_is_no_content_nothing_is_said(path: str) -> None:
    assert 'class="changed"' not in with_past("en").page(path)


def test_without_git_nothing_is_said() -> None:
    assert all('class="changed"' not in page for page in small(FILES).pages.values())
