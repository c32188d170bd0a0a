"""Names of the registers are neither lost nor exchanged nor misspelt."""

import pytest

from memoria.facts.names import differences, distance, slip
from tests.cases import each
from tests.facts.settings import SETTING, pair


@each(
    ("original", "translation"),
    [
        ("Teodora Calafate spoke. She left.", "Habló Teodora Calafate. Calafate se fue."),
        ("Calafate's plan", "El plan de Teodora Calafate"),
        ("The LDT met.", "Se reunió la Liga de Villas."),
        ("LDT South met the LDT.", "LVE Sur se reunió con la LVE."),
        ("The council of Vellorna", "El consejo vellornés"),
        ("In the Seven Rafts it rains.", "En Las Siete Balsas llueve."),
        ("Vellorna and Vellorna again", "Vellorna y de nuevo ella"),
        ("a port lantern", "un farol"),
        ("It rains.", "En Vellorna llueve."),
        ("Vellorna", "VELLORNA"),
    ],
)
def test_a_name_in_any_form_is_no_difference(original: str, translation: str) -> None:
    assert list(differences(*pair(original, translation), SETTING)) == []


@each(
    ("original", "translation", "variant", "said", "put"),
    [
        ("In Vellorna.", "En Puerto Candil.", "exchanged", "Vellorna", "Puerto Candil"),
        ("It rains in Vellorna.", "Llueve.", "missing", "Vellorna", ""),
        ("It rains in Vellorna.", "Llueve en Velorna.", "misspelt", "Vellorna", "Velorna"),
        ("It rains in Vellorna.", "Llueve en Vellonra.", "misspelt", "Vellorna", "Vellonra"),
        ("Teodora Calafate", "Teodora Calaafte", "misspelt", "Teodora Calafate", "Calaafte"),
        ("Candela and Candela", "Candela y Calafate", "exchanged", "Candela", "Calafate"),
        ("In Port Lantern.", "Puento Candil, un puerto", "misspelt", "Port Lantern", "Puento"),
        ("Calafate", "Calafate, Calafote", "misspelt", "Calafate", "Calafote"),
        ("The LDT", "La LVE Sur", "exchanged", "LDT", "LVE Sur"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_a_difference(
    original: str, translation: str, variant: str, said: str, put: str
) -> None:
    (one,) = differences(*pair(original, translation), SETTING)
    assert (one.variant, one.original, one.translation) == (variant, said, put)
    assert original[one.original_at :].startswith(said)
    assert translation[one.translation_at :].startswith(put)


@pytest.mark.parametrize(
    ("part", "word", "expected"),
    [
        ("vellorna", "velorna", True),
        ("vellorna", "vellonra", True),
        ("candil", "candel", True),
        ("mexico", "mexican", False),
        ("vellorna", "vellornes", False),
        ("candela", "calafate", False),
    ],
)
def test_slips_are_told_from_other_forms(part: str, word: str, expected: bool) -> None:
    assert slip(part, word) is expected


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("", "ab", 2)],
)
def test_letters_are_counted(one: str, other: str, wrong: int) -> None:
    assert distance(one, other) == distance(other, one) == wrong
