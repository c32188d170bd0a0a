"""Each threshold of the comparison lies where it was set: a case on one side of it, one beyond."""

import ast
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from memoria import facts
from memoria.facts import omissions, structure
from memoria.facts.alignment import Pair, Step, align, cells, totals
from memoria.facts.amounts import is_elsewhere, is_large
from memoria.facts.likeness import Likeness, Unit, Weights, keys
from memoria.facts.links import own_page, swapped, target
from memoria.facts.matching import Quantity, match
from memoria.facts.mentions import mentions, register
from memoria.facts.names import differences as names_told
from memoria.facts.omissions import Parts, Side
from memoria.facts.passages import Name, Passage, Same, Setting
from memoria.facts.readings import reading
from memoria.facts.sentences import (
    Clause,
    Sentence,
    balance,
    clauses,
    deviations,
    lengths,
    ratio,
    usual_ratio,
)
from memoria.facts.terms import inflected, trusted, used
from memoria.facts.texts import Block, Link
from memoria.facts.times import times
from memoria.facts.units import is_noun
from memoria.facts.untranslated import marks
from memoria.facts.vocabulary import paired_words, stems, vocabulary
from memoria.facts.zones import zones
from memoria.messages.words import Words
from tests.cases import each
from tests.facts.settings import SETTING, pair
from tests.facts.test_amounts import said
from tests.facts.test_untranslated import found as left

ENGLISH = vocabulary("en", SETTING)
NO_PAIR = -100.0


class Fixed(Likeness):
    """Score groups by how many units each has, and by nothing else."""

    def __init__(self, scores: dict[Step, float], longer: float = 1.0) -> None:
        self.scores, self.longer = scores, longer

    @property
    def reversed(self) -> "Fixed":
        return Fixed({(b, a): score for (a, b), score in self.scores.items()}, 1 / self.longer)

    def of(self, one: Unit, other: Unit) -> float:
        return self.scores.get((one.parts, other.parts), NO_PAIR)


def size(pair: Pair) -> Step:
    return len(pair.originals), len(pair.translations)


def catalogue(*messages: str) -> Words:
    return Words("en", {str(number): said for number, said in enumerate(messages)}, int)


def tells(mark: str) -> Callable[[int], bool]:
    """Ask whether it tells anything that a key is found, which so many of 100 parts have."""

    def told(parts: int) -> bool:
        one, empty = Unit(1, frozenset({f"{mark}x"})), Unit(1, frozenset())
        weights = Weights([one], [one] * parts + [empty] * (100 - parts))
        return weights.of(f"{mark}x")[0] > 0

    return told


def exchanged(*words: str) -> bool:
    addresses = "session:a", "session:b"
    links = [
        (Link(address, said, 0), target(address, ("en", "es")))
        for address, said in zip(addresses * 2, words, strict=True)
    ]
    return bool(list(swapped(links[:2], links[2:])))


def is_slip(address: str) -> bool:
    one, other = (
        target("https://a.example/en/abcdefgh", ("en", "es")),
        target(address, ("en", "es")),
    )
    return not own_page(one, other, ("en", "es"), set())


def stands_for(texts: tuple[str, str]) -> bool:
    name, part = texts
    kind = "person" if name.startswith("Vera") else "organisation"
    return bool(mentions(part, register(Same((Name(kind, {"es": (name,)}),)))))


def misnamed(texts: tuple[str, str, str]) -> bool:
    name = texts[0]
    setting = Setting(names=(Name("place", {"en": (name,), "es": (name,)}),))
    return bool(list(names_told(*pair(*texts[1:]), setting)))


def merged(step: Step) -> Callable[[float], bool]:
    """Ask whether sentences are one in the other text, by what speaks for it."""

    def told(score: float) -> bool:
        side = Side([Sentence("x", 0)] * sum(step), lambda text: Unit(1, frozenset()))
        likeness = Fixed({(1, 1): 0.0, step[::-1]: 0.0, step: score})
        return step in map(size, omissions.paired(side, side, likeness))

    return told


def cut(*others: int) -> Callable[[int], bool]:
    """Ask whether a sentence of 100 letters is told of that has so many in the translation."""

    def told(letters: int) -> bool:
        one, other = (
            Side(
                [Sentence("x" * size, 0) for size in sizes],
                lambda text: Unit(len(text), frozenset()),
            )
            for sizes in ([100] * (1 + len(others)), [letters, *others])
        )
        likeness = Fixed({(1, 1): 0.0}, 1.1)
        return bool(list(omissions.abridgements(one, other, likeness)))

    return told


def parts(*texts: str) -> Parts:
    """Return clauses; those that end with a full stop end a sentence."""
    placed = [(text, 100 * number) for number, text in enumerate(texts)]
    return Parts(
        [Clause(text, at, text.endswith(".")) for text, at in placed],
        [Unit(len(text), frozenset()) for text in texts],
    )


def turned_at(length: int) -> Callable[[int], bool]:
    """Ask whether "twice" is told that stands for "triple", so far from the end of a text."""

    def told(place: int) -> bool:
        spanish = f"triple{'.' * (length - 6)}"
        return bool(said("." * place + "twice" + "." * (length - place - 5), spanish))

    return told


def one_clause(*texts: str) -> Callable[[float], bool]:
    """Ask whether clauses are one, "a, b.", by what speaks for it."""
    many, one = parts(*texts), parts("a, b.")

    def told(score: float) -> bool:
        likeness = Fixed({(len(texts), 1): score})
        return omissions.told(many, one, likeness, Pair(0, len(texts), 0, 1)) > 0

    return told


def may_be(step: Step) -> bool:
    before, after = totals(*step, lambda pair: 0.0 if size(pair) == step else None, omissions.STEPS)
    return before == after == {(0, 0): 0.0, step: 0.0}


def left_out(
    originals: int, translations: int, scores: dict[Step, float], varied: Step
) -> Callable[[float], bool]:
    sides = parts(*["x" * 39 + "."] * originals), parts(*["x" * 39 + "."] * translations)

    def told(score: float) -> bool:
        likeness = Fixed({**scores, varied: score})
        return bool(list(omissions.differences(*sides, likeness)))

    return told


def aligned(step: Step) -> Callable[[float], bool]:
    def told(score: float) -> bool:
        scores = {(1, 1): 0.0, (1, 0): 0.0, (0, 1): 0.0, step: score}
        found = align(*step, lambda pair: scores.get(size(pair)), structure.STEPS)
        return found is not None and step in map(size, found[0])

    return told


def blocks_pair(one: Block, other: Block) -> Callable[[float], bool]:
    def told(score: float) -> bool:
        first, second = (structure.Side([block], [Unit(1, frozenset())]) for block in (one, other))
        judged = structure.told(first, second, Fixed({(1, 1): score}), Pair(0, 1, 0, 1))
        return judged is not None and judged > 0

    return told


def number(value: int, start: int, end: int) -> Quantity:
    return Quantity("number", Decimal(value), start, end, strict=False)


def elsewhere(*texts: str) -> bool:
    one, other = (reading(text, SETTING) for text in pair(*texts))
    first, second = (text.index("#") for text in texts)
    return is_elsewhere(number(5, first, first + 1), number(6, second, second + 1), one, other)


def many_alike(count: int) -> bool:
    ones, others = (
        [number(first + one, one, one + 1) for one in range(count)] for first in (1000, 5000)
    )
    return bool(match(ones, others, lambda one, other: one.start == other.start == count - 1).pairs)


def many_told(count: int) -> bool:
    before = " ".join(f"{number} km." for number in range(101, 99 + count))
    return bool(said(f"{before} From 12 to 45 km.", f"{before} De 45 a 12 km."))


def reordered(texts: tuple[str, str]) -> bool:
    return bool(said(*texts))


def is_value(figures: str) -> bool:
    (one,) = reading(Passage("en", figures), SETTING).numbers
    return isinstance(one.value, Decimal)


def is_time(text: str) -> bool:
    return bool(times(text, ENGLISH))


def spoken_hour(text: str) -> bool:
    return bool(reading(Passage("en", text), SETTING).times)


def may_be_minute(text: str) -> Callable[[int], bool]:
    def told(minute: int) -> bool:
        (one,) = reading(Passage("en", text), SETTING).times
        return minute in one.others

    return told


def is_zone(blanks: int) -> bool:
    text = "10:30" + " " * blanks + "CET"
    hour = Quantity("time", 630, 0, 5)
    return bool(zones(text, ENGLISH, None, [hour]))


def paired(messages: tuple[Sequence[str], Sequence[str]]) -> bool:
    one, other = (Same(catalogue(*side)) for side in messages)
    return "lamps" in paired_words(one, other)[0]


def paired_in_two(count: int) -> bool:
    return paired((["lamps"] * count, ["farol"] * 2 + [""] * (count - 2)))


def paired_in_three(count: int) -> bool:
    return paired((["lamps lights"] * 3 + ["lights"] * (count - 3), ["farol"] * count))


def untold(texts: tuple[str, str]) -> bool:
    return bool(left(*texts, Setting()))


def telling(texts: tuple[str, str]) -> bool:
    words = {"en": catalogue("where there their those"), "es": catalogue("donde")}
    return bool(left(*texts, Setting(words=words)))


def often(times_more: int) -> bool:
    one, other = catalogue("lamp " * times_more), catalogue("lamp")
    return bool(marks(Same(one), Same(other)))


def kept(count: int) -> bool:
    return bool(trusted([pair("a deck", "una cubierta")] * count, SETTING))


def long_term(word: str) -> bool:
    setting = Setting(terms=({"en": (word,), "es": ("ferrobús",)},))
    return bool(trusted([pair(f"the {word}", "el tren")], setting))


BLOCKS = {kind: Block(kind, "x", 1) for kind in ("paragraph", "item", "quote", "heading")}
# The threshold; what tells; the last case that is told, the first that is not.
CASES: list[tuple[str, Callable[[Any], bool], Any, Any]] = [
    ("alignment.BAND", lambda far: (0, far) in cells(40, 40), 12, 13),
    (
        "amounts.APART",
        lambda far: elsewhere("#" + " " * 99, " " * far + "#" + " " * (99 - far)),
        26,
        25,
    ),
    (
        "amounts.KIN",
        lambda before: elsewhere("# a hotel" + " " * 99, "x" * 99 + before),
        " hotel an as #.",
        " hotel as #.",
    ),
    ("amounts.DOZEN", lambda value: is_large(number(value, 0, 1)), 13, 12),
    ("likeness.SURE", tells("#"), 85, 86),
    ("likeness.SURE", tells("@"), 90, 91),
    ("likeness.SURE", tells("="), 90, 91),
    ("likeness.SURE", tells("."), 85, 86),
    ("likeness.STEM", lambda word: [*keys("tarde")] == [*keys(word)], "tardanza", "tarea"),
    (
        "links.LIKE",
        lambda words: exchanged("alfa beta", "gama", "delta", words),
        "alfa",
        "alfa zeta",
    ),
    (
        "links.UNLIKE",
        lambda words: exchanged("alfa beta gama zeta", "kapa", words, "alfa beta gama zeta"),
        "alfa este oste sur1 nord",
        "alfa este oste sur1",
    ),
    ("links.CLOSE", is_slip, "https://a.example/es/abcdefgx", "https://a.example/es/abcdexyz"),
    ("matching.MANY", many_alike, 200, 201),
    ("mentions.ARTICLE", stands_for, ("Los Faros", "Faros"), ("Casa Faros", "Faros")),
    ("mentions.DISTINCT", stands_for, ("Vera Lund", "Lund"), ("Vera Lun", "Lun")),
    ("names.SHORT", misnamed, ("Rosa", "Rosa Rosa", "Rosa Rasa"), ("Ada", "Ada Ada", "Ada Ida")),
    (
        "names.LONG",
        misnamed,
        ("Candela", "Candela", "Candela, Candula"),
        ("Candel", "Candel", "Candel, Candul"),
    ),
    (
        "names.ALIKE",
        misnamed,
        ("Vellorna", "In Vellorna.", "El consejo velliano."),
        ("Vellorna", "In Vellorna.", "El consejo velloes."),
    ),
    ("numbers.LONGEST", lambda digits: is_value("1" * digits), 15, 16),
    ("omissions.TOGETHER", merged((1, 2)), 9.1, 8.9),
    ("omissions.TOGETHER", merged((2, 1)), 9.1, 8.9),
    ("omissions.TOGETHER", merged((2, 2)), 9.1, 8.9),
    ("omissions.TOGETHER", merged((1, 3)), 18.1, 17.9),
    ("omissions.TOGETHER", merged((3, 1)), 18.1, 17.9),
    ("omissions.UNUSUAL", cut(), 65, 66),
    ("omissions.LONGER", lambda beside: cut(beside)(50), 127, 128),
    ("omissions.STEPS", may_be, (1, 1), (0, 1)),
    ("omissions.STEPS", may_be, (1, 2), (1, 0)),
    ("omissions.STEPS", may_be, (2, 1), (2, 4)),
    ("omissions.STEPS", may_be, (2, 2), (3, 3)),
    ("omissions.STEPS", may_be, (1, 3), (1, 4)),
    ("omissions.STEPS", may_be, (3, 1), (4, 1)),
    ("omissions.STEPS", may_be, (2, 3), (3, 4)),
    ("omissions.STEPS", may_be, (3, 2), (4, 2)),
    ("omissions.WITHIN", one_clause("x;", "y."), 1.6, 1.4),
    ("omissions.BEYOND", one_clause("x, y, z.", "y."), 5.1, 4.9),
    ("omissions.COMMAS", one_clause("x.", "y."), 3.6, 3.4),
    ("omissions.NEVER", left_out(7, 2, {(2, 1): -99.0, (3, 1): -99.0}, (1, 1)), 1.5, 1.4),
    ("omissions.MISSING", left_out(2, 1, {(2, 1): 0.0}, (1, 1)), -7.3, -7.5),
    ("omissions.ADDED", left_out(1, 2, {(1, 2): 0.0}, (1, 1)), -1.6, -1.8),
    ("omissions.ALONE", left_out(3, 1, {(3, 1): 0.0, (2, 1): -40.0}, (1, 1)), -0.7, -0.9),
    ("paraphrases.MANY", many_told, 60, 61),
    (
        "paraphrases.MARGIN",
        reordered,
        ("Came 12 hotel and 45 x", "Son 45 y 12 hotel xx"),
        ("From hotel 12 to 45 casino", "De casino 45 a hotel 12"),
    ),
    (
        "paraphrases.MARGIN_RANGE",
        reordered,
        ("hotel 12 to 45 casino", "casino de 45 a 12 en hotel"),
        ("hotel 12 to 45 casino", "el casino 45 a 12 en hotel"),
    ),
    ("sentences.NEUTRAL", lambda least: usual_ratio("en", "es", Setting()) > least, 1.09, 1.1),
    ("sentences.LONG", lambda size: ratio([(size, 2 * size)] * 9, 1.1) > 1.5, 40, 39),
    ("sentences.FREE", lambda least: balance(10_000, 5000, 5000) > least, 7.30, 7.34),
    ("sentences.UNBOUND", lambda least: balance(10_000, 5000, 5000) > least, 7.30, 7.34),
    ("sentences.SHORT", lambda size: deviations(1000, size) < 0, 648, 649),
    ("sentences.LEAST", lambda size: deviations(size, 10) < 0, 60, 59),
    ("sentences.BROAD", lambda least: lengths(1000, 500) > least, -3.99, -3.97),
    ("sentences.OF_SENTENCE", lambda size: lengths(10_000, size) > 0, 8399, 8398),
    ("sentences.OF_PARAGRAPH", lambda least: balance(10_000, 1000, 9000) > least, 3.30, 3.32),
    ("sentences.OF_LETTER", lambda size: lengths(10, size) > 0, 19, 20),
    (
        "sentences.SLIGHT",
        lambda text: len([*clauses(Sentence(text, 0))]) > 1,
        "So it is, we say; nobody voted on any.",
        "So it is we say; nobody on it.",
    ),
    ("structure.STEPS", aligned((1, 1)), -9.9, -10.1),
    ("structure.STEPS", aligned((1, 2)), -0.9, -1.1),
    ("structure.STEPS", aligned((2, 1)), -0.9, -1.1),
    ("structure.KINDS", blocks_pair(BLOCKS["paragraph"], BLOCKS["item"]), 3.1, 2.9),
    ("structure.KINDS", blocks_pair(BLOCKS["paragraph"], BLOCKS["quote"]), 2.1, 1.9),
    ("structure.KINDS", blocks_pair(BLOCKS["item"], BLOCKS["quote"]), 4.1, 3.9),
    ("structure.KINDS", blocks_pair(BLOCKS["paragraph"], BLOCKS["heading"]), 5.1, 4.9),
    ("structure.OTHER_LEVEL", blocks_pair(BLOCKS["item"], Block("item", "x", 2)), 1.1, 0.9),
    ("confusions.APART", turned_at(1000), 490, 510),
    ("confusions.FAR", turned_at(62), 55, 61),
    ("structure.UNLIKE", structure.unlike, -6.1, -5.9),
    ("terms.LEAST", lambda word: inflected(word, f"{word}s", ("s",)), "mar", "ma"),
    ("terms.TAIL", lambda word: used("cubierta", [word], False), "cubiexxx", "cubixxxx"),
    ("terms.MOSTLY", kept, 2, 1),
    ("terms.ROOT", lambda word: used("ratas", [word], False), "rataxx", "ratxxx"),
    ("terms.RARE", long_term, "railbus", "railbu"),
    (
        "terms.NEAR",
        lambda words: used("racion lluvia", words.split(), True),
        "racion a a a lluvia",
        "racion a a a a lluvia",
    ),
    (
        "times.DAY",
        lambda text: not said("It opens at 0:00.", text),
        "Abre a las 24:00.",
        "Abre a las 23:00.",
    ),
    ("times.HOURS", spoken_hour, "at twelve in the morning", "at thirteen in the morning"),
    ("times.HALF_HOUR", may_be_minute("a quarter to eight in the evening"), 1170, 1165),
    ("times.HALF_HOUR", may_be_minute("a quarter to eight in the evening"), 1230, 1235),
    ("times.STEP", may_be_minute("a quarter to eight in the evening"), 1195, 1196),
    ("times.LAST_HOUR", is_time, "at 24:15", "at 25:15"),
    ("times.LAST_MINUTE", is_time, "at 10:59", "at 10:60"),
    (
        "units.COUNTRIES",
        lambda codes: is_noun("pesos", set(codes.split())),
        "ARS CLP MXN",
        "ARS CLP",
    ),
    (
        "untranslated.LEAST",
        untold,
        ("Nobody waits here now.", "nobody waits here now"),
        ("Nobody waits here.", "nobody waits here"),
    ),
    (
        "untranslated.PART",
        untold,
        ("nobody waits here now", "nobody waits here now ya"),
        ("nobody waits here now", "nobody waits here now ya no"),
    ),
    (
        "untranslated.RUN",
        untold,
        ("a b c d e f g h", "Dijo ayer mismo en la sala a b c d e f g h"),
        ("a b c d e f g", "Dijo ayer mismo en la sala a b c d e f g"),
    ),
    (
        "untranslated.AROUND",
        untold,
        ("he said “nobody waits here now”", "he said “nobody waits here now”"),
        ("said “nobody waits here now”", "said “nobody waits here now”"),
    ),
    (
        "untranslated.TELLING",
        telling,
        ("where there lamps glow", "where there lamps glow"),
        ("where some lamps glow", "where some lamps glow"),
    ),
    ("untranslated.OFTEN", often, 5, 4),
    ("vocabulary.STEM", lambda word: stems(word) == stems("sesión"), "sesiones", "sesteo"),
    ("vocabulary.LEAST", paired, (["lamps"] * 2, ["farol"] * 2), (["lamps"], ["farol"])),
    ("vocabulary.ALIKE", paired_in_two, 8, 9),
    ("vocabulary.SURE", paired_in_three, 7, 8),
    ("zones.NEAR", is_zone, 30, 31),
    (
        "zones.DEFAULT_YEAR",
        lambda minutes: zones("Europe/Volgograd", ENGLISH, None, [])[0].value == {minutes},
        240,
        180,
    ),
]


@each(("threshold", "tells", "this", "that"), CASES)
def test_a_threshold_lies_between(
    threshold: str, tells: Callable[[Any], bool], this: Any, that: Any
) -> None:
    assert tells(this), "is told no more"
    assert not tells(that), "is told already"


# Held by tests of their own, each of which names the bound in its cases.
ELSEWHERE = {
    "test_amounts.test_silent": ["amounts.ONE"],
    "test_dates.test_day": ["dates.LAST_DAY", "dates.LAST_MONTH"],
    "test_links.test_a_page_that_is_named_as_its_link_is_that_of_the_language": ["links.TELLING"],
    "test_matching.test_small_and_round_numbers_in_words_are_weak": [
        "matching.ROUND",
        "matching.SMALL",
        "matching.TEN",
    ],
    "test_numbers.test_same": ["paraphrases.CENTS"],
    "test_numbers.test_value": ["numbers.GLUED"],
    "test_paraphrases.test_nobody_mistakes_a_number_for_a_hundred_times_as_much": [
        "paraphrases.MUCH"
    ],
    "test_omissions.test_of_a_passage_a_dozen_sentences_are_told_at_once": ["omissions.MOST"],
    "test_pieces.test_a_long_passage_is_cut": ["pieces.LONG", "pieces.MANY"],
    "test_pieces.test_what_cannot_be_cut_is_not_compared": ["pieces.LONGEST", "pieces.MOST"],
    "test_pieces.test_a_pair_of_sentences_is_sure": ["pieces.SURE"],
    "test_wordings.test_a_roman_numeral_is_read": ["wordings.LETTERS"],
    "test_surroundings.test_four_digits_of_a_thousand_years_and_a_little_more_are_a_year": [
        "surroundings.FIRST_YEAR",
        "surroundings.LAST_YEAR",
    ],
    "test_surroundings.test_four_words_on_each_side_are_around_a_number": ["surroundings.AROUND"],
    "test_surroundings.test_what_stands_further_off_than_sixty_letters_is_not": [
        "surroundings.WINDOW"
    ],
    "test_surroundings.test_a_common_shape_tells_a_little_only": ["surroundings.SHAPE"],
    "test_surroundings.test_words_are_alike": [
        "surroundings.FAINT",
        "surroundings.KIN",
        "surroundings.LONG",
    ],
    "test_times.test_minutes": ["times.BEFORE"],
    "test_times.test_same": ["amounts.WHOLE_DAY"],
}
# What is no threshold, and why.
NONE = {
    "comparison.EXCERPT": "letters that a report shows",
    "comparison.WAYS": "the bound of the work, which test_comparison holds",
    "passages.MANY": "the size of a cache",
    "texts.FARTHEST": "the bound of a search in the source",
    "texts.MANY": "the size of a cache",
    "spelled.NEAR": "what is further away changes no number",
    "structure.ALONE": "part of STEPS",
    "times.HALF_DAY": "the minutes of half a day",
    "times.HOUR": "the minutes of an hour",
    "wordings.YEAR": "the months of a year",
}


def constants(module: Path) -> Iterator[str]:
    """List the constants of a module whose value has a number."""
    for statement in ast.parse(module.read_text()).body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value:
            first = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            pairs = [(first, statement.value)]
            if isinstance(first, ast.Tuple) and isinstance(statement.value, ast.Tuple):
                pairs = list(zip(first.elts, statement.value.elts, strict=True))
            for part in (part for part, value in pairs if is_numeric(value)):
                yield from (f"{module.stem}.{one}" for one in ast.unparse(part).split(", "))


def is_numeric(value: ast.expr) -> bool:
    """Tell whether an expression has a number."""
    numbers = (part.value for part in ast.walk(value) if isinstance(part, ast.Constant))
    return any(type(number) in {int, float} for number in numbers)


def test_every_threshold_has_its_case() -> None:
    folder = Path(str(facts.__file__)).parent
    every = sorted(name for module in folder.glob("*.py") for name in constants(module))
    elsewhere = [name for names in ELSEWHERE.values() for name in names]
    assert every == sorted({case[0] for case in CASES} | {*elsewhere, *NONE})


@each("place", list(ELSEWHERE))
def test_the_tests_that_hold_a_threshold_are_there(place: str) -> None:
    module, _, test = place.partition(".")
    assert f"def {test}(" in Path(__file__).with_name(f"{module}.py").read_text()
