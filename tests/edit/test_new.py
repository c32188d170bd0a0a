"""`new` begins a record of any kind: told by options, checked, written, and never twice."""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memoria.check.everything import check
from memoria.content.consent import publishable
from memoria.content.states import State
from memoria.edit import items
from memoria.edit.format.forms import forms
from memoria.edit.new import additions
from memoria.edit.new.kinds import KINDS
from memoria.edit.new.replies import identifier_of
from memoria.load.content import Loaded, load
from memoria.messages.words import Words
from memoria.project import journal
from memoria.project.folders import read_folder
from memoria.project.writing import write_file
from memoria.rules.problems import has_errors
from memoria.translation.statuses import statuses
from tests.conftest import ROOT, Run, words_of
from tests.contents import SERIES, session
from tests.demo import CODES, DEMO, make
from tests.edit.test_rename import Stop, steps
from tests.hostile import TEXTS

Tree = dict[str, bytes]
TINY = {
    "sessions.yaml": session(
        *("key_questions:", "  - id: sea", "    title: {en: Sea}", "    questions:"),
        "      - {id: why, text: {en: Why?}}",
    ),
}
# The folder, a session and a question of it.
FOLDERS = {
    "demo": ("nothing-overboard", "what-to-keep"),
    "tiny": ("tides", "why"),
}
IN_SESSION = ("--session", "{session}")
TITLED = (*IN_SESSION, "--title", "Open dock", "--answers", "{question}")
KIND_OPTIONS: dict[str, tuple[str, ...]] = {
    "session": ("--title", "Longest day", "--series", "{series}"),
    "report": (*IN_SESSION, "--summary", "It was long."),
    "key-question": (*IN_SESSION, "--text", "Until when?", "--group-title", "The day"),
    "contribution": (*IN_SESSION, "--speaker-name", "Ana Pérez", "--answers", "{question}"),
    "challenge": TITLED,
    "initiative": (*TITLED, "--status", "planned"),
    "proposal": TITLED,
    "priority": (*TITLED, "--votes", "7"),
    "video": (
        *(*TITLED, "--address", "https://video.example/7", "--spoken", "en"),
        *("--provider-captions", "en,es"),
    ),
    "news": (
        *(*IN_SESSION, "--title", "Bell rings", "--date", "2026-05-01"),
        *("--summary", "It rang."),
    ),
    "guide": ("--title", "All of it", *IN_SESSION),
    "picture": (
        *("--file", str(ROOT / "examples/demo/pictures/two-glasses.jpg"), "--credit", "Ada Quay"),
        *("--description", "Two glasses of water", "--licence", "CC BY 4.0"),
    ),
    "theme": ("--name", "Light"),
    "place": ("--name", "Añil", "--country", "PT", "--latitude", "41.5", "--longitude", "-8"),
    "person": ("--name", "Ana Pérez"),
    "organisation": ("--name", "Lighthouse guild", "--kind", "collective"),
}
NEEDED = {
    "session": {"--series", "--series-title", "--title"},
    "report": {"--session", "--summary"},
    "key-question": {"--session", "--group", "--group-title", "--text"},
    "contribution": {"--session"},
    "initiative": {"--session", "--title", "--status"},
    "news": {"--session", "--title", "--date", "--summary"},
    "guide": {"--title"},
    "picture": {"--file", "--description", "--credit", "--licence"},
    **{one: {"--session", "--title"} for one in ("challenge", "proposal", "priority", "video")},
    **{one: {"--name"} for one in ("theme", "place", "person", "organisation")},
}
WORDED = {
    "session": ("--report", "It was long.\n\nVery.", "--summary", "Long."),
    "report": ("--summary", "es=Fue larga."),
    "key-question": ("--text", "es=¿Hasta cuándo?", "--group-title", "es=El día"),
    "contribution": (
        *("--role", "en=Mayor", "--role", "es=Alcaldesa", "--organisation-name", "Port of Añil"),
        *("--summary", "en=She said so.", "--summary", "es=Lo dijo."),
    ),
    "challenge": ("--title", "es=Muelle abierto", "--text", "en=No dock."),
    "initiative": ("--title", "es=Muelle abierto", "--text", "en=A dock.", "--text", "es=Uno."),
    "proposal": ("--title", "es=Muelle abierto", "--text", "es=Uno."),
    "priority": ("--title", "es=Muelle abierto", "--rank", "3"),
    "video": ("--title", "es=Muelle abierto", "--summary", "en=Knock."),
    "news": ("--title", "es=Suena la campana"),
    "guide": ("--title", "es=Todo", "--text", "Once upon a time."),
    "picture": ("--description", "es=Dos vasos de agua", "--caption", "es=Agua"),
    "theme": ("--name", "es=Luz", "--description", "By day and by night."),
    "place": ("--name", "es=Añil", "--kind", "region"),
    "person": ("--role", "en=Mayor", "--organisation-name", "Port of Añil", "--place-name", "Añil"),
    "organisation": ("--name", "es=Gremio del faro", "--place-name", "Añil"),
}


@pytest.fixture(autouse=True)
def nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str], Path]:
    """Return a copy of a content folder, to be written into."""

    def made(name: str) -> Path:
        path = tmp_path / name
        if name == "tiny":
            for file, text in TINY.items():
                write_file(path / file, text.encode())
        else:
            shutil.copytree(DEMO, path)
        return path

    return made


def tree(path: Path) -> Tree:
    return {
        one.relative_to(path).as_posix(): one.read_bytes()
        for one in path.rglob("*")
        if one.is_file()
    }


def options(kind: str, name: str, *, worded: bool = False) -> tuple[str, ...]:
    session, question = FOLDERS[name]
    series = {"demo": "towns-afloat", "tiny": "harbour-talks"}[name]
    told = KIND_OPTIONS[kind] + (WORDED[kind] if worded else ())
    return tuple(one.format(session=session, question=question, series=series) for one in told)


def loaded(path: Path) -> Loaded:
    return load(read_folder(path, "data"), CODES, "data")


def errors(path: Path) -> list[str]:
    return [
        f"{one.finding.position} {one.code}" for one in check(loaded(path)) if has_errors([one])
    ]


@pytest.mark.parametrize(("name", "worded"), [("demo", True), ("tiny", False), ("tiny", True)])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_begun_passes_the_check_and_can_be_published(
    kind: str, name: str, worded: bool, folder: Callable[[str], Path], run: Run
) -> None:
    path = folder(name)
    if (kind, name) == ("report", "demo"):
        for report in (path / "summaries/nothing-overboard").glob("report.*"):
            report.unlink()
    before = tree(path)
    status, output, complaints = run(
        "new", kind, "--data", path, *options(kind, name, worded=worded)
    )
    assert (status, complaints) == (0, "")
    assert errors(path) == []
    after = tree(path)
    changed = {one for one in after if before.get(one) != after[one]}
    assert {line.strip().removeprefix(f"{path}/") for line in output.splitlines()} >= changed
    assert not set(before) - set(after)
    for file in changed & set(before):
        kept = set(before[file].decode().splitlines()) - set(after[file].decode().splitlines())
        assert all(line.endswith("s: []") or "of:" in line for line in kept), kept
    if name != "tiny":
        contents = {one: after[one] for one in changed if not after[one].startswith(b"---\n# ")}
        assert not [*forms(contents, "data")]
    assert name != "tiny" or make(loaded(path)).pages


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_time_nothing_changes(kind: str, folder: Callable[[str], Path], run: Run) -> None:
    path = folder("tiny")
    run("new", kind, "--data", path, *options(kind, "tiny"))
    before = tree(path)
    for worded in (False, True):
        again = options(kind, "tiny", worded=worded)
        status, output, complaints = run("new", kind, "--data", path, *again)
        assert (status, output) == (2, "")
        assert "error M417" in complaints
        assert "already, here." in complaints
        assert tree(path) == before


def test_an_earlier_id_is_taken_too(folder: Callable[[str], Path], run: Run) -> None:
    path = folder("tiny")
    (path / "sessions.yaml").write_text(session("aliases: [ebb]"), "utf-8")
    status, _, complaints = run("new", "session", "--data", path, "--title", "Ebb")
    assert status == 2
    assert "sessions.yaml:9:15: error M417: “ebb” exists already" in complaints


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_summary_of_a_contribution_may_be_to_come(
    language: str, folder: Callable[[str], Path], run: Run
) -> None:
    path, words = folder("tiny"), words_of(language)
    run("new", "contribution", "--data", path, *options("contribution", "tiny"))
    publication = publishable(loaded(path).publication)
    assert [one.speaker for one in publication.sessions[0].contributions] == [("ana-perez",)]
    assert not publication.summaries
    assert not [*check(loaded(path))]
    page = make(loaded(path), language).pages["sessions/tides/index.md"]
    assert words("contribution.to_come") in page
    told = f"{words('text.contribution')} ana-perez. {words('contribution.to_come')}\n"
    assert told in run("status", "--data", path, "--language", language)[1]
    text = path / "summaries/tides/contributions/ana-perez.es.md"
    text.write_text("Lo dijo.\n", "utf-8")
    assert told not in run("status", "--data", path, "--language", language)[1]


def test_a_summary_is_written_in_the_original_and_begun_in_the_others(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    run("new", "news", "--data", path, *options("news", "tiny"))
    news = path / "summaries/tides/news"
    assert (news / "bell-rings.en.md").read_text("utf-8") == "It rang.\n"
    begun = (news / "bell-rings.es.md").read_text("utf-8").splitlines()
    assert [begun[0], begun[1][:4], begun[2], begun[-1]] == ["---", "of: ", "by:", "---"]
    assert all(line.startswith("# ") for line in begun[3:-1])
    assert "Escriba la traducción de summaries/tides/news/bell-rings.en.md" in begun[3]


def test_words_in_the_other_language_alone_are_the_original(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    given = (*options("contribution", "tiny"), "--summary", "es=Lo dijo.")
    assert run("new", "contribution", "--data", path, *given)[0] == 0
    texts = path / "summaries/tides/contributions"
    assert (texts / "ana-perez.es.md").read_text("utf-8") == "Lo dijo.\n"
    assert "\nof: " in (texts / "ana-perez.en.md").read_text("utf-8")


FRENCH = {
    "session": ("--title", "Le jour", "--report", "La mer est là."),
    "contribution": (*IN_SESSION, "--title", "Le jour", "--speaker-name", "Zoé Mar"),
    "initiative": (*IN_SESSION, "--title", "fr=Le jour", "--status", "planned"),
    "news": (
        *(*IN_SESSION, "--title", "Le jour", "--date", "2026-05-01"),
        *("--summary", "fr=La mer est là."),
    ),
}


@pytest.mark.parametrize("kind", FRENCH)
def test_a_record_may_be_written_first_in_another_language_than_those_of_the_site(
    kind: str, folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    given = (one.format(session="tides") for one in FRENCH[kind])
    told = ("new", kind, "--data", path, "--original", "fr", *given)
    assert run(*told)[::2] == (0, "")
    assert errors(path) == []
    written = "".join(one.decode() for one in tree(path).values())
    assert 'title: {en: "", es: "", fr: "Le jour"}' in written
    languages = {one.language for one in loaded(path).publication.summaries}
    assert languages == ({"fr"} if {"--summary", "--report"} & {*FRENCH[kind]} else set())


def states(path: Path, language: str) -> dict[str, State]:
    return {
        one.kind: one.state
        for one in statuses(loaded(path).publication, CODES)
        if one.language == language and one.form == "record"
    }


def test_a_translation_that_is_up_to_date_stays_so_if_both_languages_are_told(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    run("translated", "tides", "es", "--data", path)
    run("new", "initiative", "--data", path, *options("initiative", "tiny", worded=True))
    assert states(path, "es")["session"] is State.CURRENT
    assert states(path, "es")["initiative"] is State.CURRENT
    given = ("--title", "Only English", "--status", "planned")
    run("new", "initiative", "--data", path, "--session", "tides", *given)
    assert states(path, "es")["session"] is State.STALE


def test_a_new_session_and_a_guide_are_pinned_where_both_languages_are_told(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    run("new", "session", "--data", path, "--title", "A b", "--title", "es=C")
    run("new", "guide", "--data", path, "--title", "A b", "--title", "es=C", "--session", "tides")
    for file in ("sessions/a-b.yaml", "guides.yaml"):
        assert 'translations: {es: {of: "' in (path / file).read_text("utf-8")


def test_a_session_can_be_the_first_one_of_its_series(tmp_path: Path, run: Run) -> None:
    given = ("--series-title", "es=Charlas", "--series-title", "Talks", "--title", "First")
    tmp_path.joinpath("data").mkdir()
    status, _, complaints = run("new", "session", "--data", tmp_path / "data", *given)
    assert (status, complaints) == (0, "")
    assert (tmp_path / "data/sessions.yaml").read_text("utf-8") == (
        "series:\n  - id: talks\n"
        '    title: {en: "Talks", es: "Charlas"}\n    original: en\nsessions: []\n'
    )
    assert errors(tmp_path / "data") == []


def test_somebody_known_is_named_by_name(folder: Callable[[str], Path], run: Run) -> None:
    path = folder("demo")
    given = ("--session", "nothing-overboard", "--speaker", "ONDINA farallón")
    assert run("new", "contribution", "--data", path, *given)[0] == 0
    assert "speaker: ondina-farallon" in (path / "sessions/nothing-overboard.yaml").read_text()
    assert (path / "people.yaml").read_bytes() == (DEMO / "people.yaml").read_bytes()


def test_records_of_a_session_are_named_by_their_titles(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("demo")
    session = next(one for one in loaded(path).publication.sessions if one.challenges)
    asked, problem = session.questions[0], session.challenges[0]
    given = ("--answers", asked.text.root["es"], "--challenge", problem.title.root["en"])
    told = ("--session", session.id, "--title", "Otra", "--original", "es", *given)
    assert run("new", "proposal", "--data", path, *told)[::2] == (0, "")
    (found,) = (
        one
        for each in loaded(path).publication.sessions
        for one in each.proposals
        if one.id == "otra"
    )
    assert (found.answers, found.responds_to) == ((asked.id,), (problem.id,))


def test_a_collective_brings_a_contribution_and_so_named_it_is(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("demo")
    organisation = loaded(path).publication.organisations[0].id
    given = ("--session", "nothing-overboard", "--organisation", organisation)
    assert run("new", "contribution", "--data", path, *given)[0] == 0
    written = (path / "sessions/nothing-overboard.yaml").read_text("utf-8")
    assert f"- id: {organisation}\n    organisation: {organisation}\n" in written


@pytest.mark.parametrize("kind", KINDS)
def test_help_lists_what_a_kind_takes_what_it_needs_first(kind: str, run: Run) -> None:
    status, output, _ = run("new", kind, "--help", "--language", "en")
    assert status == 0
    listed = re.findall(r"^  (--[a-z-]+) …", output, re.MULTILINE)
    assert sorted(listed) == sorted(one.option for one in KINDS[kind].questions)
    needed = output.partition("\nneeded:\n")[2].partition("\n\n")[0]
    assert set(re.findall(r"--[a-z-]+", needed)) == NEEDED[kind]


def test_help_lists_the_kinds(run: Run, spanish: Words) -> None:
    _, output, _ = run("new", "--help", "--language", "es")
    told = " ".join(output.split())
    assert all(f"{kind} {spanish(f'cli.new.{kind}')}" in told for kind in KINDS)


@pytest.mark.parametrize("place", [1, 2])
def test_what_every_command_takes_may_stand_before_the_kind_and_after(
    place: int, folder: Callable[[str], Path], run: Run
) -> None:
    arguments: list[object] = ["new", "session", "--title", "Marea"]
    arguments[place:place] = ["--language", "es", "--data", folder("tiny")]
    status, output, _ = run(*arguments)
    assert status == 0
    assert output.startswith("Se ha escrito:\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("contribution",), "error M416: “new contribution” needs more: --speaker|--organisation."),
        (("session",), "error M416: “new session” needs more: --title."),
        (
            ("initiative", "--title", "A"),
            "error M416: “new initiative” needs more: --status.",
        ),
        (
            ("news", "--title", "A"),
            "error M416: “new news” needs more: --date, --summary.",
        ),
        (
            ("guide", "--title", "A"),
            "error M416: “new guide” needs more: --session|--theme|--item.",
        ),
        (("session", "--horizon", "x"), "error M422: This command has no option --horizon.\n"),
        (
            ("session", "--title", "A", "--starts", "2026-01-01 10:00"),
            "error M416: “new session” needs more: --timezone.",
        ),
        (
            ("contribution", "--session", "tide"),
            "--session: There is no session with the id “tide”. Did you mean “tides”?",
        ),
        (
            ("contribution", "--speaker", "ada"),
            'people.yaml gets the entry: --speaker-name "…"',
        ),
        (
            ("session", "--organisation", "Añil"),
            'at the end of organisations.yaml: - {id: anil, name: {en: "…"}}',
        ),
        (("session", "--titel", "A"), "error M422: This command has no option --titel. Did you"),
        (
            ("contribution", "--organisation", "Port of Añil"),
            'organisations.yaml gets the entry: --organisation-name "…"',
        ),
        (
            ("contribution", "--organisation-name", "李", "--id", "li"),
            "--organisation-name: No id follows from these words: they have no Latin letters.\n"
            "    Give the id as well, in small letters without accents, as in: --organisation …\n",
        ),
        (("session", "--title", "a\x1bb"), "--title: "),
        (("session", "--starts", "tomorrow"), "--starts: "),
        (
            ("theme", "--name", "Homes", "--name", "Housing"),
            "--name: “Housing” is a second text for --name in the same language.",
        ),
        (
            ("contribution", "--speaker", "bo", "--speaker", "ada"),
            "--speaker: “ada” is a second value for --speaker, which takes one.",
        ),
        (("initiative", "--status", "done"), "Write status: implemented. The values are: "),
        (("session", "--title", "A", "--id", "A b"), "--id: "),
        (("guide", "--title", "A", "--item", "sea"), "--item: "),
        (
            (*("news", "--title", "A", "--date", "2026-01-01"), "--summary", "[a](session:b)"),
            "summaries/tides/news/a.en.md:1:",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_option(
    arguments: tuple[str, ...], expected: str, folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    before = tree(path)
    status, output, complaints = run("new", *arguments, "--data", path)
    assert (status, output) == (1 if "summaries" in expected else 2, "")
    assert expected in complaints
    assert tree(path) == before


ENDED = ("--starts", "2020-04-30 15:00", "--ends")


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (("session", *ENDED, "2020-04-30 16:00", "--timezone", "Madrid"), ["--timezone"]),
        (("session", *ENDED, "2020-04-30 14:00", "--timezone", "Europe/Madrid"), ["--ends"]),
        (("session", *ENDED, "later", "--timezone", "Madrid"), ["--timezone", "--ends"]),
        (("session", "--series-title", "¿?"), ["--series-title"]),
        (("contribution", "--organisation-name", "李", "--id", "li"), ["--organisation-name"]),
        (("contribution", "--speaker-name", "¿?"), ["--speaker-name"]),
        (("contribution", "--speaker-name", ""), ["--speaker-name"]),
        (
            (*("contribution", "--speaker-name", "Ana"), "--organisation-name", "李"),
            ["--organisation-name"],
        ),
    ],
)
def test_one_mistake_is_told_once(
    arguments: tuple[str, ...], places: list[str], folder: Callable[[str], Path], run: Run
) -> None:
    title = ("--title", "A") if arguments[0] == "session" else ()
    status, output, complaints = run("new", *arguments, *title, "--data", folder("tiny"))
    assert (status, output) == (2, "")
    assert re.findall(r"^(\S+?):", complaints, re.MULTILINE) == places


def test_nothing_is_added_while_the_content_has_errors(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    (path / "themes.yaml").write_text("themes: 1\n", "utf-8")
    status, output, complaints = run("new", "session", "--data", path, "--title", "A")
    assert (status, output) == (1, "")
    assert "themes.yaml:1:" in complaints
    assert "mend those above first" in complaints
    assert not (path / "sessions").exists()


def test_a_file_that_somebody_wrote_is_never_overwritten(
    folder: Callable[[str], Path], run: Run
) -> None:
    path = folder("tiny")
    write_file(path / "summaries/tides/news/bell-rings.es.md", b"Mine.\n")
    before = tree(path)
    status, _, complaints = run("new", "news", "--data", path, *options("news", "tiny"))
    assert status == 2
    assert "error M417: There is a file summaries/tides/news/bell-rings.es.md" in complaints
    assert tree(path) == before


@pytest.mark.parametrize("line", ["- [", "- {id: bell-rings, date: 1999-01-01}"])
def test_a_list_that_cannot_be_added_to_is_left_with_the_line_to_write(
    line: str, folder: Callable[[str], Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder("tiny")
    # As if the file were in a form that nobody has thought of.
    monkeypatch.setattr(items, "item_in_lines", lambda *_: [line])
    before = tree(path)
    status, _, complaints = run("new", "news", "--data", path, *options("news", "tiny"))
    assert status == 2
    assert "sessions.yaml:1:1: error M417" in complaints
    assert "Add it by hand: - {id: bell-rings" in complaints
    assert tree(path) == before


def laid(path: Path, files: Tree) -> None:
    """Let a folder hold these files, and no others."""
    shutil.rmtree(path)
    for name, content in files.items():
        write_file(path / name, content)


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_that_is_killed_anywhere_is_finished_by_the_same_command(
    kind: str, folder: Callable[[str], Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, written, write_all = folder("tiny"), list[Any](), additions.write_all
    write_file(path / "people.yaml", b"people: []  # nobody yet\n")
    monkeypatch.setattr(additions, "write_all", lambda *given: written.extend(given))
    given = options(kind, "tiny", worded=True)
    assert run("new", kind, "--data", path, *given)[0] == 0
    before = tree(path)
    write_all(*written)
    whole, resumed = tree(path), 0
    for last in range(200):
        laid(path, before)
        with pytest.MonkeyPatch.context() as patch:
            next(steps(patch, last))
            try:
                write_all(*written)
            except Stop:
                cut = True
            else:
                cut = False
        if not cut:
            break
        if (path / ".unfinished/journal.json").exists():
            resumed += 1
            status, output, complaints = run("new", kind, "--data", path, *given)
            assert (status, complaints) == (0, "")
            assert f"“new {kind}”" in output
            assert tree(path) == whole
        else:
            visible = {name: one for name, one in tree(path).items() if name[0] != "."}
            assert visible in (before, whole)
    assert last > resumed > 2
    laid(path, {**before, ".unfinished/0": b"begun"})
    monkeypatch.undo()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run("new", kind, "--data", path, *given)[0] == 0
    assert tree(path) == whole


def test_another_record_is_begun_once_the_last_one_is_finished(
    folder: Callable[[str], Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder("tiny")
    with monkeypatch.context() as patch:
        patch.setattr(journal, "complete", lambda *_: None)
        patch.setattr(additions, "complete", lambda *_: None)
        run("new", "person", "--data", path, "--name", "Ana Pérez")
    status, _, complaints = run("check", "--data", path)
    assert (status, "run new person again" in complaints) == (2, True)
    assert run("new", "person", "--data", path, "--name", "Ada Reef")[0] == 0
    assert [one.id for one in loaded(path).publication.people] == ["ana-perez", "ada-reef"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Pérez", "ana-perez"), ("¿Qué es Ñandú?", "que-es-nandu"), ("海", ""),
        ("  A  --  b ", "a-b"), ("ﬁn Straße", "fin-strasse"), ("x" * 90, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
    ],
)  # fmt: skip
def test_a_title_suggests_an_id(text: str, expected: str) -> None:
    assert identifier_of(text) == expected


def words() -> Iterator[str]:
    yield from TEXTS
    yield from ('"', "'", "a: b", "# a", "{a}", "- a", "no", "\\", "line\nbreak", "🌊", "~", "=")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*words()]), st.sampled_from([*words()]))
def test_a_hostile_title_is_read_as_it_was_told(
    run: Run, tmp_path_factory: pytest.TempPathFactory, english: str, spanish: str
) -> None:
    path = tmp_path_factory.mktemp("hostile")
    write_file(path / "sessions.yaml", f"{SERIES}sessions: []\n".encode())
    given = ("--id", "a", f"--title=en={english}", f"--title=es={spanish}")
    status, _, _ = run("new", "session", "--data", path, *given)
    if status == 0:
        title = loaded(path).publication.sessions[0].title
        assert title.get("en") == (" ".join(english.split()) or None) or "\xa0" in english
        assert title.get("es") == (" ".join(spanish.split()) or None) or "\xa0" in spanish
    else:
        assert not (path / "sessions").exists()
