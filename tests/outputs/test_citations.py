"""Citations: what reference managers read of them, and what a reader sees."""

import re
from dataclasses import replace
from functools import reduce
from urllib.parse import parse_qsl

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.outputs.citations import Citation, bibtex, coins, ris
from memoria.project.settings import Publisher
from memoria.render.escaping import TEX, tex
from tests.contents import session
from tests.demo import CODES, SITE, demo, small
from tests.hostile import TEXTS
from tests.pages import LETTERS, MARKS, as_html, elements

LEAGUE = Publisher({"en": "The League", "es": "La Liga"}, "https://league.example/")
LINES = st.text(LETTERS | MARKS, max_size=30).map(lambda text: " ".join(text.split()))
REPORT = Citation(
    key="tides-report-en",
    genre="Session report",
    title="Living with the tides",
    title_language="en",
    authors=("Port Authority", "Pilots and Sons"),
    author_languages=("en", "en"),
    publisher="Towns",
    series="Harbour talks",
    series_language="en",
    themes=("Coast",),
    day=None,
    language="en",
    path="sessions/tides/#report",
    address="https://towns.example.org/sessions/tides/#report",
    file="sessions/tides/report",
    pdf="",
)


def with_(**changes: object) -> Citation:
    return Citation(**{**vars(REPORT), **changes})


def entry(text: str) -> dict[str, str]:
    """Return the only entry of a BibTeX file."""
    (found,) = bibtexparser.loads(text, parser=BibTexParser(common_strings=True)).entries
    return dict(found)


def untex(text: str) -> str:
    """Return what TeX would set."""
    names = {written: letter for letter, written in TEX.items()}
    pattern = "|".join(map(re.escape, names))
    return re.sub(pattern, lambda match: names[match[0]], text)


def bare(text: str) -> str:
    """Take a pair of braces off."""
    assert text[0] + text[-1] == "{}"
    return text[1:-1]


def record(text: str) -> dict[str, object]:
    (found,) = rispy.loads(text)
    return dict(found)


@pytest.mark.parametrize("language", CODES)
def test_every_report_and_guide_has_its_files(language: str) -> None:
    made = demo(language)
    reports = {one.name.session for one in made.publication.summaries if one.name.kind == "report"}
    names = [f"sessions/{one}/report" for one in reports]
    names += [f"guides/{one.id}" for one in made.publication.guides]
    for ending in (".bib", ".ris"):
        found = {name for name in made.files if name.endswith(ending)}
        assert found == {f"{name}{ending}" for name in names}


def test_a_guide_is_read_by_reference_managers() -> None:
    files = demo("es").files
    found = entry(files["guides/every-drop-twice.bib"])
    address = f"{SITE}es/guides/every-drop-twice"
    assert found["ENTRYTYPE"] == "techreport"
    assert found["ID"] == "every-drop-twice-guide-es"
    assert found["date"] == "2025-02-14"
    assert found["year"] == "2025"
    assert found["langid"] == "spanish"
    assert found["url"] == f"{address}/"
    assert bare(found["title"]) == "Cada gota, contada dos veces: guía para repartir lo escaso"
    first, second = found["author"].split(" and ")
    assert bare(first) == "Secretaría de la Liga de Villas Errantes"
    assert bare(second) == "Comisión de Aguas y Aljibes"
    same = record(files["guides/every-drop-twice.ris"])
    assert same["type_of_reference"] == "RPRT"
    assert same["authors"] == [bare(first), bare(second)]
    assert same["title"] == bare(found["title"])
    assert (same["year"], same["date"]) == ("2025", "2025/02/14")
    assert same["language"] == "es"
    assert same["urls"] == [f"{address}/"]
    assert same["file_attachments1"] == f"{address}.pdf"


@pytest.mark.parametrize("language", CODES)
def test_the_files_are_well_formed(language: str) -> None:
    for name, text in demo(language).files.items():
        if name.endswith(".ris"):
            assert re.fullmatch(r"TY  - RPRT\r\n(\w\w  - \S[^\r\n]*\r\n)+ER  - \r\n", text)
        if name.endswith(".bib"):
            assert entry(text)["author"]


def test_without_a_date_there_is_no_year() -> None:
    assert not {"year", "date"} & set(entry(bibtex(REPORT)))
    assert not {"year", "date"} & set(record(ris(REPORT)))


def test_without_organisers_the_site_is_the_author() -> None:
    files = {"sessions.yaml": session(), "summaries/tides/report.en.md": "High.\n"}
    found = entry(small(files).files["sessions/tides/report.bib"])
    assert found["author"] == "{Towns}"


@settings(max_examples=40)  # the reader of BibTeX is slow
@given(LINES.filter(bool) | st.sampled_from(TEXTS).map(lambda text: " ".join(text.split())))
def test_any_title_survives_bibtex_and_ris(title: str) -> None:
    found = entry(bibtex(with_(title=title)))
    assert untex(bare(found["title"])) == title
    assert found["url"] == REPORT.address
    same = record(ris(with_(title=title)))
    assert same["title"] == title
    assert same["urls"] == [REPORT.address]


@given(LINES)
def test_the_braces_of_any_text_are_balanced(text: str) -> None:
    depths = reduce(lambda at, one: [*at, at[-1] + {"{": 1, "}": -1}.get(one, 0)], tex(text), [0])
    assert min(depths) == depths[-1] == 0


@pytest.mark.parametrize("name", ["guides/every-drop-twice", "sessions/water-for-every-deck"])
@pytest.mark.parametrize("language", CODES)
def test_the_page_shows_the_reference_and_leads_to_its_files(language: str, name: str) -> None:
    page = demo(language).pages[f"{name}/index.md"]
    file = name if name.startswith("guides") else f"{name}/report"
    assert 'class="citation"' in page
    assert f'href="../../{file}.bib"' in page
    assert f'href="../../{file}.ris"' in page


def opened(page: str) -> list[tuple[str, str]]:
    """Read what a page tells reference managers, as Zotero does."""
    (span,) = [one for one in elements(as_html(page)) if one.get("class") == "Z3988"]
    return parse_qsl(str(span.get("title")), strict_parsing=True)


BODIES = """\
organisations:
  - {id: ministry, name: {en: 'Ministry of Health, "Care" & Welfare; North'}}
  - {id: pilots, name: {en: "Pilots’ «Guild»"}}
"""


def test_bodies_are_told_whole_whatever_stands_in_their_names() -> None:
    files = {
        "sessions.yaml": session("starts: 2031-04-30", "organisers: [ministry, pilots]"),
        "organisations.yaml": BODIES,
        "summaries/tides/report.en.md": "High.\n",
    }
    made = small(files)
    told = opened(made.pages["sessions/tides/index.md"])
    names = ['Ministry of Health, "Care" & Welfare; North', "Pilots’ «Guild»"]
    assert [value for key, value in told if key == "rft.aucorp"] == names
    known = dict(told)
    assert (known["rft.genre"], known["rft.btitle"]) == ("report", "Living with the tides")
    assert known["rft_id"] == f"{SITE}sessions/tides/#report"
    assert not {"rft.au", "rft.aulast"} & set(known)
    found = entry(made.files["sessions/tides/report.bib"])
    assert [untex(bare(one)) for one in found["author"].split(" and ")] == names
    assert record(made.files["sessions/tides/report.ris"])["authors"] == names


@given(LINES.filter(bool))
def test_any_title_survives_what_is_told_to_reference_managers(title: str) -> None:
    assert dict(parse_qsl(coins(with_(title=title)), strict_parsing=True))["rft.btitle"] == title


@pytest.mark.parametrize(("language", "name"), [("en", "The League"), ("es", "La Liga")])
def test_who_publishes_stands_wherever_a_publisher_does(language: str, name: str) -> None:
    made = demo(language)
    files = replace(made, edition=replace(made.edition, publisher=LEAGUE))
    folder = "sessions/water-for-every-deck/"
    page = files.page(folder)
    assert f"PB  - {name}\r\n" in files.files[f"{folder}report.ris"]
    assert f"institution = {{{{{name}}}}}" in files.files[f"{folder}report.bib"]
    assert f"<name>{name}</name>\n    <uri>{LEAGUE.address}</uri>" in files.files["feed.xml"]
    assert f'citation_technical_report_institution\\" content=\\"{name}' in page
    described = f'name\\":\\"{name}\\",\\"url\\":\\"{LEAGUE.address}'
    assert described in page.replace('\\": ', '\\":').replace(", ", ",")
    printed = str(files.documents[f"{folder}report.pdf"].source)
    assert f'<meta name="author" content="{name}">' in printed
    assert f">{made.edition.name}<" not in printed
