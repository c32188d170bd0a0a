"""What belongs to an entry of a register: guides, and what the sessions on a theme brought."""

import pytest

from memoria.render.belongings import guides_on, said_on
from tests.demo import demo


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("theme", "care", ["a-year-afloat", "every-drop-twice"]),  # a chapter, and a measure on it
        ("theme", "water", ["every-drop-twice"]),
        ("person", "ondina-farallon", []),
        ("person", "hortensia-bajamar", ["every-drop-twice"]),  # by what she said
        ("organisation", "ldt-secretariat", ["a-year-afloat", "every-drop-twice"]),  # as an editor
    ],
)
def test_guides_are_those_that_cite_an_entry_or_what_is_of_it(
    kind: str, identifier: str, expected: list[str]
) -> None:
    assert [one.id for one in guides_on(demo("en").view, kind, identifier)] == expected


def test_what_has_no_theme_has_those_of_its_session() -> None:
    view = demo("es").view
    for kind in ("question", "contribution", "proposal", "video"):
        found = said_on(view, "water", kind)
        assert found
        assert all("water" in one.session.themes for one in found)
    days = [str(one.session.planned) for one in said_on(view, "open-government", "question")]
    assert days == sorted(days, reverse=True)
    assert not [one for one in said_on(view, "water", "contribution") if not one.item.is_shown]
