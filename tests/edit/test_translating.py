"""`status` tells, `translated` marks, and `check` asks when a mark came without a translation."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run, words_of
from tests.contents import session
from tests.demo import small
from tests.repositories import Repository

REPORT = "summaries/tides/report.es.md"
FILES = {
    "sessions.yaml": session('translations: {es: {of: "00000000", by: "Ada"}}  # kept'),
    "summaries/tides/report.en.md": "The sea rose.\n",
    REPORT: '---\nof: "00000000"\nby: "Ada" # kept\n---\nEl mar subió.\n',
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(FILES, "2026-05-01")
    return repository


def states(run: Run, folder: Path, language: str) -> dict[str, str]:
    """Return the state of the session's texts in a language, by their form."""
    status, output, complaints = run("status", "--format", "json", "--data", folder)
    assert (status, complaints) == (0, "")
    return {
        one["form"]: one["state"]
        for one in json.loads(output)["texts"]
        if (one["session"], one["language"]) == ("tides", language)
    }


def test_marking_makes_a_stale_translation_current(repository: Repository, run: Run) -> None:
    folder = repository.data
    assert states(run, folder, "es") == {"record": "stale", "summary": "stale"}
    assert states(run, folder, "en") == {"record": "original", "summary": "original"}
    status, output, complaints = run("translated", "tides", "es", "--data", folder)
    assert (status, complaints) == (0, "")
    assert output.splitlines() == [
        "The translation of “tides” into Spanish is up to date.",
        "Marked now:",
        f"  texts of the record: {folder / 'sessions.yaml'}",
        f"  short report: {folder / REPORT}",
    ]
    assert states(run, folder, "es") == {"record": "current", "summary": "current"}
    assert repository.git("diff", "--numstat").split() == [
        *("1", "1", "data/sessions.yaml"),
        *("1", "1", f"data/{REPORT}"),
    ]
    for name in ("sessions.yaml", REPORT):
        assert "# kept" in (folder / name).read_text("utf-8")


def test_marking_twice_changes_nothing(repository: Repository, run: Run) -> None:
    run("translated", "tides", "es", "--data", repository.data)
    before = repository.git("diff")
    status, output, _ = run("translated", "tides", "es", "--data", repository.data)
    assert (status, output) == (0, "The translation of “tides” into Spanish is up to date.\n")
    assert repository.git("diff") == before


ONE = session().replace(', es: "Vivir con las mareas"', "")


@pytest.mark.parametrize(
    ("files", "into", "told"),
    [
        (
            {REPORT: None},
            "es",
            (
                "All that “tides” has in Spanish is up to date, but 1 text is still missing;"
                " run status to see which.",
                "Todo lo que «tides» tiene en español está al día, pero aún falta 1 texto;"
                " ejecute status para ver cuál.",
            ),
        ),
        (
            {REPORT: None, "sessions.yaml": ONE},
            "es",
            (
                "“tides” has nothing in Spanish yet: translate its 3 texts first;"
                " run status to see which.",
                "«tides» aún no tiene nada en español: traduzca antes sus 3 textos;"
                " ejecute status para ver cuáles.",
            ),
        ),
        (
            {},
            "en",
            (
                "“tides” was written in English: there is nothing to translate.",
                "«tides» se escribió en inglés: no hay nada que traducir.",
            ),
        ),
    ],
)
def test_what_is_not_all_translated_is_told_in_one_sentence(
    files: dict[str, str | None],
    into: str,
    told: tuple[str, str],
    repository: Repository,
    run: Run,
) -> None:
    for name, text in files.items():
        if text is None:
            (repository.data / name).unlink()
        else:
            repository.write({name: text})
    for language, sentence in zip(("en", "es"), told, strict=True):
        status, output, _ = run(
            "translated", "tides", into, "--data", repository.data, "--language", language
        )
        assert (status, output.splitlines()[0]) == (0, sentence)
    assert len(output.splitlines()) == 1


def test_an_edited_original_is_stale_again(repository: Repository, run: Run) -> None:
    run("translated", "tides", "es", "--data", repository.data)
    repository.write({"summaries/tides/report.en.md": "The  sea\nrose.\n\n"})
    assert states(run, repository.data, "es")["summary"] == "current"
    repository.write({"summaries/tides/report.en.md": "The sea fell.\n"})
    assert states(run, repository.data, "es") == {"record": "current", "summary": "stale"}


def test_a_mark_without_a_translation_is_questioned(repository: Repository, run: Run) -> None:
    run("translated", "tides", "es", "--data", repository.data)
    status, output, _ = run("check", "--data", repository.data)
    assert status == 0
    heads = [line.removeprefix(f"{repository.data}/") for line in output.splitlines()[::2]]
    assert [head.split(": ")[:2] for head in heads] == [
        ["sessions.yaml:9:29", "warning M309"],
        [f"{REPORT}:2:1", "warning M309"],
    ]
    repository.write({REPORT: (repository.data / REPORT).read_text("utf-8") + "Y bajó.\n"})
    _, output, _ = run("check", "--data", repository.data)
    assert REPORT not in output
    assert "M309" in output


def test_a_reason_answers_the_question_once(repository: Repository, run: Run) -> None:
    folder = repository.data
    reason = ("--unchanged-because", 'Only a "comma".')
    run("translated", "tides", "es", "--data", folder, *reason)
    assert 'unchanged_because: "Only a \\"comma\\"."' in (folder / REPORT).read_text("utf-8")
    assert run("check", "--data", folder)[1] == "No problems.\n"
    repository.commit({"summaries/tides/report.en.md": "The sea fell.\n"}, "2026-05-02")
    run("translated", "tides", "es", "--data", folder)
    assert "M309" in run("check", "--data", folder)[1]


def test_the_question_can_be_asked_against_any_commit(repository: Repository, run: Run) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    run("translated", "tides", "es", "--data", repository.data)
    repository.commit({}, "2026-05-02")
    assert "M309" not in run("check", "--data", repository.data)[1]
    assert "M309" in run("check", "--data", repository.data, "--base", first)[1]
    repository.git("switch", "--quiet", "--create", "topic")
    assert "M309" not in run("check", "--data", repository.data)[1]
    repository.git("branch", "--quiet", "--force", "main", first)
    assert "M309" in run("check", "--data", repository.data)[1]


def test_a_first_pin_is_no_question(repository: Repository, run: Run) -> None:
    repository.commit({REPORT: "El mar subió.\n", "sessions.yaml": session()}, "2026-05-02")
    run("translated", "tides", "es", "--data", repository.data)
    assert run("check", "--data", repository.data)[1] == "No problems.\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("tide", "es"),
            "error M413: There is no session, series or guide “tide”. Did you mean “tides”?",
        ),
        (("tides", "fr"), "error M413: “fr” is no language of the site."),
        (("tides", "spanish"), "is no code of a language of the site. Did you mean “es”?"),
    ],
)
def test_what_is_not_there_cannot_be_marked(
    arguments: tuple[str, ...], complaint: str, repository: Repository, run: Run
) -> None:
    status, output, complaints = run("translated", *arguments, "--data", repository.data)
    assert (status, output) == (2, "")
    assert complaints.splitlines()[0].endswith(complaint)
    assert repository.git("status", "--short") == ""


def test_nothing_is_marked_while_the_content_has_errors(repository: Repository, run: Run) -> None:
    repository.write({"themes.yaml": "themes: 1\n"})
    status, output, complaints = run("translated", "tides", "es", "--data", repository.data)
    assert (status, output) == (1, "")
    assert "error" in complaints
    assert repository.git("diff") == ""


def test_series_and_guides_are_marked_by_their_kind(repository: Repository, run: Run) -> None:
    guide = (
        'guides: [{id: tides, original: es, title: {es: "Guía", en: "Guide"}, sessions: [tides]}]'
    )
    repository.write({"guides.yaml": guide})
    _, output, _ = run("translated", "guide:tides", "en", "--data", repository.data)
    assert "guides.yaml" in output
    assert 'translations: {en: {of: "' in (repository.data / "guides.yaml").read_text("utf-8")
    assert run("check", "--data", repository.data)[0] == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_status_names_every_text_and_counts_them(
    language: str, repository: Repository, run: Run
) -> None:
    status, output, _ = run("status", "--data", repository.data, "--language", language)
    lines = {
        "en": ["session tides", "  texts of the record. en: 2 original texts; es: 2 texts stale",
               "  short report. en: 1 original text; es: 1 text stale"],
        "es": ["sesión tides", "  textos de la ficha. en: 2 textos originales;"
               " es: 2 textos desactualizados",
               "  informe breve. en: 1 texto original; es: 1 texto desactualizado"],
    }  # fmt: skip
    assert status == 0
    assert set(lines[language]) <= set(output.splitlines())


@pytest.mark.parametrize("reason", [" ", "\x1b[0m", "a\nb"])
def test_a_reason_without_words_is_refused(reason: str, repository: Repository, run: Run) -> None:
    status, output, complaints = run(
        "translated", "tides", "es", "--data", repository.data, "--unchanged-because", reason
    )
    assert (status, output) == (2, "")
    assert "error M413: The reason" in complaints
    assert repository.git("status", "--short") == ""


def test_a_commit_that_is_not_there_cannot_be_compared_with(
    repository: Repository, run: Run
) -> None:
    for commit in ("nonsense", "--all", "HEAD:data"):
        status, _, complaints = run("check", "--data", repository.data, f"--base={commit}")
        assert status == 2
        assert f"error M415: The history knows no commit “{commit}”." in complaints


def test_a_file_that_may_not_be_written_is_left_alone(repository: Repository, run: Run) -> None:
    path = repository.data / REPORT
    path.chmod(0o444)
    status, _, complaints = run("translated", "tides", "es", "--data", repository.data)
    assert status == 1
    assert f"{path}:1:1: error M402" in complaints
    assert path.read_text("utf-8") == FILES[REPORT]


def test_the_rights_of_a_file_stay(repository: Repository, run: Run) -> None:
    path = repository.data / REPORT
    path.chmod(0o664)
    run("translated", "tides", "es", "--data", repository.data)
    assert path.stat().st_mode & 0o777 == 0o664
    assert path.read_text("utf-8") != FILES[REPORT]


def test_a_machine_translation_whose_original_moved_on_still_says_so() -> None:
    pin = {"summaries/tides/report.es.md": "---\nof: aaaaaaaa\nmachine: true\n---\nMar.\n"}
    made = small(
        {"sessions.yaml": session(), "summaries/tides/report.en.md": "Sea.\n", **pin}, "es"
    )
    page = made.pages["sessions/tides/index.md"]
    assert words_of("es")("translation.stale") in page
    assert words_of("es")("translation.machine") in page
