"""The macros: links with names, what is said beside them, and nothing that could run."""

from datetime import date, timedelta
from xml.etree.ElementTree import Element

from memoria.messages.words import Words
from tests.cases import each
from tests.hostile import TEXTS
from tests.pages import as_html, elements, text_of
from tests.render.figures.records import draw, place, session, sessions

WORLD = '{{ draw.world_map(publication.places, list="#list") }}'
LINE = '{{ draw.timeline(publication.sessions, list="#list") }}'
BARS = '{{ draw.bars("Themes", rows) }}'
PLACES = [
    place("tidewater", 41.4, 2.2, title="Tidewater"),
    place("harbour", 10.0, 20.0, title="Harbour City"),
    place("nowhere", None, None),
]
HELD = [
    session("ports", date(2020, 3, 25), "harbour", title="Ports & people"),
    session("tides", date(2020, 4, 2), "harbour", title="Living with the tides"),
    session("undated", None),
]


def links(html: str) -> dict[str, str]:
    """Return the addresses of the links in a drawing by their accessible names."""
    return {
        one.attrib["aria-label"]: one.attrib["href"]
        for one in elements(html)
        if one.tag.endswith("a") and "aria-label" in one.attrib
    }


def having(html: str, style: str) -> list[Element]:
    """List the elements of a class."""
    return [one for one in elements(html) if style in one.attrib.get("class", "").split()]


def caption(html: str) -> str:
    (found,) = (one for one in elements(html) if one.tag == "figcaption")
    return " ".join("".join(found.itertext()).split())


def test_each_point_leads_to_its_place_and_says_what_is_there(english: Words) -> None:
    assert links(draw(WORLD, english, HELD, PLACES)) == {
        "Harbour City: 2 sessions and 2 initiatives": "places/harbour/",
        "Tidewater": "places/tidewater/",
    }


def test_the_map_says_what_it_does_not_show(english: Words, spanish: Words) -> None:
    assert caption(draw(WORLD, english, HELD, PLACES)) == (
        "Map of 2 places. No coordinates are recorded for 1 of 3 places. List of places"
    )
    assert caption(draw(WORLD, spanish, HELD, PLACES)) == (
        "Mapa de 2 territorios. No constan las coordenadas de 1 de 3 territorios. "
        "Lista de territorios"
    )
    assert caption(draw(WORLD, english, HELD, PLACES[:1])) == "Map of 1 place. List of places"
    assert caption(draw("{{ draw.world_map(publication.places) }}", english, [], PLACES[:1])) == (
        "Map of 1 place."
    )


def test_a_map_without_points_is_left_out(words: Words) -> None:
    assert draw(WORLD, words, HELD, PLACES[2:]).strip() == ""


def test_a_name_in_another_language_is_marked(spanish: Words) -> None:
    names = having(draw(WORLD, spanish, HELD, PLACES), "map-name")
    assert [(one.text, one.attrib["lang"]) for one in names] == [
        ("Harbour City", "en"),
        ("Tidewater", "en"),
    ]


def test_each_dot_leads_to_its_session(english: Words, spanish: Words) -> None:
    assert links(draw(LINE, english, HELD)) == {
        "25 March 2020: Ports & people": "sessions/ports/",
        "2 April 2020: Living with the tides": "sessions/tides/",
    }
    assert list(links(draw(LINE, spanish, HELD))) == [
        "25 de marzo de 2020: Ports & people",
        "2 de abril de 2020: Living with the tides",
    ]


def test_the_line_says_what_it_shows(english: Words, spanish: Words) -> None:
    assert caption(draw(LINE, english, HELD)) == (
        "2 sessions, 25 March 2020 to 2 April 2020. "
        "1 session without a recorded date is not shown. List of sessions"
    )
    assert caption(draw(LINE, spanish, HELD[:1])) == (
        "1 sesión, 25 de marzo de 2020. Lista de sesiones"
    )


def test_the_axis_is_labelled_in_the_language(english: Words, spanish: Words) -> None:
    held = sessions([date(2021, 11, 30), date(2022, 1, 1)])
    for words, labels in (
        (english, "Nov 2021 Dec Jan 2022"),
        (spanish, "nov 2021 dic ene 2022"),
    ):
        (axis,) = having(draw(LINE, words, held), "axis")
        assert " ".join("".join(axis.itertext()).split()) == labels


def test_columns_lead_to_the_list_of_their_months(english: Words) -> None:
    held = sessions([date(2020, 1, 31) + timedelta(days=number) for number in range(70)])
    html = draw(LINE, english, held)
    assert links(html) == {
        "January 2020: 1 session": "sessions/#m2020-01",
        "February 2020: 29 sessions": "sessions/#m2020-02",
        "March 2020: 31 sessions": "sessions/#m2020-03",
        "April 2020: 9 sessions": "sessions/#m2020-04",
    }
    assert "Each column is a month." in caption(html)


def test_columns_of_several_months_and_years_name_both_ends(spanish: Words) -> None:
    half_years = sessions([date(1990, 3, 1) + timedelta(days=120 * number) for number in range(70)])
    html = draw(LINE, spanish, half_years)
    assert "Cada columna abarca 6 meses." in caption(html)
    assert links(html)["enero de 1990 – junio de 1990: 2 sesiones"] == "sessions/#m1990-03"
    years = sessions([date(1980, 3, 1) + timedelta(days=200 * number) for number in range(70)])
    html = draw(LINE, spanish, years)
    assert "Cada columna es un año." in caption(html)
    assert links(html)["1981: 2 sesiones"] == "sessions/#m1981-04"
    years = sessions([date(1900, 3, 1) + timedelta(days=500 * number) for number in range(70)])
    html = draw(LINE, spanish, years)
    assert "Cada columna abarca 2 años." in caption(html)
    assert links(html)["1900 – 1901: 2 sesiones"] == "sessions/#m1900-03"


def test_a_line_without_dates_is_left_out(words: Words) -> None:
    assert draw(LINE, words, HELD[2:]).strip() == ""


def test_bars_are_a_table_with_the_numbers_as_text(english: Words) -> None:
    rows = [("Employment", "themes/employment/", 12_000), ("Care", "", 3000)]
    html = draw(BARS, english, [], rows=rows)
    assert text_of(html) == "Themes Employment12,000 Care3000"
    bars = [one for one in elements(html) if one.tag.endswith("rect")]
    assert [bar.attrib["width"] for bar in bars] == ["100.0%", "25.0%"]
    assert [one.attrib["href"] for one in elements(html) if one.tag == "a"] == [
        "themes/employment/"
    ]
    assert draw(BARS, english, [], rows=[]).strip() == ""


@each("text", TEXTS)
def test_hostile_names_stay_text(text: str, english: Words) -> None:
    places = [place("harbour", 10.0, 20.0, title=text), place("tidewater", 10.0, 20.0)]
    held = [session("ports", date(2020, 3, 25), title=text)]
    html = as_html(draw(WORLD + LINE + BARS, english, held, places, rows=[(text, "", 1)]))
    found = list(elements(html))
    assert not {one.tag.rpartition("}")[2] for one in found} & {"script", "img", "iframe", "style"}
    for one in found:
        assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
    assert text in ["".join(one.itertext()) for one in having(html, "map-name")]
    assert f"25 March 2020: {text}" in links(html)


def test_figures_come_through_markdown_as_they_are(words: Words) -> None:
    html = draw(WORLD + LINE, words, HELD, PLACES)
    page = as_html(f"# Title\n\n{html}\n\n## Next {{#next}}\n")
    drawn = [(one.tag, one.attrib) for one in elements(html)]
    kept = [(one.tag, one.attrib) for one in elements(page)]
    assert kept[1:-1] == drawn
