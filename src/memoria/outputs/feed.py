"""The Atom feed of a language: news, reports and guides, the newest first.

The format is that of RFC 4287. No clock is asked: all dates come from the records.
"""

from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from memoria.outputs.output import Link, Make, Output
from memoria.render.prose import excerpt, whole
from memoria.render.views import View
from memoria.render.works import Work, works

ATOM = "http://www.w3.org/2005/Atom"
FILE, FORM = "feed.xml", "application/atom+xml"
MOST = 30
# When a feed without entries was last changed; the format wants a date.
BEGINNING = date(1970, 1, 1)


def feed(view: View) -> str:
    """Return the feed of a language. What has no date cannot be news: it is left out."""
    found = [one for one in works(view.publication, view.directory) if one.day]
    newest = sorted(found, key=lambda one: (-day_of(one).toordinal(), one.kind, one.id))[:MOST]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": view.edition.language})
    add_head(root, view, day_of(newest[0]) if newest else BEGINNING)
    for work in newest:
        add_entry(root, work, view)
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def artifacts(_: View) -> dict[str, Make]:
    """Name the one file."""
    return {FILE: feed}


def day_of(work: Work) -> date:
    """Return the day of a work."""
    return work.day or BEGINNING


def add_head(root: Element, view: View, updated: date) -> None:
    """Say what the feed is, where it stands, and on which terms it may be used."""
    edition, words = view.edition, view.edition.words
    add(root, "id", edition.lasting(FILE))
    add(root, "title", edition.name)
    add(root, "subtitle", words("feed.subtitle"))
    add(root, "updated", midnight(updated))
    add(SubElement(root, "author"), "name", edition.name)
    add(root, "rights", words("feed.rights", licence=edition.licence.name))
    link(root, "self", edition.absolute(FILE), FORM, edition.language)
    link(root, "license", edition.licence.address)
    for one in edition.languages:
        link(root, "alternate", edition.absolute("", one.code), "text/html", one.code)


def add_entry(root: Element, work: Work, view: View) -> None:
    """Add a work. Its id is its first address in this language: an entry for each language.

    A new id of its record makes no new entry: readers are not told twice.
    """
    entry = SubElement(root, "entry")
    title, language = view.choose(work.title, work.original)
    add(entry, "id", view.edition.lasting(work.first_path))
    add(entry, "title", title, language_of(language, view))
    add(entry, "published", midnight(day_of(work)))
    add(entry, "updated", midnight(day_of(work)))
    for one in work.authors:
        name, spoken = view.choose(view.record("organisation", one).name)
        add(SubElement(entry, "author", language_of(spoken, view)), "name", name)
    add_links(entry, work, view)
    add_categories(entry, work, view)
    add_content(entry, work, view)


def add_links(entry: Element, work: Work, view: View) -> None:
    """Point at the work's page in every language, and at its PDF."""
    edition = view.edition
    for one in edition.languages:
        link(entry, "alternate", edition.absolute(work.path, one.code), "text/html", one.code)
    if address := work.document(view):
        link(entry, "enclosure", address, "application/pdf", edition.language)


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
    if not html:
        return
    attributes = language_of(language, view)
    if summary := excerpt(html):
        add(entry, "summary", summary, attributes)
    content = whole(html, view.to(work.path.partition("#")[0]))
    add(entry, "content", content, {"type": "html", **attributes})


def outline(work: Work, view: View) -> str:
    """Return the introduction of a guide and its contents as HTML."""
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


def midnight(day: date) -> str:
    """Return the moment that stands for a day: its first one in UTC."""
    return f"{day}T00:00:00Z"


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
