"""Reports, guides, news and videos as structured data: creative works."""

from memoria.outputs.structured_data.base import (
    Node,
    as_spoken,
    mentions,
    node,
    one_identity,
    spoken,
    translations,
)
from memoria.outputs.structured_data.events import event_mention
from memoria.render.excerpts import excerpt
from memoria.render.views import View
from memoria.render.works import Work


def work_node(view: View, work: Work) -> Node:
    """Describe a report, a guide or a news item. Its id is the address in its own language."""
    edition, codes = view.edition, work.languages(view.publication)
    language = next(one for one in edition.order(work.original) if one in codes)
    named = "headline" if work.kind == "news" else "name"
    return {
        **node(
            "NewsArticle" if work.kind == "news" else "Report",
            edition.absolute(work.path, language),
            url=view.to(work.path),
            inLanguage=language,
            datePublished=str(work.day or ""),
            author=mentions(view, "organisation", work.authors),
            publisher=node("Organization", one_identity(view, "#site"), name=edition.name),
            license=edition.licence.address,
            about=[
                *(event_mention(view, one) for one in work.sessions),
                *mentions(view, "theme", work.themes),
            ],
            encoding=document(view, work, language),
            image=card(view, work),
        ),
        named: spoken(view, work.title, work.original),
        **translations(view, work.path, language, codes),
    }


def card(view: View, work: Work) -> str:
    """Return the picture that stands for a work."""
    folder = f"sessions/{work.sessions[0].id}/" if work.kind != "guide" else ""
    return view.to(f"{folder}card.png")


def document(view: View, work: Work, language: str) -> Node | None:
    """Describe the PDF of a work, if there is one."""
    if not (work.has_document and view.edition.documents):
        return None
    address = view.to(f"{work.file}.pdf")
    return node(
        "MediaObject", contentUrl=address, encodingFormat="application/pdf", inLanguage=language
    )


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


def news_node(view: View, work: Work) -> Node:
    """Describe a news item."""
    text = work.prose(view)
    lead = as_spoken(view, excerpt(text.html), text.language) if text else None
    return {**work_node(view, work), **node("", description=lead)}
