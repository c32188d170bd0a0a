"""Pages that are HTML under Markdown headings, as rendering writes them, made HTML at once.

They stay Markdown, so that any site generator can read them; but nothing in them needs its parser.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypedDict

FENCE = "---\n"
# Lines of blanks only are empty.
BLANK = re.compile(r"^ +$", re.MULTILINE)
GAP = re.compile(r"\n\n+")
# A heading in which only words and character references are left to show.
HEADING = re.compile(
    r"(?P<marks>#{1,6}) (?P<title>(?:[^\n!-&*+<->@\[-`{-~]|&#\d+;)+?) \{#(?P<id>[\w.-]+)\}\n?"
)
HTML = re.compile(
    r"<(?:article|details|div|dl|figure|form|h[1-6]|nav|ol|p|section|table|ul)\b", re.ASCII
)
VOID = re.compile(r"<(?:area|br|col|hr|img|input|source|track|wbr)\b[^>]*(?<!/)>")
# What a Markdown parser would change even inside HTML.
CHANGED = re.compile(r"[\t\r\x02\x03]")
ID = re.compile(r'\sid="([^"]*)"')
# A short name with a number, at whose hyphen browsers would begin a new line: COVID-19.
NUMBERED = re.compile(r"(?<![\w-])[A-Z]{2,8}-\d{1,3}(?![\w-])")
WHOLE = r'<span class="whole">\g<0></span>'
# What cannot hold an element, or keeps its lines as they are.
PLAIN = re.compile(r"<(?P<name>code|option|pre|svg|textarea)\b.*?</(?P=name)>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level, its id, and its title as HTML."""

    level: int
    id: str
    title: str


class Entry(TypedDict):
    """A heading in a table of contents, as Python-Markdown writes it."""

    level: int
    id: str
    name: str
    children: list["Entry"]


@dataclass(frozen=True)
class Article:
    """The HTML of a page and its headings."""

    html: str
    headings: tuple[Heading, ...]

    @property
    def contents(self) -> list[Entry]:
        """Return the table of contents: each heading with the lower ones that follow it."""
        top: list[Entry] = []
        above: list[Entry] = []
        for one in self.headings:
            entry = Entry(level=one.level, id=one.id, name=one.title, children=[])
            above = [other for other in above if other["level"] < one.level]
            (above[-1]["children"] if above else top).append(entry)
            above.append(entry)
        return top

    @property
    def ids(self) -> set[str]:
        """Return the ids that links can lead to."""
        return set(ID.findall(self.html))


def keep_whole(html: str) -> str:
    """Keep short names with a number in one line; what is copied and searched stays as it is."""
    if not NUMBERED.search(html):
        return html
    parts, end = list[str](), 0
    for plain in PLAIN.finditer(html):
        parts += NUMBERED.sub(WHOLE, html[end : plain.start()]), plain[0]
        end = plain.end()
    return "".join([*parts, NUMBERED.sub(WHOLE, html[end:])])


def read_page(text: str) -> tuple[dict[str, Any], Article] | None:
    """Return the front matter and the HTML of a page that is made from records, or nothing.

    Each line of such front matter is written as JSON.
    """
    head, end, markdown = text.removeprefix(FENCE).partition(f"\n{FENCE}")
    fields = (line.partition(": ") for line in head.split("\n") if not line.startswith("#"))
    try:
        meta = {name: json.loads(value) for name, _, value in fields}
    except ValueError:
        return None
    article = read_article(markdown) if end and "source" in meta else None
    return (meta, article) if article else None


def read_article(markdown: str) -> Article | None:
    """Return the HTML that Python-Markdown makes of a page, or nothing if the page needs it."""
    if CHANGED.search(markdown):
        return None
    blocks, headings = list[str](), list[Heading]()
    for block in blocks_of(BLANK.sub("", markdown).strip("\n")):
        if found := HEADING.fullmatch(block):
            one = Heading(len(found["marks"]), found["id"], found["title"].strip())
            headings.append(one)
            blocks.append(f'<h{one.level} id="{one.id}">{one.title}</h{one.level}>\n')
        elif HTML.match(block):
            blocks.append(f"{block}\n\n")
        else:
            return None
    return Article("".join(blocks).strip(), tuple(headings))


def blocks_of(markdown: str) -> Iterator[str]:
    """Split a page at the empty lines that stand in no element."""
    empty = [one.start() for one in VOID.finditer(markdown)]
    start = inside = looked = 0
    for end, after in [*map(re.Match.span, GAP.finditer(markdown)), (len(markdown), 0)]:
        ended = 2 * markdown.count("</", looked, end) + markdown.count("/>", looked, end)
        ended += bisect_left(empty, end) - bisect_left(empty, looked)
        inside += markdown.count("<", looked, end) - ended
        if not inside:
            yield markdown[start:end]
            start = after
        looked = end
    if inside:
        yield ""
