"""The content folder as a whole: every file finds its place, whatever its bytes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.check.everything import check
from memoria.content.sessions import Session
from memoria.load.content import load
from memoria.rules.reports import FORMATS, report
from tests.cases import each
from tests.conftest import ROOT, words_of
from tests.contents import LANGUAGES, SERIES, SESSION, problems, read, session, told

ONE = 'id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: "The ebb"}\n'
SAMPLE = {
    path.relative_to(ROOT / "data").as_posix(): path.read_bytes()
    for path in sorted((ROOT / "data").rglob("*.*"))
}


def test_the_content_of_this_repository_is_sound() -> None:
    assert not problems(SAMPLE)


def test_a_file_of_sessions_may_hold_one_session_or_several() -> None:
    several = f"sessions:\n{SESSION.replace('tides', 'flood')}{SESSION.replace('tides', 'neap')}"
    files = {"sessions.yaml": session(), "sessions/ebb.yaml": ONE, "sessions/more.yaml": several}
    publication = read(files).publication
    assert told(files) == []
    assert [one.id for one in publication.sessions] == ["tides", "ebb", "flood", "neap"]
    assert {one.id: publication.files["session", one.id] for one in publication.sessions} == {
        "tides": "sessions.yaml",
        "ebb": "sessions/ebb.yaml",
        "flood": "sessions/more.yaml",
        "neap": "sessions/more.yaml",
    }


def test_sessions_yaml_is_not_needed_where_sessions_have_files_of_their_own() -> None:
    assert told({"sessions/all.yaml": session(), "sessions/ebb.yaml": ONE}) == []


def test_a_session_may_have_any_id_as_name_of_its_file() -> None:
    for name in ("people", "sessions", "glossary"):
        text = ONE.replace("id: ebb", f"id: {name}")
        assert told({"sessions.yaml": session(), f"sessions/{name}.yaml": text}) == []


@pytest.mark.parametrize("folder", ["/srv/sessions/data", "sessions", ".", "a/sessions/b"])
def test_a_content_folder_may_lie_below_a_folder_of_any_name(folder: str) -> None:
    files = {"sessions.yaml": session().encode(), "people.yaml": b"people: []\n"}
    assert check(load(files, LANGUAGES, folder)) == ()


@each(
    ("name", "text", "expected"),
    [
        ("sessions/x.yaml", ONE, "1:5 M218"),
        ("sessions/ebb.yaml", ONE.replace("id: ebb", "id: Ebb"), "1:5 M208"),
        ("sessions/5.yaml", ONE.replace("id: ebb", "id: 5"), "1:5 M203"),
        ("sessions/ebb.yaml", ONE.replace("id: ebb\n", ""), "1:1 M202"),
        ("sessions/x.yaml", f"sesions:\n{SESSION.replace('tides', 'ebb')}", "1:1 M201"),
        ("sessions/x.yaml", "- tides\n", "1:1 M203"),
        ("sessions/x.yaml", "", "1:1 M202"),
        ("sessions/deep/x.yaml", ONE, "1:1 M116"),
        ("sessions/ebb.yml", ONE, "1:1 M116"),
        ("people.yml", "people: []", "1:1 M116"),
        ("README.md", "Read me.", "1:1 M116"),
    ],
)
def test_a_file_out_of_place_is_told_once(name: str, text: str, expected: str) -> None:
    assert told({"sessions.yaml": session(), name: text}) == [f"{name}:{expected}"]


@pytest.mark.parametrize(
    ("encode", "line_break"),
    [
        ("utf-8", "\n"),
        ("utf-8", "\r\n"),
        ("utf-8", "\r"),
        ("utf-8-sig", "\n"),
        ("utf-8-sig", "\r\n"),
    ],
)
def test_places_are_the_same_with_any_line_break_and_byte_order_mark(
    encode: str, line_break: str
) -> None:
    text = session("platform: Ñandú 🌊", "mode: by-post").replace("\n", line_break)
    assert told({"sessions.yaml": text.encode(encode)}) == ["sessions.yaml:10:11 M204"]


def test_problems_come_sorted_by_place_and_each_once() -> None:
    files = {
        "sessions.yaml": session("mode: x", "number: x", "capacity: -1"),
        "people.yaml": "people: [5]",
        "themes.yaml": "themes: 5",
    }
    found = [one.finding.position for one in problems(files)]
    assert found == sorted(set(found))
    assert len(found) == 5


def test_no_content_at_all_is_one_problem() -> None:
    assert told({}) == ["sessions.yaml:1:1 M114"]


def test_without_sessions_everything_else_is_told_all_the_same() -> None:
    files = {
        "sessions.yml": session(),
        "people.yaml": "people: [{id: ada, name: 5}]",
        "guides.yaml": "guides: [{id: a, title: {en: A}, sessions: [tides]}]",
        "summaries/tides/report.en.md": "[a](session:tides) <b>",
        "summaries/report.md": "Words.",
    }
    assert told(files) == [
        "people.yaml:1:26 M203",
        "sessions.yml:1:1 M114",
        "summaries/report.md:1:1 M301",
        "summaries/tides/report.en.md:1:20 M303",
    ]


def test_very_many_problems_are_sorted_in_little_time() -> None:
    groups = "".join(
        f"  - {{id: t{number}, name: 5, a: 1, b: 2, c: 3}}\n" for number in range(2500)
    )
    begun = time.process_time()
    assert len(told({"sessions.yaml": session(), "themes.yaml": f"themes:\n{groups}"})) == 10_000
    assert time.process_time() - begun < 10


def lines_of(content: bytes) -> int:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def assert_told_within_the_files(files: dict[str, bytes]) -> None:
    found = problems(files)
    for problem in found:
        at = problem.finding.position
        assert 1 <= at.line <= lines_of(files.get(at.file.removeprefix("data/"), b""))
        assert at.column >= 1
    for language in LANGUAGES:
        for form in FORMATS:
            assert "Traceback" not in report(found, words_of(language), form)


NAMES = st.sampled_from(
    [
        "sessions.yaml",
        "people.yaml",
        "sessions/x.yaml",
        "summaries/tides/report.es.md",
        "media/teaser.vtt",
    ]
)


@given(NAMES, st.binary(max_size=100))
def test_no_bytes_break_the_loader(name: str, content: bytes) -> None:
    assert_told_within_the_files({"sessions.yaml": session().encode(), name: content})


SCALARS = [
    "tides",
    "5",
    "-1",
    "2.5",
    "true",
    "~",
    '""',
    '" "',
    "2031-02-30",
    '"\\x00"',
    "&a b",
    "*a",
]
VALUES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["id", "en", "fr", "text"]), inner, max_size=3).map(
            lambda fields: f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"
        )
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from([*Session.model_fields, "strange"])


@given(st.dictionaries(FIELDS, VALUES, max_size=6))
def test_no_value_of_any_field_breaks_the_loader(fields: dict[str, str]) -> None:
    lines = [f"{field}: {value}" for field, value in fields.items()]
    assert_told_within_the_files({"sessions.yaml": session(*lines).encode()})
    whole = SERIES + "sessions:\n  - " + "\n    ".join(lines or ["{}"]) + "\n"
    assert_told_within_the_files({"sessions.yaml": whole.encode()})


@given(st.data())
def test_no_damage_to_sound_content_breaks_the_loader(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLE)))
    content = SAMPLE[name]
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, min(begin + 30, len(content))))
    damage = data.draw(st.binary(max_size=8) | st.sampled_from([b"\n", b"\t", b": ", b"- ", b'"']))
    assert_told_within_the_files({**SAMPLE, name: content[:begin] + damage + content[end:]})
