"""The chain as a page shows it: in each relation, the links to what an item leads to."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from memoria.content.chain import Item
from memoria.content.materials import Contribution
from memoria.content.sessions import Session
from memoria.render.views import View


class Lead(NamedTuple):
    """A link to an item by its name; `session` is the title of its session, if that is another."""

    address: str
    name: Markup
    session: Markup = Markup("")


class Row(NamedTuple):
    """What an item leads to in one relation; questions are `numbered` on the page they stand on."""

    relation: str
    label: str
    leads: Sequence[Lead]
    numbered: bool


def chain_rows(
    view: View, kind: str, item: str, session: str = "", without: Collection[str] = ()
) -> list[Row]:
    """List what an item leads to, forward and back, but for some relations."""
    words, found = view.edition.words, list[Row]()
    for relation, items in view.steps(kind, item, session):
        if relation not in without:
            own = f"chain.{kind}.{relation}"
            label = words.count(own if own in words else f"chain.{relation}", len(items))
            numbered = items[0].kind == "question" and view.is_of(items[0].session)
            leads = question_leads(view, items) if numbered else leads_to(view, items, session)
            found.append(Row(relation, label, leads, numbered))
    return found


def leads_to(view: View, items: Sequence[Item], session: str) -> list[Lead]:
    """List the links to items from the page of a session, or of what stands in it."""
    found = []
    for one in items:
        held = view.record("session", one.session) if one.session else None
        name = item_name(view, one, held)
        other = view.text(held.title, held.original) if held and held.id != session else Markup("")
        found.append(Lead(view.reach(one), name, other))
    return found


def question_leads(view: View, items: Sequence[Item]) -> list[Lead]:
    """List the links to key questions of one session."""
    session = view.record("session", items[0].session)
    return number_leads(view, session, [one.id for one in items])


def number_leads(view: View, session: Session, ids: Collection[str]) -> list[Lead]:
    """List the links to some key questions of a session by their numbers."""
    words = view.edition.words
    return [
        Lead(
            view.link("question", one.id, session.id),
            escape(words("question.numbered", number=number)),
        )
        for number, one in enumerate(session.questions, start=1)
        if one.id in ids
    ]


def item_name(view: View, item: Item, session: Session | None) -> Markup:
    """Return what an item is called: a contribution by its title and whose it is.

    A key question is known by its words.
    """
    record = view.item(item)
    if item.kind == "contribution" and session:
        return headline(view, record, session)
    original = view.original(record, session) if session else record.original
    return view.text(record.text if item.kind == "question" else record.title, original)


def headline(view: View, one: Contribution, session: Session) -> Markup:
    """Return what a contribution is called in lists: its title, if it has one, and whose it is."""
    if not one.title:
        return who(view, one)
    title = view.text(one.title, view.original(one, session))
    nobody = not (one.speaker or one.organisation)
    return title if nobody else Markup("{} ({})").format(title, who(view, one))


def who(view: View, one: Contribution) -> Markup:
    """Say whose a contribution is."""
    if one.speaker:
        names = [view.name(view.record("person", each)) for each in one.speaker]
        return Markup(view.edition.words.join(names))  # noqa: S704 - names are escaped
    if one.organisation:
        return view.name(view.record("organisation", one.organisation))
    return escape(view.edition.words("contribution.one"))
