"""What the tests of this folder take for granted: invented names and terms, real catalogues."""

from memoria.facts.passages import Name, Passage, Setting
from tests.conftest import words_of

NAMES = (
    Name("person", {"en": ("Teodora Calafate",), "es": ("Teodora Calafate",)}),
    Name("person", {"en": ("Baltasar Candela",), "es": ("Baltasar Candela",)}),
    Name("place", {"en": ("Port Lantern",), "es": ("Puerto Candil",)}),
    Name("place", {"en": ("Vellorna",), "es": ("Vellorna",)}),
    Name("place", {"en": ("The Seven Rafts",), "es": ("Las Siete Balsas",)}),
    Name("organisation", {"en": ("Drifting Towns", "LDT"), "es": ("Liga de Villas", "LVE")}),
    Name("organisation", {"en": ("LDT South",), "es": ("LVE Sur",)}),
)  # fmt: skip
TERMS = (
    {"en": ("rain ration",), "es": ("ración de lluvia", "ración de agua")},
    {"en": ("deck",), "es": ("cubierta",)},
)
SETTING = Setting(2024, NAMES, TERMS, {code: words_of(code) for code in ("en", "es")})


def pair(original: str, translation: str) -> tuple[Passage, Passage]:
    """Return an English original and its Spanish translation."""
    return Passage("en", original), Passage("es", translation)
