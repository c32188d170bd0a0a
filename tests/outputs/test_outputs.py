"""All outputs together: no two in one place, each found by its links, nothing withdrawn."""

import re
from dataclasses import replace
from html import escape
from urllib.parse import urljoin

import pytest

from memoria.content.consent import hidden_people, hidden_texts
from memoria.content.publication import Publication
from memoria.outputs.output import Place
from memoria.outputs.outputs import OUTPUTS
from memoria.publish.interface import AROUND, INTERFACE
from memoria.render.pages import WITHDRAWN
from tests.conftest import words_of
from tests.contents import texts_of
from tests.demo import CODES, demo, written
from tests.links import Site

WORD = re.compile(r"[^\W\d_]{4,}")


def words_in(texts: list[str]) -> set[str]:
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def all_texts(publication: Publication) -> list[str]:
    """List everything that the records of a publication say."""
    records = (
        *publication.series,
        *publication.sessions,
        *publication.people,
        *publication.organisations,
        *publication.places,
        *publication.themes,
        *publication.guides,
    )
    texts = [text for one in records for inner in texts_of(one) for text in inner.root.values()]
    names = [one.name for one in publication.people]
    return [*texts, *names, *(one.markdown for one in publication.summaries)]


def hidden_words() -> set[str]:
    """Return the words that stand in hidden contributions only."""
    publication = written().publication
    ours = [str(message) for one in CODES for message in words_of(one).messages.values()]
    shown = words_in([*all_texts(demo("en").publication), *ours])
    gone = words_in(all_texts(publication)) - shown
    assert hidden_texts(publication)
    assert hidden_people(publication)
    assert len(gone) > 10
    return gone


@pytest.mark.parametrize("language", CODES)
def test_no_word_of_a_hidden_contribution_is_in_any_file(language: str) -> None:
    gone = hidden_words()
    for name, text in demo(language).files.items():
        unfolded = text.replace("\r\n ", "")
        assert not words_in([unfolded]) & gone, name


@pytest.mark.parametrize("language", CODES)
def test_exporting_again_gives_the_same_bytes(language: str) -> None:
    made = demo(language)
    assert replace(made).files == made.files


def test_both_languages_have_the_same_files() -> None:
    assert list(demo("en").files) == list(demo("es").files)


def test_files_stand_below_the_root_of_their_language() -> None:
    for name in demo("en").files:
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*(\.[a-z]+)+", name)


# The pages on which the links of a place stand, by their file from the root of a language.
PAGES: dict[Place, str] = {
    "head": "**/*.html",
    "footer": "**/*.html",
    "subscribe": "data/index.html",
    "files": "data/index.html",
    "home": "index.html",
    "news": "news/**/*.html",
    "initiatives": "initiatives/**/*.html",
}
LINKS = [link for output in OUTPUTS for link in output.links]


@pytest.mark.parametrize("language", CODES)
def test_no_two_outputs_make_the_same_file(language: str) -> None:
    made = [path for output in OUTPUTS for path in output.artifacts(demo(language).view)]
    assert sorted(made) == sorted(set(made))


def test_each_link_leads_to_a_file_that_is_made() -> None:
    made = demo("en").beside
    forms = [re.escape(path) for link in LINKS for path in (link.path, *link.also.values())]
    patterns = [one.replace("<id>", "[a-z0-9-]+") for one in forms]
    assert [one for one in patterns if not any(re.fullmatch(one, path) for path in made)] == []


@pytest.mark.parametrize("language", CODES)
def test_each_link_has_words_that_name_all_its_files(language: str) -> None:
    messages = words_of(language).messages
    for link in LINKS:
        if link.place == "head":
            assert link.media_type
            continue
        assert link.words.startswith(INTERFACE) == (link.place in AROUND), link.words
        named = set(re.findall(r"{(\w+)}", str(messages[link.words])))
        assert named == ({"file", *link.also} if link.place in {"subscribe", "files"} else set())


def pages_with(place: Place, site: Site, prefix: str) -> list[str]:
    """List the pages of a language with the links of a place, none of what moved or is gone."""
    gone = {
        f"{prefix}{one.path}" for one in demo("en").listed if one.template in {"moved", WITHDRAWN}
    }
    found = [
        path
        for path in (site.folder / prefix).glob(PAGES[place])
        if place in AROUND or f"{path.parent.relative_to(site.folder).as_posix()}/" not in gone
    ]
    names = [path.relative_to(site.folder).as_posix() for path in found]
    return [one for one in names if one != "404.html" and (prefix or not one.startswith("es/"))]


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_the_site_shows_each_link_where_it_should(demo_site: Site, prefix: str) -> None:
    missing = []
    for link in LINKS:
        paths = [path for path in (link.path, *link.also.values()) if "<" not in path]
        names = pages_with(link.place, demo_site, prefix)
        assert names, link.place
        for name in names:
            shown = {urljoin(demo_site.url(name), one) for one in demo_site.pages[name].links}
            wanted = {f"{demo_site.address}{prefix}{path}" for path in paths}
            missing += [f"{name}: {one}" for one in sorted(wanted - shown)]
    assert missing == []


@pytest.mark.parametrize("prefix", ["", "es/"])
def test_the_page_of_the_data_names_the_files_of_which_there_are_many(
    demo_site: Site, prefix: str
) -> None:
    page = (demo_site.folder / prefix / "data/index.html").read_text("utf-8")
    many = [path for link in LINKS for path in (link.path, *link.also.values()) if "<" in path]
    assert len(many) > 5
    assert [one for one in many if f"<code>{escape(one)}</code>" not in page] == []
