"""Signs by language: what is told, what is right, and what is left alone."""

import pytest

from memoria.check.language import punctuation
from memoria.check.language.punctuation import Style
from memoria.check.language.writings import legible
from memoria.facts.texts import Block
from memoria.messages.words import read_words
from tests.cases import each
from tests.conftest import words_of
from tests.projects import SITES

STYLES = {
    "en": Style.of(words_of("en")),
    "es": Style.of(words_of("es")),
    "fr": Style.of(read_words("fr", SITES / "french" / "messages")),
}
RULES = (
    punctuation.unopened,
    punctuation.straight,
    punctuation.strokes,
    punctuation.spaces,
    punctuation.percentages,
)
CASES = [
    ("es", "Cuándo sale?", "¿Cuándo sale?"),
    ("es", "Es así. Qué hacemos!", "Es así. ¡Qué hacemos!"),
    ("es", "Una. Ved www.example.org/acta ya!", "Una. ¡Ved www.example.org/acta ya!"),
    ("es", 'La "sala a.example.org" larga', "La «sala a.example.org» larga"),
    ("es", 'La "sala" larga', "La «sala» larga"),
    ("en", 'The "long hall" and "its" doors', "The “long hall” and “its” doors"),
    ("fr", 'La "salle"', "La «\u00a0salle\u00a0»"),
    ("en", "the harbour's own", "the harbour’s own"),
    ("fr", "l'eau", "l’eau"),
    ("en", "It rose...", "It rose…"),
    ("es", "Subió....", "Subió…"),
    ("en", "It rose - then fell", "It rose – then fell"),
    ("en", "It rose--then fell", "It rose – then fell"),
    ("es", "Subió -- luego bajó", "Subió — luego bajó"),
    ("en", "It rose , then fell .", "It rose, then fell."),
    ("es", "( así )", "(así)"),
    ("en", "boats,nets", "boats, nets"),
    ("fr", "Qui ? Nous !", "Qui\u00a0? Nous\u00a0!"),
    ("fr", "Le but: l’eau", "Le but\u00a0: l’eau"),
    ("fr", "« mot »", "«\u00a0mot\u00a0»"),
    ("fr", "mot , mot", "mot, mot"),
    ("en", "25 % of it", "25% of it"),
    ("es", "un 25%", "un 25\u00a0%"),
    ("es", "un 25 %", "un 25\u00a0%"),
]
RIGHT = [
    ("es", "¿Cuándo? ¡Ya! ¡¿Qué?! ¿Dijo «¡no!» ayer? (?) [¿…?]"),
    ("en", 'When? Now! The “hall” is the port’s, 5\'30" long – or 12" wide…'),
    ("en", "A 4-5 ferry at 5 - 4, from 15:00, costs 3,5 or .5; see e.g. README.md :) and 25%"),
    ("es", "O'Higgins, 25\u00a0% y 25\u202f%: 3,5 km"),
    ("fr", "Qui\u00a0? Nous\u202f! À 15:00, «\u00a0mot\u00a0», 25\u202f% et 25\u00a0%"),
    ("en", "https://example.org/a,b?c=d!e...f --base plugins: - i18n #a'b ana@b.org"),
    ("en", "<div class=\"a\"> 'tis the '90s"),
]


def mended(text: str, style: Style) -> str:
    """Return a text with every sign as it should be."""
    block = legible(Block("paragraph", text))
    signs = [
        punctuation.restored(sign, block, text) for rule in RULES for sign in rule(block, style)
    ]
    found = [(sign.start, sign) for sign in signs]
    for _, sign in sorted(found, key=lambda one: -one[0]):
        if sign.variant == "opening":
            text = text.replace(sign.right[1:], sign.right)
        else:
            text = text[: sign.start] + sign.right + text[sign.end :]
    return text


@each(("language", "text", "right"), CASES)
def test_signs_are_mended_by_what_is_told(language: str, text: str, right: str) -> None:
    assert mended(text, STYLES[language]) == right
    assert mended(right, STYLES[language]) == right


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    assert mended(text, STYLES[language]) == text
