"""Links of a translation lead where those of the original lead."""

import pytest

from memoria.facts.links import differences, target
from memoria.facts.texts import Link
from tests.cases import each

Found = list[tuple[str, str, str]]


def found(original: list[str], translation: list[str]) -> Found:
    sides = [
        [Link(address, "words", number) for number, address in enumerate(side)]
        for side in (original, translation)
    ]
    return [
        (one.variant, one.original, one.translation)
        for one in differences(sides[0], sides[1], ("en", "es"))
    ]


@each(
    ("original", "translation"),
    [
        ("session:ebb", "session:ebb"),
        ("https://a.example/en/ebb", "https://a.example/es/ebb/"),
        ("https://a.example/ebb", "http://www.a.example/es/ebb"),
        ("https://en.a.example/ebb", "https://es.a.example/ebb"),
        ("https://a.example/ebb?lang=en&x=1", "https://a.example/ebb?x=1&lang=es"),
        ("https://a.example/ebb_en.pdf", "https://a.example/ebb_es.pdf"),
        ("https://a.example/en/news/tide", "https://a.example/es/noticias/marea"),
        ("https://en.a.example/wiki/Tide#Moon", "https://es.a.example/wiki/Marea#Luna"),
        ("https://a.example/en-us/tide#moon", "https://a.example/es-es/tide#luna"),
        ("https://a.example/en-US/tide", "https://a.example/es/tide"),
        ("https://a.example/tide?lang=en_US", "https://a.example/tide?lang=es-419"),
        ("https://a.example/book/tide.html", "../tide"),
        ("/book/tide/", "https://a.example/book/tide.md"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        ("https://a.example/%C3%B1", "https://a.example/ñ"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_the_same_target_is_no_difference(original: str, translation: str) -> None:
    assert found([original], [translation]) == []


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("session:ebb", "session:flood"),
        ("initiative:lamp", "proposal:lamp"),
        ("https://a.example/ebb", "https://a.example/flood"),
        ("https://a.example/ebb", "/flood"),
        ("https://a.example/what-en-or", "https://a.example/what-es-la"),
        ("https://a.example/ebb#one", "https://a.example/ebb#two"),
        ("https://a.example/en/ebb", "https://b.example/es/ebb"),
        ("https://a.example/en/tide-tables", "https://a.example/es/tide-tabels"),
        ("https://a.example/ebb?page=1", "https://a.example/ebb?page=2"),
    ],
)
def test_another_target_is_a_difference(original: str, translation: str) -> None:
    assert found([original], [translation]) == [("", original, translation)]


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        (["session:a", "session:b"], ["session:a"], [("missing", "session:b", "")]),
        (["session:a"], ["session:a", "session:b"], [("added", "", "session:b")]),
        (["session:a", "session:b"], ["session:b", "session:a"], []),
        (["session:a", "session:a"], ["session:a"], []),
        (["session:a", "session:b"], ["session:c", "session:a"], [("", "session:b", "session:c")]),
        (
            ["https://a.example/en/x", "https://a.example/en/y"],
            ["https://a.example/es/x", "https://a.example/es/x"],
            [("", "https://a.example/y", "https://a.example/x")],
        ),
    ],
)
def test_links_are_compared_all_together(
    original: list[str], translation: list[str], expected: Found
) -> None:
    if expected and expected[0][1].startswith("https"):
        expected = [("", original[1], translation[1])]
    assert found(original, translation) == expected


def test_links_that_changed_places_are_known_by_their_words() -> None:
    one = [Link("session:a", "Port Lantern", 0), Link("session:b", "Vellorna", 20)]
    other = [Link("session:b", "Port Lantern", 0), Link("session:a", "Vellorna", 20)]
    (difference,) = differences(one, other, ("en", "es"))
    assert (difference.variant, difference.original) == ("swapped", "session:a")


@each(
    ("words", "address", "told"),
    [
        ("las tablas de mareas", "https://a.example/tablas-de-mareas", False),
        ("las tablas de mareas", "https://a.example/guia#mareas", False),
        ("las tablas de mareas", "https://a.example/tablas-de-marea", True),
        ("las tablas de mareas", "https://b.example/tablas-de-mareas", True),
        ("las tablas de mareas", "https://a.example/de", True),
        ("a.example/mareas", "https://a.example/mareas", True),
    ],
)
def test_a_page_that_is_named_as_its_link_is_that_of_the_language(
    words: str, address: str, told: bool
) -> None:
    one = [Link("https://a.example/tide-tables", "the tide tables", 0)]
    assert bool([*differences(one, [Link(address, words, 0)], ("en", "es"))]) is told


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("session:ebb", set()),
        ("https://a.example/es/ebb", {"es"}),
        ("https://es.a.example/ebb", {"es"}),
        ("https://a.example/ebb?lang=en", {"en"}),
        ("https://a.example/ebb", set()),
        ("http://[broken", set()),
    ],
)
def test_the_parts_that_name_a_language_are_known(address: str, own: set[str]) -> None:
    assert target(address, ("en", "es")).own == own


def test_a_fragment_counts_where_the_page_is_the_same_in_all_languages() -> None:
    assert target("https://a.example/ebb#x", ("en",)).address.endswith("#x")
    assert not target("https://a.example/en/ebb#x", ("en",)).address.endswith("#x")
