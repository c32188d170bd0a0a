"""“Add a contribution”: what the forge is asked to open, and what comes of it when it is sent."""

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest

from memoria.content.directory import make_directory
from memoria.content.publication import Publication
from memoria.project.settings import Language
from memoria.render.drafts import LONGEST
from memoria.render.editions import Edition, Forge
from memoria.render.views import View
from memoria.rules.reports import describe
from tests.conftest import words_of
from tests.contents import SERIES, problems, read, session

LANGUAGES = (Language("en", "English"), Language("es", "Español"))
QUESTIONS = (
    'key_questions: [{id: sea, title: {en: "Sea"}, questions: '
    '[{id: tide-height, text: {en: "How high?", es: "¿Cuánto sube?"}}]}]'
)
FIRST = "summaries/tides/contributions/keynote.en.md"
SHARED = {
    "sessions.yaml": session(QUESTIONS, "contributions:", "  - {id: keynote}"),
    FIRST: "Salt.\n",
}
OWN = {
    "sessions.yaml": f"{SERIES}sessions: []\n",
    "sessions/tides.yaml": (
        "id: tides\nseries: harbour-talks\noriginal: en\n"
        'title: {en: "Living with the tides", es: "Vivir con las mareas"}\n'
        f"{QUESTIONS}\ncontributions:\n  - {{id: keynote}}\n"
    ),
    FIRST: "Salt.\n",
}
WRITTEN = "La marea sube dos veces al día, y la ciudad lo sabe.\n"


def view(publication: Publication, language: str, forge: str = "https://forge.example/a") -> View:
    edition = Edition(words_of(language), LANGUAGES, Forge(forge), "data")
    return View(edition, publication, make_directory(publication))


def opened(files: Mapping[str, str], language: str) -> tuple[str, str]:
    """Return the name and the content of the file that the link opens."""
    publication = read(files).publication
    address = view(publication, language).contribute(publication.sessions[0])
    assert len(address) <= LONGEST
    parts = urlsplit(address)
    assert parts.path == "/a/new/main"
    fields = parse_qs(parts.query, strict_parsing=True)
    return fields["filename"][0], fields["value"][0]


def line_to_add(content: str) -> str:
    """Return the line that the comments give, without the comment."""
    return next(
        line.removeprefix("# ")
        for line in content.splitlines()
        if line.removeprefix("# ").lstrip().startswith("- {")
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("files", [SHARED, OWN], ids=["shared", "own"])
def test_a_file_and_its_line_are_all_that_is_needed(
    files: Mapping[str, str], language: str
) -> None:
    before = [str(one.code) for one in problems(files)]
    name, content = opened(files, language)
    record = "sessions/tides.yaml" if "sessions/tides.yaml" in files else "sessions.yaml"
    name = name.removeprefix("data/")
    identifier = words_of(language)("draft.contribution.id")
    assert name == f"summaries/tides/contributions/{identifier}.{language}.md"
    assert f"data/{record}" in content
    added = {**files, name: content + WRITTEN}
    added[record] += line_to_add(content) + "\n"
    assert [one.code for one in problems(added)] == before
    loaded = read(added).publication
    assert loaded.sessions[0].contributions[-1].answers == ("tide-height",)
    assert [one.markdown.strip() for one in loaded.summaries if one.name.item != "keynote"] == [
        WRITTEN.strip()
    ]


def test_without_its_record_one_message_gives_the_line() -> None:
    name, content = opened(SHARED, "es")
    name = name.removeprefix("data/").replace("mi-ciudad", "brisa-del-sur")
    found = problems({**SHARED, name: content + WRITTEN})
    assert [one.code for one in found if one.code == "M301"] == ["M301"]
    assert {one.code for one in found} == {"M301", *(p.code for p in problems(SHARED))}
    told, remedy = describe(next(one for one in found if one.code == "M301"), words_of("es"))
    assert "brisa-del-sur" in told
    assert remedy.endswith("- {id: brisa-del-sur, answers: [tide-height]}")
    assert "data/sessions.yaml" in remedy


def test_the_comments_name_the_questions_in_the_language_of_the_reader() -> None:
    assert "#   tide-height: ¿Cuánto sube?" in opened(SHARED, "es")[1]
    assert "#   tide-height: How high?" in opened(SHARED, "en")[1]


def test_many_long_questions_are_left_out() -> None:
    asked = ", ".join(f'{{id: q{one}, text: {{en: "{"Why? " * 40}"}}}}' for one in range(60))
    line = f'key_questions: [{{id: sea, title: {{en: "Sea"}}, questions: [{asked}]}}]'
    content = opened({"sessions.yaml": session(line)}, "en")[1]
    assert "#   q1:" not in content
    assert line_to_add(content) == "      - {id: my-city, answers: [q0]}"


def test_a_session_without_questions_has_the_shortest_line() -> None:
    assert line_to_add(opened({"sessions.yaml": session()}, "en")[1]) == "      - {id: my-city}"


def test_without_a_forge_there_is_no_link() -> None:
    publication = read(SHARED).publication
    assert view(publication, "en", forge="").contribute(publication.sessions[0]) == ""
