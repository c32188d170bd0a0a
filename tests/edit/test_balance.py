"""What a change brings, what it mends, and what was wrong before it, wherever that stands now."""

import json
from pathlib import Path

import pytest

from memoria.content.publication import digest
from memoria.edit.compare.problems import Balance
from memoria.edit.compare.revisions import Comparison, compare_content
from memoria.edit.compare.summary import summary
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.settings import read_settings
from tests.conftest import ROOT, Run
from tests.contents import session
from tests.repositories import Repository

AIM, REPORT = "Of 140 boats 12 came home.", "The tide rose 7 times."
WRONG = {
    "sessions.yaml": session(),
    "people.yaml": 'people: [{id: ada, name: "Ada"}]\n',
    "summaries/tides/aim.en.md": AIM,
    "summaries/tides/aim.es.md": f"---\nof: {digest(AIM)}\n---\nDe 140 barcas volvieron 13.\n",
    "summaries/tides/report.en.md": REPORT,
    "summaries/tides/report.es.md": f"---\nof: {digest(REPORT)}\n---\nLa marea subió 7 veces.\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(WRONG, "2026-05-01")
    return repository


def compared(repository: Repository) -> Comparison:
    settings = read_settings(ROOT / "mkdocs.yml")
    return compare_content(Work(settings, repository.data, settings.docs), "HEAD")


def balance(repository: Repository) -> Balance:
    return compared(repository).problems


def told(found: Balance) -> dict[str, list[str]]:
    """Name the rules that are broken and the places, by what became of them."""
    return {
        part: [
            f"{one.code} {Path(one.finding.position.file).name}:{one.finding.position.line}"
            for one in getattr(found, part)
        ]
        for part in ("new", "mended", "standing")
    }


def test_what_stays_wrong_on_another_line_was_there_before(repository: Repository) -> None:
    wrong = WRONG["summaries/tides/aim.es.md"].replace("\nDe", "\n\n\n\nDe")
    repository.write({"summaries/tides/aim.es.md": wrong})
    assert told(balance(repository)) == {
        "new": [], "mended": [], "standing": ["M310 aim.es.md:7"],
    }  # fmt: skip


def test_what_a_change_brings_and_mends_is_told_apart(repository: Repository) -> None:
    repository.write(
        {
            "summaries/tides/aim.es.md": WRONG["summaries/tides/aim.es.md"].replace("13", "12"),
            "summaries/tides/report.es.md": WRONG["summaries/tides/report.es.md"].replace("7", "8"),
        }
    )
    found = told(balance(repository))
    assert (found["mended"], found["standing"]) == (["M310 aim.es.md:4"], [])
    assert "M310 report.es.md:4" in found["new"]


def test_the_same_mistake_once_more_is_new_where_it_is_made(repository: Repository) -> None:
    wrong = '{id: bob, name: "Bob", website: "ftp://x"}'
    repository.commit({"people.yaml": f"people:\n  - {wrong}\n"}, "2026-05-02")
    second = wrong.replace("bob", "eve").replace("Bob", "Eve")
    repository.write({"people.yaml": f"people:\n  - {second}\n  - {wrong}\n"})
    found = told(balance(repository))
    assert [one.split(":")[1] for one in found["new"] if "people" in one] == ["2"]
    assert [one.split(":")[1] for one in found["standing"] if "people" in one] == ["3"]


def test_what_is_wrong_in_a_record_stays_so_in_another_file(repository: Repository) -> None:
    record = "what: is this"
    repository.commit({"sessions.yaml": session(record)}, "2026-05-02")
    head, _, own = session(record).partition("sessions:\n  - ")
    alone = own.replace("\n    ", "\n")
    repository.write({"sessions.yaml": f"{head}sessions: []\n", "sessions/tides.yaml": alone})
    found = told(balance(repository))
    assert (found["new"], found["mended"]) == ([], [])
    assert "M201 tides.yaml:5" in found["standing"]


def test_a_rename_neither_brings_nor_mends_what_was_wrong(repository: Repository, run: Run) -> None:
    assert run("rename", "tides", "high-water", "--data", repository.data)[0] == 0
    assert told(balance(repository)) == {
        "new": [], "mended": [], "standing": ["M310 aim.es.md:4"],
    }  # fmt: skip


def test_without_a_change_all_was_there(repository: Repository) -> None:
    assert told(balance(repository))["standing"] == ["M310 aim.es.md:4"]


def test_a_mark_without_a_translation_is_new(repository: Repository, run: Run) -> None:
    later = AIM.replace("home", "back")
    repository.commit({"summaries/tides/aim.en.md": later}, "2026-05-02")
    assert run("translated", "tides", "es", "--data", repository.data)[0] == 0
    assert told(balance(repository))["new"] == ["M309 aim.es.md:2"]


def test_the_check_of_a_change_tells_first_what_is_new(repository: Repository, run: Run) -> None:
    wrong = WRONG["summaries/tides/report.es.md"].replace("7", "8")
    repository.write({"summaries/tides/report.es.md": wrong})

    def check(*arguments: str) -> str:
        return run("check", "--data", repository.data, *arguments)[1]

    heads = [line for line in check("--base", "HEAD").splitlines() if line[0] != " "]
    assert ["report.es.md:4:" in heads[0], "aim.es.md:4:" in heads[-1]] == [True, True]
    assert heads[-2] == "There before this change: 1 warning"
    levels = [
        line.partition(" ")[0]
        for line in check("--base", "HEAD", "--format", "github").splitlines()
    ]
    assert levels == ["::warning"] * (len(heads) - 2) + ["::notice"]
    told = json.loads(check("--base", "HEAD", "--format", "json"))
    assert [one["new"] for one in told] == [True] * (len(heads) - 2) + [False]
    assert not any("new" in one for one in json.loads(check("--format", "json")))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["This change brings no problem.", "There before this change: 1 warning"]),
        (
            "es",
            [
                "Este cambio no trae ningún problema.",
                "Ya existían antes de este cambio: 1 advertencia",
            ],
        ),
    ],
)
def test_the_check_of_a_change_that_brings_nothing_says_so(
    language: str, said: list[str], repository: Repository, run: Run
) -> None:
    status, output, _ = run(
        *("check", "--data", repository.data, "--base", "HEAD", "--language", language)
    )
    assert (status, output.splitlines()[:2]) == (0, said)


def test_an_error_that_was_there_before_still_stops_the_build(
    repository: Repository, run: Run
) -> None:
    repository.commit({"themes.yaml": "themes: 1\n"}, "2026-05-02")
    arguments = ("check", "--data", repository.data, "--base", "HEAD", "--format", "github")
    status, output, _ = run(*arguments)
    assert status == 1
    assert "::error file=" in output


def test_a_warning_that_is_accepted_is_not_mended(repository: Repository, english: Words) -> None:
    reason = 'accepted: [{rule: M310, because: "One came later."}]'
    aim = WRONG["summaries/tides/aim.es.md"]
    repository.write({"summaries/tides/aim.es.md": aim.replace("---\nDe", f"{reason}\n---\nDe")})
    found = compared(repository)
    assert told(found.problems) == {"new": [], "mended": [], "standing": []}
    title = english("M310.title")
    assert f"| M310: {title} | One came later. |" in summary(found, english)
    repository.commit({}, "2026-05-02")
    repository.write({"people.yaml": 'people: [{id: ada, name: "Ada B."}]\n'})
    assert balance(repository) == Balance()
    repository.write({"summaries/tides/aim.es.md": aim})
    assert told(balance(repository))["new"] == ["M310 aim.es.md:4"]
