"""Words of quantity that stand for others are told of; those that say the same are not."""

from memoria.facts.amounts import differences
from memoria.facts.passages import Passage, Setting
from memoria.messages.words import read_words
from tests.cases import each
from tests.facts.test_amounts import said
from tests.projects import SITES

FRENCH = Setting(
    2020, words={"en": read_words("en"), "fr": read_words("fr", SITES / "french" / "messages")}
)


@each(
    ("english", "spanish"),
    [
        ("Twice as many came, and a third left", "Vino el doble y se fue la tercera parte"),
        ("Three times a week", "Tres veces por semana"),
        ("It doubled within a decade", "En diez años se duplicó"),
        ("Dozens of towns and tens of rafts", "Decenas de villas y decenas de balsas"),
        ("Thousands of millions", "Miles de millones"),
        ("A quarter of the towns, every quarter", "Un 25 % de las villas, cada trimestre"),
        ("In the 19th century, the second half", "En la segunda mitad del siglo XIX"),
        ("The half of it, by means of rafts", "La mitad, por medio de balsas"),
        ("The eighties, and the second one", "Los años ochenta, y el segundo"),
        (
            "First, two towns; secondly, a raft",
            "En primer lugar, dos villas; en segundo, una balsa",
        ),
        ("A third of 300 towns", "100 de las 300 villas, un 33 %"),
        ("Half a million", "500.000"),
        ("A thousand million", "Mil millones"),
    ],
)
def test_silent(english: str, spanish: str) -> None:
    assert [one for one in said(english, spanish) if "100" not in one] == []


@each(
    ("english", "spanish", "original", "translation"),
    [
        ("3 million towns", "3 mil villas", "3 million", "3 mil"),
        ("half a million towns", "un millón de villas", "half a million", "un millón"),
        ("a billion rafts", "un billón de balsas", "billion", "un billón"),
        ("a million rafts", "mil balsas", "million", "mil"),
        ("hundreds of rafts", "miles de balsas", "hundreds", "miles"),
        ("tens of thousands", "cientos de miles", "tens of thousands", "cientos de miles"),
        ("millions of rafts", "mil balsas", "millions", "mil"),
        ("two thirds came", "vinieron tres cuartas partes", "two thirds", "tres cuartas partes"),
        ("half came, a third left", "vino un quinto y un tercio se fue", "half", "un quinto"),
        ("twice as many", "el triple", "twice", "triple"),
        ("twice a week", "tres veces por semana", "twice", "tres veces"),
        ("it doubled", "se triplicó", "doubled", "triplicó"),
        ("the third raft", "la quinta balsa", "third", "quinta"),
        ("the nineteenth century", "el siglo XX", "nineteenth", "XX"),
        ("in a decade", "en un siglo", "decade", "siglo"),
        ("every quarter", "cada año", "quarter", "año"),
        ("the seventies", "los años ochenta", "seventies", "años ochenta"),
        ("a dozen towns", "una veintena de villas", "dozen", "una veintena"),
        ("dozens of towns", "cientos de villas", "dozens", "cientos"),
        ("a dozen towns", "nueve villas", "dozen", "nueve"),
        ("both towns", "las tres villas", "both", "tres"),
        ("twice, then three times", "tres veces y luego tres veces", "twice", "tres veces"),
    ],
)
def test_told(english: str, spanish: str, original: str, translation: str) -> None:
    assert said(english, spanish) == [("number", "", original, translation)]


@each(
    ("english", "french", "told"),
    [
        ("Two thirds came", "Les deux tiers sont venus", []),
        ("Two thirds came", "Les trois quarts sont venus", [("Two thirds", "trois quarts")]),
        ("It doubled every decade", "Il doublait chaque décennie", []),
        (
            "It doubled every decade",
            "Il triplait chaque siècle",
            [("doubled", "triplait"), ("decade", "siècle")],
        ),
        ("Tens of thousands", "Des dizaines de milliers", []),
        ("Millions of rafts", "Des milliers de radeaux", [("Millions", "milliers")]),
        ("A billion", "Un milliard", []),
        ("Twice", "Trois fois", [("Twice", "Trois fois")]),
        ("The second century", "Le deuxième siècle", []),
    ],
)
def test_french_by_its_catalogue(english: str, french: str, told: list[tuple[str, str]]) -> None:
    found = differences(Passage("en", english), Passage("fr", french), FRENCH)
    assert [(one.original, one.translation) for one in found] == told
