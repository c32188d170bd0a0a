"""Reports, guides, news and videos as structured data: creative works."""

from collections.abc import Callable, Mapping
from typing import Any

from memoria.content.kinds import KINDS
from memoria.content.registers import Organisation, Person, Place, Theme
from memoria.outputs.structured_data.events import MOST, event_mention
from memoria.outputs.structured_data.images import portrait_address
from memoria.outputs.structured_data.nodes import (
    Node,
    as_spoken,
    elsewhere,
    mention,
    mentions,
    node,
    one_identity,
    publisher,
    spoken,
    translations,
)
from memoria.render.prose import excerpt
from memoria.render.views import View
from memoria.render.works import Work


def entry_node(view: View, kind: str, record: Any) -> Node:
    """Describe an entry of a register: where it is written about, and what is known of it."""
    path = KINDS[kind].path(record.id)
    website = getattr(record, "website", None)
    pages = [*([website] if website else []), *elsewhere(view, path)]
    named = {**mention(view, kind, record.id), "url": view.to(path)}
    return {**named, "sameAs": pages, **FACTS[kind](view, record)}


def person(view: View, record: Person) -> Node:
    """Say what someone does, and in which sessions they spoke."""
    heard = view.references("person", record.id, "contribution")
    newest = {one.session.id: one.session for one in heard[::-1]}
    sessions = [event_mention(view, one) for one in [*newest.values()][:MOST][::-1]]
    return node(
        "",
        jobTitle=spoken(view, record.role),
        affiliation=record.organisation and mention(view, "organisation", record.organisation),
        workLocation=record.place and mention(view, "place", record.place),
        performerIn=sessions,
        image=portrait_address(view, record),
    )


def organisation(view: View, record: Organisation) -> Node:
    """Say what a body is called, what it belongs to, and where it is."""
    parts = view.parts("organisation", record.id)[:MOST]
    return node(
        "",
        alternateName=spoken(view, record.short_name),
        parentOrganization=record.part_of and mention(view, "organisation", record.part_of),
        subOrganization=[mention(view, "organisation", one.id) for one in parts],
        location=record.place and mention(view, "place", record.place),
    )


def place(_: View, record: Place) -> Node:
    """Say where a territory is."""
    known = record.latitude is not None and record.longitude is not None
    point = node("GeoCoordinates", latitude=record.latitude, longitude=record.longitude)
    country = record.country and node("PostalAddress", addressCountry=record.country)
    return node("", geo=point if known else None, address=country)


def theme(view: View, record: Theme) -> Node:
    """Say what a theme is about, and that it is one of several."""
    register = node(
        "DefinedTermSet",
        one_identity(view, "themes/"),
        name=view.edition.words("themes.title"),
    )
    return node("", description=spoken(view, record.description), inDefinedTermSet=register)


FACTS: Mapping[str, Callable[[View, Any], Node]] = {
    "person": person,
    "organisation": organisation,
    "place": place,
    "theme": theme,
}


def work_node(view: View, work: Work) -> Node:
    """Describe a report, a guide or a news item. Its id is the address in its own language."""
    edition, language = view.edition, work.language(view)
    named = "headline" if work.kind == "news" else "name"
    return {
        **node(
            "NewsArticle" if work.kind == "news" else "Report",
            edition.absolute(work.path, language),
            url=view.to(work.path),
            inLanguage=language,
            datePublished=str(work.day or ""),
            author=mentions(view, "organisation", work.authors),
            publisher=publisher(view),
            license=edition.licence.address,
            about=[
                *(event_mention(view, one) for one in work.sessions),
                *mentions(view, "theme", work.themes),
            ],
            encoding=document(view, work, language),
            image=card(view, work),
        ),
        named: spoken(view, work.title, work.original),
        **translations(view, work.path, language, work.languages(view.publication)),
    }


def card(view: View, work: Work) -> str:
    """Return the picture that stands for a work."""
    folder = f"sessions/{work.sessions[0].id}/" if work.kind != "guide" else ""
    return view.to(f"{folder}card.png")


def document(view: View, work: Work, language: str) -> Node | None:
    """Describe the PDF of a work, if there is one."""
    address, form = work.document(view), "application/pdf"
    described = node("MediaObject", contentUrl=address, encodingFormat=form, inLanguage=language)
    return described if address else None


def guide_node(view: View, work: Work) -> Node:
    """Describe a guide, and what it holds."""
    guide = view.record("guide", work.id)
    parts = (
        node(
            "CreativeWork",
            view.to(f"{work.path}#{one.id}"),
            name=as_spoken(view, *view.chapter_title(one)),
        )
        for one in view.chapters(guide)
    )
    introduction = spoken(view, guide.introduction, guide.original)
    return {**work_node(view, work), **node("", abstract=introduction, hasPart=list(parts))}


def report_node(view: View, work: Work) -> Node:
    """Describe a report, and what it says in short."""
    session = work.sessions[0]
    short = spoken(view, session.summary, session.original)
    return {**work_node(view, work), **node("", abstract=short)}


def news_node(view: View, work: Work) -> Node:
    """Describe a news item."""
    text = work.prose(view)
    lead = as_spoken(view, excerpt(text.html), text.language) if text else None
    return {**work_node(view, work), **node("", description=lead)}
