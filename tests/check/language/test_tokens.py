"""The words that dictionaries are asked about."""

import pytest

from memoria.check.language.tokens import begins, stems, tokens
from memoria.facts.texts import Block, blocks
from tests.cases import each

CLITICS = "me|te|se|nos|os|lo|la|le|los|las|les"


@each(
    ("markdown", "expected"),
    [
        ("The `cod` of [a quay](https://example.org/mispeling) is *red*.", "The quay"),
        ("UCLG and NGOs meet on YouTube", "and meet"),
        ("12km, 1st, COVID-19, a_b, #Talk, @ana, ana@example.org, www.example.org/x", ""),
        ("see p. 5, dep. 3 and README.md", "see and"),
        ("co-operation with socio-economic ills", "operation with socio economic ills"),
        ("<div> text </div> and javascript:alert(1)", "text and"),
        ("L’eau d'Aurelia, don’t", "d'Aurelia"),
        ("cafe\u0301", "café"),
    ],
)
def test_words_are_found(markdown: str, expected: str) -> None:
    found = [one for block in blocks(markdown) for one in tokens(block) if one.parts]
    assert " ".join(one.word for one in found if len(one.word) > 1).split() == expected.split()


def test_a_word_knows_what_of_it_must_be_known() -> None:
    (word,) = tokens(Block("paragraph", "d’Aurelia"))
    assert (word.whole, word.parts) == ("d'Aurelia", ("Aurelia",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quay", True),
        ("It is. Quay", True),
        ("“Quay", True),
        ("the Quay", False),
        ("A: Quay", True),
    ],
)
def test_the_first_word_of_a_sentence_is_known(text: str, expected: bool) -> None:
    assert begins(Block("paragraph", text), text.index("Quay")) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("añádalo", ["añada"]),
        ("llámelo", ["llame", "lla"]),
        ("dígamelo", ["digame", "diga"]),
        ("muelle", []),
        ("camión", []),
    ],
)
def test_pronouns_are_taken_off(word: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(stems(word, CLITICS))) == expected
