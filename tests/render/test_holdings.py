"""What a session holds, as lists and its own page say it."""

from memoria.render.holdings import holdings
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
