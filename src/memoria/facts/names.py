"""Names of the registers that a translation leaves out, exchanges or misspells."""

import re
from collections.abc import Iterator

from memoria.facts.mentions import DISTINCT, Register, register
from memoria.facts.misspelling import misspelt
from memoria.facts.named import Named, named
from memoria.facts.passages import Difference, Passage, Same, Setting, flat, shared

WORD = re.compile(r"[^\W\d_]+")
ALIKE = 5  # letters that a name of inhabitants shares with that of the place


def differences(original: Passage, translation: Passage, setting: Setting) -> Iterator[Difference]:
    """List names that the original mentions and the translation lacks, or writes wrongly."""
    if not setting.names:
        return
    known = register(Same(setting.names))
    one, other = named(original.text, known), named(translation.text, known)
    slips = list(misspelt(one, other, known))
    yield from (difference for _, difference in slips)
    done = {name for name, _ in slips}
    further = [name for name in other.counts if other.counts[name] > one.counts.get(name, 0)]
    for name in dict.fromkeys(mention.name for mention in one.mentions if mention.sure):
        fewer = other.counts.get(name, 0) < one.counts[name]
        if name in done or not fewer:
            continue
        lacking = name not in other.counts and not inhabitants(name, other, known)
        replaced = next((new for new in further if likely(name, new, known)), None)
        if replaced is not None and (lacking or exchanged(name, replaced, one, other)):
            further.remove(replaced)
            yield difference(one, name, other, replaced)
        elif lacking:
            mention = one.first(name)
            yield Difference("name", one.written(name), "", mention.at, 0, "missing")


def likely(name: int, new: int, known: Register) -> bool:
    """Tell whether a name may have been put for another: both are of one kind."""
    return known.names[name].kind == known.names[new].kind and new != name


def exchanged(name: int, new: int, one: Named, other: Named) -> bool:
    """Tell whether as many mentions of one name are lost as another has gained."""
    lost = one.counts[name] - other.counts.get(name, 0)
    return lost == other.counts[new] - one.counts.get(new, 0)


def difference(one: Named, name: int, other: Named, new: int) -> Difference:
    """Say that a name stands for another."""
    here = [mention for mention in other.mentions if mention.name == new]
    at = here[min(one.counts.get(new, 0), len(here) - 1)]
    return Difference(
        "name", one.written(name), other.text[at.at : at.end], one.first(name).at, at.at,
        "exchanged",
    )  # fmt: skip


def inhabitants(name: int, other: Named, known: Register) -> bool:
    """Tell whether a text speaks of a place by the name of those who live there."""
    if known.names[name].kind != "place":
        return False
    parts = [part for part in known.words[name] if len(part) >= DISTINCT]
    words = {flat(word) for word in WORD.findall(other.text)}
    return any(shared(part, word) >= min(ALIKE, len(part)) for part in parts for word in words)
