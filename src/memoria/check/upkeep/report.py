"""What a run found, as an issue of a forge tells it: Markdown, and nothing where all is well."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from memoria.check.upkeep.addresses import Linked
from memoria.check.upkeep.archives import ORDER
from memoria.check.upkeep.visits import FAILURES, Visit
from memoria.check.upkeep.vulnerabilities import TOLD, Package
from memoria.messages.words import Words

MOST, SHOWN = 100, 5  # addresses of each kind are listed, and places of each
# Where what is to be done is done.
LEADS = {"copied": ORDER}
LARGEST = 60_000  # signs: a forge takes 65,536


@dataclass(frozen=True)
class Found:
    """What a run found; of `vulnerable` packages None says that nobody could be asked."""

    linked: Mapping[str, Linked]
    visits: Mapping[str, Visit]
    vulnerable: Mapping[Package, tuple[str, ...]] | None = field(default_factory=dict)

    def where(self, kind: str) -> list[Linked]:
        """List the addresses of a kind."""
        return [one for one in self.linked.values() if kind_of(one, self.visits) == kind]

    @property
    def is_well(self) -> bool:
        """Tell whether there is nothing for anybody to do."""
        return not (self.where("dead") or self.where("copied") or self.vulnerable)


def kind_of(one: Linked, visits: Mapping[str, Visit]) -> str:
    """Return what is to be said of an address: of most, nothing.

    A source that names its copy may be dead: its readers have the copy.
    """
    visit = visits[one.address]
    if visit.failures and one.has_copy:
        return ""
    if visit.is_dead:
        return "dead"
    if visit.failures:
        return "failing"
    if one.is_source and not one.has_copy and visit.copy:
        return "copied"
    return "unsure" if visit.is_unsure else ""


def report(found: Found, words: Words, others: Iterable[Words] = ()) -> str:
    """Say what was found, in further languages folded; nothing where nobody has to do anything."""
    if found.is_well:
        return ""
    told = "\n".join(parts(found, words))
    for other in others:
        name = other.tongue(other.language)
        folded = f"\n{fold(name, chr(10).join(parts(found, other)))}\n"
        told += folded if len(told) + len(folded) < LARGEST else ""
    return told[:LARGEST].rstrip() + "\n"


def parts(found: Found, words: Words) -> Iterator[str]:
    """Yield the parts of the report."""
    yield words("upkeep.intro")
    if found.vulnerable:
        yield heading(words, "vulnerable")
        yield from cut([package(*one) for one in found.vulnerable.items()], words)
    for kind in ("dead", "copied"):
        if listed := found.where(kind):
            yield heading(words, kind)
            yield from cut([entry(one, found.visits[one.address], words) for one in listed], words)
    for kind in ("failing", "unsure"):
        if listed := found.where(kind):
            lines = cut([entry(one, found.visits[one.address], words) for one in listed], words)
            yield "\n" + fold(words(f"upkeep.{kind}", number=FAILURES), "\n".join(lines))
    if found.vulnerable is None:
        yield "\n" + words("upkeep.unasked")


def heading(words: Words, kind: str) -> str:
    """Write the heading of a part, and what to do about it."""
    title, what = (words(f"upkeep.{kind}{part}", number=FAILURES) for part in ("", ".do"))
    return f"\n## {title}\n\n{what} {LEADS.get(kind, '')}".rstrip() + "\n"


def cut(lines: list[str], words: Words) -> list[str]:
    """Return so many lines as have room, and how many have not."""
    left = len(lines) - MOST
    return [*lines[:MOST], *([f"- {words.count('upkeep.more', left)}"] if left > 0 else [])]


def entry(one: Linked, visit: Visit, words: Words) -> str:
    """Write what is known of an address."""
    known = f"upkeep.answer.{visit.answer}"
    answer = words(known) if known in words else words("upkeep.answer", status=visit.answer)
    places = ", ".join(map(code, one.places[:SHOWN]))
    line = f"- {code(one.address)} ({answer}): {places}"
    if not visit.copy:
        return line
    return f"{line}<br>{code(f'archived: {visit.copy}')}"


def package(one: Package, ids: Iterable[str]) -> str:
    """Write what is known of a package."""
    named = ", ".join(f"[{it}]({TOLD}{it})" for it in ids)
    return f"- {code(f'{one.name} {one.version}')} ({one.ecosystem}): {named}"


def code(text: str) -> str:
    """Write what may be copied: between backticks a forge makes nothing of it."""
    return "`" + text.replace("`", "'") + "`"


def fold(head: str, body: str) -> str:
    """Write what opens below a line."""
    return f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"
