"""Names of the registers that a translation leaves out, exchanges or misspells."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.facts.mentions import DISTINCT, Mention, Register, mentions, register
from memoria.facts.passages import Difference, Passage, Same, Setting, flat, shared

SHORT = 4  # letters below which a slip cannot be told from another word
LONG = 7  # letters from which on one wrong letter is a slip whatever else the text says
WORD = re.compile(r"[^\W\d_]+")
ALIKE = 5  # letters that a name of inhabitants shares with that of the place


@dataclass(frozen=True)
class Named:
    """A text, the names in it, and how often each is mentioned."""

    text: str
    mentions: Sequence[Mention]
    counts: Mapping[int, int]

    def first(self, name: int) -> Mention:
        """Return where a name is first mentioned."""
        return next(one for one in self.mentions if one.name == name)

    def written(self, name: int) -> str:
        """Return how a name is first written."""
        mention = self.first(name)
        return self.text[mention.at : mention.end]


def named(text: str, known: Register) -> Named:
    """Read the names in a text."""
    found = mentions(text, known)
    return Named(text, found, Counter(one.name for one in found))


def misspelt(one: Named, other: Named, known: Register) -> Iterator[tuple[int, Difference]]:
    """List words that are nearly a part of a name which the original mentions."""
    every = ((part, name) for name in one.counts for part in sorted(known.words[name]))
    parts = [(part, name) for part, name in every if len(part) >= SHORT]
    said = {flat(word) for word in WORD.findall(one.text)} if parts else set()
    words = list(WORD.finditer(other.text)) if parts else []
    put = Counter(flat(match[0]) for match in words)
    for number, match in enumerate(words):
        word = flat(match[0])
        if not match[0][0].isupper() or word in known.known or word in said or len(word) < SHORT:
            continue
        around = {flat(near[0]) for near in words[max(number - 2, 0) : number + 3]}
        for part, name in parts:
            fewer = put[part] < one.counts[name] or around & (known.words[name] - {part})
            if slip(part, word) and (fewer or same_length(part, word)):
                quoted, at = one.written(name), one.first(name).at
                yield name, Difference("name", quoted, match[0], at, match.start(), "misspelt")
                break


def same_length(part: str, word: str) -> bool:
    """Tell whether long words differ in one letter only."""
    return len(part) == len(word) >= LONG and sum(map(str.__ne__, part, word)) == 1


def slip(part: str, word: str) -> bool:
    """Tell whether a word is a slip of the pen, and no other form of the name.

    A form ends otherwise: "Mexico", "Mexican". One letter may be wrong in a word of up to six.
    """
    most = 1 if len(part) <= 6 else 2  # noqa: PLR2004
    if abs(len(part) - len(word)) > most:
        return False
    alike = shared(part, word)
    end, other = part[alike:], word[alike:]
    if (
        len(end) != len(other)
        and alike >= SHORT
        and not ((end and other.endswith(end)) or (other and end.endswith(other)))
    ):
        return False
    return distance(part, word) <= most


def distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many, or have changed places."""
    rows = [list(range(len(other) + 1))]
    for row, letter in enumerate(one, 1):
        rows.append([row])
        for column, against in enumerate(other, 1):
            best = min(
                rows[row - 1][column] + 1,
                rows[row][column - 1] + 1,
                rows[row - 1][column - 1] + (letter != against),
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                best = min(best, rows[row - 2][column - 2] + 1)
            rows[row].append(best)
    return rows[-1][-1]


def differences(original: Passage, translation: Passage, setting: Setting) -> Iterator[Difference]:
    """List names that the original mentions and the translation lacks, or writes wrongly."""
    if not setting.names:
        return
    known = register(Same(setting.names))
    one = named(original.text, known)
    if not one.mentions:
        return
    other = named(translation.text, known)
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
