"""What is told in a form of the forge becomes a record, or it is answered what is to be mended."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.check.everything import check
from memoria.edit.new.forms import HEADING, MEANT, SOURCE, Form, read_answers, read_form
from memoria.edit.new.kinds import KINDS
from memoria.load.content import Loaded, load
from memoria.project.folders import read_folder
from memoria.rules.problems import has_errors
from tests.conftest import ROOT, Run, words_of
from tests.contents import session
from tests.demo import CODES
from tests.journeys.forge import body_of, fields_of

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
# What an editor reads, and the program leaves to them: questions of the form for sessions.
BY_HAND = {"organisers", "questions", "speakers", "outcomes", "sources"}
OWN_FORMS = {"session", "contribution"}
CONTENT = session(
    "key_questions: [{id: sea, title: {en: Sea}, questions: [{id: why, text: {en: Why?}}]}]",
    "sources: [{id: log, title: Log, language: en, address: 'https://example.org/log'}]",
)
TITLES = {"title-en": "Shared nets", "title-es": "Redes compartidas"}
TOLD: dict[str, dict[str, str]] = {
    "report": {"session": "tides", "text-en": "It rose.", "text-es": "Subió."},
    "key-question": {"session": "tides", "group": "Nets", **TITLES},
    "challenge": {"session": "https://site.example/sessions/tides/#report", **TITLES},
    "initiative": {"session": "tides", **TITLES},
    "proposal": {"session": "tides", "text-en": "For all.", **TITLES},
    "priority": {"session": "tides", **TITLES},
    "video": {
        "session": "tides", **TITLES,
        "address": "https://vimeo.com/1", "text-en": "It rose.\n\nIt fell.",
    },
    "news": {"session": "tides", "date": "2031-05-01", "text-es": "Subió.", **TITLES},
    "guide": {"session": "tides", "text-en": "What we know.", **TITLES},
    "person": {"title-en": "Ana Estay", "organisation": "Guild of nets"},
    "organisation": TITLES,
    "place": TITLES,
    "theme": {**TITLES, "text-en": "Of nets."},
}  # fmt: skip
STATUS = {"en": "Planned", "es": "Planificada"}


def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return found


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "sessions.yaml").write_text(CONTENT, "utf-8")
    return folder


def tell(run: Run, folder: Path, form: str, answers: Mapping[str, str]) -> tuple[int, str]:
    """Tell of something in a form; return how the command ends, and what it answers."""
    issue = {"number": 12, "title": "T", "body": body_of(written(form), answers)}
    (folder.parent / "issue.json").write_text(json.dumps(issue), "utf-8")
    status, said, complaints = run("propose", folder.parent / "issue.json", "--data", folder)
    assert complaints == ""
    return status, said


def loaded(folder: Path) -> Loaded:
    found = load(read_folder(folder, "tiny"), CODES, "tiny")
    assert not has_errors(check(found))
    return found


def test_each_question_of_a_form_is_one_of_its_kind_or_told_to_be_left_to_editors() -> None:
    for language in CODES:
        for form in (*OWN_FORMS, "item"):
            kinds = [KINDS[form]] if form in KINDS else [KINDS[one] for one in TOLD]
            known = {one.name for kind in kinds for one in kind.questions} | set(MEANT) | {"kind"}
            for one in fields_of(written(f"{form}.{language}")):
                name, _, code = one["id"].partition("-")
                assert name in known | BY_HAND or name.startswith(SOURCE), (form, name)
                assert code in {"", *CODES}
    assert set(TOLD) == KINDS.keys() - OWN_FORMS - {"picture"}


def test_a_choice_is_one_that_the_field_takes() -> None:
    for language in CODES:
        asked = next(one for one in fields_of(written(f"item.{language}")) if one["id"] == "status")
        taken = KINDS["initiative"].question("status").few_words
        named = {words_of(language)(f"initiative.{one}") for one in taken}
        assert set(asked["options"]) == named
        source = next(
            one for one in fields_of(written(f"item.{language}")) if one["id"] == "source_language"
        )
        codes = [one.rpartition("(")[2].rstrip(")") for one in source["options"]]
        assert codes == ["en", "es", "fr", "pt"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("kind", TOLD)
def test_every_kind_can_be_told_in_either_language(
    run: Run, tiny: Path, kind: str, language: str
) -> None:
    words = words_of(language)
    told = {"kind": words(f"add.{kind}"), **TOLD[kind], "source_address": "https://example.org/a"}
    told |= {"status": STATUS[language]} if kind == "initiative" else {}
    status, said = tell(run, tiny, f"item.{language}", told)
    assert status == 0, said
    publication = loaded(tiny).publication
    record = KINDS[kind]
    holder = publication.sessions[0] if record.is_item else publication
    if kind == "report":
        assert {one.language for one in publication.summaries} == {"en", "es"}
    elif kind == "key-question":
        _, group = publication.sessions[0].key_questions
        assert group.title.get(language) == "Nets"
    else:
        assert len(getattr(holder, record.key)) == 1
    has_source = any(one.name == "source" for one in record.questions)
    assert len(publication.sessions[0].sources) == (2 if has_source else 1)
    assert ("https:" in said) == (not has_source)


def test_a_source_that_is_there_is_the_same_one(run: Run, tiny: Path) -> None:
    told = {
        "session": "tides",
        "organisation": "Guild",
        "source_address": "https://example.org/log",
    }
    assert tell(run, tiny, "contribution.en", told)[0] == 0
    (held,) = loaded(tiny).publication.sessions
    assert [one.sources for one in held.contributions] == [("log",)]
    assert len(held.sources) == 1


def test_who_speaks_twice_has_two_contributions_and_is_one_person(run: Run, tiny: Path) -> None:
    told = {"session": "tides", "speaker": "Ana Estay", "summary-en": "Salt.", "summary-es": "Sal."}
    assert tell(run, tiny, "contribution.en", told)[0] == 0
    assert tell(run, tiny, "contribution.es", {**told, "speaker": "ana estay"})[0] == 0
    publication = loaded(tiny).publication
    assert [one.name for one in publication.people] == ["Ana Estay"]
    (held,) = publication.sessions
    assert [one.id for one in held.contributions] == ["ana-estay", "ana-estay-2"]


def test_nothing_is_lost_and_nothing_is_guessed_of_a_session(run: Run, tiny: Path) -> None:
    before = (tiny / "sessions.yaml").read_bytes()
    told = {
        "title-en": "Nets", "starts": "2031-05-01 10:00",
        "speakers": "Ana Estay, mayor", "sources": "https://example.org/a",
    }  # fmt: skip
    status, said = tell(run, tiny, "session.en", told)
    assert (status, [*tiny.rglob("*.md")]) == (1, [])
    assert "- Time zone of these hours: this is needed.\n" in said
    status, said = tell(run, tiny, "session.en", {**told, "timezone": "Europe/Madrid"})
    assert status == 0
    assert "- Who spoke?: Ana Estay, mayor\n- Sources: https:" in said
    assert "tiny/sessions/nets.yaml`\n" in said
    assert (tiny / "sessions.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("form", "told", "answer"),
    [
        ("item.en", {"kind": "a hat"}, "“a hat” is nothing that can be added."),
        ("item.es", {"kind": "Tema prioritario", "session": "sea", **TITLES}, "- Sesión: "),
        (
            "item.es",
            {"kind": "desafío", "session": "tides"},
            "- Título o nombre, en inglés: hace falta.",
        ),
        (
            "contribution.en",
            {"session": "tides"},
            "Who spoke? / For which organisation?: this is needed.",
        ),
        (
            "item.en",
            {"kind": "an initiative", "session": "tides", **TITLES, "organisation": "A, <b>"},
            "There is no organisation with the id “a”",
        ),
        (
            "contribution.en",
            {"session": "tides", "organisation": "A", "source_address": "javascript:alert(1)"},
            "javascript",
        ),
    ],
)
def test_what_cannot_be_is_answered_and_nothing_is_written(
    run: Run, tiny: Path, form: str, told: Mapping[str, str], answer: str
) -> None:
    status, said = tell(run, tiny, form, told)
    assert status == 1
    assert answer in said
    assert "<" not in said
    assert [path.name for path in tiny.rglob("*")] == ["sessions.yaml"]
    assert (tiny / "sessions.yaml").read_text("utf-8") == CONTENT


def form() -> Form:
    return read_form("item.en.yml", (FOLDER / "item.en.yml").read_bytes())


def test_answers_stand_below_their_headings_and_keep_their_lines() -> None:
    told = {
        "kind": "news",
        "text-en": "### Other\n\nOne.\n\n---\n\nTwo.",
        "text-es": "_No response_",
    }
    found = read_answers(body_of(written("item.en"), told).replace("\n", "\r\n"), [form()])
    assert found
    assert found.given == {"kind": "news", "text-en": told["text-en"]}


def test_a_heading_that_stands_there_twice_could_be_either() -> None:
    twice = body_of(written("item.en"), {"text-en": f"{HEADING}Text in Spanish\n\nHa."})
    assert read_answers(twice, [form()]) is None
    assert read_answers("A plain issue.", [form()]) is None
    assert read_answers("", [form()]) is None
