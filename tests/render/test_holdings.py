"""What a session holds, as lists and its own page say it."""

import re

import pytest

from memoria.render.holdings import by_standing, holdings
from tests.contents import session
from tests.demo import demo, small


def test_a_session_with_title_and_date_only_holds_nothing() -> None:
    one = small({"sessions.yaml": session()})
    assert holdings(one.view, one.publication.sessions[0]) == []


def test_what_a_session_holds_is_counted_and_leads_to_where_it_stands() -> None:
    for language, report in (("en", "short report"), ("es", "informe breve")):
        one = demo(language)
        for held in one.publication.sessions:
            page = one.pages[f"sessions/{held.id}/index.md"]
            found = holdings(one.view, held)
            for each in found:
                assert f"{{#{each.address.partition('#')[2]}}}" in page
                if each.kind in ("initiatives", "videos", "news"):
                    assert each.said.startswith(str(len(getattr(held, each.kind))))
        assert report in {each.said for each in found} | {
            each.said for held in one.publication.sessions for each in holdings(one.view, held)
        }


NEWS = '{id: news, title: The tide, language: en, kind: news, address: "https://example.org/tide"}'


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_can_be_read_comes_before_what_is_only_known(language: str) -> None:
    one = demo(language)
    parts = dict(by_standing(one.view, one.publication.sessions))
    assert list(parts) == ["to-come", "documented", "known"]
    page = one.pages["sessions/index.md"]
    places = [page.index(f'id="session-{each.id}"') for held in parts.values() for each in held]
    assert places == sorted(places)
    assert re.findall(r"\{#(to-come|documented|known)\}", page) == list(parts)


def test_a_session_that_is_only_known_leads_to_its_source_and_to_no_calendar() -> None:
    one = small({"sessions.yaml": session(f"sources: [{NEWS}]")})
    for path in ("sessions/index.md", "sessions/tides/index.md"):
        assert 'href="https://example.org/tide"' in one.pages[path]
        assert "event.ics" not in one.pages[path]
