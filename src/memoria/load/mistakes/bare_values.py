"""Values that need quotation marks around all of them, or have something behind theirs."""

import re
from collections.abc import Iterator

from memoria.load.mistakes.slips import START, Slip, field_line
from memoria.load.yaml_writing import quoted

# No text begins with one of these.
INDICATORS = "@`%*&!"
PLAIN = re.compile(rf"{START}: +(?P<value>[^\s\"'\[{{|>#].*)")
QUOTED = re.compile(
    rf"{START}: +(?P<value>\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)')"
    r"(?P<rest>.*\S.*)"
)
BRACKETS = re.compile(rf"{START}: +(?P<value>(?:\[[^\]]*\]|\{{[^}}]*\}}) *[^\s,#].*)")
# A sign too many behind a text, and maybe a comment.
TRAILING = re.compile(r"\s*[,;.](?:[ \t]+#.*)?")
LANGUAGES = re.compile(r"\(([a-z]{2}: .*)\)")


def misquoted_values(line: str, row: int) -> Iterator[Slip]:
    """Find a value that only quotation marks around all of it allow."""
    if match := PLAIN.fullmatch(line):
        yield from unquoted(match, row)
    if match := QUOTED.fullmatch(line):
        yield half_quoted(match, row)
    if match := BRACKETS.fullmatch(line):
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
