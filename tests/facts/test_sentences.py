"""Texts are split as each language does: into sentences, and these into clauses."""

import pytest

from memoria.facts.passages import Passage
from memoria.facts.sentences import Sentence, clauses, sentences
from tests.cases import each
from tests.facts.settings import SETTING


@each(
    ("language", "text", "count"),
    [
        ("es", "Habló la Sra. Candela. Nadie respondió.", 2),
        ("es", "El 3 % de EE. UU. Después, nada.", 1),
        ("es", "A las 3 p. m. empezó; a las 4 p. m. acabó.", 1),
        ("es", "El n.º 4 es el 2.5 de la serie, p. ej. Otro.", 1),
        ("es", "¿Quién paga? ¡Nadie! «Así es.» Y se fue.", 4),
        ("en", "Dr. Candela left. J. R. Calafate stayed at St. Anne's.", 2),
        ("en", "See e.g. Port Lantern, i.e. No. 4. It costs 2.5 a day.", 2),
        ("en", "“Is it dry?” asked one. It was…", 2),
        ("en", "One.Two three", 1),
        ("en", "", 0),
    ],
)
def test_texts_are_split(language: str, text: str, count: int) -> None:
    found = sentences(Passage(language, text), SETTING)
    assert len(found) == count
    assert all(text[one.at :].startswith(one.text) for one in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is late; nobody voted on any of it.", ["It is late; nobody voted on any of it."]),
        (
            "The meeting was long; nobody voted on it.",
            ["The meeting was long;", "nobody voted on it."],
        ),
        ("Nadie cobra por ello — y así ha de ser.", ["Nadie cobra por ello —", "y así ha de ser."]),
        ("From 10:30 to 12:45 all of the doors stay open.", None),
    ],
)
def test_sentences_are_split_where_another_text_may_have_a_full_stop(
    text: str, parts: list[str] | None
) -> None:
    found = list(clauses(Sentence(text, 7)))
    assert [one.text for one in found] == (parts or [text])
    assert [one.last for one in found] == [False] * (len(found) - 1) + [True]
    assert all(text[one.at - 7 :].startswith(one.text) for one in found)
