"""Whole texts: sound pairs are silent, each fault is said once and where it stands."""

import time

from hypothesis import given
from hypothesis import strategies as st

from memoria.facts.comparison import Known, Located, compare_markdown, compare_plain, within
from memoria.facts.likeness import Likeness
from memoria.facts.passages import FACTS, Passage, Setting
from memoria.facts.recognition import recognitions
from memoria.facts.texts import Block, text_of
from tests.cases import each
from tests.content.test_markdown import MARKDOWN
from tests.facts.settings import SETTING, pair
from tests.hostile import SUMMARIES, TEXTS

AGREED = "The council agreed to all of it."
ENGLISH = """## The night

The [harbour council](session:ebb) met in Vellorna in the old customs house.
It chose a lamp for each pier.

Teodora Calafate asked for [two more lamps](https://a.example/en/lamps).
“Nobody waits in the dark,” she said. The council agreed.

## What remains

- a lamp for the hospital pier;
- a bell for the fog;
- benches under a roof.

| Pier | Lamps |
|---|---:|
| North | 4 |
| South | 6 |

The works begin in the summer.
"""
SPANISH = """## La noche

El [consejo del puerto](session:ebb) se reunió en Vellorna en la antigua aduana.
Eligió un farol para cada muelle.

Teodora Calafate pidió [dos faroles más](https://a.example/es/lamps).
«Nadie espera a oscuras», dijo. El consejo aceptó.

## Lo que queda

- un farol para el muelle del hospital;
- una campana para la niebla;
- bancos bajo techado.

| Muelle | Faroles |
|---|---:|
| Norte | 4 |
| Sur | 6 |

Las obras empiezan en verano.
"""


def compared(original: str, translation: str, setting: Setting = SETTING) -> list[Located]:
    return list(compare_markdown(*pair(original, translation), setting))


def test_a_sound_translation_is_silent() -> None:
    assert compared(ENGLISH, SPANISH) == []
    assert compared(ENGLISH, SPANISH, Setting()) == []


@each(
    ("old", "new", "fact", "variant", "places"),
    [
        ("## Lo que queda\n\n", "", "heading", "missing", ((9, 4), (6, 1))),
        ("## Lo que queda", "### Lo que queda", "heading", "level", ((9, 4), (9, 5))),
        ("- bancos bajo techado.\n", "", "list", "missing", ((13, 3), (12, 3))),
        ("- bancos", "- un reloj;\n- bancos", "list", "added", None),
        ("| Sur | 6 |\n", "", "list", "row", ((18, 3), (17, 11))),
        ("\nLas obras empiezan en verano.\n", "", "sentence", "paragraph", ((20, 1), (18, 9))),
        ("\nEligió un farol para cada muelle.", "", "sentence", "missing", ((4, 1), (3, 1))),
        ("El consejo aceptó.", AGREED, "sentence", "untranslated", None),
        ("(session:ebb)", "(session:flood)", "link", "", ((3, 6), (3, 5))),
        ("es/lamps", "es/lamp", "link", "", ((6, 29), (6, 25))),
        ("Vellorna", "Puerto Candil", "name", "exchanged", ((3, 43), (3, 51))),
        ("Vellorna", "Velorna", "name", "misspelt", ((3, 43), (3, 51))),
        ("oscuras»", "oscuras", "quotation", "unclosed", ((6, 1), (7, 1))),
    ],
)  # fmt: skip
def test_a_fault_is_said_once(
    old: str, new: str, fact: str, variant: str,
    places: tuple[tuple[int, int], tuple[int, int]] | None,
) -> None:  # fmt: skip
    english = ENGLISH.replace("The council agreed.", AGREED)
    assert old in SPANISH
    (found,) = compared(english, SPANISH.replace(old, new))
    assert (found.difference.fact, found.difference.variant) == (fact, variant)
    if places:
        assert (found.original, found.translation) == places


def test_titles_and_works_may_stay_in_their_language() -> None:
    assert not compared(
        "She quoted *The lamp that nobody lit at the end of the pier* twice.",
        "Citó dos veces *The lamp that nobody lit at the end of the pier*.",
    )
    work = "Candela, B. (2021). The lamp that nobody lit at the end of the pier."
    assert not compared(f"- {work}", f"- {work}")


def test_plain_texts_have_one_line() -> None:
    one, other = pair("A lamp for Vellorna", "Un farol para Puerto Candil")
    (found,) = compare_plain(one, other, SETTING)
    assert (found.difference.fact, found.original, found.translation) == ("name", (1, 12), (1, 15))


@each("text", [*TEXTS, *SUMMARIES])
def test_hostile_texts_are_compared(text: str) -> None:
    for found in [*compared(text, SPANISH), *compared(ENGLISH, text), *compared(text, text)]:
        assert found.difference.fact in FACTS


@given(MARKDOWN, MARKDOWN)
def test_places_lie_inside_any_texts(original: str, translation: str) -> None:
    one, other = original.split("\n"), translation.split("\n")
    for found in compared(original, translation):
        for lines, (line, column) in ((one, found.original), (other, found.translation)):
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


@given(MARKDOWN | st.sampled_from([ENGLISH, SPANISH, *SUMMARIES]))
def test_a_text_says_the_same_as_itself(markdown: str) -> None:
    text = Passage("en", markdown)
    for found in compare_markdown(text, text, SETTING):
        difference = found.difference
        assert difference.fact == "quotation" or difference.variant == "untranslated"


def test_a_thousand_words_take_little_time() -> None:
    english, spanish = ENGLISH * 12, SPANISH * 12
    compared(english[:500], spanish[:500])
    start = time.process_time()
    compared(english, spanish)
    assert time.process_time() - start < 1


PAIR = (
    "The council met in the old customs house. Teodora Calafate asked for two more lamps.",
    "El consejo se reunió en la antigua aduana. Teodora Calafate pidió dos faroles más.",
)


def found(original: str, translation: str) -> list[tuple[str, str]]:
    one, other = (
        text_of([Block("paragraph", text)], code)
        for text, code in ((original, "en"), (translation, "es"))
    )
    readers = recognitions("en", "es", SETTING)
    units = [
        [reader.unit(text)] for reader, text in zip(readers, (original, translation), strict=True)
    ]
    known = Known(SETTING, readers, Likeness(units[0], units[1], 1.1))
    return [(difference.fact, difference.variant) for difference in within(one, other, known)]


def test_two_blocks_that_say_the_same_are_silent() -> None:
    assert found(PAIR[0], PAIR[1]) == []


def test_what_a_missing_sentence_names_is_not_told_again() -> None:
    assert found(PAIR[0], PAIR[1].partition(" Teodora")[0]) == [("sentence", "missing")]


def test_a_quotation_that_loses_its_end_with_a_sentence_is_told_with_it() -> None:
    quoted = "“Nobody waits in the dark any more. Nobody waits at all in the rain.” She left."
    rest = "«Nadie espera ya a oscuras. Se fue."
    assert set(found(quoted, rest)) == {("sentence", "missing"), ("quotation", "unclosed")}
