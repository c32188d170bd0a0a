"""`rename` changes an id wherever it is written, and not a character of the rest."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memoria.check.everything import check
from memoria.content.publication import digest
from memoria.edit import yaml as writer
from memoria.edit.format.forms import forms
from memoria.edit.rename import naming as links
from memoria.edit.rename import renaming
from memoria.edit.rename.mentions import Alias
from memoria.edit.rename.naming import Rename, relinked, targets
from memoria.edit.rename.plan import is_sound, make_plan
from memoria.edit.yaml import edited
from memoria.load.content import load
from memoria.load.yaml_writing import is_safe_bare
from memoria.project.writing import write_file
from tests.conftest import Run
from tests.contents import LANGUAGES, SERIES, stored
from tests.repositories import Repository

SESSIONS = (
    SERIES
    + """\
sessions:
  - id: tides   # the first one
    series: harbour-talks
    original: en
    title: {en: "Living with the tides", es: "Vivir con las mareas"}
    key_questions:
      - id: damage
        title: {en: "Damage", es: "Daños"}
        questions:
          - {id: cost, text: {en: "What does it cost?", es: "¿Cuánto cuesta?"}}
    contributions:
      - {id: ada, speaker: ada, answers: [cost]}
    initiatives:
      - id: dyke
        title: {en: "A dyke", es: "Un dique"}
        status: planned
        answers: ['cost']
    translations:
      es: {differs: [{fact: number, text: initiatives.dyke.title, because: "None is meant."}]}
"""
)
OTHER = """\
id: ebb
series: harbour-talks
original: en
title: {en: "The ebb", es: "La bajamar"}
key_questions:
  - id: damage
    title: {en: "Damage", es: "Daños"}
    questions: [{id: cost, text: {en: "And now?", es: "¿Y ahora?"}}]
proposals: [{id: wall, title: {en: "A wall", es: "Un muro"}, builds_on: [dyke], answers: [cost]}]
"""
FILES = {
    "sessions.yaml": SESSIONS,
    "sessions/ebb.yaml": OTHER,
    "people.yaml": "people:\n  - {id: ada, name: Ada}\n",
    "guides.yaml": """\
guides:
  - id: sea
    original: en
    title: {en: "The sea", es: "El mar"}
    sessions: [tides]
    items:
      - question:tides/cost
      - "initiative:dyke"
""",
    "summaries/tides/report.en.md": (
        "See [Ada](person:ada), [ebb](session:ebb) and `session:tides`.\n"
    ),
    "summaries/tides/report.es.md": (
        '---\nof: "PIN"\nby: "Eva"\n---\n[Ada](person:ada), [ebb](session:ebb).\n'
    ),
    "summaries/tides/contributions/ada.en.md": (
        "It [costs](question:cost) a [dyke][1].\n\n[1]: initiative:dyke\n"
    ),
    "summaries/ebb/report.en.md": (
        "After [the tides](session:tides), [what](question:tides/cost)?\n"
    ),
    "summaries/ebb/report.es.md": (
        '---\nof: "00000000"\n---\nTras [las mareas](session:tides), [qué](question:tides/cost).\n'
    ),
}


def pinned(files: dict[str, str]) -> dict[str, str]:
    """Put in the pin of the one translation that is up to date."""
    pin = digest(files["summaries/tides/report.en.md"])
    return {name: text.replace("PIN", pin) for name, text in files.items()}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(pinned(FILES), "2026-05-01")
    return repository


def read_all(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def states(run: Run, folder: Path) -> list[tuple[str, str, str]]:
    status, output, _ = run("status", "--format", "json", "--data", folder)
    assert status == 0
    return sorted(
        (one["form"], one["language"], one["state"]) for one in json.loads(output)["texts"]
    )


def test_a_session_is_renamed_everywhere(repository: Repository, run: Run) -> None:
    folder, before = repository.data, read_all(repository.data)
    known = states(run, folder)
    status, output, complaints = run("rename", "tides", "high-water", "--data", folder)
    assert (status, complaints) == (0, "")
    assert output.startswith("session:tides is now session:high-water. 7 files were changed:\n")
    after = read_all(folder)
    expected = {
        name.replace("/tides/", "/high-water/"): text.replace(
            "session:tides)", "session:high-water)"
        )
        .replace("question:tides/", "question:high-water/")
        .replace("sessions: [tides]", "sessions: [high-water]")
        .replace(
            "  - id: tides   # the first one\n",
            "  - id: high-water   # the first one\n    aliases: [tides]\n",
        )
        for name, text in before.items()
    }
    assert after == expected
    assert states(run, folder) == known
    status, output, _ = run("check", "--data", folder)
    assert status == 0
    assert "M230" not in output


def test_a_translation_that_was_up_to_date_stays_so(repository: Repository, run: Run) -> None:
    known = states(run, repository.data)
    before = read_all(repository.data)["summaries/tides/report.es.md"]
    assert run("rename", "ebb", "low-water", "--data", repository.data)[0] == 0
    after = read_all(repository.data)
    assert "sessions/ebb.yaml" not in after
    assert after["sessions/low-water.yaml"].startswith("id: low-water\naliases: [ebb]\nseries:")
    assert after["summaries/tides/report.es.md"].splitlines()[1] != before.splitlines()[1]
    assert after["summaries/low-water/report.es.md"].startswith('---\nof: "00000000"\n')
    assert states(run, repository.data) == known


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "question:tides/cost",
            "price",
            [
                "question:tides/price",
                "question:price",
                "['price']",
                "{id: price, aliases: [cost], text",
            ],
        ),
        (
            "dyke",
            "sea-wall",
            [
                "[1]: initiative:sea-wall",
                "initiatives.sea-wall.title",
                "builds_on: [sea-wall]",
                '"initiative:sea-wall"',
            ],
        ),
        (
            "person:ada",
            "ada-l",
            ["speaker: ada-l", "{id: ada-l, aliases: [ada], name", "(person:ada-l)"],
        ),
        ("contribution:tides/ada", "opening", ["{id: opening, aliases: [ada], speaker: ada"]),
        ("harbour-talks", "port", ["series: port", "- id: port\n    aliases: [harbour-talks]\n"]),
    ],
)
def test_each_kind_is_renamed_where_it_is_named(
    repository: Repository, run: Run, old: str, new: str, lines: list[str]
) -> None:
    folder = repository.data
    status, _, complaints = run("rename", old, new, "--data", folder)
    assert (status, complaints) == (0, "")
    text = "\n".join(read_all(folder).values())
    for line in lines:
        assert line in text
    assert run("check", "--data", folder)[0] == 0
    if old == "question:tides/cost":
        assert "questions: [{id: cost," in read_all(folder)["sessions/ebb.yaml"]
    if new == "opening":
        assert "summaries/tides/contributions/opening.en.md" in read_all(folder)


def test_back_again_before_it_was_published_leaves_nothing(
    repository: Repository, run: Run
) -> None:
    before = read_all(repository.data)
    run("rename", "tides", "high-water", "--data", repository.data)
    assert run("rename", "high-water", "tides", "--data", repository.data)[0] == 0
    assert read_all(repository.data) == before


def test_back_again_after_it_was_published_swaps_the_alias(
    repository: Repository, run: Run
) -> None:
    run("rename", "tides", "high-water", "--data", repository.data)
    repository.commit({}, "2026-05-02")
    assert run("rename", "high-water", "tides", "--data", repository.data)[0] == 0
    text = read_all(repository.data)["sessions.yaml"]
    assert "- id: tides   # the first one\n    aliases: [high-water]\n" in text
    assert run("check", "--data", repository.data)[0] == 0


def test_doing_it_twice_does_nothing(repository: Repository, run: Run) -> None:
    run("rename", "tides", "high-water", "--data", repository.data)
    before = read_all(repository.data)
    status, output, _ = run("rename", "tides", "high-water", "--data", repository.data)
    assert (status, read_all(repository.data)) == (0, before)
    assert output == "Nothing to do: what was called tides is called high-water already.\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("tide", "x", "Did you mean “tides”?"),
        ("nothing-like-it", "x", "Look for the line id:"),
        ("cost", "price", "question:tides/cost"),
        ("tides", "High Water", "as in high-water"),
        ("tides", "¿?", "Use small letters"),
        ("tides", "tides", "Write another one"),
        ("tides", "ebb", "it stands at"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    repository: Repository, run: Run, old: str, new: str, told: str
) -> None:
    before = read_all(repository.data)
    status, _, english = run("rename", old, new, "--data", repository.data)
    assert (status, read_all(repository.data)) == (2, before)
    assert "M418" in english
    assert told in english
    _, _, spanish = run("rename", old, new, "--data", repository.data, "--language", "es")
    assert "M418" in spanish
    assert not set(english.splitlines()) & set(spanish.splitlines())


def test_links_to_a_video_name_its_session_where_they_stood_in_another(
    repository: Repository, run: Run
) -> None:
    video = "videos: [{id: film, title: {en: F}, language: zxx, address: 'https://v.example/1'}]"
    repository.write(
        {
            "sessions.yaml": SESSIONS.replace("    translations", f"    {video}\n    translations"),
            "summaries/tides/report.en.md": "[Film](video:film).\n",
            "summaries/ebb/report.en.md": "[Film](video:film), [it](video:tides/film).\n",
        }
    )
    assert run("rename", "film", "clip", "--data", repository.data)[0] == 0
    found = [
        (repository.data / f"summaries/{one}/report.en.md").read_text() for one in ("tides", "ebb")
    ]
    assert found == [
        "[Film](video:clip).\n",
        "[Film](video:tides/clip), [it](video:tides/clip).\n",
    ]


def test_ids_are_unique_among_their_kind_only(repository: Repository, run: Run) -> None:
    assert run("rename", "question:tides/cost", "damage", "--data", repository.data)[0] == 0


def test_an_earlier_id_is_known_and_not_given_to_another(repository: Repository, run: Run) -> None:
    run("rename", "tides", "high-water", "--data", repository.data)
    status, _, complaints = run("rename", "tides", "x", "--data", repository.data)
    assert (status, "Write session:high-water." in complaints) == (2, True)
    status, _, complaints = run("rename", "ebb", "tides", "--data", repository.data)
    assert (status, "leads to another record" in complaints) == (2, True)


def test_content_with_errors_is_left_alone(repository: Repository, run: Run) -> None:
    repository.write({"people.yaml": "people:\n  - {id: ada}\n"})
    before = read_all(repository.data)
    status, _, complaints = run("rename", "tides", "x", "--data", repository.data)
    assert (status, read_all(repository.data)) == (1, before)
    assert complaints.splitlines()[-1] == "Nothing was renamed: mend the errors first."


def test_a_file_that_has_the_name_already_is_kept(repository: Repository, run: Run) -> None:
    several = OTHER.replace("id: ebb", "id: flow").splitlines()
    text = "sessions:\n" + "".join(
        f"{'  - ' if not number else '    '}{line}\n" for number, line in enumerate(several)
    )
    repository.write({"sessions/low-water.yaml": text.replace("id: wall", "id: mole")})
    before = read_all(repository.data)
    status, _, complaints = run("rename", "ebb", "low-water", "--data", repository.data)
    assert (status, "M419" in complaints, read_all(repository.data)) == (1, True, before)


def test_what_cannot_be_done_safely_is_not_done(repository: Repository, run: Run) -> None:
    report = "See [Ada](person:ada) and [ebb](session&#58;ebb).\n"
    repository.write({"summaries/tides/report.en.md": report})
    before = read_all(repository.data)
    status, _, complaints = run("rename", "ebb", "low-water", "--data", repository.data)
    assert (status, "M419" in complaints, read_all(repository.data)) == (1, True, before)


def test_a_file_that_would_lose_a_comment_is_left_alone(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the file were in a form that nobody has thought of.
    monkeypatch.setattr(writer, "edited", lambda *given: edited(*given).replace("# the first", ""))
    before = read_all(repository.data)
    for command in (("rename", "tides", "high-water"), ("translated", "tides", "es")):
        status, _, complaints = run(*command, "--data", repository.data)
        assert (status, read_all(repository.data)) == (1, before)
        assert f"{repository.data}/sessions.yaml:1:1: error M41" in complaints


JOURNAL = {
    "command": "rename a b",
    "told": "session:a",
    "files": [],
    "remove": [],
    "origins": [],
    "digests": [],
}


class Stop(BaseException):
    """The plug is pulled."""


def steps(patch: pytest.MonkeyPatch, last: int) -> Iterator[None]:
    """Let so many changes of files happen, and stop before the next."""
    done = 0
    for holder, name in (
        (Path, "replace"),
        (Path, "unlink"),
        (Path, "rmdir"),
        (Path, "mkdir"),
        (os, "fdopen"),
    ):
        own = getattr(holder, name)

        def counted(*given: object, own: object = own, **more: object) -> object:
            nonlocal done
            done += 1
            if done > last:
                raise Stop
            return own(*given, **more)  # type: ignore[operator]

        patch.setattr(holder, name, counted)
    yield


def test_an_interrupted_run_is_completed_by_the_same_command(tmp_path: Path, run: Run) -> None:
    whole = expected_after(tmp_path / "whole", run)
    for last in range(200):
        folder = tmp_path / str(last)
        for name, text in pinned(FILES).items():
            write_file(folder / name, text.encode())
        before = read_all(folder)
        with pytest.MonkeyPatch.context() as patch:
            next(steps(patch, last))
            try:
                run("rename", "ebb", "low-water", "--data", folder)
            except Stop:
                interrupted = True
            else:
                interrupted = False
        if not interrupted:
            break
        visible = {name: one for name, one in read_all(folder).items() if name[0] != "."}
        if not (folder / ".unfinished" / "journal.json").exists():
            assert visible in (before, whole)
        assert run("rename", "ebb", "low-water", "--data", folder)[0] == 0
        assert read_all(folder) == whole
    assert last > 20


def expected_after(folder: Path, run: Run) -> dict[str, str]:
    for name, text in pinned(FILES).items():
        write_file(folder / name, text.encode())
    assert run("rename", "ebb", "low-water", "--data", folder)[0] == 0
    return read_all(folder)


@pytest.mark.parametrize("name", ["../elsewhere.txt", "/elsewhere.txt", "out/elsewhere.txt"])
@pytest.mark.parametrize("field", ["files", "origins", "remove"])
def test_a_journal_that_names_files_elsewhere_is_none(
    name: str, field: str, tmp_path: Path, run: Run
) -> None:
    folder, elsewhere = tmp_path / "data", tmp_path / "elsewhere.txt"
    write_file(elsewhere, b"mine")
    write_file(folder / "sessions.yaml", FILES["sessions.yaml"].encode())
    (folder / "out").symlink_to(tmp_path)
    named = str(elsewhere) if name.startswith("/") else name
    lists: dict[str, list[str]] = {one: [named] for one in ("files", "origins") if one == field}
    journal = JOURNAL | {"files": ["0"], "origins": ["0"], "digests": ["0"]} | lists
    journal |= {"remove": [named]} if field == "remove" else {}
    write_file(folder / ".unfinished" / "journal.json", json.dumps(journal).encode())
    write_file(folder / ".unfinished" / "0", b"theirs")
    assert run("rename", "a", "b", "--data", folder)[0] != 0
    assert elsewhere.read_bytes() == b"mine"


def test_another_rename_waits_for_the_interrupted_one(tmp_path: Path, run: Run) -> None:
    for name, text in pinned(FILES).items():
        write_file(tmp_path / name, text.encode())
    write_file(tmp_path / ".unfinished" / "journal.json", json.dumps(JOURNAL).encode())
    for command in (("rename", "ebb", "low-water"), ("check",), ("new", "session"), ("status",)):
        status, _, complaints = run(*command, "--data", tmp_path)
        assert (status, "rename a b" in complaints) == (2, True)


def test_a_file_that_was_edited_since_is_not_lost(tmp_path: Path, run: Run) -> None:
    for name, text in pinned(FILES).items():
        write_file(tmp_path / name, text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renaming, "complete", stop)
        with pytest.raises(Stop):
            run("rename", "ebb", "low-water", "--data", tmp_path)
    name = json.loads((tmp_path / ".unfinished" / "journal.json").read_text("utf-8"))["origins"][0]
    edited = (tmp_path / name).read_text("utf-8") + "# Mine\n"
    (tmp_path / name).write_text(edited, "utf-8")
    status, _, complaints = run("rename", "ebb", "low-water", "--data", tmp_path)
    assert (status, f"{name}:1:1: error M428" in complaints) == (2, True)
    assert (tmp_path / name).read_text("utf-8") == edited


def stop(*_: object) -> None:
    raise Stop


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](session:old)", "[x](session:new)"),
        ('[x](session:old "session:old")', '[x](session:new "session:old")'),
        ("[x](<session:old>)", "[x](<session:new>)"),
        ("[x][y]\n\n[y]: session:old", "[x][y]\n\n[y]: session:new"),
        ("[y]: session:old", "[y]: session:new"),
        ("<session:old>", "<session:new>"),
        ("[session:old](session:old)", "[session:old](session:new)"),
        ("a[^1]\n\n[^1]: [x](session:old)", "a[^1]\n\n[^1]: [x](session:new)"),
        ("| [x](session:old) |\n|---|\n| y |", "| [x](session:new) |\n|---|\n| y |"),
        ("> [x](question:old/a)\r\n", "> [x](question:new/a)\r\n"),
        ("[x](question:a) [y](session:older)", "[x](question:a) [y](session:older)"),
        ("`[x](session:old)` session:old", "`[x](session:old)` session:old"),
        ("    [x](session:old)\n", "    [x](session:old)\n"),
        ("```\n[x](session:old)\n```", "```\n[x](session:old)\n```"),
        ("\\[x](session:old)", "\\[x](session:old)"),
        ("[x](https://a.example/session:old)", "[x](https://a.example/session:old)"),
    ],
)
def test_links_are_led_to_the_new_id_and_nothing_else_is(before: str, after: str) -> None:
    assert relinked(before, Rename("session", "", "old", "new").link) == after


def test_many_links_are_read_as_often_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(text: str) -> Counter[str]:
        read.append(text)
        return targets(text)

    monkeypatch.setattr(links, "targets", note)
    many = "[x](session:old) [y](question:old/a)\n\n" * 100
    assert relinked(many, Rename("session", "", "old", "new").link) == many.replace("old", "new")
    assert len(read) == 2


THEMED = """\
id: ebb
series: harbour-talks
original: en
title: {en: "The ebb", es: "La bajamar"}
themes: [water]
"""
THEMES = """\
themes:
  - id: water
    name: {en: "Water", es: "Agua"}
"""
GUIDES = """\
guides:
  - id: sea
    original: en
    title: {en: "The sea", es: "El mar"}
    themes: [water]
    items: [theme:water]
"""


@pytest.mark.parametrize("new", ["yes", "y", "on", "null", "12", "1e3", "0x1f", "0o17", "1e234567"])
def test_an_id_that_looks_like_something_else_is_quoted(new: str) -> None:
    files = {"sessions.yaml": SERIES + "sessions: []\n", "sessions/ebb.yaml": THEMED}
    files |= {"themes.yaml": THEMES, "guides.yaml": GUIDES}
    contents = {name: stored(name, text) for name, text in files.items()}
    publication = load(contents, LANGUAGES, "data").publication
    plan = make_plan(contents, publication, Rename("theme", "", "water", new), Alias("water", ""))
    moved = {**contents, **plan.write}
    then = load(moved, LANGUAGES, "data")
    assert [one for one in check(then) if one.severity == "error"] == []
    assert yaml.safe_load(plan.write["themes.yaml"])["themes"][0]["id"] == new
    assert f'themes: ["{new}"]' in plan.write["sessions/ebb.yaml"].decode()
    assert f"items: [theme:{new}]" in plan.write["guides.yaml"].decode()
    assert not [*forms(moved, "data")]
    back = Rename("theme", "", new, "water")
    again = make_plan(moved, then.publication, back, Alias("", "water"))
    assert {**moved, **again.write} == contents


def test_files_may_end_their_lines_in_any_way(tmp_path: Path, run: Run) -> None:
    found = []
    for end in ("\n", "\r"):
        folder = tmp_path / str(ord(end))
        for name, text in pinned(FILES).items():
            write_file(folder / name, text.replace("\n", end).encode())
        assert run("rename", "tides", "high-water", "--data", folder)[0] == 0
        assert run("translated", "session:high-water", "es", "--data", folder)[0] == 0
        found.append(read_all(folder))
    assert found[1] == {name: text.replace("\n", "\r") for name, text in found[0].items()}


IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])
COMMENTS = st.sampled_from(["", "  # kept: [tides](session:tides)"])
NEWLINES = st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1, max_size=4)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str]:
    """Write the same two sessions in one of many styles."""
    ends, quote, comment = cycle(draw(NEWLINES)), draw(QUOTES), draw(COMMENTS)
    own, other = quote.format("tides"), quote.format("damage")
    flow = draw(st.booleans())
    aliases = draw(st.sampled_from(["", "aliases: [first]", "aliases:\n      - first"]))
    if flow:
        aliases = aliases if "-" not in aliases else ""
        also = f"{aliases}, " if aliases else ""
        rest = "series: s, original: en, title: {en: Tides}}"
        first = f"  - {{id: {own}, {also}{rest}{comment}"
    else:
        lines = [f"id: {own}{comment}", "series: s", "original: en", "title: {en: Tides}"]
        lines[draw(st.integers(1, 4)) : 0] = [aliases] if aliases else []
        first = "  - " + "\n    ".join(lines)
    second = f"""
  - id: ebb
    series: s
    original: en
    title: {{en: Ebb, es: Bajamar}}
    key_questions:
      - id: {other}{comment}
        title: {{en: Damage}}
        questions: [{{ id: tides , text: {{en: "What?"}}}}]
    challenges: [{{id: tides, title: {{en: T}}, answers: [ {own} ]}}]
"""
    text = f"series:\n  - {{id: s, title: {{en: S}}}}\nsessions:{comment}\n{first}{second}"
    report = "# tides\n\n[t](session:tides)\n"
    return {
        "sessions.yaml": re.sub("\n", lambda _: next(ends), text),
        "summaries/ebb/report.en.md": re.sub("\n", lambda _: next(ends), report),
        "summaries/tides/report.en.md": "tides",
    }


@given(
    folders(),
    IDS,
    st.sampled_from([("session", ""), ("question", "ebb"), ("challenge", "ebb"), ("series", "")]),
)
def test_there_and_back_again_gives_the_same_bytes(
    files: dict[str, str], new: str, what: tuple[str, str]
) -> None:
    contents = {name: stored(name, text) for name, text in files.items()}
    loaded = load(contents, LANGUAGES, "data")
    assert [one for one in check(loaded) if one.severity == "error"] == []
    old = "s" if what[0] == "series" else "tides"
    is_quoted = '"tides"' in files["sessions.yaml"]
    if (*what, new) in loaded.identifiers.places or (is_quoted and not is_safe_bare(new)):
        return
    there = Rename(*what, old, new)
    plan = make_plan(contents, loaded.publication, there, Alias(old, ""))
    moved = {**{n: c for n, c in contents.items() if n not in plan.remove}, **plan.write}
    then = load(moved, LANGUAGES, "data")
    assert [one for one in check(then) if one.severity == "error"] == []
    assert is_sound(loaded.publication, then.publication, there, LANGUAGES)
    back = make_plan(moved, then.publication, Rename(*what, new, old), Alias("", old))
    again = {**{n: c for n, c in moved.items() if n not in back.remove}, **back.write}
    assert again == contents
