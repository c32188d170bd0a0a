"""Tables as a reader of comma-separated values gets them, with nothing that would compute."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.directory import shown_contributions
from memoria.outputs.open_data.tables import MARK, TABLES
from memoria.render.escaping import csv_cell
from tests.contents import session
from tests.demo import CODES, SITE, demo, hostile, one_line, small
from tests.hostile import TEXTS
from tests.pages import LETTERS, MARKS

FILES = tuple(f"data/{name}.csv" for name in TABLES)
# Where a cell begins, for a spreadsheet that parts them at semicolons, too.
COMPUTES = re.compile(r"(^|[;\n] *)[=+\-@\t\r]")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline=""), strict=True))


def rows(name: str, language: str = "en") -> list[dict[str, str]]:
    return read(demo(language).files[f"data/{name}.csv"])


@pytest.mark.parametrize("language", CODES)
def test_every_initiative_is_a_row(language: str) -> None:
    found = {one["id"]: one for one in rows("initiatives", language)}
    publication = demo(language).publication
    assert set(found) == {one.id for held in publication.sessions for one in held.initiatives}
    for held in publication.sessions:
        for one in held.initiatives:
            row = found[one.id]
            assert row["session"] == held.id
            assert row["status"] == one.status
            assert row["by"] == "; ".join(one.by)
            assert row["title"] == one.title.get(row["title_language"])
            assert row["address"].endswith(f"/initiatives/{one.id}/")
            assert row["address"].startswith(SITE)


@pytest.mark.parametrize("language", CODES)
def test_every_priority_is_a_row_with_how_it_was_ranked(language: str) -> None:
    found = {(one["session"], one["id"]): one for one in rows("priorities", language)}
    for held in demo(language).publication.sessions:
        for one in held.priorities:
            row = found.pop((held.id, one.id))
            assert row["rank"] == str(one.rank)
            assert row["votes"] == ("" if one.votes is None else str(one.votes))
            assert held.ranking
            assert row["method"] == held.ranking.method.get(row["method_language"])
            assert row["voters"] == str(held.ranking.voters)
    assert not found


@pytest.mark.parametrize("language", CODES)
def test_every_session_and_all_that_was_contributed_is_a_row(language: str) -> None:
    publication, view = demo(language).publication, demo(language).view
    sessions = {one["id"]: one for one in rows("sessions", language)}
    talks = {(one["session"], one["id"]): one for one in rows("contributions", language)}
    assert set(sessions) == {one.id for one in publication.sessions}
    for held in publication.sessions:
        row = sessions[held.id]
        assert row["starts"].startswith(held.starts.iso if held.starts else "")
        assert row["title"] == view.plain(held.title, held.original)
        assert row["place_names"] == (view.names("place", [held.place]) if held.place else "")
        for one in shown_contributions(held):
            talk = talks.pop((held.id, one.id))
            assert talk["session_title"] == row["title"]
            people = [view.record("person", each).name for each in one.speaker]
            assert (talk["speaker"], talk["speaker_names"]) == tuple(
                map("; ".join, (one.speaker, people))
            )
    assert not talks


def test_ids_have_what_they_name_beside_them() -> None:
    (row,) = (one for one in rows("initiatives") if one["id"] == "water-ledger")
    assert row["by"] == "quillamar-council; tides-school"
    assert row["by_names"] == "Town Council of Quillamar; Open School of Tides"
    assert row["theme_names"] == "Water; Open government"
    assert row["responds_to_names"].count(";") == row["responds_to"].count(";")
    assert all(one.strip() for one in row["presented_in_names"].split(";"))


@pytest.mark.parametrize("name", FILES)
def test_a_table_is_told_by_its_mark_and_every_cell_is_quoted(name: str) -> None:
    text = demo("es").files[name]
    assert text.encode().startswith(b'\xef\xbb\xbf"')
    assert text.endswith('"\r\n')
    assert not re.search(r"(?<!\r)\n", text)
    assert re.fullmatch(r'(("([^"]|"")*",)*"([^"]|"")*"\r\n)+', text.removeprefix(MARK))


@pytest.mark.parametrize("name", FILES[1:])
def test_a_table_without_rows_has_its_columns(name: str) -> None:
    assert small({"sessions.yaml": session()}).files[name] == (
        demo("en").files[name].partition("\r\n")[0] + "\r\n"
    )


def plain(cell: str) -> str:
    """Return the text of a cell without the apostrophes that keep it from computing."""
    return re.sub(r"(^|[;\n] *)'(?='*[=+\-@\t\r])", r"\1", cell)


@given(st.text(LETTERS | MARKS | st.sampled_from("\t\r\n,;"), max_size=20))
def test_any_text_survives_a_cell_and_computes_nothing(text: str) -> None:
    written = StringIO()
    csv.writer(written).writerow([csv_cell(text), "next"])
    ((cell, after),) = csv.reader(StringIO(written.getvalue(), newline=""))
    assert not COMPUTES.search(cell)
    assert (plain(cell), after) == (text, "next")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "'=1",
        "\t=1",
        "''@x",
        "'plain",
        "plain",
        "a;=1",
        "a; +1;@b",
        "a\n=1",
    ],
)
def test_what_would_compute_has_an_apostrophe_in_front(text: str) -> None:
    assert not COMPUTES.search(csv_cell(text))
    assert plain(csv_cell(text)) == text


def test_a_hostile_title_computes_nothing() -> None:
    found = read(hostile().files["data/initiatives.csv"])
    assert {plain(row["title"]) for row in found} == set(map(one_line, TEXTS))
    assert not any(COMPUTES.search(row["title"]) for row in found)
