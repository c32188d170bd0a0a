"""The Atom feed of a language: news, reports, guides and sessions, the last changed first.

The format is that of RFC 4287. No clock is asked: what was changed when is told by git, or else by
the records. Of several alternates programs choose this or that one: each entry has one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from memoria.content.chain import Item
from memoria.content.publication import TEXT, Revision
from memoria.content.sessions import Session
from memoria.outputs.output import Link, Make, Output
from memoria.render.prose import excerpt, whole
from memoria.render.views import View
from memoria.render.works import Work, announced, followed

ATOM = "http://www.w3.org/2005/Atom"
FILE, FORM = "feed.xml", "application/atom+xml"
MOST = 30
# When a feed was last changed of which nothing is known at all; the format wants a date.
BEGINNING = date(1970, 1, 1)


@dataclass(frozen=True)
class Dated:
    """A work, when it came to readers, and when it last changed for them."""

    work: Work
    published: datetime
    updated: datetime

    @property
    def order(self) -> tuple[float, float, str, str]:
        """Sort by this: the last changed comes first."""
        moments = -self.updated.timestamp(), -self.published.timestamp()
        return *moments, self.work.kind, self.work.id


def feed(view: View) -> str:
    """Return the feed of a language. What has no date cannot be news: it is left out."""
    found = (dated(one, view) for one in followed(view.publication, view.directory))
    newest = sorted(filter(None, found), key=lambda one: one.order)[:MOST]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": view.edition.language})
    add_head(root, view, newest[0].updated if newest else latest(view))
    for one in newest:
        add_entry(root, one, view)
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def artifacts(_: View) -> dict[str, Make]:
    """Name the one file."""
    return {FILE: feed}


def dated(work: Work, view: View) -> Dated | None:
    """Date a work: by its day, but not before it takes place, and by its last change."""
    known, days = list(revisions_of(work, view)), [midnight(work.day)] if work.day else []
    seen = [one.since for one in known]
    if work.kind == "session" and work.day and not known:
        seen = read_on(work.sessions)
    if not days and not seen:
        return None
    published = min([*days, *([max(seen)] if seen else [])])
    return Dated(work, published, max([published, *(one.changed for one in known)]))


def revisions_of(work: Work, view: View) -> Iterator[Revision]:
    """List what git knows of the record of a work, and of its text as readers get it."""
    kind, owner = "session" if work.kind == "report" else work.kind, work.sessions[:1]
    about = work.about or Item(kind, owner[0].id if owner else "", work.id)
    if revision := view.revision(about.kind, view.item(about)):
        yield revision
    if work.text:
        known, codes = view.publication.revisions, view.edition.order(work.original)
        names = ((TEXT, work.text.file(one)) for one in codes)
        yield from [known[one] for one in names if one in known][:1]


def latest(view: View) -> datetime:
    """Return when anything last changed, for a feed without entries."""
    told = [one.changed for one in view.publication.revisions.values()]
    read = read_on(view.publication.sessions)
    return max(told or read, default=midnight(BEGINNING))


def read_on(sessions: Iterable[Session]) -> list[datetime]:
    """List the days on which sources of sessions were read."""
    sources = (one for session in sessions for one in session.sources)
    return [midnight(one.read.day) for one in sources if one.read]


def add_head(root: Element, view: View, updated: datetime) -> None:
    """Say what the feed is, where it stands, and on which terms it may be used."""
    edition, words = view.edition, view.edition.words
    add(root, "id", edition.lasting(FILE))
    add(root, "title", edition.name)
    add(root, "subtitle", words("feed.subtitle"))
    add(root, "updated", stamp(updated))
    author = SubElement(root, "author")
    add(author, "name", edition.published_by)
    if edition.publisher.address:
        add(author, "uri", edition.publisher.address)
    add(root, "rights", words("feed.rights", licence=edition.licence.name))
    link(root, "self", edition.absolute(FILE), FORM, edition.language)
    link(root, "license", edition.licence.address)
    add_pages(root, "", view)


def add_entry(root: Element, told: Dated, view: View) -> None:
    """Add a work. Its id is its first address in this language: an entry for each language.

    A new id of its record makes no new entry: readers are not told twice.
    """
    entry, work = SubElement(root, "entry"), told.work
    title, language = announced(work, view)
    add(entry, "id", view.edition.lasting(work.first_path))
    add(entry, "title", title, language_of(language, view))
    add(entry, "published", stamp(told.published))
    add(entry, "updated", stamp(told.updated))
    for one in work.authors:
        name, spoken = view.choose(view.record("organisation", one).name)
        add(SubElement(entry, "author", language_of(spoken, view)), "name", name)
    add_links(entry, work, view)
    add_categories(entry, work, view)
    add_content(entry, work, view)


def add_links(entry: Element, work: Work, view: View) -> None:
    """Point at the work's pages, and at its PDF."""
    add_pages(entry, work.path, view)
    if address := work.document(view):
        link(entry, "enclosure", address, "application/pdf", view.edition.language)


def add_pages(parent: Element, path: str, view: View) -> None:
    """Point at a page in the feed's language, and at those in others as related ones."""
    edition = view.edition
    for code in edition.codes(edition.language):
        relation = "alternate" if code == edition.language else "related"
        link(parent, relation, edition.absolute(path, code), "text/html", code)


def add_categories(entry: Element, work: Work, view: View) -> None:
    """File the work under its kind and its themes."""
    label = view.edition.words(f"work.{work.kind}")
    SubElement(entry, "category", {"term": work.kind, "label": label})
    for one in work.themes:
        name, language = view.choose(view.record("theme", one).name)
        filed = {"term": one, "scheme": view.to("themes/"), "label": name}
        SubElement(entry, "category", {**filed, **language_of(language, view)})


def add_content(entry: Element, work: Work, view: View) -> None:
    """Add the work's text as HTML, and its beginning as plain text."""
    text = work.prose(view)
    html, language = (text.html, text.language) if text else (outline(work, view), "")
    day = day_line(work, view)
    if not (html or day):
        return
    attributes = language_of(language, view)
    add_summary(entry, work, view, excerpt(html) or excerpt(day), attributes)
    content = whole(day + html, view.to(work.path.partition("#")[0]))
    add(entry, "content", content, {"type": "html", **attributes})


def add_summary(
    entry: Element, work: Work, view: View, beginning: str, attributes: dict[str, str]
) -> None:
    """Say in short what a work says: a session in its own words, others by how they begin."""
    short = work.sessions[0].summary if work.kind in {"report", "session"} else None
    if short:
        words, language = view.choose(short, work.original)
        add(entry, "summary", words, language_of(language, view))
    elif beginning:
        add(entry, "summary", beginning, attributes)


def day_line(work: Work, view: View) -> str:
    """Say when a session is held, in HTML."""
    if work.kind != "session":
        return ""
    when = view.when(work.sessions[0])
    told = ", ".join(filter(None, (when.day, " ".join(filter(None, (when.hours, when.zone))))))
    tongue = Markup(' lang="{}"').format(view.edition.language)
    return Markup("<p{}>{}</p>").format(tongue, told) if told else ""


def outline(work: Work, view: View) -> str:
    """Return the introduction of a guide and its contents, or the words of a work, as HTML."""
    if work.words:
        return Markup("<p>{}</p>").format(view.text(work.words, work.original))
    if work.kind != "guide":
        return ""
    guide = view.record("guide", work.id)
    entry = Markup('<li><a href="#{}">{}</a></li>')
    parts = [
        entry.format(one.id, view.marked(*view.chapter_title(one))) for one in view.chapters(guide)
    ]
    introduction = view.text(guide.introduction, guide.original) if guide.introduction else ""
    return Markup("<p>{}</p><ol>{}</ol>").format(introduction, Markup("").join(parts))


def add(parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> None:
    """Add an element that holds text."""
    SubElement(parent, tag, attributes or {}).text = text


def link(parent: Element, relation: str, address: str, form: str = "", language: str = "") -> None:
    """Add a link, with the media type and the language of what it leads to."""
    named = {"rel": relation, "type": form, "hreflang": language, "href": address}
    SubElement(parent, "link", {name: value for name, value in named.items() if value})


def language_of(language: str, view: View) -> dict[str, str]:
    """Return the attribute of an element that holds text in another language than the feed's."""
    return {"xml:lang": language} if language not in {"", view.edition.language} else {}


def midnight(day: date) -> datetime:
    """Return the moment that stands for a day: its first one in UTC."""
    return datetime.combine(day, time(), UTC)


def stamp(moment: datetime) -> str:
    """Write down a moment."""
    return moment.isoformat().replace("+00:00", "Z")


FEED = Output(
    artifacts,
    (
        Link("head", FILE, media_type=FORM),
        Link("footer", FILE, "site.feed"),
        Link("subscribe", FILE, "data.feed"),
        Link("home", FILE, "home.feed"),
        Link("news", FILE, "news.feed"),
    ),
)
