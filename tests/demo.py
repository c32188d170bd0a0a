"""Publications for tests, made once: the demo series, and small ones from a few lines."""

import json
from dataclasses import dataclass, replace
from functools import cache, cached_property

from memoria.check.everything import check
from memoria.content.consent import publishable
from memoria.content.directory import Directory, make_directory
from memoria.content.outcomes import awaited
from memoria.content.publication import Publication
from memoria.load.content import Loaded, load
from memoria.outputs.documents.workshop import Document
from memoria.outputs.outputs import links, make_beside, make_pages
from memoria.outputs.pages import render_page
from memoria.project.folders import read_folder
from memoria.project.settings import Language
from memoria.render.editions import Edition
from memoria.render.pages import Page, pages
from memoria.render.views import View
from memoria.rules.problems import has_errors
from tests.conftest import ROOT, words_of
from tests.contents import SERIES, Files, read
from tests.hostile import TEXTS

DEMO = ROOT / "examples" / "demo"
LANGUAGES = (Language("en", "English"), Language("es", "Español"))
CODES = ("en", "es")
SITE = "https://towns.example.org/below/"


@dataclass(frozen=True)
class Made:
    """What is made of a publication in a language."""

    publication: Publication
    directory: Directory
    edition: Edition

    @cached_property
    def beside(self) -> dict[str, str | Document]:
        """Return all outputs but the pages."""
        return dict(make_beside(self.view))

    @property
    def files(self) -> dict[str, str]:
        return {path: file for path, file in self.beside.items() if isinstance(file, str)}

    @property
    def documents(self) -> dict[str, Document]:
        return {path: file for path, file in self.beside.items() if isinstance(file, Document)}

    @cached_property
    def pages(self) -> dict[str, str]:
        return make_pages(self.view)

    @cached_property
    def listed(self) -> tuple[Page, ...]:
        """Return what pages there are."""
        preview, codes = self.edition.preview, self.edition.codes()
        return tuple(pages(self.publication, self.directory, codes, preview=preview))

    def page(self, path: str) -> str:
        """Render one page, by its address from the root of the language."""
        found = next(one for one in self.listed if one.path == path)
        return render_page(found, self.view, links)

    @cached_property
    def view(self) -> View:
        return View(self.edition, self.publication, self.directory)


def make(loaded: Loaded, language: str = "en") -> Made:
    """Make all of a content folder that may be published, in a language."""
    assert not has_errors(check(loaded))
    publication = published(loaded)
    edition = Edition(words_of(language), LANGUAGES, site=SITE, name="Towns")
    return Made(publication, make_directory(publication), edition)


def published(loaded: Loaded) -> Publication:
    """Return what may be published, without what a history would tell."""
    publication = publishable(loaded.publication)
    return replace(publication, awaited=awaited(publication))


@cache
def written() -> Loaded:
    """Return the demo series as it is in its folder, hidden contributions and all."""
    return load(read_folder(DEMO, "demo"), CODES, "demo")


@cache
def demo(language: str) -> Made:
    return make(written(), language)


def small(files: Files, language: str = "en") -> Made:
    """Make a small publication from the texts of its files."""
    return make(read(files), language)


@cache
def hostile() -> Made:
    """Make a publication in which each hostile text is the title of a session with a report."""
    lines = [SERIES, "sessions:\n"]
    for number, text in enumerate(TEXTS):
        title = f"title: {{en: {json.dumps(text, ensure_ascii=False)}}}"
        lines += [
            f"  - {{id: s{number}, series: harbour-talks, original: en, starts: 2024-02-29,\n",
            f"     {title}, mode: in-person, platform: {json.dumps(text, ensure_ascii=False)},\n",
            f"     {title.replace('title', 'summary', 1)},\n",
            f"     initiatives: [{{id: i{number}, status: planned, {title}}}]}}\n",
        ]
    reports = {f"summaries/s{number}/report.en.md": text for number, text in enumerate(TEXTS)}
    return make(read({"sessions.yaml": "".join(lines), **reports}))


def one_line(text: str) -> str:
    """Return a text as records hold it."""
    return " ".join(text.split())
