"""The demo series as a publisher would have it, below a sub-path: whole, linked, discreet."""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from memoria.content.publication import Publication, SummaryName
from memoria.load.content import load
from memoria.messages.words import CATALOGUES
from memoria.project.folders import read_folder
from tests.conftest import ROOT
from tests.contents import texts_of
from tests.links import ADDRESS, Site

DEMO = ROOT / "examples" / "demo"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
WORD = re.compile(r"[^\W\d_]{4,}[\w-]*")
# Files that the site generator and the index bring along, the same for every content.
TOOLS = (
    "assets/", "pagefind/", "sitemap.xml", "robots.txt", "404.html", "media/", "pictures/",
    "data/build.json",
)  # fmt: skip


@pytest.fixture(scope="session")
def demo(demo_site: Site) -> Site:
    return demo_site


@pytest.fixture(scope="session")
def publication() -> Publication:
    return load(read_folder(DEMO, "demo"), ("en", "es"), "demo").publication


def kinds(publication: Publication) -> Iterator[str]:
    """List what the addresses of DESIGN promise for the demo series."""
    yield from ("index.html", "feed.xml", "calendar.ics", "card.png")
    yield from (f"data/{name}" for name in ("sessions.json", "initiatives.csv", "schema.json"))
    registers = ("themes", "places", "people", "organisations")
    for name in ("sessions", "initiatives", "videos", "news", "guides", "data", *registers):
        yield f"{name}/index.html"
    for session in publication.sessions:
        yield f"data/sessions/{session.id}.json"
        folder = f"sessions/{session.id}"
        yield from (f"{folder}/{name}" for name in ("index.html", "card.png"))
        reported = publication.summary(SummaryName(session.id, "report"))
        yield from [f"{folder}/report.pdf"] if reported else []
        yield from [f"{folder}/event.ics"] if session.planned else []
        yield from (f"initiatives/{one.id}/index.html" for one in session.initiatives)
        yield from (f"news/{one.id}/index.html" for one in session.news)
    for guide in publication.guides:
        yield from (f"guides/{guide.id}/index.html", f"guides/{guide.id}.pdf")
    for name in registers:
        for record in getattr(publication, name):
            drafts = {
                speaker
                for session in publication.sessions
                for one in session.contributions
                for speaker in one.speaker
                if one.status == "draft"
            }
            yield from [] if record.id in drafts else [f"{name}/{record.id}/index.html"]


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_every_kind_of_page_and_file_is_there(
    demo: Site, publication: Publication, prefix: str
) -> None:
    missing = [
        name for name in kinds(publication) if not (demo.folder / f"{prefix}{name}").is_file()
    ]
    assert missing == []


@pytest.mark.parametrize(("folder", "name"), [("", "UCLG"), ("es/", "CGLU")])
def test_the_footer_and_the_page_about_the_publication_say_who_publishes(
    demo: Site, folder: str, name: str
) -> None:
    told = re.compile(rf'<a href="https://www.uclg.org/">[^<]*\({name}\)</a>')
    counts = {"about/index.html": 2, "index.html": 1, "sessions/index.html": 1}
    for page, count in counts.items():
        assert len(told.findall((demo.folder / folder / page).read_text("utf-8"))) == count


def test_both_languages_have_the_same_files(demo: Site) -> None:
    files = [
        path.relative_to(demo.folder).as_posix()
        for path in demo.folder.rglob("*")
        if path.is_file()
    ]
    spanish = {name.removeprefix("es/") for name in files if name.startswith("es/")}
    english = {name for name in files if not name.startswith(("es/", *TOOLS))}
    assert spanish == english


def test_pages_have_the_same_ids_in_both_languages(demo: Site) -> None:
    for name, page in demo.pages.items():
        if not name.startswith(("es/", *TOOLS)):
            assert page.ids == demo.pages[f"es/{name}"].ids, name


def test_every_page_below_the_first_tells_the_way_to_it(demo: Site) -> None:
    listed = (demo.folder / "sitemap.xml").read_text("utf-8")
    ways = {
        name: [json.loads(one) for one in DATA.findall((demo.folder / name).read_text("utf-8"))]
        for name in demo.pages
        if name not in {"index.html", "es/index.html"} and f"<loc>{demo.url(name)}<" in listed
    }
    assert "es/about/index.html" in ways
    for name, found in ways.items():
        told = [node for one in found for node in one.get("@graph", [one])]
        (way,) = [one["itemListElement"] for one in told if one["@type"] == "BreadcrumbList"]
        assert way[-1]["item"] == demo.url(name)
        assert way[0]["item"] == demo.url(
            "es/index.html" if name.startswith("es/") else "index.html"
        )


def test_every_page_says_its_locale_and_the_others(demo: Site) -> None:
    locales = {"": ("en_US", "es_ES"), "es/": ("es_ES", "en_US")}
    for name in ("index.html", "about/index.html", "sessions/the-short-night/index.html"):
        for folder, (own, other) in locales.items():
            page = (demo.folder / folder / name).read_text("utf-8")
            told = re.findall(r'<meta property="(og:locale[:a-z]*)" content="(\w+)">', page)
            assert dict(told) == {"og:locale": own, "og:locale:alternate": other}


def test_no_id_stands_twice_on_a_page(demo: Site) -> None:
    twice = [name for name, page in demo.pages.items() if len(set(page.ids)) < len(page.ids)]
    assert twice == []


def test_no_link_is_broken(demo: Site) -> None:
    assert list(demo.broken()) == []


def test_the_link_checker_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<p id="x"><a href="../b/"></a><a href="#y"></a><a href="#x"></a><a href="/up"></a>'
        '<a href="../a/#x"></a><img src="p.png"><a href="https://example.net/"></a>'
    )
    assert list(Site(tmp_path, ADDRESS).broken()) == [
        "a/index.html: ../b/: no such file",
        "a/index.html: #y: no such fragment",
        "a/index.html: /up: outside the site",
        "a/index.html: p.png: no such file",
    ]


def hidden_words(publication: Publication) -> dict[str, str]:
    """Return the words that only drafts and withdrawn contributions use, each with its place."""
    hidden, shown = dict[str, str](), set[str]()
    names = {
        SummaryName(session.id, "contribution", one.id)
        for session in publication.sessions
        for one in session.contributions
        if not one.is_shown
    }
    for summary in publication.summaries:
        words = WORD.findall(summary.markdown)
        if summary.name in names:
            hidden |= dict.fromkeys(words, summary.file)
        else:
            shown |= set(words)
    for path in [*DEMO.rglob("*.yaml"), *CATALOGUES.glob("*.po"), *(ROOT / "docs").glob("*/*.md")]:
        shown |= set(WORD.findall(path.read_text("utf-8")))
    shown |= {part for name in names for part in name.item.split("-")}
    for session in publication.sessions:
        for one in session.contributions:
            for text in texts_of(one) if not one.is_shown else ():
                for language in text.languages:
                    words = WORD.findall(text.get(language) or "")
                    hidden |= dict.fromkeys(words, f"{session.id}/{one.id}")
    return {word: place for word, place in hidden.items() if word not in shown}


def text_of(path: Path) -> str:
    """Return all that a file says, packed or not."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


@cache
def texts(site: Site) -> dict[str, str]:
    """Return what all files say, but those that are the same for every content."""
    return {
        path.relative_to(site.folder).as_posix(): text_of(path)
        for path in sorted(site.folder.rglob("*"))
        if path.is_file() and "assets" not in path.parts and path.suffix not in {".js", ".wasm"}
    }


def test_nothing_of_a_hidden_contribution_is_published(
    demo: Site, publication: Publication
) -> None:
    words = hidden_words(publication)
    assert len(words) > 20
    any_word = re.compile(r"\b(" + "|".join(map(re.escape, sorted(words))) + r")\b")
    found = {
        (name, match[0]) for name, text in texts(demo).items() for match in any_word.finditer(text)
    }
    assert found == set()


def test_the_name_of_who_withdrew_is_not_published(demo: Site, publication: Publication) -> None:
    shown = {
        speaker
        for session in publication.sessions
        for one in session.contributions
        for speaker in one.speaker
        if one.is_shown
    }
    names = {
        person.name
        for person in publication.people
        for session in publication.sessions
        for one in session.contributions
        if person.id in one.speaker and person.id not in shown
    }
    assert names
    said = texts(demo).values()
    assert [name for name in names if any(name in text for text in said)] == []


@pytest.mark.parametrize(
    ("prefix", "word"), [("", "withdrawn"), ("es/", "retir")], ids=["en", "es"]
)
def test_the_address_of_a_withdrawn_contribution_says_so(
    demo: Site, publication: Publication, prefix: str, word: str
) -> None:
    withdrawn = [
        (session.id, one.id)
        for session in publication.sessions
        for one in session.contributions
        if one.status == "withdrawn"
    ]
    assert withdrawn
    for session, one in withdrawn:
        html = (demo.folder / prefix / "sessions" / session / "index.html").read_text("utf-8")
        notice = html.partition(f'id="contribution-{one}"')[2][:600]
        assert word in notice.lower()
