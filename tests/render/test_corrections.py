"""The link by which a reader asks for a correction."""

from urllib.parse import parse_qs, urlsplit

import pytest

from memoria.content.directory import make_directory
from memoria.project.settings import Language
from memoria.render.editions import Edition, Forge
from memoria.render.notices import correction
from memoria.render.views import View
from tests.conftest import words_of
from tests.contents import read, session

LANGUAGES = (Language("en", "English"), Language("es", "Español"))
FILES = {
    "sessions.yaml": session(
        "contributions: [{id: keynote}, {id: reply}]",
        'initiatives: [{id: dyke, title: {en: "Dyke & wall"}, status: planned}]',
    ),
    "summaries/tides/contributions/keynote.en.md": "Salt.\n",
    "summaries/tides/contributions/keynote.es.md": "Sal.\n",
    "summaries/tides/contributions/reply.en.md": "Silt.\n",
}


def view(
    language: str,
    forge: str = "https://forge.example/talks",
    folder: str = "data",
    forms: tuple[str, ...] = (),
) -> View:
    publication = read(FILES).publication
    site = "https://site.example/base/"
    edition = Edition(words_of(language), LANGUAGES, Forge(forge, forms=forms), folder, site)
    return View(edition, publication, make_directory(publication))


def report(asked: View, kind: str = "contribution", number: int = 0) -> tuple[str, str, str]:
    """Return the address, the title and the body of a report."""
    held = asked.publication.sessions[0]
    item = (held.contributions if kind == "contribution" else held.initiatives)[number]
    parts = urlsplit(correction(asked, held, kind, item))
    fields = parse_qs(parts.query)
    return f"{parts.netloc}{parts.path}", fields["title"][0], fields["body"][0]


@pytest.mark.parametrize(
    ("language", "title", "prefix"),
    [("en", "Living with the tides", ""), ("es", "Vivir con las mareas", "es/")],
)
def test_a_report_names_what_it_is_about(language: str, title: str, prefix: str) -> None:
    address, heading, body = report(view(language))
    assert address == "forge.example/talks/issues/new"
    assert title in heading
    assert "contribution-keynote" in heading
    assert f"https://site.example/base/{prefix}sessions/tides/#contribution-keynote" in body
    assert f"data/summaries/tides/contributions/keynote.{language}.md" in body
    assert "data/sessions.yaml" in body
    assert words_of(language)("correction.ask") in body


def test_a_report_names_the_text_that_the_reader_sees() -> None:
    assert "contributions/reply.en.md" in report(view("es"), number=1)[2]


def test_an_item_without_prose_has_its_record_only() -> None:
    body = report(view("en"), "initiative")[2]
    assert "https://site.example/base/initiatives/dyke/" in body
    assert ".md" not in body


def test_files_outside_the_repository_go_by_their_names() -> None:
    assert "Files: summaries/tides/contributions" in report(view("en", folder=""))[2]


def test_without_a_forge_there_is_nothing_to_link_to() -> None:
    asked = view("en", forge="")
    held = asked.publication.sessions[0]
    assert correction(asked, held, "contribution", held.contributions[0]) == ""


def test_a_forge_with_a_form_opens_the_one_in_the_language_of_the_reader() -> None:
    for language in ("en", "es"):
        asked = view(language, forms=("en", "es"))
        held = asked.publication.sessions[0]
        address = urlsplit(correction(asked, held, "contribution", held.contributions[0]))
        fields = {name: values[0] for name, values in parse_qs(address.query).items()}
        prefix = "" if language == "en" else "es/"
        files = f"data/summaries/tides/contributions/keynote.{language}.md"
        assert address.path == "/talks/issues/new"
        assert fields.pop("template") == f"correction.{language}.yml"
        assert "contribution-keynote" in fields.pop("title")
        assert fields == {
            "page": f"https://site.example/base/{prefix}sessions/tides/#contribution-keynote",
            "part": "contribution-keynote",
            "files": words_of(language).join([files, "data/sessions.yaml"]),
        }


def test_a_language_without_a_form_has_a_plain_report() -> None:
    assert "template" not in correction_address(view("es", forms=("en",)))
    assert "body=" in correction_address(view("es", forms=("en",)))


def correction_address(asked: View) -> str:
    held = asked.publication.sessions[0]
    return correction(asked, held, "contribution", held.contributions[0])


def test_the_short_report_can_be_corrected_as_a_whole() -> None:
    asked = view("es", forms=("es",))
    fields = parse_qs(urlsplit(correction(asked, asked.publication.sessions[0], "report")).query)
    assert fields["part"] == ["report"]
    assert fields["page"] == ["https://site.example/base/es/sessions/tides/#report"]


@pytest.mark.parametrize(
    ("forms", "end"), [(("es",), "template=correction.es.yml&page="), ((), "body=")]
)
def test_a_report_on_a_page_waits_for_its_address(forms: tuple[str, ...], end: str) -> None:
    forge = Forge("https://forge.example/talks", forms=forms)
    assert forge.about_page("es") == f"https://forge.example/talks/issues/new?{end}"
    assert Forge().about_page("es") == ""
