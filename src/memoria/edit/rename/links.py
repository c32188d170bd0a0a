"""Cross-links in Markdown are led to the new id; what is no link stays as it is, code above all."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from memoria.content.markdown import CROSS_LINK, parser

Relink = Callable[[str], str]


def relinked(markdown: str, relink: Relink) -> str:
    """Return Markdown with its cross-links as they are to be written.

    Whether a piece of it is a link, the parser tells: it must find the new one. All are tried at
    once, and one after the other only where some are none.
    """
    found = [one for one in re.finditer(CROSS_LINK, markdown) if relink(one[0]) != one[0]]
    if not found:
        return markdown
    at_once = re.sub(CROSS_LINK, lambda one: relink(one[0]), markdown)
    if targets(at_once) - targets(markdown) == Counter(relink(one[0]) for one in found):
        return at_once
    for match in reversed(found):
        new = relink(match[0])
        trial = markdown[: match.start()] + new + markdown[match.end() :]
        if targets(trial)[new] > targets(markdown)[new]:
            markdown = trial
    return markdown


def targets(markdown: str) -> Counter[str]:
    """Count what the links of a text lead to, definitions that no link uses among them."""
    environment: dict[str, Any] = {}
    blocks = parser().parse(markdown, environment)
    found = Counter(
        str(token.attrs.get("href", ""))
        for block in blocks
        for token in block.children or []
        if token.type == "link_open"
    )
    found.update(one["href"] for one in environment.get("references", {}).values())
    return found
