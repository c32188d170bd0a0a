"""An address is read apart from its language."""

import pytest

from memoria.facts.links import target


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
