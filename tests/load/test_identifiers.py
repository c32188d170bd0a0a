"""Ids are known before anything is validated: one mistake, one problem."""

import pytest

from memoria.rules.problems import Position
from memoria.rules.shapes import duplicate_identifier
from tests.cases import each
from tests.contents import SERIES, SESSION, SUMMARY, read, session, told

GROUP = (
    "key_questions:",
    "  - id: damage",
    "    title: {en: Damage}",
    "    questions: [{id: cost, text: {en: What does it cost?}}]",
)
ANSWER = "challenges: [{id: flood, title: {en: Flood}, answers: [cost]}]"
OTHER = 'series: harbour-talks\noriginal: en\ntitle: {en: "The ebb"}\n'


def test_ids_of_every_kind_are_known_with_their_places() -> None:
    places = read({"sessions.yaml": session(*GROUP, ANSWER)}).identifiers.places
    assert {key: at.line for key, at in places.items()} == {
        ("series", "", "harbour-talks"): 2,
        ("session", "", "tides"): 5,
        ("question-group", "tides", "damage"): 10,
        ("question", "tides", "cost"): 12,
        ("challenge", "tides", "flood"): 13,
    }


def test_items_are_known_in_their_own_session_and_initiatives_everywhere() -> None:
    initiative = "initiatives: [{id: dyke, title: {en: Dyke}, status: planned}]"
    identifiers = read({"sessions.yaml": session(*GROUP, initiative)}).identifiers
    assert identifiers.known("tides")["question"] == {"cost"}
    assert identifiers.known("ebb")["question"] == frozenset()
    assert identifiers.known("ebb")["initiative"] == {"dyke"}


def test_an_earlier_id_is_taken_and_leads_nowhere() -> None:
    files = {
        "sessions.yaml": session("aliases: [ebb]"),
        "summaries/ebb/report.en.md": "It fell.",
    }
    assert told(files) == ["summaries/ebb/report.en.md:1:1 M301"]


def test_two_sessions_may_use_the_same_id_inside() -> None:
    inner = "sources: [{id: note, title: Note, language: en}]"
    files = {
        "sessions.yaml": session(inner),
        "sessions/ebb.yaml": f"id: ebb\n{OTHER}{inner}\n",
    }
    assert told(files) == []


def test_two_sessions_may_not_have_an_initiative_of_the_same_id() -> None:
    inner = "initiatives: [{id: dyke, title: {en: Dyke}, status: planned}]"
    files = {
        "sessions.yaml": session(inner),
        "sessions/ebb.yaml": f"id: ebb\n{OTHER}{inner}\n{SUMMARY}\n",
    }
    assert told(files) == ["sessions/ebb.yaml:5:20 M209"]


def test_a_figure_of_a_series_refers_to_the_sources_of_its_series() -> None:
    figure = "    figures: [{id: boats, value: 3, label: {en: boats}, sources: [%s]}]\n"
    source = "    sources: [{id: almanac, title: Almanac, language: en}]\n"
    head = SERIES + source
    for named, expected in (("almanac", []), ("atlas", ["sessions.yaml:5:67 M210"])):
        text = f"{head}{figure % named}sessions:\n{SESSION}"
        assert told({"sessions.yaml": text}) == expected


def test_figures_of_a_series_have_ids_of_their_own() -> None:
    figure = "{id: a, value: 1, label: {en: a}}"
    figures = f"    figures: [{figure}, {figure}]\n"
    assert told({"sessions.yaml": f"{SERIES}{figures}sessions:\n{SESSION}"}) == [
        "sessions.yaml:4:55 M209"
    ]


@each(
    ("people", "expected"),
    [
        ("people: [ada\n", "people.yaml:1:9 M105"),
        ("peple: [{id: ada, name: Ada}]", "people.yaml:1:1 M201"),
        ("", "people.yaml:1:1 M202"),
        ("{}", "people.yaml:1:1 M202"),
        ("people:", "people.yaml:1:8 M203"),
        ("people: ada", "people.yaml:1:9 M203"),
        ("people: [ada]", "people.yaml:1:10 M203"),
        ("people: [{name: Ada}]", "people.yaml:1:10 M202"),
        ("people: [{idd: ada, name: Ada}]", "people.yaml:1:11 M201"),
        ("people: [{id: 5, name: Ada}]", "people.yaml:1:15 M203"),
        ("people: [{id: Ada, name: Ada}]", "people.yaml:1:15 M208"),
        ("people: [{id: &a ada, name: Ada}]", "people.yaml:1:15 M109"),
        ("people: !x [{id: ada, name: Ada}]", "people.yaml:1:9 M108"),
        ("people: [{id: ada, name: Ada, role: Chair}]", "people.yaml:1:37 M203"),
        ("people: [{id: ada, name: Ada}, {id: ada, name: Ada}]", "people.yaml:1:37 M209"),
        ("people: [{id: ada, name: Ada}]\npeople: []", "people.yaml:2:1 M106"),
        ("\tpeople: []", "people.yaml:1:1 M103"),
    ],
)
def test_a_mistake_in_a_register_makes_no_reference_into_it_dangle(
    people: str, expected: str
) -> None:
    speaker = "contributions: [{id: keynote, speaker: ada, status: draft}]"
    assert told({"sessions.yaml": session(speaker), "people.yaml": people}) == [expected]


@each(
    ("lines", "expected"),
    [
        (("key_question:", *GROUP[1:]), "sessions.yaml:9:5 M201"),
        ((*GROUP[:2], "    titel: {en: Damage}", GROUP[3]), "sessions.yaml:11:9 M201"),
        ((*GROUP[:3], "    questions: [{idd: cost, text: {en: a}}]"), "sessions.yaml:12:22 M201"),
        ((*GROUP[:3], "    questions: [{id: Cost, text: {en: a}}]"), "sessions.yaml:12:26 M208"),
        ((*GROUP[:3], "    question: [{id: cost, text: {en: a}}]"), "sessions.yaml:12:9 M201"),
        ((*GROUP[:3], "    questions: cost"), "sessions.yaml:12:20 M203"),
        (GROUP[:3], "sessions.yaml:10:9 M202"),
        ((*GROUP[:3], "    questions: !x [{id: cost}]"), "sessions.yaml:12:20 M108"),
    ],
)
def test_a_mistake_among_the_questions_makes_no_answer_dangle(
    lines: tuple[str, ...], expected: str
) -> None:
    assert told({"sessions.yaml": session(*lines, ANSWER)}) == [expected]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (session().replace("sessions:", "sesions:"), "sessions.yaml:4:1 M201"),
        (session().replace("series:\n  - id", "serie:\n  - id"), "sessions.yaml:1:1 M201"),
        (session().replace("id: tides", "id: Tides"), "sessions.yaml:5:9 M208"),
        (session("contribution: [{id: keynote}]"), "sessions.yaml:9:5 M201"),
        (session("title: {en: again}"), "sessions.yaml:9:5 M106"),
        (session("number: [1"), "sessions.yaml:9:13 M105"),
    ],
)
def test_a_mistake_in_a_session_makes_no_summary_homeless(sessions: str, expected: str) -> None:
    files = {
        "sessions.yaml": sessions,
        "summaries/tides/report.en.md": "See [the tides](session:tides).",
        "summaries/tides/contributions/keynote.en.md": "Good evening.",
    }
    without = {name: text for name, text in files.items() if "keynote" not in name}
    assert told(files if "contribution" in sessions else without) == [expected]


def test_a_dangling_reference_is_told_where_other_files_are_broken() -> None:
    broken = {"people.yaml": "[", "themes.yaml": "themes: []"}
    files = {"sessions.yaml": session("themes: [coast]"), **broken}
    assert told(files) == ["people.yaml:1:1 M105", "sessions.yaml:9:14 M210"]


def test_a_missing_register_is_told_once_for_all_that_refer_to_it() -> None:
    lines = ("themes: [coast, harbour]", "organisers: [port]")
    assert told({"sessions.yaml": session(*lines)}) == [
        "organisations.yaml:1:1 M114",
        "themes.yaml:1:1 M114",
    ]


def test_without_sessions_yaml_a_homeless_summary_is_told_as_such() -> None:
    files = {
        "sessions/all.yaml": session(),
        "summaries/ebb/report.en.md": "It fell.",
    }
    assert told(files) == ["summaries/ebb/report.en.md:1:1 M301"]


@pytest.mark.parametrize(
    ("taken", "free", "variant"),
    [
        ("sea", "sea-2", ""), ("Ñandú Azul", "nandu-azul-2", ""), ("x" * 80, f"{'x' * 78}-2", ""),
        ("海", "-2", "nameless"),
    ],
)  # fmt: skip
def test_an_id_that_can_be_given_is_proposed_for_one_that_is_taken(
    taken: str, free: str, variant: str
) -> None:
    found = next(duplicate_identifier(Position("people.yaml"), taken, "people.yaml:2:9")).finding
    assert (found.values["free"], found.variant) == (free, variant)
