"""Links of a translation that lead elsewhere than those of the original."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from urllib.parse import parse_qsl, unquote, urlsplit

from memoria.content.markdown import parse_cross_link
from memoria.facts.likeness import keys
from memoria.facts.passages import Difference, flat
from memoria.facts.texts import Link

LIKE, UNLIKE = 0.5, 0.25  # the words of two links
SUFFIX, WORD = re.compile(r"\.(?:html?|md)$"), re.compile(r"[^\W_]+")
TELLING = 4  # letters from which on the name of a page tells something
CLOSE = 0.9  # addresses so alike, yet not the same, are a slip


@dataclass(frozen=True)
class Target:
    """Where a link leads, apart from the language; `own` are the parts that name a language.

    A page of a language has its own fragments, so that these count only where there is none.
    """

    address: str
    own: frozenset[str]


@lru_cache(maxsize=2048)
def target(address: str, languages: tuple[str, ...]) -> Target:
    """Read an address: a cross-link as it is, a web address apart from its language."""
    if parse_cross_link(address):
        return Target(address, frozenset())
    try:
        parts = urlsplit(unquote(address).strip().lower())
        host = parts.hostname or ""
    except ValueError:
        return Target(address, frozenset())
    codes = {code.lower() for code in languages}
    codes |= {code.partition("-")[0] for code in codes}
    labels = [label for label in host.split(".") if label not in {"", "www"}]
    queries = parse_qsl(parts.query, keep_blank_values=True)
    region = re.compile(rf"^({'|'.join(map(re.escape, codes))})[-_](?:[a-z]{{2}}|\d{{3}})$")
    queries = [(key, region.sub(r"\1", value)) for key, value in queries]
    written = (region.sub(r"\1", step) for step in parts.path.split("/"))
    steps = [re.split(r"([._-])", step) for step in written if step]
    own = {one for one in (*labels[:-1], *chain(*steps), *dict(queries).values()) if one in codes}
    path = "/".join("".join(s for s in step if s not in codes).strip("._-") for step in steps)
    address = "?".join(
        (
            ".".join(label for label in labels[:-1] if label not in codes) + "." + labels[-1]
            if labels
            else parts.scheme,
            re.sub("/+", "/", f"/{path}").rstrip("/"),
            "&".join(f"{key}={value}" for key, value in sorted(queries) if value not in codes),
        )
    )
    fragment = f"#{parts.fragment}" if parts.fragment and host and not own else ""
    return Target(address + fragment, frozenset(own))


Placed = tuple[Link, Target]


def differences(
    originals: Sequence[Link],
    translations: Sequence[Link],
    languages: tuple[str, str],
    elsewhere: frozenset[str] = frozenset(),
) -> Iterator[Difference]:
    """List links that lead elsewhere, are missing or added, or have changed places.

    `elsewhere` are the addresses to which other links of the original lead.
    """
    if not originals and not translations:
        return
    one = [(link, target(link.address, languages)) for link in originals]
    other = [(link, target(link.address, languages)) for link in translations]
    lacking, further = without(one, other), without(other, one)
    expected = {found.address for _, found in one}
    for lost, put in couples(lacking, further):
        known = expected | elsewhere
        if not own_page(lost[1], put[1], languages, known) and not same_page(lost, put, known):
            yield difference(lost[0], put[0])
    yield from lonely(lacking, further, {found.address for _, found in other}, expected)
    if not lacking and not further:
        yield from swapped(one, other)


def without(links: Sequence[Placed], others: Sequence[Placed]) -> list[Placed]:
    """List the links that others do not have, each as often as it is too many."""
    left = [found.address for _, found in others]
    rest = []
    for link in links:
        if link[1].address in left:
            left.remove(link[1].address)
        else:
            rest.append(link)
    return rest


def couples(lacking: list[Placed], further: list[Placed]) -> list[tuple[Placed, Placed]]:
    """Take out the links that stand for one another: the most alike first, then in order."""
    ranked = sorted(
        ((-alike(one, other), first, second)
         for first, one in enumerate(lacking) for second, other in enumerate(further))
    )  # fmt: skip
    taken: dict[int, int] = {}
    for _, first, second in ranked:
        if first not in taken and second not in taken.values():
            taken[first] = second
    found = [(lacking[first], further[second]) for first, second in sorted(taken.items())]
    lacking[:] = [link for number, link in enumerate(lacking) if number not in taken]
    further[:] = [link for number, link in enumerate(further) if number not in taken.values()]
    return found


def alike(one: Placed, other: Placed) -> float:
    """Return how alike two addresses and the words of their links are."""
    addresses = SequenceMatcher(None, one[1].address, other[1].address, autojunk=False).ratio()
    return addresses + likeness(one[0].words, other[0].words)


def own_page(lost: Target, put: Target, languages: tuple[str, str], known: set[str]) -> bool:
    """Tell whether a translation links to a page of its own language on the same site."""
    first, second = (code.lower().partition("-")[0] for code in languages)
    tells = {code.partition("-")[0] for code in put.own} == {second} and put.own != lost.own
    if not tells or put.address in known:
        return tells and lost.address.partition("#")[0] == put.address
    if first in lost.own:
        close = SequenceMatcher(None, lost.address, put.address, autojunk=False).ratio() >= CLOSE
        return site(lost) == site(put) and not close
    return site(lost) == site(put)


def same_page(lost: Placed, put: Placed, known: set[str]) -> bool:
    """Tell whether a page of one site is given with and without its host, or named as its link."""
    if bool(site(lost[1])) != bool(site(put[1])):
        paths = (found.address.partition("?")[2] for _, found in (lost, put))
        inner, outer = sorted((SUFFIX.sub("", path.partition("?")[0]) for path in paths), key=len)
        return len(inner) > 1 and outer.endswith(inner)
    return site(lost[1]) == site(put[1]) and put[1].address not in known and named_as_link(put[0])


def named_as_link(link: Link) -> bool:
    """Tell whether the last part of an address says the words of its link: "how-to-join"."""
    try:
        parts = urlsplit(unquote(link.address))
    except ValueError:
        return False
    if re.search("[/@]", link.words):  # an address, which says itself
        return False
    last = parts.fragment or SUFFIX.sub("", parts.path.rstrip("/")).rpartition("/")[2]
    words = WORD.findall(flat(last))
    return len("".join(words)) >= TELLING and set(words) <= set(WORD.findall(flat(link.words)))


def site(found: Target) -> str:
    """Return the host of an address, apart from its language."""
    return found.address.partition("?")[0]


def difference(lost: Link, put: Link, variant: str = "") -> Difference:
    """Say that a link leads elsewhere."""
    return Difference("link", lost.address, put.address, lost.at, put.at, variant)


def lonely(
    lacking: Sequence[Placed], further: Sequence[Placed], found: set[str], expected: set[str]
) -> Iterator[Difference]:
    """List links that only one text has; one that it has elsewhere need not be set again."""
    for link, aim in lacking:
        if aim.address not in found:
            yield Difference("link", link.address, "", link.at, 0, "missing")
    for link, aim in further:
        if aim.address not in expected:
            yield Difference("link", "", link.address, 0, link.at, "added")


def swapped(originals: Sequence[Placed], translations: Sequence[Placed]) -> Iterator[Difference]:
    """List pairs of links whose words tell that their addresses have changed places."""
    here = {found.address: link for link, found in originals}
    there = {found.address: link for link, found in translations}
    addresses = [address for address in here if address in there]
    for number, first in enumerate(addresses):
        for second in addresses[number + 1 :]:
            straight = [likeness(here[one].words, there[one].words) for one in (first, second)]
            crossed = [
                likeness(here[one].words, there[other].words)
                for one, other in ((first, second), (second, first))
            ]
            if max(crossed) > LIKE and max(straight) < UNLIKE:
                yield difference(here[first], there[second], "swapped")


def likeness(one: str, other: str) -> float:
    """Return how alike the words of two links are, from 0 to 1."""
    first, second = set(keys(one)), set(keys(other))
    if flat(one) == flat(other):
        return 1.0
    return 2 * len(first & second) / max(len(first) + len(second), 1)
