"""How to cite a report or a guide, and how reference managers read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from babel import Locale

from memoria.content.base import one_line
from memoria.content.sessions import Session
from memoria.outputs.output import Link, Make, Output
from memoria.render.escaping import tex
from memoria.render.views import View
from memoria.render.works import Work, citable, news_of, session_of

RIS_LINE = "\r\n"
FURTHER = {
    "ris": "sessions/<id>/report.ris",
    "guide_bibtex": "guides/<id>.bib",
    "guide_ris": "guides/<id>.ris",
}


@dataclass(frozen=True)
class Citation:
    """What is known of a work that can be cited, in the words of one language.

    `genre` says what it is ("Session report"). `path` is where it stands and `file` the name of its
    files without the ending, from the root of the language; `pdf` is empty where there is none.
    """

    key: str
    genre: str
    title: str
    title_language: str
    authors: tuple[str, ...]
    author_languages: tuple[str, ...]
    publisher: str
    series: str
    series_language: str
    themes: tuple[str, ...]
    day: date | None
    language: str
    path: str
    address: str
    file: str
    pdf: str


def cite(record: Any, view: View) -> Citation | None:
    """Return the citation of a guide, or of the report of a session if it has one."""
    work = citable(record, view)
    return citation_of(work, view) if work else None


def cite_page(record: Any, view: View) -> Citation:
    """Return the citation of the page of a guide, a session, or a news item of the page's one."""
    if isinstance(record, Session):
        return citation_of(session_of(record, view.publication), view)
    work = citable(record, view)
    session = view.page.session if view.page else None
    if work is None and session:
        work = news_of(record, session)
    if work is None:
        raise LookupError(record)
    return citation_of(work, view)


def citation_of(work: Work, view: View) -> Citation:
    """Return the citation of a work; without an author it is the site's."""
    edition = view.edition
    title, title_language = view.choose(work.title, work.original)
    series, series_language = series_of(work, view)
    authors = [view.choose(view.record("organisation", one).name) for one in work.authors]
    authors = authors or [(edition.published_by, edition.language)]
    return Citation(
        key=f"{work.id}-{work.kind}-{edition.language}",
        genre=edition.words(f"work.{work.kind}"),
        title=title,
        title_language=title_language,
        authors=tuple(name for name, _ in authors),
        author_languages=tuple(code for _, code in authors),
        publisher=edition.published_by,
        series=series,
        series_language=series_language,
        themes=tuple(view.plain_name(view.record("theme", one)) for one in work.themes),
        day=work.day,
        language=work.language(view),
        path=work.path,
        address=edition.absolute(work.path),
        file=work.file,
        pdf=work.document(view),
    )


def series_of(work: Work, view: View) -> tuple[str, str]:
    """Return the title of the one series that a work belongs to, if it is one, and its language."""
    named = {one.series for one in work.sessions}
    series = view.directory.records["series", named.pop()] if len(named) == 1 else None
    return view.choose(series.title, series.original) if series else ("", view.edition.language)


def bibtex(citation: Citation) -> str:
    """Return a BibTeX entry. Names of bodies and titles stand in double braces: as they are."""
    fields = {
        "author": " and ".join(f"{{{tex(one)}}}" for one in citation.authors),
        "title": f"{{{tex(citation.title)}}}",
        "type": tex(citation.genre),
        "institution": f"{{{tex(citation.publisher)}}}",
        "series": tex(citation.series),
        "year": f"{citation.day:%Y}" if citation.day else "",
        "date": str(citation.day or ""),
        "langid": str(Locale("en").languages.get(citation.language, citation.language)).lower(),
        "url": citation.address,
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join([f"@techreport{{{citation.key},", *lines, "}", ""])


def ris(citation: Citation) -> str:
    """Return a RIS record, as reference managers exchange them."""
    lines = [("TY", "RPRT"), *((tag, one_line(value)) for tag, value in tags(citation))]
    written = [f"{tag}  - {value}" for tag, value in lines if value]
    return RIS_LINE.join([*written, "ER  - ", ""])


def tags(citation: Citation) -> Iterator[tuple[str, str]]:
    """List the tags of a RIS record after the first, empty ones among them."""
    yield from (("AU", one) for one in citation.authors)
    yield "TI", citation.title
    yield "T2", citation.series
    yield "M3", citation.genre
    yield "PB", citation.publisher
    yield "PY", f"{citation.day:%Y}" if citation.day else ""
    yield "DA", f"{citation.day:%Y/%m/%d}" if citation.day else ""
    yield "LA", citation.language
    yield from (("KW", one) for one in citation.themes)
    yield "UR", citation.address
    yield "L1", citation.pdf


def coins(citation: Citation) -> str:
    """Return an OpenURL of a work: a page that shows it tells reference managers whole bodies.

    From meta tags they take a body for a person, and a comma in its name for the end of a surname.
    """
    fields = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "report"),
        ("rft.btitle", citation.title),
        *(("rft.aucorp", one) for one in citation.authors),
        ("rft.date", str(citation.day or "")),
        ("rft.pub", citation.publisher),
        ("rft.series", citation.series),
        ("rft_id", citation.address),
    )
    return urlencode([(name, value) for name, value in fields if value], quote_via=quote)


def citations(view: View) -> dict[str, Make]:
    """List the files of the citations of all reports and guides."""
    publication = view.publication
    records = (*publication.sessions, *publication.guides)
    found = [(work.file, one) for one in records if (work := citable(one, view))]
    return {
        f"{file}.{ending}": partial(written, form, one)
        for ending, form in FORMS.items()
        for file, one in found
    }


def written(form: Callable[[Citation], str], record: Any, view: View) -> str:
    """Return the citation of a record in a form."""
    found = cite(record, view)
    return form(found) if found else ""


FORMS = {"bib": bibtex, "ris": ris}


CITATIONS = Output(
    citations,
    (Link("files", "sessions/<id>/report.bib", "data.citations", FURTHER),),
)
