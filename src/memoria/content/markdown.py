"""Summaries in Markdown become clean HTML; nothing contributed runs, nothing of it is lost."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from memoria.content.base import is_own
from memoria.content.kinds import KINDS
from memoria.content.limits import DEEPEST_TEXT
from memoria.content.passages import HEADING, passages
from memoria.content.pictures import NAMED, SCHEME

CROSS_LINK = re.compile(r"(?P<kind>[a-z]+):(?P<path>[a-z0-9/-]+)")
TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "class", "id"},
    "blockquote": {"id"},
    "code": {"class", "id"},
    "div": {"class", "id", "role", "tabindex", "aria-label"},
    "hr": {"class"},
    "img": {"src"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "p": {"class", "id"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
}
CROSS_LINKED = {name for name, kind in KINDS.items() if kind.linked}
# What holds blocks of its own.
CONTAINERS = {"blockquote_open", "list_item_open"}
# Stand for the name of a summary and the label of its tables; no file may hold these characters.
NAME, LABEL = "\ufdd0", "\ufdd1"
FRAME = rf'<div class="table-frame"\1 role="group" tabindex="0" aria-label="{LABEL}"><table>'
# Before the number of a passage, in the place of its id.
PASSAGE = "\ufdd2"
PASSED = re.compile(rf'(<(\w+)[^>]*?) id="{PASSAGE}(\d+)"([^>]*>)')
# The elements that are passages, by how deep they stand.
PASSAGES = {("paragraph_open", 0), ("blockquote_open", 0), ("table_open", 0), ("fence", 0),
            ("list_item_open", 1)}  # fmt: skip
# The last line of a quotation where it says whose the words are: a paragraph of its own, or the end
# of one. It stands after the quotation, since it is no part of it.
QUOTED_FROM = re.compile(r"(?:(?<=</p>\n)<p>|(?P<inside>\n))(— [^\n]+</p>)\n</blockquote>")
# What is decided where a summary is shown: the levels of headings, the addresses of cross-links,
# pictures.
OPEN = re.compile(
    r"<(?P<end>/?)h(?P<level>[1-6])>|"
    rf'<a href="(?P<kind>{"|".join(sorted(CROSS_LINKED))}):(?P<path>[a-z0-9/-]+)">'
    r"(?P<text>.*?)</a>|"
    rf'<img src="{SCHEME}(?P<picture>[a-z0-9-]+)">',
    re.DOTALL,
)


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
    if not re.match(r"(https?://[^/\s]|mailto:)", address, re.IGNORECASE) or is_own(address):
        return False
    return "href" in clean(f'<a href="{escape(address)}"></a>')


@cache
def parser(*, lenient: bool = False) -> MarkdownIt:
    """Return a CommonMark parser with tables and footnotes.

    A `lenient` one also recognises what we refuse (raw HTML, unsafe links), for checks.
    """
    options = {"html": lenient, "maxNesting": DEEPEST_TEXT}
    markdown = MarkdownIt("commonmark", options).enable("table").use(footnote_plugin)
    if lenient:
        markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return markdown


def too_deep(tokens: Iterable[Token]) -> list[int]:
    """List the lines, from 0, at which the parser went no deeper: what is within is lost."""
    return [
        one.map[0]
        for one in tokens
        if one.type in CONTAINERS and one.level + 1 >= DEEPEST_TEXT and one.map
    ]


@dataclass(frozen=True)
class Place:
    """Say where a summary is shown.

    `resolve` turns the kind and path of a cross-link into an address, `draw` the id of a picture
    into HTML; `level` is the level of the summary's highest heading; `name` keeps footnotes apart;
    `table_label` names wide tables. `passages` are the ids of all passages, or none; `count` names
    the links to them by their number.
    """

    resolve: Callable[[str, str], str | None]
    draw: Callable[[str], str]
    level: int
    name: str
    table_label: str
    passages: Sequence[str] = ()
    count: Callable[[int], str] = str


def render(source: str, place: Place) -> str:
    """Return a summary as clean HTML."""

    def settle(tag: re.Match[str]) -> str:
        if tag["level"]:
            return f"<{tag['end']}h{min(place.level + int(tag['level']) - 1, 6)}>"
        if tag["picture"]:
            return place.draw(tag["picture"])
        if address := place.resolve(tag["kind"], tag["path"]):
            return f'<a href="{escape(address)}">{tag["text"]}</a>'
        return tag["text"]

    settled = OPEN.sub(settle, addressed(compose(source), place))
    return settled.replace(NAME, place.name).replace(LABEL, escape(place.table_label))


def addressed(html: str, place: Place) -> str:
    """Give passages their ids and, but for code, a link to each; without ids nothing of them."""
    number = 0

    def address(tag: re.Match[str]) -> str:
        nonlocal number
        if not place.passages:
            return f"{tag[1]}{tag[4]}"
        name = place.passages[int(tag[3])]
        if tag[2] == "code":
            return f'{tag[1]} id="{name}"{tag[4]}'
        number += 1
        link = f'<a class="passage" href="#{name}" aria-label="{escape(place.count(number))}"></a>'
        return f'{tag[1]} id="{name}"{tag[4]}{link}'

    return PASSED.sub(address, html)


@cache
def compose(source: str) -> str:
    """Return a summary as clean HTML that leaves open what depends on the place it is shown at.

    Headings begin at the first level, cross-links hold kind and path, pictures their id.
    """
    markdown, environment = parser(), {"docId": NAME}
    tokens = [*hang(markdown.parse(source, environment))]
    shift_headings(tokens)
    mark(tokens, source)
    for token in tokens:
        align_by_class(token)
        unlink(token.children or [])
    html = quoted_from(str(markdown.renderer.render(tokens, markdown.options, environment)))
    framed = re.sub(r"<table( id=[^>]*)?>", FRAME, html).replace("</table>", "</table></div>")
    return clean(framed, {*CROSS_LINKED, SCHEME.rstrip(":")})


def quoted_from(html: str) -> str:
    """Let the source of a quotation follow it."""

    def follow(match: re.Match[str]) -> str:
        """Close the paragraph that it ends, if any, and the quotation."""
        end = "</p>\n" if match["inside"] else ""
        return f'{end}</blockquote>\n<p class="quoted-from">{match[2]}'

    return QUOTED_FROM.sub(follow, html)


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


def hang(tokens: Sequence[Token]) -> Iterator[Token]:
    """Let each picture of ours follow the paragraph that it stands in, or stand in its place."""
    waiting: list[Token] = []
    for at, token in enumerate(tokens):
        if token.type == "inline":
            waiting = list(take(token))
            if waiting and all(map(is_blank, token.children or [])):
                for beside in (tokens[at - 1], tokens[at + 1]):
                    beside.hidden = beside.hidden or beside.type.startswith("paragraph")
        ends = token.nesting < 0
        inside = ends and token.type in {"td_close", "th_close"}
        yield from (*waiting, token) if inside else (token, *waiting) if ends else (token,)
        waiting = [] if ends else waiting


def take(block: Token) -> Iterator[Token]:
    """Take the pictures of ours out of a paragraph; others become links, those in links words."""
    kept: list[Token] = []
    inside = 0
    for token in block.children or []:
        inside += token.nesting if token.type in {"link_open", "link_close"} else 0
        source = str(token.attrs.get("src", ""))
        if token.type != "image":
            kept.append(token)
        elif inside:
            kept.append(Token("text", "", 0, content=token.content or source))
        elif picture_named(source):
            yield Token("html_block", "", 0, content=f'<img src="{source}">\n')
        else:
            kept += link_to(source, token.content or source)
    block.children = kept


def link_to(address: str, words: str) -> Iterator[Token]:
    """Write a link."""
    yield Token("link_open", "a", 1, attrs={"href": address})
    yield Token("text", "", 0, content=words)
    yield Token("link_close", "a", -1)


def picture_named(address: str) -> str:
    """Return the id of the picture of ours that an address names, or nothing."""
    match = NAMED.fullmatch(address)
    return match["id"] if match else ""


def is_blank(token: Token) -> bool:
    """Tell whether a piece of a line shows nothing."""
    return token.type in {"softbreak", "hardbreak"} or (
        token.type == "text" and not token.content.strip()
    )


def mark(tokens: Sequence[Token], source: str) -> None:
    """Give passages their numbers, by which they are listed of a text."""
    found = {one.line: at for at, one in enumerate(passages(source)) if one.form != HEADING}
    for token in tokens:
        if token.map and (token.type, token.level) in PASSAGES and not token.hidden:
            number = found.pop(token.map[0], None)
            if number is not None:
                token.attrs["id"] = f"{PASSAGE}{number}"


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
