"""One function for each context that a contributed value can enter."""

import json
import re
from typing import Any

from markupsafe import Markup, escape

from memoria.content.base import one_line


def front_matter(value: str) -> Markup:
    """Escape text for a field of a page's front matter.

    MkDocs templates print titles and descriptions as they are: the text is escaped for HTML first,
    then quoted for YAML.
    """
    return Markup(json.dumps(str(escape(value)), ensure_ascii=False))  # noqa: S704


def quoted(markup: str) -> Markup:
    """Quote ready HTML for a field of a page's front matter, which MkDocs templates print."""
    return Markup(json.dumps(str(markup), ensure_ascii=False))  # noqa: S704


def code(value: str) -> Markup:
    """Escape text for HTML; what stands between backticks becomes code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(value))))  # noqa: S704


def json_script(value: object) -> Markup:
    """Write data as JSON for a script element, which no value of it can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub(r"[<>&\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", text))  # noqa: S704


def heading(value: str) -> Markup:
    """Escape text for a Markdown heading: what could be markup becomes a character reference."""
    line = one_line(value)
    return Markup(re.sub(r"[!-&*+<->@\[-`{-~]", lambda m: f"&#{ord(m[0])};", line))  # noqa: S704


# What a forge makes a link, a picture or a formula of by itself, whatever stands around it: names,
# numbers of issues, addresses, :pictures:. A joiner without width after it keeps it from that.
CALLS = re.compile(r"[@#](?=\w)|:(?=//|[a-z_+-][\w+-]*:)|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)
JOINER = "\u2060"
# What turns the order of letters round, is not to be seen, or is no letter at all.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)


def markdown(value: str) -> Markup:
    """Escape text for a line of Markdown as forges show it, or for HTML in it.

    It may begin the line. What would turn the text round or could not be seen is shown by its code.
    """
    line = UNSEEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", one_line(value))
    line = CALLS.sub(rf"\g<0>{JOINER}", line)
    marks = r"[!-&*+<->@\[-`{-~]|^-|(?<=\d)[.)](?= |$)"
    return Markup(re.sub(marks, lambda m: f"&#{ord(m[0])};", line))  # noqa: S704


def template_value(value: Any) -> str:
    """Write text, or lists and mappings of texts, for a Jinja template, with its HTML escaped."""
    return json.dumps(escaped(value), ensure_ascii=False, indent=1)


def escaped(value: Any) -> Any:
    """Escape text for HTML, or all texts of a list or a mapping."""
    if isinstance(value, dict):
        return {name: escaped(one) for name, one in value.items()}
    return [escaped(one) for one in value] if isinstance(value, list) else str(escape(value))


# Where a cell begins, in a spreadsheet that parts cells at semicolons, too.
CELL = re.compile(r"(^|[;\n] *)(?='*[=+\-@\t\r])")


def csv_cell(value: str) -> str:
    """Write text for a cell of a table: what a spreadsheet would compute begins with an apostrophe.

    Text that begins with apostrophes before such a sign gets one more, so that no two are the same.
    """
    return CELL.sub(r"\1'", value)


TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
}  # fmt: skip


def tex(value: str) -> str:
    """Escape text for a field of a BibTeX entry; letters of every script stay as they are.

    Braces become words: BibTeX counts them even after a backslash.
    """
    return "".join(TEX.get(letter, letter) for letter in one_line(value))
