"""The HTML of a document as a tree of what is printed of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType

# Elements that never have a content of their own.
VOID = {"br", "hr", "img", "link", "meta", "rect"}
UNPRINTED = {"script", "style"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements around which white space is none, and that end where a line does.
BLOCKS = HEADINGS | {
    "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "header", "li", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
# Where links say on paper where they lead.
TOLD = {"prose", "sources"}
NONE: Mapping[str, bytes] = MappingProxyType({})
SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes, and what stands inside.

    `level` is that of a heading with words; `told`: on paper, links in it say where they lead;
    `content` are the bytes of a picture.
    """

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    level: int = 0
    told: bool = False
    content: bytes = b""

    @property
    def classes(self) -> list[str]:
        """List the names of its classes."""
        return self.attributes.get("class", "").split()

    def inside(self, *tags: str) -> list["Element"]:
        """List the children with one of some names."""
        return [one for one in self.children if isinstance(one, Element) and one.tag in tags]


Node = str | Element


@dataclass(frozen=True, slots=True)
class Tree:
    """What a document holds: its title, who publishes it, its language, and its body."""

    title: str
    author: str
    lang: str
    dir: str
    body: Element


class Reader(HTMLParser):
    """Read HTML of ours into a tree; `elements` are listed in the order of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = [Element("", {})]
        self.open = list(self.elements)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        one = Element(tag, {name: value or "" for name, value in attrs})
        one.told = self.open[-1].told or not TOLD.isdisjoint(one.classes)
        if one.attributes.get("href", "").startswith("#") and self.is_pointless(one):
            del one.attributes["href"]
        self.elements.append(one)
        self.open[-1].children.append(one)
        if tag not in VOID:
            self.open.append(one)

    def is_pointless(self, link: Element) -> bool:
        """Tell whether a link leads to where it stands, or back from a note, which paper lacks."""
        around = {outer.attributes.get("id", "") for outer in self.open}
        return link.attributes["href"][1:] in around or "footnote-backref" in link.classes

    def handle_endtag(self, tag: str) -> None:
        """End the innermost element of the name, and what was left open inside it."""
        at = next((i for i in range(len(self.open) - 1, 0, -1) if self.open[i].tag == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        """Add a text, unless it is a style or a script."""
        if self.open[-1].tag not in UNPRINTED:
            self.open[-1].children.append(data)


def read_tree(html: str, pictures: Mapping[str, bytes] = NONE) -> Tree:
    """Read a document: white space is that of a page, headings skip no level, links lead inside.

    `pictures` are the files of its pictures by their addresses.
    """
    reader = Reader()
    reader.feed(html)
    reader.close()
    elements = reader.elements
    first = {one.tag: one for one in reversed(elements)}
    authors = (one for one in elements if one.attributes.get("name") == "author")
    author = next(authors, Element("meta", {}))
    for one in elements:
        one.content = pictures.get(one.attributes.get("src", ""), b"")
    settle_headings(elements)
    settle_links(elements)
    settle_spaces(first["body"])
    return Tree(
        title=text_of(first["title"]).strip(),
        author=author.attributes.get("content", ""),
        lang=first["html"].attributes.get("lang", "en"),
        dir=first["html"].attributes.get("dir", "ltr"),
        body=first["body"],
    )


def text_of(node: Node) -> str:
    """Return the words of a node."""
    return node if isinstance(node, str) else "".join(map(text_of, node.children))


def is_empty(node: Node) -> bool:
    """Tell whether there is no word in a node."""
    return not node.strip() if isinstance(node, str) else all(map(is_empty, node.children))


def settle_headings(elements: Iterable[Element]) -> None:
    """Give each heading with words its level, at most one below the heading before it."""
    level = 0
    for one in elements:
        if one.tag in HEADINGS and not is_empty(one):
            one.level = level = min(int(one.tag[1]), level + 1)


def settle_links(elements: Iterable[Element]) -> None:
    """Let links that lead nowhere be their words, and keep each place that is led to once."""
    places: set[str] = set()
    links = [one.attributes for one in elements if "href" in one.attributes and not is_empty(one)]
    wanted = {attributes["href"] for attributes in links}
    for one in elements:
        place = "#" + one.attributes.pop("id", "")
        if place in wanted - places:
            places.add(place)
            one.attributes["id"] = place[1:]
    leading = {id(one) for one in links if one["href"] in places or not one["href"].startswith("#")}
    for one in elements:
        if id(one.attributes) not in leading:
            one.attributes.pop("href", None)


def settle_spaces(element: Element) -> None:
    """Make white space in an element one blank, and none at the edges of blocks."""
    if element.tag == "pre":
        return
    at_edge = edges = element.tag in BLOCKS
    kept: list[Node] = []
    for node in element.children:
        if isinstance(node, str):
            text = SPACE.sub(" ", node)
            kept.append(text.lstrip(" ") if at_edge else text)
            at_edge = False
            continue
        settle_spaces(node)
        at_edge = edges and node.tag in BLOCKS
        if at_edge:
            trim_end(kept)
        kept.append(node)
    if edges:
        trim_end(kept)
    element.children = kept


def trim_end(nodes: list[Node]) -> None:
    """Take white space away at the end of some nodes."""
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" ")
