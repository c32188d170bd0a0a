"""What is rare tells more than what stands everywhere."""

from memoria.facts.likeness import Unit, Weights


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
