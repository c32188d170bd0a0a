"""Words that keep a place for others, and the same words in a sentence."""

from memoria.check.language.placeholders import phrases, placeholder_problems
from memoria.check.language.writings import File
from tests.conftest import words_of
from tests.contents import LANGUAGES

FOUND = """\
name: TBD
name: "TBC"
title: {en: "To be confirmed", es: "Texto"}
title: {en: The harbour, es: por confirmar}
title: {en: "Por definir.", es: "Texto"}
names: [TBA]
- to be announced
venue: "The old lock (to be confirmed)"
venue: "Sede [por confirmar]"
text: "Lorem ipsum dolor sit amet"
text: "XXXX"
text: "???"
text: "Your text here"
""".splitlines()
NOTHING = """\
text: "The figures are to be confirmed by a second study."
text: "Los datos están por confirmar."
text: "La tuberculosis (TBC) avanza."
text: "XXX Congreso de la Red"
text: "Todo el puerto"
title: "Todo"
id: tbd
by: [tba, tbc]
# TBD
- {id: a} # TODO: ask
text: "Why???"
by: coming-to-be-confirmed
""".splitlines()


def told(lines: list[str]) -> list[int]:
    words = phrases({one: words_of(one) for one in LANGUAGES})
    found = placeholder_problems(File("a.yaml", "\n".join(lines)), words)
    return sorted(one.finding.position.line for one in found)


def test_words_that_are_all_that_is_said_are_told_once() -> None:
    assert told(FOUND) == [*range(1, len(FOUND) + 1)]


def test_the_same_words_in_a_sentence_are_not() -> None:
    assert [NOTHING[line - 1] for line in told(NOTHING)] == []
