"""Rules for organisations and what they belong to."""

from collections.abc import Iterable, Iterator, Mapping

from memoria.content.registers import Organisation
from memoria.load.placed import Placed
from memoria.rules.problems import Finding, rule


@rule("M228")
def circle(organisations: Iterable[Placed[Organisation]]) -> Iterator[Finding]:
    """Refuse organisations that belong to each other in a circle; each circle is told once."""
    placed = {one.record.id: one for one in organisations}
    above = {name: one.record.part_of for name, one in placed.items() if one.record.part_of}
    for first, *others in circles(above):
        written = " → ".join([first, *others, first])
        yield Finding(placed[first].place("part_of"), {"circle": written})


def circles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """List the circles among names of which each leads to one other."""
    seen: set[str] = set()
    for start in above:
        line: list[str] = []
        here = start
        while here in above and here not in seen:
            seen.add(here)
            line.append(here)
            here = above[here]
        if here in line:
            yield line[line.index(here) :]
