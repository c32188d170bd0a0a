"""The HTML of a document as a tree that can be written as JSON: only what is printed of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

# Elements that never have a content of their own.
VOID = {"br", "hr", "img", "link", "meta", "rect"}
# Elements around which white space is none, and that end where a line does.
BLOCKS = {
    "blockquote", "body", "caption", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "li", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
}  # fmt: skip
KEPT = {"class", "colspan", "dir", "href", "id", "lang", "level", "start", "width"}
Node = str | dict[str, Any]


@dataclass(frozen=True)
class Tree:
    """What a document holds: its title, who publishes it, its language, and the nodes inside."""

    title: str
    author: str
    lang: str
    dir: str
    body: list[Node]


class Reader(HTMLParser):
    """Read HTML of ours into nodes: a text, or an element with its attributes and children."""

    def __init__(self) -> None:
        super().__init__()
        self.root: dict[str, Any] = {"tag": "", "children": []}
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        node = {"tag": tag, "children": [], **{name: value or "" for name, value in attrs}}
        self.open[-1]["children"].append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """End the innermost element of the name, and what was left open inside it."""
        at = next((i for i in range(len(self.open) - 1, 0, -1) if self.open[i]["tag"] == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        """Add a text, unless it is a style or a script."""
        if self.open[-1]["tag"] not in {"style", "script"}:
            self.open[-1]["children"].append(data)


def read_tree(html: str) -> Tree:
    """Read a document: white space is that of a page, headings skip no level, links lead inside."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    nodes = {one["tag"]: one for one in reversed(list(elements([reader.root])))}
    page, body = nodes["html"], nodes["body"]
    settle_headings(elements([body]))
    ids = settle_ids(elements([body]))
    settle_links(elements([body]), ids)
    return Tree(
        title=text_of(nodes["title"]),
        author=next(
            (str(one["content"]) for one in elements([page]) if one.get("name") == "author"), ""
        ),
        lang=page.get("lang", "en"),
        dir=page.get("dir", "ltr"),
        body=list(printed(body["children"], block=True)),
    )


def elements(nodes: Iterable[Node]) -> Iterator[dict[str, Any]]:
    """List the elements of a tree in the order of the text."""
    for node in nodes:
        if isinstance(node, dict):
            yield node
            yield from elements(node["children"])


def text_of(node: Node) -> str:
    """Return the words of a node."""
    if isinstance(node, str):
        return node
    return " ".join("".join(map(text_of, node["children"])).split())


def settle_headings(nodes: Iterable[dict[str, Any]]) -> None:
    """Give each heading with words its level, at most one below the heading before it."""
    level = 0
    for node in nodes:
        if re.fullmatch(r"h[1-6]", node["tag"]) and text_of(node):
            level = min(int(node["tag"][1]), level + 1)
            node["level"] = level


def settle_ids(nodes: Iterable[dict[str, Any]]) -> set[str]:
    """Let every id stand once, and list them."""
    ids: set[str] = set()
    for node in nodes:
        if node.get("id") in ids:
            del node["id"]
        ids.add(node.get("id", ""))
    return ids - {""}


def settle_links(nodes: Iterable[dict[str, Any]], ids: set[str]) -> None:
    """Let links that lead nowhere be their words, and give those without words none."""
    for node in nodes:
        address = node.get("href", "#")
        if (address.startswith("#") and address[1:] not in ids) or not text_of(node):
            node.pop("href", None)


def printed(nodes: Iterable[Node], *, block: bool) -> Iterator[Node]:
    """List what is printed of nodes; at the edges of a block there is no white space."""
    held = list(nodes)
    for place, node in enumerate(held):
        if isinstance(node, str):
            before = block and (place == 0 or is_block(held[place - 1]))
            after = block and (place == len(held) - 1 or is_block(held[place + 1]))
            text = re.sub(r"[ \t\n\r\f]+", " ", node)
            text = text.lstrip(" ") if before else text
            text = text.rstrip(" ") if after else text
            if text:
                yield text
        else:
            yield {
                "tag": node["tag"],
                "children": list(printed(node["children"], block=is_block(node))),
                **{name: node[name] for name in sorted(KEPT & node.keys())},
            }


def is_block(node: Node) -> bool:
    """Tell whether a node stands on lines of its own."""
    return isinstance(node, dict) and (node["tag"] in BLOCKS or node["tag"] == "br")
