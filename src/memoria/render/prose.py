"""A summary as a reader gets it: its HTML, its language, and its state as a translation."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from memoria.content.kinds import KINDS
from memoria.content.passages import Passage, first_names, passages, shared
from memoria.content.publication import TEXT, Change, Publication, Summary, digest
from memoria.content.states import State, state

LONGEST = 300
# A link to a record, or a picture of ours, in each of the ways to write one.
TO = r"(?P<kind>[a-z]+):(?P<path>[a-z0-9/-]+)"
WORDS = r"(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]\\]*\])*)"
LINK = re.compile(rf"!?\[{WORDS}\]\(\s*<?{TO}>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
DEFINITION = re.compile(rf"^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?{TO}>?[ \t]*$", re.MULTILINE)
BARE = re.compile(rf"<{TO}>")
Names = tuple[str, ...]


def whole(html: str, address: str) -> str:
    """Lead the links inside a piece of HTML to the page that it stands on."""
    return re.sub(r'(<a\b[^>]*\bhref=")#', lambda match: f"{match[1]}{address}#", html)


def plain(html: str) -> str:
    """Return the words of a piece of HTML, without the marks of its footnotes."""
    return Markup(re.sub(r"<sup\b.*?</sup>", "", html)).striptags()  # noqa: S704 - it is stripped


def excerpt(html: str) -> str:
    """Return the first paragraph of a piece of HTML as plain text, shortened between words.

    Where it ends in a colon, what it leads to follows, or else its last sentence is left out.
    """
    first = re.search(r"<p\b[^>]*>(.*?)</p>", html, re.DOTALL)
    text = plain(first[1]) if first else ""
    if first and text.endswith(":"):
        text = f"{text} {led_to(html[first.end() :])}".rstrip()
    if text.endswith(":"):
        text = re.sub(r"(?<=[.!?…]) [^.!?…]*:$", "", text).removesuffix(":")
    return shortened(text)


def shortened(text: str) -> str:
    """Cut a text that is long after a sentence, or else between words."""
    if len(text) <= LONGEST:
        return text
    ends = [one.end() for one in re.finditer(r"[.!?…](?= )", text[: LONGEST + 1])]
    if ends and ends[-1] > LONGEST // 2:
        return text[: ends[-1]]
    return text[: text.rfind(" ", 0, LONGEST) + 1 or LONGEST].rstrip(" ,;:") + "…"


def led_to(html: str) -> str:
    """Return the next paragraph of a piece of HTML as plain text, or the items of the next list."""
    found = re.match(r"\s*<([uo]l|p|blockquote)\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    if not found:
        return ""
    items = (plain(one).rstrip(".;, ") for one in re.split(r"<li\b[^>]*>", found[2])[1:])
    return f"{'; '.join(items)}." if found[1] in {"ul", "ol"} else plain(found[2])


def without_dead_links(markdown: str, leads: Callable[[str, str], object]) -> str:
    """Return a text whose links to what is not shown, by kind and path, are their words alone.

    Pictures, definitions of links and bare addresses have none.
    """

    def settle(match: re.Match[str]) -> str:
        """Keep what leads somewhere, and what is no link of ours."""
        ours = match["kind"] in KINDS
        return "" if ours and not leads(match["kind"], match["path"]) else match[0]

    def worded(match: re.Match[str]) -> str:
        """Leave the words of a link that leads nowhere."""
        return settle(match) or ("" if match[0].startswith("!") else match["words"])

    bare = LINK.sub(worded, markdown)
    return BARE.sub(settle, DEFINITION.sub(settle, bare))


@dataclass(frozen=True)
class Prose:
    """A summary as a reader of this edition gets it.

    `place` is where it stands on the site, from the root of a language; `edit` leads to the file of
    what is shown, `translate` to the one that is missing. `change` tells how far the original of a
    stale translation has moved, as far as that is known.
    """

    html: Markup
    language: str
    state: State
    original: str
    summary: Summary
    place: str
    edit: str
    translate: str = ""
    change: Change | None = None


def prose_state(language: str, shown: Summary, original: Summary) -> State:
    """Return what a summary is to a reader of this language; another language stands in for it."""
    if shown.language != language:
        return State.MISSING
    return state(language, original.language, shown.translation, digest(original.markdown))


def passage_names(summary: Summary, publication: Publication) -> Names:
    """Return what the passages and headings of a text are called, the same in all languages."""
    own, known = found(summary, publication)
    if known:
        return known
    name = summary.name
    original = publication.written[name][publication.originals[name]]
    names = first_names(one.words for one in own)
    if original is summary:
        return names
    theirs, held = found(original, publication)
    held = held or first_names(one.words for one in theirs)
    return shared(theirs, held, own, names)


def found(summary: Summary, publication: Publication) -> tuple[tuple[Passage, ...], Names]:
    """Return the passages of a text and, where its history tells them, what they are called."""
    own = passages(summary.markdown)
    revision = publication.revisions.get((TEXT, summary.name.file(summary.language)))
    known = revision.passages if revision else ()
    return own, known if len(known) == len(own) else ()
