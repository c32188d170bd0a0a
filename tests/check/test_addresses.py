"""A published address never dies: what was there on the base leads somewhere still."""

from pathlib import Path

import pytest

from memoria.check.everything import check
from memoria.rules.problems import Problem
from tests.conftest import Run
from tests.contents import SERIES, Files, read, session
from tests.repositories import Repository

GROUP = (
    "key_questions:",
    "  - id: damage",
    "    title: {en: Damage}",
    "    questions: [{id: cost, text: {en: What does it cost?}}]",
)
FLOOD = 'challenges: [{id: flood, title: {en: "Floods in the streets"}}]'
DYKE = 'initiatives: [{id: dyke, title: {en: "A higher dyke"}, status: planned}]'
PARTS = ("bar", "con", "dul", "fem", "gis", "hop", "jun", "kal", "lor", "mev", "nit", "pud")
OTHER = 'id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: "The ebb"}\n'


def gone(before: Files, after: Files) -> list[Problem]:
    """Return the problems of a content folder that tell of addresses."""
    found = check(read(after), before=read(before).publication)
    return [one for one in found if one.code == "M230"]


def told(before: Files, after: Files) -> list[tuple[str, str, str, str]]:
    """Return the place, the variant, the id and the line to write of each."""
    return [
        (
            str(one.finding.position).removeprefix("data/"),
            one.finding.variant,
            str(one.finding.values["link"]).rpartition(":")[2].rpartition("/")[2],
            str(one.finding.values["line"]),
        )
        for one in gone(before, after)
    ]


def one(*lines: str) -> Files:
    return {"sessions.yaml": session(*lines)}


def test_nothing_is_gone_where_nothing_is() -> None:
    files = one(*GROUP, FLOOD, DYKE, "aliases: [springs]")
    assert told(files, files) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (GROUP, [line.replace("damage", "harm") for line in GROUP]),
        (GROUP, [line.replace("id: cost", "id: price") for line in GROUP]),
        ([FLOOD], [FLOOD.replace("flood", "high-water")]),
        ([DYKE], [DYKE.replace("id: dyke", "id: sea-wall")]),
        (
            ["sources: [{id: note, title: Note, language: en}]"],
            ["sources: [{id: notes, title: Note, language: en}]"],
        ),
    ],
)
def test_the_heir_is_told_the_line_to_add(before: list[str], after: list[str]) -> None:
    [(place, variant, identifier, line)] = told(one(*before), one(*after))
    assert variant == "similar"
    assert line == f"aliases: [{identifier}]"
    column = int(place.split(":")[2]) - 1
    written = one(*after)["sessions.yaml"]
    assert isinstance(written, str)
    new = written.split("\n")[int(place.split(":")[1]) - 1][column:]
    assert new.startswith(("harm", "price", "high-water", "sea-wall", "notes"))


def test_with_the_line_all_is_well() -> None:
    after = DYKE.replace("id: dyke", "id: sea-wall, aliases: [dyke]")
    assert told(one(DYKE), one(after)) == []


def test_of_a_renamed_session_only_the_session_is_told() -> None:
    text = session(*GROUP, FLOOD)
    after = {"sessions.yaml": text.replace("id: tides", "id: high-water")}
    assert told({"sessions.yaml": text}, after) == [
        ("sessions.yaml:5:9", "similar", "tides", "aliases: [tides]")
    ]
    named = text.replace("id: tides", "id: high-water\n    aliases: [tides]")
    assert told({"sessions.yaml": text}, {"sessions.yaml": named}) == []


def test_what_stands_in_a_renamed_session_is_looked_for_there() -> None:
    before = one(*GROUP, FLOOD)
    text = session(*GROUP, FLOOD.replace("flood", "high-water")).replace(
        "id: tides", "id: sea\n    aliases: [tides]"
    )
    assert [two[2] for two in told(before, {"sessions.yaml": text})] == ["flood"]


def test_without_an_heir_the_nearest_place_is_named() -> None:
    files = {**one(), "sessions/ebb.yaml": OTHER + FLOOD + "\n"}
    assert told(files, {**one(), "sessions/ebb.yaml": OTHER}) == [
        ("sessions/ebb.yaml:1:5", "", "flood", "aliases: [flood]")
    ]
    assert told(files, one()) == [("sessions/ebb.yaml:1:1", "", "ebb", "aliases: [ebb]")]


def test_the_earlier_ids_of_the_heir_and_of_what_is_gone_are_kept() -> None:
    before = DYKE.replace("id: dyke", "id: dyke, aliases: [bank]")
    after = DYKE.replace("id: dyke", "id: sea-wall, aliases: [levee]")
    assert [two[3] for two in told(one(before), one(after))] == ["aliases: [levee, dyke, bank]"]


def test_an_alias_that_is_gone_is_told_at_its_record() -> None:
    assert told(one("aliases: [springs]"), one()) == [
        ("sessions.yaml:5:9", "alias", "springs", "aliases: [springs]")
    ]


def test_a_contribution_is_withdrawn_not_taken_out() -> None:
    line = "contributions: [{id: ada, status: %s}]"
    assert [two[1] for two in told(one(line % "published"), one())] == ["contribution"]
    assert told(one(line % "published"), one(line % "withdrawn")) == []
    assert told(one(line % "draft"), one()) == []


def test_a_speaker_of_a_draft_had_no_address() -> None:
    people = {"people.yaml": "people:\n  - {id: ada, name: Ada}\n"}
    drafted = one("contributions: [{id: first, speaker: ada, status: draft}]")
    empty = {"people.yaml": "people: []\n"}
    assert told({**drafted, **people}, {**one(), **empty}) == []
    shown = one("contributions: [{id: first, speaker: ada, status: withdrawn}]")
    withdrawn = one("contributions: [{id: first, status: withdrawn}]")
    assert [two[2] for two in told({**shown, **people}, {**withdrawn, **empty})] == ["ada"]


@pytest.mark.parametrize(
    "broken",
    ["sessions: [", "\tsessions:", f"{SERIES}sessions: {{}}", f"{SERIES}sessions:\n  - tides\n"],
)
def test_what_cannot_be_read_is_not_called_gone(broken: str) -> None:
    assert told(one(*GROUP, FLOOD), {"sessions.yaml": broken}) == []
    assert told({"sessions.yaml": broken}, one()) == []


def test_a_badly_written_id_is_told_once() -> None:
    after = one(DYKE.replace("id: dyke", "id: Dyke"))
    assert told(one(DYKE), after) == []


def test_two_that_are_gone_find_their_own_heirs() -> None:
    both = 'proposals: [{id: a1, title: {en: "Lend money"}}, {id: b1, title: {en: "Plant trees"}}]'
    after = both.replace("a1", "x1").replace("b1", "y1")
    found = {
        str(two.finding.values["link"])[-2:]: two.finding.values["similar"]
        for two in gone(one(both), one(after))
    }
    assert found == {"a1": "x1", "b1": "y1"}


def test_every_kind_with_an_address_keeps_it() -> None:
    registers = {
        "people.yaml": "people:\n  - {id: a, name: A}\n",
        "organisations.yaml": "organisations:\n  - {id: b, name: {en: B}}\n",
        "places.yaml": "places:\n  - {id: c, name: {en: C}}\n",
        "themes.yaml": "themes:\n  - {id: d, name: {en: D}}\n",
        "guides.yaml": "guides:\n  - {id: e, title: {en: E}, sessions: [tides]}\n",
    }
    before = {**registers, **one(DYKE)}
    emptied = {name: f"{text.partition(':')[0]}: []\n" for name, text in registers.items()}
    found = gone(before, {**emptied, "sessions.yaml": f"{SERIES}sessions: []\n"})
    kinds = {str(two.finding.values["kind"]) for two in found}
    assert kinds == {
        "person", "organisation", "place", "theme", "guide", "session", "initiative",
    }  # fmt: skip


def test_the_command_tells_it_with_the_line_to_write(tmp_path: Path, run: Run) -> None:
    repository = Repository(tmp_path)
    repository.commit({"sessions.yaml": session(DYKE)}, "2026-05-01")
    repository.write({"sessions.yaml": session(DYKE.replace("id: dyke", "id: sea-wall"))})
    status, output, _ = run("check", "--data", repository.data)
    assert status == 1
    assert output.splitlines()[0].endswith(
        "sessions.yaml:9:24: error M230: “initiative:dyke” was published and is gone: its address"
        " leads nowhere. Is it called “sea-wall” now?"
    )
    assert output.splitlines()[1] == (
        "    Add to the record that took its place, below id: sea-wall, the line aliases: [dyke]."
        " If nothing took its place and it had to go for good,"
        f" add to {repository.data}/withdrawn.yaml, below withdrawn:, the line - initiative:dyke"
    )
    _, spanish, _ = run("check", "--data", repository.data, "--language", "es")
    assert "aliases: [dyke]" in spanish.splitlines()[1]
    assert not set(spanish.splitlines()) & set(output.splitlines())


def test_who_names_an_earlier_id_is_told_the_present_one() -> None:
    text = session(
        "aliases: [springs]",
        *GROUP[:3],
        "    questions: [{id: cost, aliases: [price], text: {en: What does it cost?}}]",
        "challenges: [{id: flood, title: {en: Flood}, answers: [price]}]",
    )
    files = {
        "sessions.yaml": text,
        "guides.yaml": (
            "guides: [{id: sea, title: {en: Sea}, sessions: [springs],"
            " items: ['question:springs/cost', 'question:tides/price']}]\n"
        ),
        "summaries/tides/report.en.md": "[a](session:springs) [b](question:price)\n",
        "summaries/springs/context.en.md": "Water.\n",
    }
    found = [
        (two.code, two.finding.variant, two.finding.values["similar"])
        for two in check(read(files))
        if two.code[:2] != "M1"
    ]
    assert found == [
        ("M210", "renamed", "tides"),
        ("M210", "renamed", "cost"),
        ("M301", "renamed", "tides"),
        ("M304", "renamed", "session:tides"),
        ("M304", "renamed", "question:cost"),
    ]
    guide = files["guides.yaml"].replace("sessions: [springs]", "sessions: [tides]")
    mended = {**files, "guides.yaml": guide, "sessions.yaml": text.replace("[price]}]", "[cost]}]")}
    found = [
        (two.code, two.finding.variant, two.finding.values["similar"])
        for two in check(read(mended))
        if two.code == "M227"
    ]
    assert found == [
        ("M227", "renamed", "question:tides/cost"),
        ("M227", "renamed", "question:tides/cost"),
    ]


def test_each_of_many_new_records_is_told_apart() -> None:
    names = [f"{one}{two} {two}{one}".title() for one in PARTS for two in PARTS]
    names += [f"{name} Quay" for name in names]
    before, after = (
        {
            "sessions.yaml": session(),
            "people.yaml": "people:\n"
            + "".join(f"  - {{id: {kind}-{n}, name: {one}}}\n" for n, one in enumerate(names)),
        }
        for kind in ("old", "new")
    )
    values = [one.finding.values for one in gone(before, after)]
    assert len(values) == len(names) == 288
    for one in values:
        assert str(one["link"]).replace("person:old", "new") == one["similar"]


def test_short_titles_are_not_alike_for_being_titles() -> None:
    flood, heat, mud = (
        f'{{id: {en.lower()}, title: {{en: "{en}", es: "{es}"}}}}'
        for en, es in (("Flood", "Riada"), ("Heat", "Calor"), ("Mud", "Lodo"))
    )
    before = {"sessions.yaml": session(f"challenges: [{flood}, {heat}]")}
    after = {"sessions.yaml": session(f"challenges: [{mud}]")}
    assert [variant for _, variant, _, _ in told(before, after)] == ["", ""]
