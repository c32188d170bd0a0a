"""`new` in a terminal: what is missing is asked, in the editor's language, until it will do."""

import io
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from memoria.project.writing import write_file
from tests.conftest import Run, words_of
from tests.contents import session
from tests.edit.test_new import errors, tree

Say = Callable[..., list[str]]
QUESTIONS = "key_questions: [{id: g, title: {en: G}, questions: [{id: why, text: {en: Why?}}]}]"
SOURCES = 'sources: [{id: note, title: "The note", language: en}]'


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_file(tmp_path / "sessions.yaml", session(QUESTIONS, SOURCES).encode())
    people = b'people:\n  - {id: ada-reef, name: "Ada Reef"}\n'
    write_file(tmp_path / "people.yaml", people)
    return tmp_path


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Let an editor say lines one after the other; return what was asked."""

    def replies(*lines: str | type[BaseException]) -> list[str]:
        left, asked = list(lines), list[str]()

        def answer(prompt: str = "") -> str:
            asked.append(prompt)
            reply = left.pop(0) if left else EOFError
            if isinstance(reply, str):
                return reply
            raise reply

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr("sys.stdin", Terminal())
        return asked

    return replies


TOLD = {
    "en": ("Session, by its id: ", "Did you mean “tides”?", "Written:"),
    "es": ("Sesión, por su identificador: ", "¿Quería decir «tides»?", "Se ha escrito:"),
}


@pytest.mark.parametrize("language", TOLD)
def test_a_contribution_is_asked_for_in_the_language_of_the_editor(
    language: str, path: Path, run: Run, say: Say
) -> None:
    other = "id: ebb\nseries: harbour-talks\noriginal: es\ntitle: {es: Ebb}\n"
    write_file(path / "sessions/ebb.yaml", other.encode())
    asked = say(
        "", "tide", "tides", "Ana Pérez", "", "Mayor: “yes”", "Alcaldesa", "Port", "",
        "", "", "why", "note", "She said:", "", "That.", ".", "",
    )  # fmt: skip
    status, output, complaints = run("new", "contribution", "--data", path, "--language", language)
    assert (status, complaints) == (0, "")
    label, meant, done = TOLD[language]
    assert asked[:3] == [label] * 3
    assert meant in output
    assert words_of(language)("new.required") in output
    assert "\n  why  Why?\n" in output
    assert "\n  note  The note\n" in output
    assert done in output
    role = 'role: {en: "Mayor: “yes”", es: "Alcaldesa"}'
    sessions = (path / "sessions.yaml").read_text("utf-8")
    record = ["- id: ana-perez", "speaker: ana-perez", "organisation: port", role]
    assert "\n        ".join([*record, "answers: [why]", "sources: [note]\n"]) in sessions
    person = f'- {{id: ana-perez, name: "Ana Pérez", {role}, organisation: port}}\n'
    assert person in (path / "people.yaml").read_text("utf-8")
    named = '- id: port\n    name: {en: "Port", es: ""}\n'
    assert named in (path / "organisations.yaml").read_text("utf-8")
    text = path / "summaries/tides/contributions/ana-perez.en.md"
    assert text.read_text("utf-8") == "She said:\n\nThat.\n"
    assert errors(path) == []


def test_a_session_with_an_hour_needs_its_zone(path: Path, run: Run, say: Say) -> None:
    asked = say(
        "es", "", "Marea baja", "", "", "2026-05-01 10:00", "", "Madrid", "Europe/Madrid",
        "2026-05-01 09:00", "2026-05-01 12:00", "virtual", "online", "", "", "",
    )  # fmt: skip
    status, output, _ = run("new", "session", "--data", path)
    assert status == 0
    assert sum("Time zone" in one for one in asked) == 3
    assert sum(one.startswith("End,") for one in asked) == 2
    assert "[marea-baja]" in "".join(asked)
    assert "Write mode: online. The values are: online, in-person, hybrid" in output
    text = (path / "sessions/marea-baja.yaml").read_text("utf-8")
    assert "original: es\n" in text
    assert "timezone: Europe/Madrid\nstarts: 2026-05-01 10:00\nends: 2026-05-01 12:00\n" in text
    assert "mode: online\n" in text


def test_a_guide_is_asked_until_it_gathers_something(path: Path, run: Run, say: Say) -> None:
    say("", "All", "", "", "", "", "tides", "", "", "", "", "")
    status, output, _ = run("new", "guide", "--data", path)
    assert status == 0
    assert "name at least one session" in output
    assert "sessions: [tides]" in (path / "guides.yaml").read_text("utf-8")


def test_an_id_that_is_taken_is_asked_for_again(path: Path, run: Run, say: Say) -> None:
    say("", "", "Tides", "", "", "ebb", "", "", "", "", "")
    status, output, _ = run("new", "session", "--data", path)
    assert status == 0
    assert "“tides” exists already, here." in output
    assert (path / "sessions/ebb.yaml").exists()


def test_only_what_was_not_given_is_asked(path: Path, run: Run, say: Say) -> None:
    asked = say("", "", "2026-05-01", "", "It rang.", ".", "")
    status, _, _ = run("new", "news", "--data", path, "--title", "Bell")
    assert status == 0
    assert [one.partition(",")[0] for one in asked] == [
        "Session",
        "Id: the last part of its address",
        "Date",
        "Ids of the session’s sources that it comes from (optional): ",
        "First paragraph",
        "… ",
        "First paragraph",
    ]


def test_who_gives_everything_is_asked_nothing(path: Path, run: Run, say: Say) -> None:
    asked = say()
    assert run("new", "session", "--data", path, "--title", "Ebb")[0] == 0
    assert asked == []


def test_a_name_that_suggests_no_id_is_refused_before_anything_is_asked(
    path: Path, run: Run, say: Say
) -> None:
    asked = say()
    given = ("--speaker", "ada-reef", "--organisation-name", "李")
    status, output, complaints = run("new", "contribution", "--data", path, *given)
    assert (status, output, asked) == (2, "", [])
    assert complaints.startswith("--organisation-name: No id follows")


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("language", ["en", "es"])
def test_who_stops_has_written_nothing(
    language: str, end: type[BaseException], path: Path, run: Run, say: Say
) -> None:
    before = tree(path)
    say("", "", "Ebb", end)
    status, output, complaints = run("new", "session", "--data", path, "--language", language)
    assert (status, complaints) == (130, "")
    assert output.endswith(f"\n{words_of(language)('new.stopped')}\n")
    assert tree(path) == before


def test_a_long_list_is_cut(path: Path, run: Run, say: Say) -> None:
    people = "".join(f'  - {{id: p{number}, name: "P {number}"}}\n' for number in range(25))
    write_file(path / "people.yaml", f"people:\n{people}".encode())
    say("")
    _, output, _ = run("new", "contribution", "--data", path)
    assert "  and 5 more of them\n" in output


def test_somebody_misspelt_is_asked_about(path: Path, run: Run, say: Say) -> None:
    asked = say("", "ada-ref", "", *[""] * 9)
    assert run("new", "contribution", "--data", path)[0] == 0
    assert "Press Enter for “ada-reef”" in asked[2]
    assert "speaker: ada-reef\n" in (path / "sessions.yaml").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_name_is_not_taken_for_another_one_by_enter(
    language: str, path: Path, run: Run, say: Say
) -> None:
    asked = say("", "Ana Reef", *[""] * 12)
    assert run("new", "contribution", "--data", path, "--language", language)[0] == 0
    assert words_of(language)("new.like", similar="ada-reef") in asked[2]
    assert asked[2].endswith("[Ana Reef]: ")
    assert 'name: "Ana Reef"' in (path / "people.yaml").read_text("utf-8")


@pytest.mark.parametrize("written", ["Talks 2027", "talks-2027"])
def test_nobody_comes_into_another_series_by_enter(
    written: str, path: Path, run: Run, say: Say
) -> None:
    text = (path / "sessions.yaml").read_text("utf-8")
    more = "series:\n  - {id: talks-2026, title: {en: Talks 2026}}\n"
    (path / "sessions.yaml").write_text(text.replace("series:\n", more, 1), "utf-8")
    titled = ["Talks 2027", ""] if "-" in written else []
    asked = say("", "", written, "", *titled, "Flood", *[""] * 9)
    status, output, _ = run("new", "session", "--data", path)
    assert (status, words_of("en")("new.required") in output) == (0, True)
    assert "[" not in asked[1]
    assert "talks-2026" in asked[3]
    assert "series: talks-2027\n" in (path / "sessions/flood.yaml").read_text("utf-8")


def test_the_only_series_is_named_and_a_new_one_offered(path: Path, run: Run, say: Say) -> None:
    asked = say("", "Talks of the reef", "", "Flood", *[""] * 9)
    status, output, _ = run("new", "session", "--data", path)
    assert status == 0
    assert "\n  harbour-talks  " in output
    assert asked[1].endswith("or the title of a new one [harbour-talks]: ")
    assert "series: talks-of-the-reef\n" in (path / "sessions/flood.yaml").read_text("utf-8")


def test_the_first_session_begins_its_series(tmp_path: Path, run: Run, say: Say) -> None:
    say("es", "Charlas", "", "Marea", *[""] * 9)
    (tmp_path / "data").mkdir()
    assert run("new", "session", "--data", tmp_path / "data", "--language", "es")[0] == 0
    assert '{en: "", es: "Charlas"}' in (tmp_path / "data/sessions.yaml").read_text("utf-8")


# What is answered wrong first, and how often it is asked before all is told.
WRONG = {
    "session": ("", "", "Flood", "", "tides", "flood", "15 de mayo", "May 15th", "2026-05-15"),
    "priority": ("", "Water", "", "", "first", "0", "rank: 2", "many", "7"),
    "place": ("Reef", "", "", "town", "city", "Spain", "ES", "19,4", "latitude: 19.4", "200"),
    "news": (
        "",
        "Bell",
        "",
        "",
        "15 de mayo",
        "2026-05-15",
        "nothing",
        "note",
        "It rang.",
        ".",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_wrong_answer_is_told_in_one_line_and_asked_again(
    kind: str, language: str, path: Path, run: Run, say: Say
) -> None:
    before, asked = tree(path), say(*WRONG[kind], KeyboardInterrupt)
    command = ("new", kind, "--data", path, "--language", language)
    status, output, complaints = run(*command)
    assert (status, complaints, tree(path)) == (130, "", before)
    again = len(asked) - len(set(asked))
    told = [line for line in output.splitlines() if line.startswith("  ") and ". " in line]
    assert len(told) == again > 1
    say(*WRONG[kind], *[""] * 12)
    assert run(*command)[0] == 0
    assert errors(path) == []


def test_somebody_has_to_bring_a_contribution(path: Path, run: Run, say: Say) -> None:
    bodies = b'organisations:\n  - {id: port, name: {en: "The port"}}\n'
    write_file(path / "organisations.yaml", bodies)
    asked = say("", "", "", "", "port", *[""] * 9)
    _, output, _ = run("new", "contribution", "--data", path)
    assert "name the speaker or the organisation" in output
    assert "[port]: " in asked[6]
    assert "- id: port\n        organisation: port\n" in (path / "sessions.yaml").read_text("utf-8")


def test_the_end_of_input_ends_a_text_and_not_the_conversation(
    path: Path, run: Run, say: Say
) -> None:
    say("It rang.", "Twice.", EOFError, "")
    given = ("--title", "Bell", "--id", "bell", "--date", "2026-05-01", "--source", "note")
    assert run("new", "news", "--session", "tides", "--data", path, *given)[0] == 0
    text = path / "summaries/tides/news/bell.en.md"
    assert text.read_text("utf-8") == "It rang.\nTwice.\n"


def test_what_was_told_in_vain_can_be_repeated(path: Path, run: Run, say: Say) -> None:
    before = tree(path)
    say("", "Bell’s", "Campana", "", "2026-05-01", "", "It [rang](session:ebb)", "Twice.", ".", "")
    status, output, complaints = run("new", "news", "--data", path, "--language", "es")
    assert status == 1
    assert "error M304" in complaints
    assert tree(path) == before
    told = shlex.split(output[output.index("python scripts/") :])
    assert told[4:6] == [f"--data={path}", "--language=es"]
    assert told[-1] == "--summary=en=It [rang](session:ebb)\nTwice."
    say()
    mended = [one.replace("session:ebb", "session:tides") for one in told[2:]]
    status, output, _ = run(*mended)
    assert status == 0
    assert output.startswith("Se ha escrito:\n")
    assert 'en: "Bell’s", es: "Campana"' in (path / "sessions.yaml").read_text("utf-8")
