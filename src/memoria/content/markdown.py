"""Summaries in Markdown become clean HTML; nothing contributed runs, nothing of it is lost."""

import re
from collections.abc import Callable, Sequence, Set
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
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
    "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
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
CROSS_LINKED = {name for name, kind in KINDS.items() if kind.linked}
# Stand for the name of a summary and the label of its tables; no file may hold these characters.
NAME, LABEL = "\ufdd0", "\ufdd1"
FRAME = f'<div class="table-frame" role="group" tabindex="0" aria-label="{LABEL}"><table>'
# What is decided where a summary is shown: the levels of headings, the addresses of cross-links.
OPEN = re.compile(
    r"<(?P<end>/?)h(?P<level>[1-6])>|"
    rf'<a href="(?P<kind>{"|".join(sorted(CROSS_LINKED))}):(?P<path>[a-z0-9/-]+)">'
    r"(?P<text>.*?)</a>",
    re.DOTALL,
)
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


@cache
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

    def place(tag: re.Match[str]) -> str:
        if tag["level"]:
            return f"<{tag['end']}h{min(level + int(tag['level']) - 1, 6)}>"
        if address := resolve(tag["kind"], tag["path"]):
            return f'<a href="{escape(address)}">{tag["text"]}</a>'
        return f"{tag['text']} ({tag['kind']}:{tag['path']})"

    placed = OPEN.sub(place, compose(source))
    return placed.replace(NAME, name).replace(LABEL, escape(table_label))


@cache
def compose(source: str) -> str:
    """Return a summary as clean HTML that leaves open what depends on the place it is shown at.

    Headings begin at the first level, cross-links hold kind and path.
    """
    markdown, environment = parser(), {"docId": NAME}
    tokens = markdown.parse(source, environment)
    shift_headings(tokens)
    for token in tokens:
        align_by_class(token)
        unlink(token.children or [])
    html = str(markdown.renderer.render(tokens, markdown.options, environment))
    framed = html.replace("<table>", FRAME).replace("</table>", "</table></div>")
    return clean(framed, CROSS_LINKED)


def clean(html: str, schemes: Set[str] = frozenset()) -> str:
    """Let pass the elements and attributes that our own renderer makes, and no others.

    Every angle bracket that is left is that of an element.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", *schemes},
        link_rel=None,
    )


def shift_headings(tokens: Sequence[Token]) -> None:
    """Let headings begin at the first level, without a gap between one level and the next."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=0)
    previous = 0
    for token in headings:
        if token.type == "heading_open":
            previous = min(int(token.tag[1]) - highest + 1, previous + 1)
        token.tag = f"h{previous}"


def align_by_class(token: Token) -> None:
    """Say the alignment of a cell by class: the page's policy forbids inline styles."""
    style = str(token.attrs.pop("style", ""))
    if match := re.search(r"text-align:(left|center|right)", style):
        token.attrs["class"] = f"align-{match[1]}"


def unlink(tokens: Sequence[Token]) -> None:
    """Let a link that cannot lead anywhere stay as text with its address."""
    dead: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            live = parse_cross_link(address) or is_web_link(address)
            if not live:
                token.type, token.tag, token.nesting = "text", "", 0
            dead.append("" if live else address)
        elif token.type == "link_close" and (address := dead.pop()):
            token.type, token.tag, token.nesting = "text", "", 0
            token.content = f" ({address})"
