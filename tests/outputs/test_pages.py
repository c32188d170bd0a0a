"""The pages of the demo series in both languages: some byte for byte, all of them in principle."""

import re
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from memoria.check.everything import check
from memoria.content.directory import make_directory
from memoria.project.settings import read_settings
from memoria.render.editions import Edition, Forge
from memoria.render.pages import Page
from tests.cases import each
from tests.conftest import ROOT, words_of
from tests.contents import session
from tests.demo import DEMO, Made, published, small, written
from tests.pages import as_html, elements, text_of

EXPECTED = ROOT / "tests" / "golden"
FORGE = Forge("https://forge.example/league/towns", "trunk", ("en", "es"))
LANGUAGES = ("en", "es")
# Schemas follow the records: their own tests hold them.
NOT_GOLDEN = ("schema.json", ".ris", ".bib")


@cache
def made(language: str) -> Made:
    """Return what is made in a language."""
    publication, languages = published(written()), read_settings(CONFIG).languages
    edition = Edition(words_of(language), languages, FORGE, "examples/demo")
    return Made(publication, make_directory(publication), edition)


CONFIG = ROOT / "mkdocs.yml"


@cache
def pages() -> dict[str, str]:
    """Return every page by language and file: `es/sessions/the-short-night/index.md`."""
    return {f"{code}/{name}": text for code in LANGUAGES for name, text in made(code).pages.items()}


@cache
def golden() -> dict[str, str]:
    """Return the first page of every template, all sessions, and the files beside them."""
    first = {page.template + page.register: page.file for page in reversed(listed())}
    chosen = {*first.values(), *(page.file for page in listed() if page.template == "session")}
    files = {
        f"{code}/{name}": text
        for code in LANGUAGES
        for name, text in made(code).files.items()
        if not name.endswith(NOT_GOLDEN)
    }
    return files | {name: text for name, text in pages().items() if name[3:] in chosen}


def listed() -> tuple[Page, ...]:
    return made("en").listed


@cache
def html_of(name: str) -> str:
    return as_html(pages()[name])


@cache
def elements_of(name: str) -> list[Element]:
    return list(elements(html_of(name)))


@cache
def shown_on(name: str) -> str:
    return text_of(html_of(name))


def names() -> list[str]:
    return sorted(pages())


def ids(name: str) -> list[str]:
    return [one.attrib["id"] for one in elements_of(name) if "id" in one.attrib]


def test_the_content_of_the_demo_is_sound() -> None:
    assert check(written()) == ()


def test_nothing_is_expected_that_is_not_made(update_golden: bool) -> None:
    for path in (path for path in EXPECTED.rglob("*") if path.is_file()):
        name = path.relative_to(EXPECTED).as_posix()
        if update_golden and name not in golden():
            path.unlink()
        assert name in golden() or update_golden


@each("name", lambda: sorted(golden()))
def test_what_is_made_is_exactly_what_is_expected(name: str, update_golden: bool) -> None:
    if update_golden:
        (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / name).write_bytes(golden()[name].encode())
    assert golden()[name] == (EXPECTED / name).read_bytes().decode()


def test_rendering_again_gives_the_same_bytes() -> None:
    before = dict(pages())
    pages.cache_clear()
    assert pages() == before


@each("name", names)
def test_every_description_refers_to_what_is_on_the_page(name: str) -> None:
    known = set(ids(name))
    for element in elements_of(name):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(element.get(attribute, "").split()) <= known


@each("name", names)
def test_a_page_has_one_title_and_headings_without_a_gap(name: str) -> None:
    levels = [int(str(one.tag)[1]) for one in elements_of(name) if re.match(r"h\d", str(one.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each("name", names)
def test_markdown_leaves_the_html_of_a_page_as_it_is(name: str) -> None:
    blocks = re.findall(r'<div class="prose".*?\n</div>\n', pages()[name], re.DOTALL)
    assert all(block in html_of(name) + "\n" for block in blocks)


@each("name", names)
def test_what_is_not_to_be_shown_is_on_no_page(name: str) -> None:
    for hidden in ("zarzaparrilla", "honeysuckle", "Zarzagán", "mejillonera", "Trinquete"):
        assert hidden not in pages()[name]


@each("name", names)
def test_no_value_is_printed_as_the_program_sees_it(name: str) -> None:
    shown = shown_on(name)
    assert not {"None", "()", "[]"} & {(one.text or "").strip() for one in elements_of(name)}
    for trace in ("Undefined", "Markup(", "{'", "Text(", "datetime", "{#", "{:"):
        assert trace not in shown


def page(name: str) -> str:
    return shown_on(f"{name}index.md")


def marked(name: str, language: str) -> str:
    """Return all that a page marks as being in a language."""
    inside = [one for one in elements_of(f"{name}index.md") if one.get("lang") == language]
    return " ".join("".join(one.itertext()) for one in inside)


def test_a_missing_translation_is_shown_in_the_original_and_says_so() -> None:
    texts = {summary.name: summary for summary in written().publication.summaries}
    for item, language, reader in (
        ("vellorna-nursery", "es", "en"),
        ("glimmerholm-dark", "en", "es"),
    ):
        (name,) = (name for name in texts if name.item == item)
        words = " ".join(re.split(r"[\[*_\n]", texts[name].markdown)[0].split())
        assert len(words) > 20
        page_name = f"{reader}/sessions/{name.session}/"
        assert words in " ".join(marked(page_name, language).split())
        notice = words_of(reader)("fallback.text", language=words_of(reader).tongue(language))
        assert notice in page(page_name)


def test_the_state_of_a_translation_is_told() -> None:
    stale, machine = (
        {code: words_of(code)(f"translation.{state}") for code in LANGUAGES}
        for state in ("stale", "machine")
    )
    assert stale["en"] in page("en/sessions/water-for-every-deck/")
    assert stale["es"] not in page("es/sessions/water-for-every-deck/")
    assert words_of("en")("translation.stale.session") in page("en/sessions/nothing-overboard/")
    assert any(
        machine["es"] in page(f"es/sessions/{one.id}/") for one in written().publication.sessions
    )
    assert not any(
        machine["en"] in page(f"en/sessions/{one.id}/") for one in written().publication.sessions
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_another_language_is_marked_as_such(language: str) -> None:
    """Hold that no word written only in the other language stands unmarked."""
    other = {"en": "No es un dormitorio", "es": "darkness"}[language]
    seen = 0
    for name in (name for name in names() if name.startswith(language)):
        parts = [one for one in elements_of(name) if one.get("lang") not in {None, language}]
        shown = "".join("".join(one.itertext()) for one in parts)
        assert shown_on(name).count(other) <= shown.count(other)
        seen += shown.count(other)
    assert seen


def test_the_demo_names_no_real_body() -> None:
    real = re.compile("uclg|metropolis network|un-habitat|covid", re.IGNORECASE)
    for path in [*DEMO.rglob("*.yaml"), *DEMO.rglob("*.md")]:
        assert not real.search(path.read_text("utf-8"))


ANNOUNCED = """\
key_questions:
  - id: soundings
    title: {en: "Soundings"}
    questions: [{id: depth, text: {en: "How deep?"}}, {id: drift, text: {en: "How far?"}}]
contributions:
  - {id: lead-lines, title: {en: "Lead lines"}, organisation: pilots, answers: [depth]}
sources: [{id: call, title: Call, language: en, read: 2031-04-29}]
""".splitlines()
PILOTS = 'organisations: [{id: pilots, name: {en: "The pilots"}}]\n'


@each(
    ("field", "asked", "told"),
    [
        ("starts: 2031-04-29", True, ("contribution.to_come",)),
        ("starts: 2031-04-30", False, ("contribution.to_come", "session.to_come")),
        ("rescheduled_from: 2031-04-01", False, ("contribution.to_come",)),
        ("{starts: 2031-04-01, status: cancelled}", False, ()),
    ],
)
def test_what_has_not_been_held_is_not_asked_for_its_outcome(
    field: str, asked: bool, told: tuple[str, ...]
) -> None:
    fields = field.strip("{}").split(", ")
    files = {"sessions.yaml": session(*fields, *ANNOUNCED), "organisations.yaml": PILOTS}
    shown, words = text_of(as_html(small(files).page("sessions/tides/"))), words_of("en")
    for said in (words("session.not_documented"), words.count("question.open", 1)):
        assert (said in shown) == asked
    for key in ("contribution.to_come", "session.to_come"):
        assert shown.count(words(key)) == (key in told)
    assert "How deep?" in shown
    assert "The pilots" in shown
