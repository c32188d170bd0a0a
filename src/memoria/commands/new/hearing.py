"""Replies are read from the terminal, a line or several."""


def hear(label: str, suggested: str = "") -> str:
    """Read a line; without words the suggestion counts.

    Raises EOFError where the editor ends the conversation.
    """
    shown = f"{label} [{suggested}]: " if suggested else f"{label}: "
    return input(shown).strip() or suggested


def hear_lines(label: str, hint: str) -> str:
    """Read lines up to one that holds only a full stop, or to the end of input.

    An empty first one is all.
    """
    print(hint)
    lines = [hear(label)]
    try:
        while lines[0] and (line := input("… ")).strip() != ".":
            lines.append(line)
    except EOFError:
        print()
    return "\n".join(lines).strip()
