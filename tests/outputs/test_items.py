"""What all sessions asked, raised, proposed and ranked stands on pages of their own, once."""

import re

import pytest

from memoria.content.kinds import COLLECTED, Kind
from tests.contents import session
from tests.demo import demo, small
from tests.pages import as_html, elements, text_of

BY_NAME = pytest.mark.parametrize("kind", COLLECTED, ids=lambda kind: kind.field)


@BY_NAME
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_item_leads_once_to_where_it_stands(kind: Kind, language: str) -> None:
    one = demo(language)
    page = as_html(one.pages[f"{kind.field}/index.md"])
    titles = re.findall(r'<p class="entry-title">.*?href="\.\./([^"]+)"', page)
    assert sorted(titles) == sorted(
        f"sessions/{held.id}/#{kind.name}-{item.id}"
        for held in one.publication.sessions
        for item in getattr(held, kind.field)
    )
    headings = [each for each in elements(page) if each.tag == "h2"]
    assert len({each.get("id") for each in headings}) == len(headings) > 1


@BY_NAME
def test_a_page_without_items_says_so_in_a_sentence(kind: Kind) -> None:
    page = small({"sessions.yaml": session()}).pages[f"{kind.field}/index.md"]
    told = text_of(as_html(page))
    assert "is recorded yet." in told
    assert "<form" not in page


def test_questions_say_who_answered_or_that_nobody_did() -> None:
    page = demo("en").pages["questions/index.md"]
    assert {"answered", "approached", "open"} == set(re.findall(r'data-answer="(\w+)"', page))
    assert page.count('class="unanswered"') == page.count('data-answer="open"') > 0
    assert "Question 1" not in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_only_where_questions_stand_they_are_known_by_numbers(language: str) -> None:
    one = demo(language)
    number = one.edition.words("question.numbered", number="").strip()
    numbered = {path for path, page in one.pages.items() if re.search(rf">{number} \d+</a>", page)}
    assert numbered
    assert {path.partition("/")[0] for path in numbered} == {"sessions"}
