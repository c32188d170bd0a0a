"""A text names what the registers hold, in any of its forms."""

from memoria.facts.mentions import mentions, register
from memoria.facts.passages import Same
from tests.cases import each
from tests.facts.settings import NAMES


@each(
    ("text", "found"),
    [
        ("Baltasar Candela", ["Baltasar Candela"]),
        ("Baltasar, Candela", ["Baltasar", "Candela"]),
        ("LDT South and LDT", ["LDT South", "LDT"]),
        ("ldt", []),
        ("port lantern", []),
        ("Puerto  Candil", ["Puerto  Candil"]),
        ("the Seven Rafts", ["the Seven Rafts"]),
        ("Candelabra", []),
        ("", []),
    ],
)
def test_the_longest_forms_are_found(text: str, found: list[str]) -> None:
    known = register(Same(NAMES))
    assert [text[one.at : one.end] for one in mentions(text, known)] == found
