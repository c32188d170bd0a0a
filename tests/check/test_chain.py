"""The chain from key question to priority: a link that is missing is pointed out, no more."""

import pytest

from memoria.rules.problems import Severity
from tests.contents import problems, session, told

QUESTIONS = "key_questions: [{id: damage, title: {en: a}, questions: [%s]}]"
COST = "{id: cost, text: {en: What does it cost?}}"
DYKE = "initiatives: [{id: dyke, title: {en: Dyke}, status: planned%s}]"
PUMPS = "priorities: [{id: pumps, title: {en: Pumps}, rank: 1%s}]"
CHAIN = (
    QUESTIONS % COST,
    "challenges: [{id: flood, title: {en: Flood}}]",
    DYKE % ", answers: [cost]",
    "proposals: [{id: levy, title: {en: Levy}}]",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((DYKE % "",), []),
        ((QUESTIONS % "", DYKE % ""), []),
        ((QUESTIONS % COST, DYKE % ", answers: [cost]"), []),
        ((QUESTIONS % COST, DYKE % ""), ["sessions.yaml:10:24 M226"]),
    ],
)
def test_an_initiative_answers_a_question_where_any_was_asked(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert told({"sessions.yaml": session(*lines)}) == expected


@pytest.mark.parametrize(
    "more",
    ["answers: [cost]", "challenges: [flood]", "initiatives: [dyke]", "proposals: [levy]"],
)
def test_a_priority_rests_on_any_link_of_the_chain(more: str) -> None:
    assert told({"sessions.yaml": session(*CHAIN, PUMPS % f", {more}")}) == []


def test_a_priority_on_nothing_is_a_warning() -> None:
    (problem,) = problems({"sessions.yaml": session(*CHAIN, PUMPS % "")})
    assert (problem.code, problem.severity) == ("M225", Severity.WARNING)


def test_two_priorities_may_share_a_rank_and_voters_may_vote_more_than_once() -> None:
    ranked = "{id: %s, title: {en: a}, rank: 1, votes: 9, answers: [cost]}"
    priorities = f"priorities: [{ranked % 'pumps'}, {ranked % 'walls'}]"
    ranking = "ranking: {method: {en: By show of hands.}, voters: 3}"
    assert told({"sessions.yaml": session(*CHAIN, ranking, priorities)}) == []
