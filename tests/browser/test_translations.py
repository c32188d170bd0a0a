"""What is written in Spanish only: the English site is complete, marked, and finds it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import expect

from memoria.content.publication import Publication
from memoria.load.content import load
from memoria.project.folders import read_folder
from tests.browser.conftest import Open, make_site
from tests.browser.servers import Server
from tests.browser.test_accessibility import SCREENS, WIDTH, violations
from tests.browser.test_search import ask
from tests.conftest import ROOT, words_of
from tests.contents import texts_of

DATA = ROOT / "tests" / "sites" / "spanish" / "data"
FORGE = "https://forge.example/league/towns"
SESSION = "sessions/sal-y-viento/"
PATHS = (
    "",
    "sessions/",
    SESSION,
    "initiatives/fondo-de-calma/",
    "news/premio/",
    "guides/cuaderno/",
    "videos/",
    "themes/oficios/",
    "translations/",
)
PREFIXES = ("", "es/")
WORD = re.compile(r"[^\W\d_]+")
# What is no text, or text for programs.
SILENT = {"script", "style", "template", "code"}
# A label may hold words of ours and of a title at once: one attribute has one language.
READ_OUT = ("alt", "title", "placeholder")
# The site's name, and the code by which the header names the language.
ANYWHERE = {"memoria", "es"}


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the content that is in Spanish only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORGE_URL", FORGE)
        return make_site(tmp_path_factory.mktemp("spanish"), DATA)


@pytest.fixture(scope="module")
def server(spanish: Path) -> Iterator[Server]:
    running = Server(spanish)
    yield running
    running.close()


@cache
def publication() -> Publication:
    return load(read_folder(DATA, "data"), ("en", "es"), "data").publication


def words_in(text: str) -> set[str]:
    return set(WORD.findall(re.sub(r"https?://\S+", "", text).lower()))


@cache
def spanish_words() -> frozenset[str]:
    """Return every word of the content, names of people aside: they are the same everywhere."""
    found, names = publication(), {"brunilda", "salazar"}
    records = [*found.series, *found.sessions, *found.people, *found.organisations]
    records += [*found.places, *found.themes, *found.guides]
    texts = [text.get("es") or "" for record in records for text in texts_of(record)]
    texts += [re.sub(r"\(\w+:.*?\)", "", one.markdown) for one in found.summaries]
    texts += [one.title for session in found.sessions for one in session.sources]
    return frozenset(words_in(" ".join(texts)) - names)


@cache
def own_words(language: str) -> frozenset[str]:
    """Return every word that the pages of a language say of themselves."""
    messages = words_of(language).messages.values()
    return frozenset(words_in(" ".join(str(one) for one in messages)))


def spoken(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """List what a page says, each with the language it is marked as."""
    # What reference managers read of a citation is hidden, and of no language.
    silent = str(element.tag) in SILENT or element.get("class") == "Z3988"
    if silent or not isinstance(element.tag, str):
        return
    own = element.get("lang") or language
    yield own, element.text or ""
    yield from ((own, element.get(name, "")) for name in READ_OUT)
    for child in element:
        yield from spoken(child, own)
        yield own, child.tail or ""


@cache
def said(site: Path, name: str) -> dict[str, set[str]]:
    """Return the words of a page by the language they are marked as."""
    html = (site / name).read_text("utf-8")
    root = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    found: dict[str, set[str]] = {"en": set(), "es": set()}
    for language, text in spoken(root):
        found[language or "en"] |= words_in(text)
    return found


def english_pages(site: Path) -> list[str]:
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    written = ("about/", "contribute/", "accessibility/")
    return [one for one in names if not one.startswith(("es/", *written))]


def test_every_spanish_word_of_the_content_is_marked_as_spanish(spanish: Path) -> None:
    unmistakable = spanish_words() - own_words("en")
    assert len(unmistakable) > 100
    for name in english_pages(spanish):
        assert said(spanish, name)["en"] & unmistakable == set(), name


def test_nothing_english_is_marked_as_spanish(spanish: Path) -> None:
    unmistakable = own_words("en") - spanish_words() - ANYWHERE
    for name in english_pages(spanish):
        assert said(spanish, name)["es"] & unmistakable == set(), name


def test_the_english_pages_are_complete(spanish: Path) -> None:
    found = english_pages(spanish)
    assert found == [name for name in found if (spanish / "es" / name).exists()]
    shown = {name: said(spanish, name)["es"] for name in found}
    session = publication().sessions[0]
    for text in texts_of(session):
        assert words_in(text.get("es") or "") <= shown[f"{SESSION}index.html"], text
    for path in PATHS[2:-1]:
        own = said(spanish, f"es/{path}index.html")["es"] & (spanish_words() - own_words("es"))
        assert own <= shown[f"{path}index.html"] | own_words("en"), path


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_violation(open_page: Open, prefix: str, width: int) -> None:
    for path in PATHS:
        page = open_page(prefix + path, width)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if (prefix, width) in SCREENS:
            assert violations(page) == [], f"{prefix}{path}"
        assert page.evaluate(WIDTH) <= width, f"{prefix}{path}"


@pytest.mark.parametrize(
    ("words", "path", "title"),
    [
        ("Salinas y molinos", SESSION, "Salinas y molinos: trabajar donde sopla"),
        ("Premian una salina", "news/premio/", "Premian una salina centenaria"),
        ("días quietos", "initiatives/fondo-de-calma/", "Fondo para días quietos"),
        ("dias quietos", "initiatives/fondo-de-calma/", "Fondo para días quietos"),
        ("Cuaderno", "guides/cuaderno/", "Cuaderno para salineras novatas"),
    ],
)
def test_the_english_search_finds_spanish_titles(
    open_page: Open, server: Server, words: str, path: str, title: str
) -> None:
    page = open_page("")
    assert server.address + path in ask(page, words)
    link = page.locator(f"dialog .search-result > a[href^='{server.address}{path}?']")
    expect(link).to_have_text(title)
    expect(link).to_have_attribute("lang", "es")


def test_notices_are_not_what_a_search_finds(open_page: Open) -> None:
    assert ask(open_page(""), "not yet available") == []


def test_a_missing_text_leads_to_its_original(open_page: Open, server: Server) -> None:
    page = open_page(SESSION)
    notice = page.locator("#report ~ .notice").first
    notice.get_by_text("Read the original in Spanish").click()
    page.wait_for_url(f"{server.address}es/{SESSION}#report")
    assert page.locator(".notice").count() == 0


def test_the_board_leads_to_what_is_missing(open_page: Open, server: Server) -> None:
    page = open_page("translations/")
    page.get_by_role("link", name="Short report", exact=True).click()
    page.wait_for_url(f"{server.address}{SESSION}#report")
    page = open_page(SESSION)
    page.locator("footer").get_by_text("Translations").click()
    page.wait_for_url(f"{server.address}translations/")
