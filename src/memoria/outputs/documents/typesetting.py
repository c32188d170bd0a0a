"""A tree becomes a program for Typst: calls of print.typ, in which all that is said is a string.

How things look is told in print.typ alone; here, which of its functions sets what.
"""

from collections.abc import Callable, Iterable
from unicodedata import category

from memoria.outputs.documents.calls import (
    arguments,
    array,
    drawn,
    in_ascii,
    joined,
    quoted,
    tongue,
)
from memoria.outputs.documents.markup import Element, Node, Tree, text_of

# By the name of an element, the function that sets what is inside it.
PLAIN = {
    "b": "strong", "blockquote": "quotation", "cite": "emph", "em": "emph", "i": "emph",
    "p": "par", "strong": "strong", "sup": "super",
}  # fmt: skip
# By the name of a class, the same: inside the element's own function, or instead of it.
STYLES = {
    "credits": "small", "kicker": "kicker", "lead": "lead", "quiet": "quiet",
    "source-detail": "small",
}  # fmt: skip
BOXES = {
    "chapter": "chapter", "chapter-kind": "below-heading", "contribution-role": "below-heading",
    "cover-kicker": "cover-kicker", "cover-lead": "cover-lead", "folio": "folio", "keep": "keep",
    "note": "marked", "notice": "marked", "opening": "opening", "part": "part",
    "quoted-from": "quoted-from", "site": "site",
}  # fmt: skip
# A fact of more letters may go on on the next page.
LONG_FACT = 1500
# The height that a picture may have, by the width of the column, and the dots that fill that.
TALLEST, WHOLE = 0.75, 900
COUNTS = {"page-number", "page-count"}


def typeset(tree: Tree, stamp: str) -> str:
    """Return the program that sets a document, which carries a stamp."""
    head, foot = take(tree.body, "running-title"), take(tree.body, "running-foot")
    body = content(tree.body)
    options = arguments(
        title=quoted(tree.title),
        author=quoted(tree.author),
        stamp=quoted(stamp),
        head=head,
        foot=foot,
        tongue=tongue(tree.lang, tree.dir),
        marks="true" if has_marks(head + foot + body) else "false",
    )
    return f'#import "print.typ": *\n#show: paper.with({options})\n#{body}\n'


def has_marks(text: str) -> bool:
    """Tell whether a text has signs that stand over or under the letters before them."""
    letters = set() if text.isascii() else set(text)
    return any(category(letter).startswith("M") for letter in letters)


def take(body: Element, name: str) -> str:
    """Take what has a class out of a body, and return what sets it."""
    found = [one for one in body.inside("p", "div") if name in one.classes]
    body.children = [one for one in body.children if one not in found]
    return joined(code(node) for one in found for node in one.children)


def content(node: Element) -> str:
    """Return what sets the inside of an element, beginning with its place where one leads there."""
    place = node.attributes.get("id")
    mark = f"place-of({quoted(place)})" if place else ""
    return joined([mark, *map(code, node.children)])


def code(node: Node) -> str:
    """Return the expression that sets a node, or nothing where there is nothing to set."""
    if isinstance(node, str):
        return quoted(node) if node else ""
    set_node = SETTERS.get(node.tag, set_plain)
    made = "" if "footnote-backref" in node.classes else set_node(node)
    return in_language(node, made)


def in_language(node: Element, made: str) -> str:
    """Let a passage in another language say so."""
    if not made or "lang" not in node.attributes:
        return made
    language = tongue(node.attributes["lang"], node.attributes.get("dir", ""))
    return f"text(..{language}, {made})"


def set_plain(node: Element) -> str:
    """Set an element as its class and its name want."""
    names = node.classes
    if count := next((name for name in names if name in COUNTS), None):
        return count
    inner = content(node)
    if inner == "[]":
        return ""
    if box := next((BOXES[name] for name in names if name in BOXES), None):
        return f"{box}({inner})"
    style = next((STYLES[name] for name in names if name in STYLES), None)
    styled = f"{style}({inner})" if style else inner
    return f"{PLAIN[node.tag]}({styled})" if node.tag in PLAIN else styled


def set_heading(node: Element) -> str:
    """Set a heading; without words it is none."""
    inner = content(node)
    return f"heading(level: {node.level}, {inner})" if node.level else inner


def set_link(node: Element) -> str:
    """Set a link, and after it, where links say that, the address elsewhere."""
    address, inner = node.attributes.get("href", ""), content(node)
    if not address:
        return inner
    if address.startswith("#"):
        return f"link(label({quoted(address[1:])}), {inner})"
    if text_of(node).startswith("http"):
        inner = f"address({inner})"
    said = node.told and address.startswith("http") and "bare" not in node.classes
    link = f"link({quoted(in_ascii(address))}, {inner})"
    return joined([link, f"said({quoted(address)})" if said else ""])


def set_list(node: Element) -> str:
    """Set a list: its items numbered, marked, or on lines of their own."""
    items = [in_language(one, set_plain(one)) or "[]" for one in node.inside("li")]
    if "inline-list" in node.classes:
        return f"lines{array(items)}"
    if node.tag == "ol":
        items.insert(0, f"start: {int(node.attributes.get('start', '1'))}")
    return f"{'enum' if node.tag == 'ol' else 'list'}({', '.join(items)})"


def set_facts(node: Element) -> str:
    """Set what is told of something: names beside values."""
    cells = []
    for row in node.inside("div"):
        name, value = (joined(map(content, row.inside(tag))) for tag in ("dt", "dd"))
        short = len(text_of(row)) < LONG_FACT
        cells += [f"small({name})", f"whole({value})" if short else value]
    return f"facts{array(cells)}"


def set_table(node: Element) -> str:
    """Set a table: its caption, its head, which is repeated, and its rows."""
    parts = node.inside("thead", "tbody") or [node]
    heads = [row for part in parts if part.tag == "thead" for row in part.inside("tr")]
    rows = [row for part in parts if part.tag != "thead" for row in part.inside("tr")]
    captions = [f"caption({content(one)})" for one in node.inside("caption")]
    head, cells = (array(cell for row in some for cell in set_row(row)) for some in (heads, rows))
    table = f"rows({columns(heads, rows)}, {len(heads)}, {head}, {cells})"
    return joined([*captions, table])


def columns(heads: list[Element], rows: list[Element]) -> str:
    """Return the columns of a table: words share the room that figures leave."""
    sample = (rows or heads)[0].inside("th", "td")
    count = sum(map(span, (heads or rows)[0].inside("th", "td")))
    narrow = [is_figure(cell) for cell in sample] if len(sample) == count else [False] * count
    return array("auto" if one else "1fr" for one in narrow)


def span(cell: Element) -> int:
    """Return over how many columns a cell goes."""
    return int(cell.attributes.get("colspan", "1"))


def is_figure(cell: Element) -> bool:
    """Tell whether a cell shows a number or a bar."""
    return is_number(cell) or bool(cell.inside("svg"))


def is_number(cell: Element) -> bool:
    """Tell whether a cell shows a number."""
    return not {"number", "align-right"}.isdisjoint(cell.classes)


def set_row(row: Element) -> list[str]:
    """Set the cells of a row; its place is in the first."""
    cells = row.inside("th", "td")
    if cells and "id" in row.attributes:
        cells[0].attributes.setdefault("id", row.attributes["id"])
    return list(map(set_cell, cells))


def set_cell(cell: Element) -> str:
    """Set a cell."""
    options = [f"colspan: {span(cell)}"] if span(cell) > 1 else []
    if is_number(cell) or "align-center" in cell.classes:
        options.append("align: end" if is_number(cell) else "align: center")
    inner = in_language(cell, content(cell))
    return f"table.cell({', '.join([*options, inner])})" if options else inner


def set_contents(node: Element) -> str:
    """Set the contents: what is there, and on which page."""
    heads = (code(one) for one in node.inside("h2"))
    entries = (part for one in node.inside("ol") for part in set_entries(one, 0))
    return f"contents({joined([*heads, *entries])})"


def set_entries(node: Element, depth: int) -> Iterable[str]:
    """Set the entries of a list of contents, and those below them."""
    for item in node.inside("li"):
        for link in item.inside("a"):
            place = link.attributes.get("href", "#")[1:]
            yield f"entry({depth}, {quoted(place)}, {content(link)})" if place else content(link)
        for below in item.inside("ol"):
            yield from set_entries(below, depth + 1)


def set_cover(node: Element) -> str:
    """Set the first page of a guide."""
    foot = [one for one in node.inside("div") if "cover-foot" in one.classes]
    rest = [one for one in node.children if one not in foot]
    return f"cover({joined(map(content, foot))}, {joined(map(code, rest))})"


def set_section(node: Element) -> str:
    """Set a section."""
    return set_cover(node) if "cover" in node.classes else set_plain(node)


def set_bar(node: Element) -> str:
    """Set a bar; the number that it shows stands beside it."""
    widths = (float(one.attributes.get("width", "0")) for one in node.inside("rect"))
    return joined(f"bar({width:g}%)" for width in widths)


def set_figure(node: Element) -> str:
    """Set a picture as wide as there is room for it, and what is told below it."""
    below = joined(map(content, node.inside("figcaption")))
    for one in node.inside("img"):
        if one.content:
            width, height = (float(one.attributes[side]) for side in ("width", "height"))
            share = min(1.0, TALLEST * width / height, width / WHOLE)
            alt, shown = quoted(one.attributes["alt"]), quoted(drawn(one.content, width, height))
            return in_language(one, f"picture({shown}, {alt}, {100 * share:.4g}%, {below})")
    return ""


def set_code(node: Element) -> str:
    """Set what is written for machines, letter by letter."""
    whole = ", block: true" if node.tag == "pre" else ""
    return f"raw({quoted(text_of(node).rstrip())}{whole})"


SETTERS: dict[str, Callable[[Element], str]] = {
    "a": set_link,
    "br": lambda _: "linebreak()",
    "code": set_code,
    "dl": set_facts,
    "figure": set_figure,
    "hr": lambda node: f"rule({'30mm' if 'footnotes-sep' in node.classes else '100%'})",
    "nav": set_contents,
    "ol": set_list,
    "pre": set_code,
    "section": set_section,
    "svg": set_bar,
    "table": set_table,
    "ul": set_list,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), set_heading),
}
