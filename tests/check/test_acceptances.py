"""Warnings that editors have accepted: the innermost record answers, errors and others stay."""

import pytest

from memoria.check.everything import check
from memoria.load.content import load
from memoria.rules.problems import ACCEPTABLE, WARNINGS
from memoria.rules.reports import describe
from tests.conftest import Run, words_of
from tests.contents import LANGUAGES, Files, problems, session, stored

BECAUSE = 'because: "No source says which."'
QUESTIONS = (
    "key_questions:",
    "  - id: damage",
    '    title: {en: "Damage"}',
    '    questions: [{id: payer, text: {en: "Who pays?"}}]',
)
DYKE = 'id: dyke, title: {en: "A dyke"}, status: planned'
FENCE = 'id: fence, title: {en: "A fence"}, status: planned'


def told(files: Files) -> list[str]:
    contents = {name: stored(name, text) for name, text in files.items()}
    words = {one: words_of(one) for one in LANGUAGES}
    found = check(load(contents, LANGUAGES, "data"), words)
    return [f"{one.finding.position} {one.code}".removeprefix("data/") for one in found]


def accepted(rule: str) -> str:
    return f"accepted: [{{rule: {rule}, {BECAUSE}}}]"


def test_the_record_in_which_a_warning_stands_answers_it_and_no_other_one() -> None:
    items = ("initiatives:", f"  - {{{DYKE}, {accepted('M226')}}}", f"  - {{{FENCE}}}")
    assert told({"sessions.yaml": session(*QUESTIONS, *items)}) == ["sessions.yaml:15:14 M226"]
    around = session(accepted("M226"), *QUESTIONS, "initiatives:", f"  - {{{DYKE}}}")
    assert told({"sessions.yaml": around}) == [
        "sessions.yaml:9:16 M239",
        "sessions.yaml:15:14 M226",
    ]


def test_what_follows_the_items_of_a_record_belongs_to_it_again() -> None:
    items = ("initiatives:", f"  - {{{DYKE}, answers: [payer]}}")
    late = (*QUESTIONS, *items, accepted("M237"), "starts: 2204-05-10")
    assert told({"sessions.yaml": session(*late)}) == []


def test_a_text_is_answered_for_in_its_front_matter_or_in_its_record() -> None:
    text = 'He said "yes".\n'
    front = f"---\n{accepted('M316')}\n---\n{text}"
    talk = "contributions: [{id: opening}]"
    of_talk = f"contributions: [{{id: opening, {accepted('M316')}}}]"
    named = "summaries/tides/contributions/opening.en.md", "summaries/tides/report.en.md"
    for lines, texts, left in (
        ((talk,), (text, text), [f"{named[0]}:1:9 M316", f"{named[1]}:1:9 M316"]),
        ((talk,), (front, front), []),
        ((of_talk,), (text, front), []),
        ((talk, accepted("M316")), (text, text), [f"{named[0]}:1:9 M316"]),
        ((of_talk, accepted("M316")), (text, text), []),
    ):
        content = {"sessions.yaml": session(*lines), **dict(zip(named, texts, strict=True))}
        assert told(content) == left, lines


def test_an_acceptance_that_two_texts_need_may_go_only_when_neither_does() -> None:
    sound, doubtful = "The sea rises.\n", 'She said "no".\n'
    named = "summaries/tides/aim.en.md", "summaries/tides/report.en.md"
    for texts, left in (
        ((doubtful, sound), []),
        ((sound, doubtful), []),
        ((sound, sound), ["sessions.yaml:9:16 M239"]),
    ):
        content = {"sessions.yaml": session(accepted("M316"))}
        assert told({**content, **dict(zip(named, texts, strict=True))}) == left, texts


def test_an_error_stays_and_as_long_as_there_is_one_no_acceptance_is_called_idle() -> None:
    content = {
        "sessions.yaml": session(accepted("M226")),
        "places.yaml": "places: [{id: bay, name: 3}]\n",
    }
    assert told(content) == ["places.yaml:1:26 M203"]
    of_error = session("contributions:", f"  - {{id: a, speaker: nobody, {accepted('M205')}}}")
    assert "M239" not in told({"sessions.yaml": of_error})[0]


def test_records_of_every_file_can_accept() -> None:
    name = 'name: {en: "The bay says \\"no\\"."}'
    for file, record in (
        ("places", f"id: bay, {name}"),
        ("themes", f"id: bay, {name}"),
        ("organisations", f"id: bay, {name}"),
        ("terms", 'id: bay, term: {en: "a bay \\"b\\""}'),
    ):
        held = f"{'glossary' if file == 'terms' else file}.yaml"
        start = {"sessions.yaml": session(), held: f"{file}: [{{{record}}}]\n"}
        assert [one.split()[-1] for one in told(start)] == ["M316"], file
        line = f"{file}: [{{{record}, {accepted('M316')}}}]\n"
        assert told({**start, held: line}) == [], file


def test_what_stands_inside_a_record_can_accept() -> None:
    doubtful = '{en: "She said \\"no\\"."}'
    for lines in (
        ("key_questions:", f"  - {{id: damage, title: {doubtful}, questions: [], *}}"),
        ("key_questions:", "  - id: damage", '    title: {en: "Damage"}', "    questions:",
         f"      - {{id: payer, text: {doubtful}, *}}"),
        ("videos:", f"  - {{id: film, title: {doubtful}, language: en,",
         "      address: https://example.org/film, *}"),
        ("contributions:", f"  - {{id: talk, title: {doubtful}, *}}"),
    ):  # fmt: skip
        plain = [line.replace(", *", "") for line in lines]
        silent = [line.replace("*", accepted("M316")) for line in lines]
        found = [one.split()[-1] for one in told({"sessions.yaml": session(*plain)})]
        rest = [one.split()[-1] for one in told({"sessions.yaml": session(*silent)})]
        assert (found.count("M316"), rest.count("M316"), rest.count("M239")) == (1, 0, 0), lines
    series = 'series:\n  - {id: a, title: {en: "A"}, figures: [{id: n, value: 1, label: *}]}\n'
    label = f"{doubtful}, {accepted('M316')}"
    for written, left in ((doubtful, 1), (label, 0)):
        content = {"sessions.yaml": series.replace("*", written) + "sessions: []\n"}
        assert [one.split()[-1] for one in told(content)] == ["M316"] * left


def test_the_session_in_a_file_of_its_own_accepts() -> None:
    own = 'id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: "Ebb"}\nstarts: 2204-01-02\n'
    content = {"sessions.yaml": session("starts: 2024-05-10")}
    assert told({**content, "sessions/ebb.yaml": own}) == ["sessions/ebb.yaml:5:9 M237"]
    assert told({**content, "sessions/ebb.yaml": f"{own}{accepted('M237')}\n"}) == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("M237", '{rule: M237, because: "…"}'),
        ("[M237, M226]", '{rule: M237, because: "…"}, {rule: M226, because: "…"}'),
        ('[{rule: M237, because: ""}]', '{rule: M237, because: "…"}'),
        ('[{rule: M237, reason: "So \\"it\\" is."}]', '{rule: M237, because: "So \\"it\\" is."}'),
        ('{M237: "So it is."}', '{rule: M237, because: "So it is."}'),
        ('[rule: M237, because: "So it is."]', '{rule: M237, because: "So it is."}'),
        ('[{rule: 237, because: {en: "So it is."}}]', '{rule: M237, because: "So it is."}'),
        ('"Nobody knows."', '{rule: M…, because: "Nobody knows."}'),
    ],
)
def test_what_is_written_otherwise_is_answered_with_the_line_to_write(
    written: str, line: str
) -> None:
    [problem] = problems({"sessions.yaml": session(f"accepted: {written}")})
    assert problem.code == "M203"
    for one in LANGUAGES:
        assert describe(problem, words_of(one))[1].endswith(f" accepted: [{line}]")


def test_what_may_be_right_is_a_warning() -> None:
    assert set(WARNINGS) >= ACCEPTABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_delivered_content_has_no_problems(language: str, run: Run) -> None:
    silent = words_of(language)("cli.check.none") + "\n"
    assert run("check", "--language", language) == (0, silent, "")
