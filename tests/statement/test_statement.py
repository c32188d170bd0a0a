"""The statement on accessibility says what the last run found, and of which pages it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.browser import test_accessibility
from tests.conftest import ROOT
from tests.statement.pages import LANGUAGES, page_of, section, with_section
from tests.statement.results import FILE, Look, Results, read, write
from tests.statement.watching import Watcher, axe_version, kind_of

LAST = read(FILE.read_text("utf-8"))
NONE = {"en": ("Faults found: none.", "Tests that failed: none."),
        "es": ("Fallos encontrados: ninguno.", "Pruebas no superadas: ninguna.")}  # fmt: skip
ALARM = {"en": "not without failures", "es": "tuvo fallos"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_last_run_found(language: str) -> None:
    page = page_of(language).read_text("utf-8")
    assert with_section(page, section(LAST, language)) == page
    assert write(LAST) == FILE.read_text("utf-8")


def states() -> Iterator[str]:
    """List the tests by which axe looks at what readers meet."""
    for name in vars(test_accessibility):
        if name.startswith("test_") and "no_violation" in name:
            yield name


def test_the_last_run_saw_all_that_is_looked_at_now_with_the_same_axe() -> None:
    assert set(states()) <= LAST.states
    looked = {(one.language, one.path) for one in LAST.looks if one.state == "test_no_violation"}
    paths = test_accessibility.PATHS
    assert looked >= {(language, path) for language in LANGUAGES for path in paths}
    assert {kind_of(path) for path in paths} <= {*LAST.kinds}
    assert LAST.programs["axe-core"] == axe_version()
    assert all(LAST.programs.values())


@pytest.mark.parametrize(
    "spoilt",
    [
        replace(LAST, outcomes={**LAST.outcomes, "tests/browser/test_x.py::test_y": "failed"}),
        replace(LAST, outcomes={**LAST.outcomes, "tests/browser/test_x.py::test_y": "skipped"}),
        replace(LAST, looks=(*LAST.looks, Look("test_no_violation", "en", "x/", "x/", 360, 2))),
        replace(LAST, looks=()),
        replace(LAST, valid=0),
        Results(date(2031, 3, 3), LAST.programs, (), 0, {}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_that_fails_or_is_not_whole_never_says_none(spoilt: Results, language: str) -> None:
    told = section(spoilt, language)
    assert not [one for one in NONE[language] if one in told]
    assert ALARM[language] in told
    sound = replace(LAST, outcomes=dict.fromkeys(LAST.outcomes, "passed"))
    assert all(one in section(sound, language) for one in NONE[language])


def test_a_test_passes_only_where_each_part_of_it_does() -> None:
    watcher = Watcher()
    for name, outcomes in {
        "a.py::test_one[en]": ("passed", "passed", "passed"),
        "a.py::test_one[es]": ("passed", "failed", "passed"),
        "a.py::test_two": ("passed", "passed", "failed"),
        "a.py::test_three": ("failed",),
        "a.py::test_four[1]": ("skipped",),
        "a.py::test_four[2]": ("passed", "passed", "passed"),
        "a.py::test_five": ("passed", "passed", "passed"),
    }.items():
        for when, outcome in zip(("setup", "call", "teardown"), outcomes, strict=False):
            place = ("a.py", 1, name)
            report = pytest.TestReport(name, place, {}, outcome, None, when)  # type: ignore[arg-type]
            watcher.pytest_runtest_logreport(report)
    assert watcher.results(date(2031, 3, 3)).failed == [
        f"a.py::test_{one}" for one in ("four", "one", "three", "two")
    ]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", ""),
        ("404.html", "404.html"),
        ("sessions/", "sessions/"),
        ("sessions/led-employment/", "sessions/…/"),
        ("news/2031/one/", "news/…/…/"),
    ],
)
def test_pages_of_records_are_of_one_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("forge", "expected"),
    [
        ("", "<p>By <code>tests/a.py::test_b</code>, <code>x</code>.</p>"),
        (
            "https://forge.example.org/us",
            '<p>By <a href="https://forge.example.org/us/blob/main/tests/a.py">'
            "<code>tests/a.py::test_b</code></a>, <code>x</code>.</p>",
        ),
    ],
)
def test_a_test_that_a_page_names_leads_to_the_forge(forge: str, expected: str) -> None:
    page = {"content": "<p>By <code>tests/a.py::test_b</code>, <code>x</code>.</p>"}
    template = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    shown = template.get_template("partials/tests.html")
    assert shown.render(page=page, forge=forge, config={"extra": {}}).strip() == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_test_that_the_page_names_is_there(language: str) -> None:
    page = page_of(language).read_text("utf-8").partition("{#privacy}")[2]
    named = [one for one in page.split("`")[1::2] if one.startswith("tests/")]
    assert len(named) == 3
    for one in named:
        path, _, name = one.partition("::")
        assert f"def {name}(" in (ROOT / path).read_text("utf-8")
