"""Values that need quotation marks around all of them, or have something behind theirs."""

import re
from collections.abc import Iterator

from memoria.loading.slips import START, Slip, field_line
from memoria.yaml_writing import quoted

# No text begins with one of these.
INDICATORS = "@`%*&!"
PLAIN = re.compile(rf"{START}: +(?P<value>[^\s\"'\[{{|>#].*)")
QUOTED = re.compile(
    rf"{START}: +(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)')(?P<rest>.*[^\s].*)"
)
BRACKETS = re.compile(rf"{START}: +(?P<value>(?:\[[^\]]*\]|\{{[^}}]*\}}) *[^\s,#].*)")
LANGUAGES = re.compile(r"\(([a-z]{2}: .*)\)")


def misquoted_values(line: str, row: int) -> Iterator[Slip]:
    """Find a value that only quotation marks around all of it allow."""
    line = line.rstrip()
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
    text = match["double"] if match["single"] is None else match["single"]
    rest = match["rest"].rstrip()
    if rest.strip() in {",", ";", "."}:
        return Slip("trailing", row, match.start("rest"), field_line(match, quoted(text)))
    if match["single"] is not None and rest.endswith("'"):
        whole = f"{text}’{rest[:-1]}"
        return Slip("apostrophe", row, match.start("rest") - 1, field_line(match, quoted(whole)))
    whole = quoted(f"{text}{rest}".replace('"', ""))
    return Slip("after-quote", row, match.start("rest"), field_line(match, whole))
