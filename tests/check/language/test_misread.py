"""Letters of another encoding, with those that were meant, and words that only look like them."""

import pytest

from memoria.check.language.misread import misread_problems
from memoria.check.language.writings import File

WORDS = (
    *("sesión", "¿Quién?", "ÁÉÍÓÚÑÜ áéíóúñü", "“quay”", "it’s", "años—meses", "1.º y 2.ª"),
    *("pingüino «Å»", "ça fait août"),
)


def told(text: str) -> list[str]:
    found = misread_problems(File("a.yaml", text))
    return [str(one.finding.values["right"]) for one in found]


@pytest.mark.parametrize("text", WORDS)
def test_letters_read_as_those_of_windows_are_told_with_the_right_ones(text: str) -> None:
    read = "".join(
        bytes([one]).decode("cp1252", "ignore") or chr(one) for one in text.encode("utf-8")
    )
    (right,) = told(read)
    assert right
    assert right.strip("?”") in text


@pytest.mark.parametrize(
    "text", [*WORDS, "«MAÇû", "“MAÔ", "Âge", "São Paulo", "# sesiÃ³n", "É»", "10 €", "Ã…"]
)
def test_words_as_they_are_meant_are_not(text: str) -> None:
    assert told(text) == []


def test_the_first_of_a_file_is_told_with_how_many_there_are() -> None:
    (problem,) = misread_problems(File("a.yaml", "a\nÂ¿QuiÃ©n preguntÃ³?"))
    assert str(problem.finding.position) == "a.yaml:2:1"
    assert problem.finding.values == {"written": "Â¿QuiÃ©n", "right": "¿Quién", "times": 2}
