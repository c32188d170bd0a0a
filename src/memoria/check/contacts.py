"""Rules for what is not for everybody: doors of meetings, private addresses, telephone numbers."""

import re
from collections.abc import Iterator

from memoria.check.language.writings import File
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

# Whoever has one of these comes in without being asked for anything more.
DOORS = re.compile(
    r"https?://[\w.-]{0,80}"
    r"(?:zoom(?:gov)?\.(?:us|com)/[^\s\"'<>)]{1,200}[?&](?:pwd|tk)="
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join/|meet/[^\s\"'<>)]{1,99}\?p=)"
    r"|webex\.com/[^\s\"'<>)]{1,200}(?:MTID=m|/j\.php\?|[?&]password=)"
    r"|meet\.google\.com/[a-z]{3}-[a-z]{4}-[a-z]{3}\b"
    r"|(?:goto(?:meeting)?\.com/join/|whereby\.com/[^\s\"'<>)]{1,99}\?roomKey=))"
)
# Where people, not organisations, have their mail.
PRIVATE = re.compile(
    r"@(?:(?:gmail|googlemail|hotmail|outlook|msn|yahoo|ymail|rocketmail|icloud|aol|gmx|protonmail"
    r"|tutanota)\.[a-z]{2,4}(?:\.[a-z]{2})?|live\.(?:com|fr|it|nl|be|co\.uk|com\.[a-z]{2})"
    r"|proton\.me|web\.de|free\.fr|orange\.fr|wanadoo\.fr|laposte\.net|libero\.it|telefonica\.net"
    r"|terra\.(?:es|com\.[a-z]{2})|yandex\.(?:com|ru)|mail\.ru)\b",
    re.IGNORECASE,
)
LONGEST = 64  # letters before the sign @
BEFORE_AT = re.compile(r"[\w.+-]+$")
# As many digits as a telephone number has; those of figures stand in threes.
DIGITS = re.compile(r"\d(?<![\d.,]\d)(?:[ .\-/()\u00a0\u202f]{0,2}\d){6,14}(?![\d%])")
ABROAD = 10
YEARS = re.compile(r"(?:(?:19|20)\d\d\D*)+")
THOUSANDS = re.compile(r"\d{1,3}(?P<mark>[., \u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*")
# What is before a number with the code of a country, and before any other.
CODE = re.compile(r"(?:^|[^\w/=&%.,+$€-])(?P<sign>\+\(?)$")
LABEL = re.compile(
    r"(?:wa\.me/|(?<![\w/])(?:tel[ée]fonos?|t[ée]l[ée]phones?|t[ée]l[ée]?f?|tfno|tlf|phone|mobile|m[óo]vil"
    r"|celular|cel|whatsapp|fax))(?:[.:]{1,2}| n[.º°])? ?\(?$",
    re.IGNORECASE,
)
WIDEST = 16  # letters of a label


@rule("M326")
def open_door(position: Position, address: str) -> Iterator[Finding]:
    """Point out an address by which everybody comes into a meeting."""
    yield Finding(position, {"address": shortened(address)})


@rule("M327")
def private_contact(position: Position, written: str, variant: str = "") -> Iterator[Finding]:
    """Point out the private address of somebody, or a telephone number."""
    yield Finding(position, {"written": written}, variant)


def contact_problems(file: File) -> Iterator[Problem]:
    """List what stands in a file and is hardly meant for everybody."""
    text = file.source
    for match in shown(file, DOORS):
        yield from open_door(file.place(match.start()), match[0])
    for match in shown(file, PRIVATE):
        at = match.start()
        if name := BEFORE_AT.search(text[max(at - LONGEST, 0) : at]):
            place = file.place(at - len(name[0]))
            yield from private_contact(place, name[0] + match[0])
    for match in shown(file, DIGITS):
        number = telephone(text[max(match.start() - WIDEST, 0) : match.start()], match[0])
        if number:
            yield from private_contact(file.place(match.end() - len(number)), number, "number")


def shown(file: File, written: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """List where something is written in a file, but for its comments, which no page shows."""
    return (one for one in written.finditer(file.source) if not file.is_comment(one.start()))


def telephone(before: str, written: str) -> str:
    """Return digits, with their sign, if what stands before them makes a telephone number."""
    if code := CODE.search(before):
        digits = re.sub(r"\D", "", written)
        return code["sign"] + written if len(digits) >= ABROAD and digits[-3:] != "000" else ""
    figure = THOUSANDS.fullmatch(written) or YEARS.fullmatch(written)
    return written if not figure and LABEL.search(before) else ""
