"""Texts in another language than the one that their field or file says."""

from memoria.check.everything import check
from memoria.load.content import Loaded, load
from memoria.messages.words import read_words
from tests.cases import each
from tests.conftest import ROOT, words_of
from tests.contents import LANGUAGES, Files, session, stored

FOLDER = ROOT / "tests" / "sites" / "french" / "messages"
WORDS = {code: words_of(code) for code in LANGUAGES} | {"fr": read_words("fr", FOLDER)}
ENGLISH = "The town has lived with the tide for as long as it has been there."
SPANISH = "La villa ha vivido con la marea desde que está donde está."
FRENCH = "La ville vit avec la marée depuis qu’elle est là où elle est."


def read(files: Files, languages: tuple[str, ...] = LANGUAGES) -> Loaded:
    return load({name: stored(name, text) for name, text in files.items()}, languages, "data")


def told(files: Files, *languages: str) -> list[tuple[str, ...]]:
    """Return place, variant, language and the one that it seems to be of every warning."""
    words = {code: WORDS[code] for code in languages or LANGUAGES}
    found = [one.finding for one in check(read(files, tuple(words)), words) if one.code == "M324"]
    return [
        (
            f"{one.position.file.removeprefix('data/')}:{one.position.line}",
            one.variant,
            str(one.values["language"]),
            str(one.values["seems"]),
        )
        for one in found
    ]


def summaries(**written: str) -> Files:
    texts = {f"summaries/tides/report.{code}.md": text for code, text in written.items()}
    return {"sessions.yaml": session(), **texts}


REPORT = "summaries/tides/report"


@each(
    ("written", "expected"),
    [
        ({"en": ENGLISH, "es": SPANISH}, []),
        ({"en": SPANISH, "es": ENGLISH}, [(f"{REPORT}.en.md:1", "file-exchanged", "en", "es")]),
        ({"es": ENGLISH}, [(f"{REPORT}.es.md:1", "file-alone", "es", "en")]),
        ({"en": ENGLISH, "es": f"{ENGLISH} *Punto.*"}, [(f"{REPORT}.es.md:1", "file", "es", "en")]),
        # A copy is told by a rule of its own.
        ({"en": ENGLISH, "es": f"---\nof: 12345678\n---\n{ENGLISH}"}, []),
        ({"en": ENGLISH, "es": f"Se dijo: «{ENGLISH}»"}, []),
        ({"en": ENGLISH, "es": f"Acuerdo: *{ENGLISH}*"}, []),
        ({"en": f"Agreed at [{SPANISH}](https://example.org/) in the end: `{SPANISH}`."}, []),
        ({"en": "Rat der Stadt: Märkte, Häfen, Brücken und Wege für alle Menschen."}, []),
        ({"en": "市場と港の町では、夜になると人々が働いています。"}, []),
    ],
)
def test_summaries(written: dict[str, str], expected: list[tuple[str, ...]]) -> None:
    assert told(summaries(**written)) == expected


@each(
    ("line", "expected"),
    [
        ('{en: "The tide at night", es: "La marea de noche"}', []),
        ('{en: "La marea de noche", es: "The tide at night"}', [("exchanged", "en", "es")]),
        ('{en: "El Niño and the tide", es: "El Niño y la marea"}', []),
        ('{en: "La villa y el mar"}', [("alone", "en", "es")]),
        ('{en: "The sea", es: "What is the sea to the town?"}', [("", "es", "en")]),
    ],
)
def test_short_texts(line: str, expected: list[tuple[str, ...]]) -> None:
    notes = f"notes: [{{about: title, text: {line}}}]"
    assert [one[1:] for one in told({"sessions.yaml": session(notes)})] == expected


def test_short_texts_of_a_record_are_judged_together() -> None:
    roles = [
        '{id: a, speaker: x, role: {es: "Mayor of Mareal"}}',
        '{id: b, speaker: x, role: {es: "Head of Port"}}',
        '{id: c, speaker: x, role: {es: "Friend of Mareal"}}',
        '{id: d, speaker: x, role: {es: "Pilot"}}',
    ]
    plain = session().replace("Vivir con las mareas", "Mareas")
    files: Files = {
        "sessions.yaml": f"{plain.rstrip()}\n    contributions: [{', '.join(roles)}]\n",
        "people.yaml": 'people: [{id: x, name: "Ada"}]\n',
    }
    assert [one[1:] for one in told(files)] == [("alone", "es", "en")] * 3
    assert (
        told({**files, "sessions.yaml": str(files["sessions.yaml"]).replace(" of ", " de ")}) == []
    )


def test_every_language_of_the_site_is_known_by_its_catalogue() -> None:
    found = told(summaries(en=FRENCH, fr=SPANISH), "en", "es", "fr")
    assert [one[2:] for one in found] == [("en", "fr"), ("fr", "es")]
    assert told(summaries(en=FRENCH), "en") == []


def test_a_text_in_another_language_is_not_asked_for_its_spelling_and_signs() -> None:
    files = summaries(en=ENGLISH, es=f'{ENGLISH} "Is it?" - he said')
    codes = {
        one.code
        for one in check(read(files), {code: WORDS[code] for code in LANGUAGES}, None, unknown)
        if one.finding.position.file.endswith(".es.md")
    }
    assert codes == {"M324"}


def unknown(_: str, words: object) -> frozenset[str]:
    assert isinstance(words, set | frozenset | list | tuple | dict)
    return frozenset(words)
