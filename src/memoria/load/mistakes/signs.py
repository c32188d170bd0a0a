"""Signs that YAML stumbles over: quotation marks, brackets, colons, hyphens, hashtags."""

import re
from collections.abc import Iterator
from itertools import chain

from memoria.load.mistakes.indentation import BEGINNING, balance, indent
from memoria.load.mistakes.slips import START, Slip, cut, field_line, is_name
from memoria.load.yaml_writing import NAME, quoted

# Values behind the name of a field: bare, in quotation marks with more behind them, in brackets.
BARE_VALUE = re.compile(rf"{START}: +(?P<value>[^\s\"'\[{{|>#].*)")
QUOTED_VALUE = re.compile(
    rf"{START}: +(?P<value>\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)')"
    r"(?P<rest>.*\S.*)"
)
BRACKETED_VALUE = re.compile(rf"{START}: +(?P<value>(?:\[[^\]]*\]|\{{[^}}]*\}}) *[^\s,#].*)")
# No text begins with one of these.
INDICATORS = "@`%*&!"
LANGUAGES = re.compile(r"\(([a-z]{2}: .*)\)")
# A sign too many behind a text, and maybe a comment.
TRAILING = re.compile(r"\s*[,;.](?:[ \t]+#.*)?")
# A text in quotation marks begins where a value may; what stands in a comment counts for nothing.
TOKEN = re.compile(
    r"""(?:^|(?<=[ \t]))\#[^\n]*
    |(?:^|(?<=[\s\[{,]))(?:"(?P<double>(?:[^"\\]|\\.)*)(?:"|\Z)|'(?:[^']|'')*')""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# An item whose first field stands directly behind the hyphen.
GLUED = re.compile(r"( *)-(\w+: .*)")
# Fields in brackets: the name of one, and one whose bare text has a colon.
FIELD = re.compile(r"(?P<name>[A-Za-z_-]+) *:(?: |$)")
COLON = re.compile(r"(?P<name>[^\W\d][\w-]*): +(?P<value>[^\s\"'\[\]{},][^\"'\[\]{},]*)")
CLOSING = {"[": "]", "{": "}"}
# What may stand before the first field of a line.
HYPHENS = re.compile(r" *(?:- +)*")
# A hashtag goes on to the end of the line, or to a comment.
HASHTAG = re.compile(r"[ \t]+#\w(?:(?![ \t]+#(?!\w))[^\n])*")
# Where the bare value in brackets begins that a hashtag stands in; it is not looked for further.
CUT_VALUE = re.compile(r"[^\s\[{,:\"'][^\[{,:\"']*\Z|\Z")
ROOM = 200
ADDRESS = re.compile(r"https?://\S+")


def misquoted_values(line: str, row: int) -> Iterator[Slip]:
    """Find a value that only quotation marks around all of it allow."""
    if match := BARE_VALUE.fullmatch(line):
        yield from unquoted(match, row)
    if match := QUOTED_VALUE.fullmatch(line):
        yield half_quoted(match, row)
    if match := BRACKETED_VALUE.fullmatch(line):
        right = field_line(match, quoted(match["value"]))
        yield Slip("after-bracket", row, match.start("value"), right)


def unquoted(match: re.Match[str], row: int) -> Iterator[Slip]:
    """Find a sign that a text without quotation marks cannot hold."""
    value, at = match["value"], match.start("value")
    if languages := LANGUAGES.fullmatch(value):
        yield Slip("parentheses", row, at, field_line(match, f"{{{languages[1]}}}"))
    elif value[0] in INDICATORS:
        yield Slip("beginning", row, at, field_line(match, quoted(value)))
    elif colon := re.search(r":(?: |$)", value):
        yield Slip("second-colon", row, at + colon.start(), field_line(match, quoted(value)))


def half_quoted(match: re.Match[str], row: int) -> Slip:
    """Tell what stands behind a closing quotation mark: a comma too many, or the rest of a text."""
    double, rest, at = match["double"], match["rest"].rstrip(), match.start("rest")
    if TRAILING.fullmatch(rest):
        return Slip("trailing", row, at, field_line(match, f"{match['value']}{rest.strip()[1:]}"))
    if double is None:
        return half_quoted_single(match["single"].replace("''", "'"), match, row)
    if "\\" in double:
        # What each backslash is meant for is not known.
        return Slip("quote-inside", row, at - 1, "")
    whole = quoted(f"{double}{rest}".replace('"', ""))
    return Slip("after-quote", row, at, field_line(match, whole))


def half_quoted_single(text: str, match: re.Match[str], row: int) -> Slip:
    """Tell an apostrophe that ends a text, or the words behind a text."""
    rest, at = match["rest"].rstrip(), match.start("rest")
    if rest.endswith("'") and (rest[0] != " " or rest.count("'") % 2):
        whole = quoted(f"{text}’{rest[:-1]}")
        return Slip("apostrophe", row, at - 1, field_line(match, whole))
    return Slip("after-quote", row, at, field_line(match, quoted(f"{text}{rest}")))


def bare(text: str) -> str:
    """Return a text without comments and quotations: in their place stand blanks and `_`."""
    return TOKEN.sub(
        lambda match: re.sub(r"[^\n]", " " if match[0][0] == "#" else "_", match[0]), text
    )


def misquoted(text: str, offset: int) -> tuple[str, int] | None:
    """Return what is most likely wrong with the quotation marks before an offset, and where.

    "quote": the closing mark is missing; "quote-inside": one stands within a text.
    """
    found = (one for one in TOKEN.finditer(text) if one["double"] is not None)
    last = max((one for one in found if one.end() <= offset), key=re.Match.end, default=None)
    if not last or text[last.end() : offset].strip() or text[offset : offset + 1] in ",;]}":
        return None
    line_end = text.find("\n", offset)
    rest = text[offset : line_end if line_end >= 0 else len(text)]
    if "\n" in last["double"] or rest.count('"') % 2:
        return "quote", last.start()
    return ("quote-inside", last.end() - 1) if last.end() == offset else None


def unclosed_single(text: str, offset: int) -> int | None:
    """Return where a text between single quotation marks begins that its line does not close.

    It ends in the line of the offset: at the first mark of another text.
    """
    line = text.rfind("\n", 0, offset) + 1
    for match in TOKEN.finditer(text, 0, offset):
        if match[0].startswith("'") and match.start() < line < match.end():
            return match.start()
    return None


def glued_hyphen(text: str, line: int) -> Slip | None:
    """Return a hyphen that lacks its space, in a line or the one before."""
    lines = text.split("\n")
    for number in (line, line - 1):
        match = GLUED.match(lines[number]) if 0 <= number < len(lines) else None
        if match:
            return Slip("hyphen", number, len(match[1]), f"- {match[2].strip()}")
    return None


def slip_in_brackets(text: str, opened: int, row: int, column: int) -> Slip | None:
    """Return what is wrong in brackets that open in a line, where YAML stopped in another one."""
    lines, bares = text.split("\n"), bare(text).split("\n")
    if row >= len(lines):
        return None
    if opened < row:
        return next(unclosed(lines, bares, opened), None)
    line, comment = cut(lines[row], bares[row])
    return next(chain(separated(line, comment, row, column), colons(line, row)), None)


def separated(line: str, comment: str, row: int, column: int) -> Iterator[Slip]:
    """Find a comma that is missing, or words behind a closing quotation mark."""
    before, after = line[:column].rstrip(" ;"), line[column:].lstrip(" ;")
    name = FIELD.match(after)
    if before[-1:] in set("\"']}") and name and is_name(name["name"]):
        yield Slip("separator", row, column, f"{before.strip()}, {after.strip()}{comment}")
    elif before.endswith('"') and (words := re.match(r"[^,\]}\"]+", after)):
        text = before[:-1].rpartition('"')[2]
        yield Slip("after-quote", row, column, quoted(f"{text} {words[0].strip()}"))


def colons(line: str, row: int) -> Iterator[Slip]:
    """Find a text without quotation marks that holds a colon."""
    for match in COLON.finditer(line):
        if colon := re.search(r":(?: |$)", match["value"]):
            right = f"{match['name']}: {quoted(match['value'].strip())}"
            yield Slip("second-colon", row, match.start("value") + colon.start(), right)


def unclosed(lines: list[str], bares: list[str], row: int) -> Iterator[Slip]:
    """Find a bracket that its line does not close, while the next line is a field of its own."""
    after = next((one for one in bares[row + 1 :] if one.strip()), "")
    own = BEGINNING.match(after) or not after
    # A sign that opens at the end of a line has its values in those that follow.
    if balance(bares[row]) <= 0 or not own or bares[row].rstrip()[-1:] in CLOSING:
        return
    if (start := HYPHENS.match(bares[row])) and indent(after) > start.end():
        return
    pending: list[tuple[int, str]] = []
    for at, sign in enumerate(bares[row]):
        if sign in CLOSING:
            pending.append((at, CLOSING[sign]))
        elif sign in CLOSING.values() and pending:
            pending.pop()
    ending = "".join(sign for _, sign in reversed(pending))
    line, comment = cut(lines[row], bares[row])
    right = f"{line.strip().rstrip(',')}{ending}"
    yield Slip("unclosed", row, pending[-1][0], right).followed_by(comment)


def hashtag_in_brackets(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where a hashtag begins that took the closing bracket with it, and the right value.

    The brackets open at `start`, or in the last line before `end`.
    """
    start = min(start, text.rfind("\n", 0, len(text[:end].rstrip())) + 1)
    for match in TOKEN.finditer(text, start, end):
        if re.match(r"#\w", match[0]):
            before = CUT_VALUE.search(text, max(match.start() - ROOM, start), match.start())
            said = before[0] if before else ""
            ending = re.match(r"[^\]},]*", match[0])
            return match.start(), quoted(f"{said}{ending[0] if ending else ''}".strip())
    return None


def is_words(value: str) -> bool:
    """Tell whether a value is no id, day, zone or address: behind those stands no hashtag."""
    return not (NAME.fullmatch(value) or ADDRESS.fullmatch(value))


def in_quotes(text: str, start: int, end: int) -> str:
    """Return the line of a value, up to its end, with quotation marks around the value."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    value = re.sub(r"[ \t]*\n\s*", " ", text[start:end].strip())
    comment = text[end:].partition("\n")[0]
    return f"{before} {quoted(value)}{comment}".rstrip()
