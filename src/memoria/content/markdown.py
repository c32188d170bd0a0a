"""Summaries in Markdown become clean HTML; nothing contributed runs, nothing of it is lost."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from memoria.content.kinds import KINDS

DEEPEST = 100
CROSS_LINK = re.compile(r"(?P<kind>[a-z]+):(?P<path>[a-z0-9/-]+)")
TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "class", "id"},
    "code": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "hr": {"class"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
}
Resolve = Callable[[str, str], str | None]


@dataclass(frozen=True)
class CrossLink:
    """A link by id: `session:led-employment`, or `question:led-employment/income-loss`."""

    kind: str
    session: str
    item: str


def parse_cross_link(address: str) -> CrossLink | None:
    """Read a cross-link; the session is empty where the text's own is meant."""
    match = CROSS_LINK.fullmatch(address)
    kind = KINDS.get(match["kind"]) if match else None
    if not match or not kind or not kind.linked:
        return None
    session, _, item = match["path"].rpartition("/")
    # What is unique in the whole publication is named without its session.
    return None if session and not kind.local else CrossLink(kind.name, session, item)


def is_web_link(address: str) -> bool:
    """Tell whether a link leads to a public page or opens a letter."""
    if not re.match(r"(https?://[^/\s]|mailto:)", address, re.IGNORECASE):
        return False
    return "href" in clean(f'<a href="{escape(address)}"></a>')


@cache
def parser(*, lenient: bool = False) -> MarkdownIt:
    """Return a CommonMark parser with tables and footnotes.

    A `lenient` one also recognises what we refuse (raw HTML, pictures, unsafe links), for checks.
    """
    options = {"html": lenient, "maxNesting": DEEPEST}
    markdown = MarkdownIt("commonmark", options).enable("table").use(footnote_plugin)
    if lenient:
        markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
        return markdown
    return markdown.disable("image")


def render(source: str, resolve: Resolve, *, level: int, name: str, table_label: str) -> str:
    """Return a summary as clean HTML.

    `resolve` turns the kind and path of a cross-link into an address; `level` is the level of the
    summary's highest heading; `name` keeps footnotes apart; `table_label` names wide tables.
    """
    markdown = parser()
    environment = {"docId": name}
    tokens = markdown.parse(source, environment)
    shift_headings(tokens, level)
    for token in tokens:
        align_by_class(token)
        rewrite_links(token.children or [], resolve)
    html = str(markdown.renderer.render(tokens, markdown.options, environment))
    framed = html.replace(
        "<table>",
        '<div class="table-frame" role="group" tabindex="0"'
        f' aria-label="{escape(table_label)}"><table>',
    ).replace("</table>", "</table></div>")
    return clean(framed)


def clean(html: str) -> str:
    """Let pass the elements and attributes that our own renderer makes, and no others."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def shift_headings(tokens: Sequence[Token], level: int) -> None:
    """Move headings below the page's own, without a gap between one level and the next."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=0)
    previous = level - 1
    for token in headings:
        if token.type == "heading_open":
            previous = min(int(token.tag[1]) - highest + level, previous + 1, 6)
        token.tag = f"h{previous}"


def align_by_class(token: Token) -> None:
    """Say the alignment of a cell by class: the page's policy forbids inline styles."""
    style = str(token.attrs.pop("style", ""))
    if match := re.search(r"text-align:(left|center|right)", style):
        token.attrs["class"] = f"align-{match[1]}"


def rewrite_links(tokens: Sequence[Token], resolve: Resolve) -> None:
    """Lead cross-links to their pages; a link that leads nowhere stays as text with its address."""
    dead: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            link = parse_cross_link(address)
            target = resolve(link.kind, address.partition(":")[2]) if link else None
            target = target or (address if is_web_link(address) else None)
            token.attrs["href"] = target or ""
            if target is None:
                token.type, token.tag, token.nesting = "text", "", 0
            dead.append("" if target else address)
        elif token.type == "link_close" and (address := dead.pop()):
            token.type, token.tag, token.nesting = "text", "", 0
            token.content = f" ({address})"
