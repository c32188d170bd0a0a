"""Raw values become records, or problems at the very place of the mistake."""

import time

import pytest

from memoria.content.base import Context, Record, Text
from memoria.content.materials import Contribution
from memoria.content.registers import Place, Translation
from memoria.content.sessions import Session
from memoria.load.composer import Composer
from memoria.load.records import MOST, validate
from memoria.load.subjects import model_at
from memoria.rules.problems import Finding
from tests.cases import each
from tests.contents import LANGUAGES, problems, read, session, told


def test_a_sound_record_is_made_without_a_problem() -> None:
    document = Composer("data/places.yaml", 'id: bay\nname: {en: "Bay", es: "Bahía"}\n').compose()
    record, found = validate(Place, document.value, document, (), Context(LANGUAGES))
    assert found == []
    assert record == Place(id="bay", name=Text({"en": "Bay", "es": "Bahía"}))


def test_an_empty_field_is_a_missing_one() -> None:
    assert told({"sessions.yaml": session("number:", "themes: ~", "platform: null")}) == []
    emptied = session().replace("original: en", "original:")
    assert told({"sessions.yaml": emptied}) == ["sessions.yaml:7:5 M202"]


def finding(*lines: str) -> Finding:
    (problem,) = problems({"sessions.yaml": session(*lines)})
    return problem.finding


@each(
    ("line", "place"),
    [
        ("nubmer: 1", "9:5"),
        ("number: x", "9:13"),
        ("mode: by post", "9:11"),
        ("website: harbour", "9:14"),
        ("themes: [coast, 5]", "9:21"),
        ("ranking: {voters: 3}", "9:14"),
        ("ranking: {method: {sp: x}, voters: 3}", "9:24"),
        ("translations: {sp: {by: Ada}}", "9:20"),
        ("translations: {es: {by: Ada, off: 1}}", "9:34"),
        ("translations: {es: {of: 123}}", "9:29"),
        ("videos: [{id: a, title: {en: a}, language: en, captions: {sp: media/a.vtt}}]", "9:63"),
        ("videos: [{id: a, title: {en: a}, language: en, captions: {es: 5}}]", "9:67"),
        ("notes: [{about: weather, text: {en: a}}]", "9:21"),
        ("notes: [{about: title, text: {en: [a]}}]", "9:39"),
    ],
)
def test_a_failure_stands_at_its_value_or_at_its_key(line: str, place: str) -> None:
    themes = "themes: [{id: coast, name: {en: a}}]"
    (found,) = told({"sessions.yaml": session(line), "themes.yaml": themes})
    assert found.split()[0] == f"sessions.yaml:{place}"


@each(
    ("line", "variant"),
    [
        ("platform: 5", "text"),
        ("number: ten", "number"),
        ("translations: {es: {machine: no}}", "yes_or_no"),
        ("themes: coast", "items"),
        ("themes: The coast", "brackets.missing"),
        ("notes: none", "list"),
        ("themes: [5]", "item"),
        ("aliases: [[a]]", "item.whole"),
        ("ranking: votes", "record"),
        ("translations: es", "mapping"),
        ("translations: {es: Ada}", "mapping"),
        ("ranking: {method: votes}", "languages.one"),
        ("notes: [{about: title, text: As printed.}]", "languages.one"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_the_right_one(line: str, variant: str) -> None:
    assert finding(line).variant == variant


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("mode: [{a: true}]", "[{a: true}]"),
        ("starts: [2031-04-30]", "[2031-04-30]"),
        ("starts: {day: 30}", "{day: 30}"),
        ("mode: true", "true"),
        ("starts: 20310", "20310"),
        (f"mode: {'x' * 60}", "x" * 60),
        (f"mode: {'x' * 61}", "x" * 59 + "…"),
    ],
)
def test_a_wrong_value_is_shown_as_it_was_written(line: str, value: str) -> None:
    assert finding(line).values["value"] == value


def test_a_misspelt_field_is_not_reported_as_missing_too() -> None:
    misspelt = session().replace("original", "orignal").replace('title: {en: "L', 'titel: {en: "L')
    assert told({"sessions.yaml": misspelt}) == ["sessions.yaml:7:5 M201", "sessions.yaml:8:5 M201"]


def test_a_misspelt_field_is_meant_as_the_missing_one_before_any_other() -> None:
    (problem,) = problems({"sessions.yaml": session().replace('title: {en: "L', 'titles: {en: "L')})
    assert problem.finding.values["similar"] == "title"


def test_what_was_refused_as_yaml_is_not_refused_again_as_a_value() -> None:
    assert told({"sessions.yaml": session("number: !x ten", "mode: &m by-post")}) == [
        "sessions.yaml:9:13 M108",
        "sessions.yaml:10:11 M109",
    ]


def test_one_broken_record_hides_no_other_one() -> None:
    text = session("number: x") + session("mode: x").partition("sessions:\n")[2].replace(
        "id: tides", "id: ebb"
    )
    assert told({"sessions.yaml": text}) == ["sessions.yaml:9:13 M203", "sessions.yaml:15:11 M204"]
    assert read({"sessions.yaml": text}).publication.sessions == ()


def test_of_a_record_with_very_many_mistakes_the_first_ones_are_told() -> None:
    wrong = f"platform: 5\nthemes: [{'5, ' * 1000}]".split("\n")
    found = told({"sessions.yaml": session(*wrong)})
    assert len(found) == MOST
    assert found[0] == "sessions.yaml:9:15 M203"


def test_many_mistakes_take_little_time() -> None:
    ids = ", ".join(f"{{id: theme-{number}, name: {{en: a}}}}" for number in range(2000))
    dangling = ", ".join(f"thema-{number}" for number in range(2000))
    files = {"sessions.yaml": session(f"themes: [{dangling}]"), "themes.yaml": f"themes: [{ids}]"}
    begun = time.process_time()
    assert len(told(files)) == MOST
    assert time.process_time() - begun < 5


@each(
    ("location", "model"),
    [
        ((), Session),
        (("title",), Text),
        (("short_title",), Text),
        (("contributions", 3), Contribution),
        (("contributions", 3, "role"), Text),
        (("translations", "es"), Translation),
        (("number",), None),
        (("weather",), None),
        (("weather", 0, "rain"), None),
    ],
)
def test_the_model_at_a_location_is_found(
    location: tuple[int | str, ...], model: type[Record] | None
) -> None:
    assert model_at(Session, location) is model
