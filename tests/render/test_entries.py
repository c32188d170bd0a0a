"""The list of all initiatives."""

from memoria.content.publication import Publication
from memoria.render.listings import initiatives
from tests.contents import SERIES, read

REGISTERS = {
    "themes.yaml": 'themes: [{id: salt, name: {en: "Salt"}}, {id: coast, name: {en: "Coast"}}]\n',
    "places.yaml": 'places: [{id: quay, name: {en: "Quay"}}]\n',
}


def initiative(name: str, *more: str) -> str:
    fields = ", ".join((f'id: {name}, title: {{en: "{name}"}}', *more))
    return f"{{{fields}}}"


def session(name: str, *initiatives: str, starts: str = "") -> str:
    begins = f"starts: {starts}, " if starts else ""
    head = f'series: harbour-talks, original: en, {begins}title: {{en: "{name}"}}'
    return f"  - {{id: {name}, {head}, initiatives: [{', '.join(initiatives)}]}}\n"


def publication(*sessions: str) -> Publication:
    written = f"{SERIES}sessions:\n" + "".join(sessions)
    return read({"sessions.yaml": written, **REGISTERS}).publication


def test_the_newest_session_comes_first_and_one_without_a_date_last() -> None:
    later = (initiative(one, "status: planned") for one in "ba")
    listed = initiatives(
        publication(
            session("undated", initiative("u", "status: planned")),
            session("old", initiative("o", "status: planned"), starts="2030-01-01"),
            session("new", *later, starts="2031-01-01"),
        )
    )
    assert [one.item.id for one in listed] == ["b", "a", "o", "u"]
    assert [one.session.id for one in listed] == ["new", "new", "old", "undated"]
