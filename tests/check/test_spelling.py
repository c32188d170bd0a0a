"""Which words are told, with a dictionary made for the test."""

from collections.abc import Collection

from memoria.check.everything import check
from tests.cases import each
from tests.conftest import words_of
from tests.contents import Files, read, session

KNOWN = {
    "en": {"the", "tide", "rose", "in", "old", "harbour", "government", "and", "it"},
    "es": {"la", "marea", "subió", "en", "el", "puerto", "viejo", "añada", "situación"},
}
WORDS = {code: words_of(code) for code in KNOWN}


def speller(language: str, words: Collection[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.lower() not in KNOWN[language])


def told(language: str, text: str, **more: str) -> list[tuple[str, ...]]:
    """Return position, word, number and corrections of every doubt about a summary."""
    names = {name.replace("_", "."): written for name, written in more.items()}
    summary = {f"summaries/tides/report.{language}.md": text}
    base = (
        session()
        .replace("Living with the tides", "The tide")
        .replace("Vivir con las mareas", "La marea")
    )
    base = base.replace("Harbour talks", "The harbour").replace("Charlas del puerto", "El puerto")
    files = {"sessions.yaml": base, **summary, **names}
    return [
        (f"{one.finding.position.line}:{one.finding.position.column}",
         *(str(one.finding.values[name]) for name in ("word", "times", "similar")))
        for one in check(read(files), WORDS, None, speller)
        if one.code == "M314"
    ]  # fmt: skip


@each(
    ("language", "text", "expected"),
    [
        ("en", "The goverment rose.", [("1:5", "goverment", "1", "government")]),
        ("en", "The tyde\nand the tyde rose.", [("1:5", "tyde", "2", "tide")]),
        ("en", "The xyzzy rose.", [("1:5", "xyzzy", "1", "")]),
        ("en", "Goverment rose.", [("1:1", "Goverment", "1", "Government")]),
        ("es", "La situacion subió; añádala.", [("1:4", "situacion", "1", "situación")]),
        ("en", "The Kowalski rose. Kowalski rose. Goverment, the Goverment.", []),
        ("en", "The “marea” rose in the *puerto*.", []),
        ("en", "La marea subió en el puerto viejo.", []),
        ("en", "The marea rose.", [("1:5", "marea", "1", "")]),
        ("en", "The `goverment` rose at [it](https://example.org/goverment).", []),
        ("en", "The tide rose in Spain.", []),
    ],
)
def test_words_that_no_dictionary_has_are_told(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(language, text) == expected


def test_registers_the_glossary_and_the_list_are_right() -> None:
    text = "The rufo, the bolardo, the xyzzy and Ullarosa rose; the Ulllarosa."
    more = {
        "people_yaml": 'people: [{id: a, name: "Rufo Candil"}]\n',
        "places_yaml": 'places: [{id: u, name: {en: "Ullarosa"}}]\n',
        "glossary_yaml": 'terms: [{id: b, term: {en: "bolardo"}}]\n',
        "words_en_txt": "# Ours\nxyzzy # a word\n",
    }
    assert told("en", text, **more) == [("1:57", "Ulllarosa", "1", "Ullarosa")]


def test_a_list_of_another_language_or_in_bytes_is_refused() -> None:
    files: Files = {"sessions.yaml": session(), "words.tlh.txt": "qapla", "words.en.txt": b"\xff"}
    found = [(one.code, one.finding.position.file) for one in read(files).problems]
    assert found == [("M101", "data/words.en.txt"), ("M211", "data/words.tlh.txt")]


def test_nothing_is_told_while_a_record_is_broken() -> None:
    assert told("en", "The goverment rose.", people_yaml="people: [{id: a}]\n") == []
