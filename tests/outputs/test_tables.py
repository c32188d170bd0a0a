"""Tables as a reader of comma-separated values gets them, with nothing that would compute."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.render.escaping import csv_cell
from tests.contents import session
from tests.demo import CODES, SITE, demo, hostile, one_line, small
from tests.hostile import TEXTS
from tests.pages import LETTERS, MARKS

FILES = ("data/initiatives.csv", "data/priorities.csv")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


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


@pytest.mark.parametrize("name", FILES)
def test_lines_end_as_the_format_has_it_and_nothing_stands_in_front(name: str) -> None:
    text = demo("es").files[name]
    assert text.startswith("session,session_date,id,title,title_language,")
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n", text)


@pytest.mark.parametrize("name", FILES)
def test_a_table_without_rows_has_its_columns(name: str) -> None:
    assert small({"sessions.yaml": session()}).files[name] == (
        demo("en").files[name].partition("\r\n")[0] + "\r\n"
    )


def plain(cell: str) -> str:
    """Return the text of a cell without the apostrophe that keeps it from computing."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


@given(st.text(LETTERS | MARKS | st.sampled_from("\t\r\n,;"), max_size=20))
def test_any_text_survives_a_cell_and_computes_nothing(text: str) -> None:
    written = StringIO()
    csv.writer(written).writerow([csv_cell(text), "next"])
    ((cell, after),) = csv.reader(StringIO(written.getvalue(), newline=""))
    assert not re.match(r"[=+\-@\t\r]", cell)
    assert (plain(cell), after) == (text, "next")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "'=1", "\t=1", "''@x", "'plain", "plain"]
)
def test_what_would_compute_has_an_apostrophe_in_front(text: str) -> None:
    assert not re.match(r"[=+\-@\t\r]", csv_cell(text))
    assert plain(csv_cell(text)) == text


def test_a_hostile_title_computes_nothing() -> None:
    found = read(hostile().files["data/initiatives.csv"])
    assert {plain(row["title"]) for row in found} == set(map(one_line, TEXTS))
    assert not any(re.match(r"[=+\-@\t\r]", row["title"]) for row in found)
