"""Pieces of text that say the same are more alike than others."""

import pytest

from memoria.facts.likeness import Likeness, Unit, Weights, keys, unit

ENGLISH = ("The council met in Vellorna.", "It chose 400 lamps.", "The hospital closed in 1999.")
SPANISH = ("El consejo se reunió en Vellorna.", "Eligió 400 faroles.", "El hospital cerró en 1999.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4.000 LDT", {"#4000", "ldt"}),
        ("Sesión larga.", {"sesi", "larg", ".."}),
        ("It is.", {".."}),
        ("", set()),
    ],
)
def test_figures_names_and_words_are_keys(text: str, found: set[str]) -> None:
    assert set(keys(text)) == found


def test_pairs_score_more_than_others() -> None:
    one, other = ([unit(text) for text in side] for side in (ENGLISH, SPANISH))
    likeness = Likeness(one, other, 1.1)
    for number, original in enumerate(one):
        scores = [likeness.score((original,), (translation,)) for translation in other]
        assert scores.index(max(scores)) == number


def test_a_likeness_may_be_read_the_other_way() -> None:
    one, other = ([unit(text) for text in side] for side in (ENGLISH, SPANISH))
    likeness = Likeness(one, other, 1.1)
    forth = likeness.score(one[:1], other[:1])
    assert likeness.reversed.score(other[:1], one[:1]) == pytest.approx(forth, abs=0.1)
    assert likeness.reversed.longer == pytest.approx(1 / 1.1)


def units(*keys: set[str]) -> list[Unit]:
    return [Unit(1, frozenset(one)) for one in keys]


def test_what_is_rare_tells_more() -> None:
    others = units({"#4", "#7"}, {"#4"}, {"#4"}, set())
    weights = Weights(units({"#4", "#7"}), others)
    assert weights.of("#7")[0] > weights.of("#4")[0] > 0
    assert weights.of("#7")[1] < 0


def test_words_of_the_catalogues_count_as_often_as_they_are_found_again() -> None:
    texts = units({"~a", "~b", "word"}, {"~c"})
    weights = Weights(texts, units({"~a", "~b"}, {"~c"}))
    assert weights.sure["~"] > weights.sure[""]


def test_what_is_common_speaks_for_a_pair() -> None:
    every = frozenset({"#1", "#2"})
    weights = Weights(units(set(every)), units({"#1"}, {"#2"}, set(), set()))
    assert weights.told(every, {"#1"}) > weights.told(every, set())


def test_in_whatever_order_keys_come_they_tell_the_same() -> None:
    others = units({f"#{number}" for number in range(40)}, *({f"#{n}"} for n in range(0, 40, 3)))
    weights = Weights(others, others)
    common = sorted(others[0].keys)
    told = weights.told(others[0].keys, common)
    assert all(weights.told(others[0].keys, common[n:] + common[:n]) == told for n in range(40))
