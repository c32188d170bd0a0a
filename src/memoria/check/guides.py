"""Rules for guides: that they select something, and that it can be cited."""

from collections.abc import Iterator

from memoria.check.targets import Targets
from memoria.content.markdown import LOCAL_KINDS, CrossLink, parse_cross_link
from memoria.content.registers import Guide
from memoria.load.placed import Placed
from memoria.rules.failures import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

# What can be a chapter: whatever a session brought about in words, and the ways to select it.
CITABLE = (
    "session", "theme", "question", "contribution", "challenge", "initiative", "proposal",
    "priority", "news",
)  # fmt: skip


@rule("M227")
def uncitable_item(position: Position, written: str, targets: Targets) -> Iterator[Finding]:
    """Refuse an item of a guide that cannot be one of its chapters.

    The variants: those of `Targets.fault`; "form", no cross-link at all; "kind", a kind of record
    that is no chapter; "session", the id of something in a session without the session.
    """
    link = parse_cross_link(written)
    fault = item_fault(link, targets)
    if fault:
        variant, meant = fault
        values = {"item": shortened(written), "similar": meant, "kinds": ", ".join(CITABLE)}
        if link and variant == "session":
            values |= {"prefix": link.kind, "id": link.item}
        elif link and variant in {"", "similar"}:
            values |= {"kind": link.kind}
        yield Finding(position, values, variant)


def item_fault(link: CrossLink | None, targets: Targets) -> tuple[str, str] | None:
    """Return the variant of what is wrong with an item and what was meant, if anything is."""
    if link is None:
        return "form", ""
    if link.kind not in CITABLE:
        return "kind", ""
    if link.kind in LOCAL_KINDS and not link.session:
        return "session", ""
    return targets.fault(link)


@rule("M229")
def empty_guide(guide: Placed[Guide]) -> Iterator[Finding]:
    """Refuse a guide without a chapter."""
    if not guide.record.selection:
        yield Finding(guide.place("id"), {"id": guide.record.id})


def guide_problems(guide: Placed[Guide], targets: Targets) -> Iterator[Problem]:
    """Check what a guide selects."""
    yield from empty_guide(guide)
    for number, written in enumerate(guide.record.items):
        yield from uncitable_item(guide.place("items", number), written, targets)
