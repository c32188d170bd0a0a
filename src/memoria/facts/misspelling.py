"""Names of the registers that a translation writes wrongly."""

import re
from collections import Counter
from collections.abc import Iterator

from memoria.facts.mentions import Register
from memoria.facts.named import Named
from memoria.facts.passages import Difference, flat, shared

WORD = re.compile(r"[^\W\d_]+")
SHORT = 4  # letters below which a slip cannot be told from another word
LONG = 7  # letters from which on one wrong letter is a slip whatever else the text says


def misspelt(one: Named, other: Named, known: Register) -> Iterator[tuple[int, Difference]]:
    """List words that are nearly a part of a name which the original mentions."""
    parts = [
        (part, name)
        for name in one.counts
        for part in sorted(known.words[name])
        if len(part) >= SHORT
    ]
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
