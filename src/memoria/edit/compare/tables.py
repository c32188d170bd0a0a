"""Parts of a summary: names, tables as long as there is room, what is folded away."""

from collections.abc import Iterable, Sequence

from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.reports import encodable

# A table may have so many bytes and so many rows.
TABLE, ROWS = 40_000, 200


def size(text: str) -> int:
    """Count the bytes of a text."""
    return len(encodable(text).encode())


def code(text: str) -> str:
    """Write a name or an address."""
    return f"<code>{markdown(text)}</code>"


def fold(head: str, body: str) -> str:
    """Write what opens below a line, both ready."""
    return f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], number: int, words: Words) -> str:
    """Write a table of ready cells; below it stands how many rows had no room."""
    lines = ["| " + " | ".join(map(markdown, heads)) + " |", "|---" * len(heads) + "|"]
    room, shown = TABLE, 0
    for row in rows:
        line = "| " + " | ".join(row) + " |"
        room -= size(line)
        if room < 0 or shown == ROWS:
            break
        lines.append(line)
        shown += 1
    left = [f"\n{markdown(words.count('compare.more', number - shown))}"] if number > shown else []
    return "\n".join([*lines, *left])
