"""The home page: what there is of each kind, the newest outputs, charts that tell something."""

from dataclasses import replace

import pytest

from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.render.listings import newest_guides, newest_news
from memoria.render.overview import WAYS_IN, charts, counts, is_empty
from memoria.render.views import View
from memoria.render.works import newest_works
from tests.contents import session
from tests.demo import demo, small
from tests.pages import as_html, text_of


def test_counts_leave_out_what_there_is_none_of() -> None:
    assert counts(small({"sessions.yaml": session()}).publication) == {"sessions": 1}
    found = counts(demo("en").publication)
    assert tuple(found) == WAYS_IN
    assert (found["sessions"], found["videos"], found["guides"]) == (6, 4, 2)


def test_pages_that_list_nothing_are_left_out_of_the_menu() -> None:
    pages = small({"sessions.yaml": session()}).pages
    empty = {path for path, page in pages.items() if "\nempty: true\n" in page}
    assert empty == {f"{name}/index.md" for name in WAYS_IN} - {"sessions/index.md"}
    assert not is_empty("", Publication())
    assert not any("\nempty: true\n" in page for page in demo("en").pages.values())


def test_works_come_newest_first_and_lead_to_pages() -> None:
    one = demo("en")
    found = newest_works(one.publication, one.directory)
    days = [each.day for each in found if each.day]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(found)
    assert {each.kind for each in found} == {"report", "guide", "news", "video", "update"}
    for each in found:
        page = one.pages[f"{each.path.partition('#')[0]}index.md"]
        fragment = each.path.partition("#")[2]
        assert not fragment or f'id="{fragment}"' in page or f"{{#{fragment}" in page


def test_news_and_guides_come_newest_first() -> None:
    publication = demo("en").publication
    days = [item.date.day for item, _ in newest_news(publication)]
    assert days == sorted(days, reverse=True)
    undated = replace(
        publication,
        guides=tuple(one.model_copy(update={"date": None}) for one in publication.guides[:1])
        + publication.guides[1:],
    )
    assert newest_guides(undated)[-1].id == publication.guides[0].id


def test_charts_of_equal_lines_are_left_out() -> None:
    one = demo("es")
    found = charts(one.view)
    held = tuple(each for each in one.publication.sessions if not each.setback)[:2]
    publication = replace(one.publication, sessions=held)
    alike = View(one.edition, publication, make_directory(publication))
    assert "themes" not in charts(alike)  # one session on each theme
    assert [row[2] for row in found["initiatives"]] == sorted(
        (row[2] for row in found["initiatives"]), reverse=True
    )
    assert sum(row[2] for row in found["status"]) == counts(one.publication)["initiatives"]
    assert found["status"][0][1].endswith("/es/initiatives/?status=implemented")


@pytest.mark.parametrize("language", ["en", "es"])
def test_home_page_shows_nothing_empty(language: str) -> None:
    page = small({"sessions.yaml": session()}, language).pages["index.md"]
    assert "## " not in page
    assert "world-map" not in page
    assert " 0 " not in text_of(as_html(page))


def test_home_page_of_the_demo_has_all_its_parts() -> None:
    page = demo("en").pages["index.md"]
    for name in ("newest", "outputs", "documented", "map", "charts", "about", "figures"):
        assert f"{{#{name}}}" in page
