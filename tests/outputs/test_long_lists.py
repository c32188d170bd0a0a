"""Long lists stand on several pages: each entry once, found by links, every page bounded."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.kinds import COLLECTED
from memoria.render.board import FEW, boards
from memoria.render.editions import Edition
from memoria.render.leaves import DATED, FIRST, NAMES, ROOM, WHOLE
from memoria.render.overview import POINTS
from memoria.render.pages import Page
from tests.cases import each
from tests.conftest import words_of
from tests.contents import SERIES, Files, read
from tests.demo import CODES, LANGUAGES, SITE, Made
from tests.pages import as_html, elements, text_of

MANY = WHOLE + 30
COLLECTED_FIELDS = tuple(one.field for one in COLLECTED)
# As many bytes as a page of the site may have, with all that stands around it.
MOST = 100_000
# Names whose letters differ from language to language; some begin with no letter from a to z.
NAMES_OF = ("Ávila", "zebra", "Íthaca", "2nd pier", "Ωmega", "Oslo", "mole", "Quay", "dune")
SILENT = "without_captions_because: {en: Music, es: Música}"
YEARS = {"2021": ROOM + 10, "2023": 100}


def name(at: int) -> str:
    return f"{NAMES_OF[at % len(NAMES_OF)]} {at}"


def register(kind: str, fields: str = "") -> str:
    """Return a register; the first entry has none of the fields, which may name it."""
    lines = [
        f"  - {{id: {kind}-{at}, name: {{en: {name(at)} {kind}, es: {name(at + 1)} {kind}}}"
        for at in range(MANY)
    ]
    return f"{kind}:\n{lines[0]}}}\n" + "".join(f"{one}{fields}}}\n" for one in lines[1:])


def years() -> list[str]:
    """List the year of each session; of some none is known."""
    found = [year for year, number in YEARS.items() for _ in range(number)]
    return found + ["2020"] * (MANY - 10 - len(found)) + [""] * 10


def session(at: int, year: str) -> str:
    """Return a session in which one body and one theme are named each time."""
    starts = f"starts: {year}-{1 + at % 12:02}-{1 + at % 28:02}," if year else ""
    title = f"title: {{en: Title {at}, es: Título {at}}}"
    place = f"place: places-{at}, themes: [themes-0], organisers: [organisations-0]"
    video = f"{{id: v{at}, {title}, language: zxx, address: 'https://v.example/{at}', {SILENT}}}"
    initiative = f"{{id: i{at}, {title}, status: planned, themes: [themes-0]}}"
    news = f"{{id: n{at}, {title}, date: {year or 2019}-01-01}}"
    asked = f"{{id: q{at}, text: {{en: Question {at}?, es: ¿Pregunta {at}?}}}}"
    item = f"[{{id: x{at}, {title}}}]"
    return (
        f"  - {{id: s{at}, series: harbour-talks, original: en, {starts} {title}, {place},\n"
        f"     key_questions: [{{id: g, {title}, questions: [{asked}]}}],\n"
        f"     challenges: {item}, proposals: {item},\n"
        f"     priorities: [{{id: x{at}, {title}, rank: 1}}],\n"
        f"     videos: [{video}], initiatives: [{initiative}], news: [{news}]}}\n"
    )


def people() -> str:
    lines = (
        f"  - {{id: people-{at}, name: {name(at)}, organisation: organisations-0}}\n"
        for at in range(MANY)
    )
    return f"people:\n{''.join(lines)}"


def content() -> Files:
    held = "".join(session(at, year) for at, year in enumerate(years()))
    guides = "".join(
        f"  - {{id: g{at}, original: en, title: {{en: G, es: G}}, date: {2000 + at % 9}-05-05,"
        f" themes: [themes-0]}}\n"
        for at in range(MANY)
    )
    other = '  - {id: other, title: {en: "Other talks", es: "Otras"}}\n'
    return {
        "sessions.yaml": f"{SERIES}{other}sessions:\n{held}",
        "people.yaml": people(),
        "organisations.yaml": register("organisations", ", part_of: organisations-0"),
        "places.yaml": register("places", ", latitude: 10.5, longitude: 20.5"),
        "themes.yaml": register("themes"),
        "guides.yaml": f"guides:\n{guides}",
        **{f"summaries/s{at}/news/n{at}.en.md": "New.\n" for at in range(MANY)},
    }


@cache
def made(language: str) -> Made:
    publication = publishable(read(content()).publication)
    edition = Edition(words_of(language), LANGUAGES, site=SITE, name="Towns")
    return Made(publication, make_directory(publication), edition)


@cache
def lists() -> dict[str, Page]:
    """Return the pages that are leaves of a list, by their path."""
    return {one.path: one for one in made("en").listed if one.leaf}


@cache
def page(path: str, language: str) -> str:
    return made(language).page(path)


@cache
def html(path: str, language: str) -> str:
    return as_html(page(path, language))


@cache
def shown(path: str, language: str) -> tuple[Element, ...]:
    return tuple(elements(html(path, language)))


def targets(path: str, language: str) -> list[str]:
    """List the paths that the links of a page lead to, without fragments."""
    found = (one.get("href", "") for one in shown(path, language) if one.tag == "a")
    whole = (re.split("[?#]", urljoin(SITE + path, one))[0] for one in found)
    return [one.removeprefix(SITE) for one in whole if one.startswith(SITE)]


def related(path: str, relation: str, language: str = "en") -> str:
    links = [one for one in shown(path, language) if one.get("rel") == relation]
    assert len(links) <= 1
    return urljoin(SITE + path, links[0].get("href", "")).removeprefix(SITE) if links else ""


def firsts() -> list[str]:
    return [path for path, one in lists().items() if one.leaf and one.leaf.parts]


def parts(first: str) -> list[str]:
    leaf = lists()[first].leaf
    assert leaf
    return [one.path for one in leaf.parts]


def entries(path: str, language: str) -> tuple[Any, ...]:
    leaf = lists()[path].leaf
    assert leaf
    return tuple(leaf.shown[language])


def cases() -> list[tuple[str, str]]:
    return [(path, code) for path in lists() for code in CODES]


def test_every_kind_of_list_is_divided() -> None:
    kinds = ("sessions", "videos", "initiatives", "news", "guides", *COLLECTED_FIELDS)
    registers = ("people", "organisations", "places", "themes")
    body = "organisations/organisations-0/"
    entries = {body, f"{body}people/", f"{body}organisations/", "themes/themes-0/"}
    whole = {f"{one}/" for one in (*kinds, *registers)} | entries
    assert set(firsts()) == whole | {"series/harbour-talks/"}
    assert parts("sessions/") == [
        "sessions/years/2023/",
        "sessions/years/2023/2/",
        "sessions/years/2021/",
        "sessions/years/2021/2/",
        "sessions/years/2020/",
        "sessions/years/undated/",
    ]
    letters = [path.removeprefix("places/letters/") for path in parts("places/")]
    assert letters == ["a/", "d/", "i/", "m/", "o/", "q/", "z/", "other/"]


@each("case", cases)
def test_a_page_of_a_list_is_bounded_and_says_what_it_is(case: tuple[str, str]) -> None:
    path, language = case
    assert len(entries(path, language)) <= max(ROOM, NAMES)
    text = html(path, language)
    assert len(text.encode()) < MOST
    levels = [
        int(str(one.tag)[1]) for one in shown(path, language) if re.match(r"h\d", str(one.tag))
    ]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [one.get("id") for one in shown(path, language) if one.get("id")]
    assert len(ids) == len(set(ids))
    leaf = lists()[path].leaf
    if leaf and leaf.part:
        assert made(language).view.part_name(leaf.part) in text_of(text)
        assert "\npart: true\n" in page(path, language)


@pytest.mark.parametrize("language", CODES)
def test_titles_tell_pages_apart(language: str) -> None:
    front = (page(path, language).partition("\n---\n")[0] for path in lists())
    titles = Counter(re.findall(r"^title: (.*)$", "\n".join(front), re.MULTILINE))
    assert [title for title, number in titles.items() if number > 1] == []


@each("case", lambda: [(path, code) for path in firsts() for code in CODES])
def test_each_entry_stands_on_one_part_and_the_parts_follow_each_other(
    case: tuple[str, str],
) -> None:
    first, language = case
    found: list[int] = []
    walked, path = [], related(first, "next", language)
    while path:
        walked.append(path)
        found += map(id, entries(path, language))
        assert first in targets(path, language)
        after = related(path, "next", language)
        assert not after or related(after, "prev", language) == path
        path = after
    assert walked == parts(first)
    assert related(first, "prev", language) == related(walked[0], "prev", language) == ""
    assert len(found) == len(set(found)) >= WHOLE
    assert set(map(id, entries(first, language))) <= set(found)
    assert set(parts(first)) <= set(targets(first, language))


@pytest.mark.parametrize("language", CODES)
def test_every_record_is_reached_by_links_from_the_menu(language: str) -> None:
    paths = {one.path for one in made(language).listed}
    reached: set[str] = set()
    due = [f"{one}/" for one in ("sessions", "initiatives", "news", "guides", "people", "places")]
    due += ["organisations/", "themes/", "videos/", *(f"{one}/" for one in COLLECTED_FIELDS), ""]
    while due:
        path = due.pop()
        if path not in reached:
            reached.add(path)
            due += targets(path, language) if path in lists() or not path else []
    assert {one.path for one in made(language).listed if one.record} <= reached
    ours = {one for one in reached if not one.endswith((".xml", ".ics", ".csv", ".pdf"))}
    assert ours - paths == {"contribute/"} & ours


@pytest.mark.parametrize("language", CODES)
def test_lists_keep_their_order(language: str) -> None:
    found = [one for path in parts("sessions/") for one in entries(path, language)]
    days = [str(one.starts.day) if one.starts else "" for one in found]
    assert days == sorted(days, reverse=True)
    assert entries("sessions/", language) == tuple(found[:FIRST])
    for path in parts("places/"):
        places = entries(path, language)
        assert list(places) == made(language).view.sorted(places)


@pytest.mark.parametrize("language", CODES)
def test_of_a_board_too_long_the_first_rows_are_shown(language: str) -> None:
    rows = [one for one in shown("translations/", language) if one.get("class") == "board-name"]
    left = [number for one in boards(made(language).view) for number in one.left.values()]
    assert len(rows) <= FEW.rows
    assert len(rows) + sum(left) > WHOLE
    for number in left:
        told = made(language).edition.words.count("translations.more", number)
        assert told in text_of(html("translations/", language))
    assert len(html("translations/", language).encode()) < MOST


def test_what_led_into_a_list_leads_to_where_it_stands_now() -> None:
    home = targets("", "en")
    assert "series/harbour-talks/" in home
    hrefs = [urljoin("sessions/", one.get("href", "")) for one in shown("sessions/", "en")]
    months = [one for one in hrefs if re.search(r"#m\d", one)]
    for month in months:
        path, _, fragment = month.partition("#")
        year = [path, *(other for other in parts("sessions/") if other == f"{path}2/")]
        assert fragment in {found.get("id") for one in year for found in shown(one, "en")}
    assert months
    assert not any("videos/#" in one.get("href", "") for one in shown("", "en"))
    points = sum("map-label" in (one.get("class") or "") for one in shown("", "en"))
    assert 0 < points < WHOLE


LONG = (
    "What every deck keeps of a night of rain, and for whom",
    "Qué guarda cada cubierta de una noche de lluvia, y para quién",
)
SLUG = "what-every-deck-keeps-of-rain"
PLACES = POINTS


def filled(number: int) -> Files:
    """Return as many sessions as one page lists, with long names and all that a list shows."""
    names = "{{en: {0} {2}, es: {1} {2}}}"
    named = [names.format(*(f'"{one}' for one in LONG), f'{at}"') for at in range(number)]
    text = names.format(*(f'"{one * 3}' for one in LONG), '"')
    short = [
        names.format('"City of Quillamar', '"Ciudad de Quillamar', f'{at}"') for at in range(PLACES)
    ]
    tags = "themes: [t0, t1], organisers: [o0]"
    sessions = "".join(
        f"  - {{id: {SLUG}-{at}, series: s{at % 5}, number: {at}, original: en, title: {one},\n"
        f"     starts: {2015 + at % 9}-{1 + at % 12:02}-11, place: p{at % PLACES}, {tags},\n"
        f"     videos: [{{id: v{at}, title: {one}, language: zxx, {SILENT},\n"
        f"       address: 'https://video.example.org/{SLUG}-{at}'}}],\n"
        f"     news: [{{id: n-{SLUG}-{at}, title: {one}, date: 2024-01-01}}],\n"
        f"     initiatives: [{{id: i-{SLUG}-{at}, title: {one}, status: planned, by: [o0, o1],\n"
        f"       horizon: long-term, places: [p{at % PLACES}], themes: [t0, t1],\n"
        f"       text: {text}}}], summary: {text}}}\n"
        for at, one in enumerate(named)
    )
    held = "".join(f"  - {{id: s{at}, title: {one}}}\n" for at, one in enumerate(named[:5]))
    registers = {
        name: f"{name}:\n"
        + "".join(
            f"  - {{id: {name[0]}{at}, name: {one}{more}}}\n" for at, one in enumerate(short[:many])
        )
        for name, many, more in (
            ("places", PLACES, ", latitude: 10.5, longitude: 20.5"),
            ("organisations", 2, ""),
            ("themes", 2, ""),
        )
    }
    return {
        "sessions.yaml": f"series:\n{held}sessions:\n{sessions}",
        **{f"{name}.yaml": text for name, text in registers.items()},
        **{f"summaries/{SLUG}-{at}/news/n-{SLUG}-{at}.en.md": "New.\n" for at in range(number)},
    }


@pytest.mark.parametrize("number", [ROOM, DATED])
def test_a_list_that_one_page_just_holds_is_not_too_heavy(number: int) -> None:
    publication = publishable(read(filled(number)).publication)
    edition = Edition(words_of("es"), LANGUAGES, site=SITE, name="Towns")
    filling = Made(publication, make_directory(publication), edition)
    weights = {
        one.path: len(as_html(filling.page(one.path)).encode())
        for one in filling.listed
        if not one.path or (one.leaf and not one.leaf.is_divided)
    }
    assert {"", "sessions/", "videos/", "initiatives/", "news/", "places/"} <= weights.keys()
    assert max(weights.values()) < 106_000  # and up to 14,000 around them
