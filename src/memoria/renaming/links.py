"""Cross-links in Markdown are led to the new id; what is no link stays as it is, code above all."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from memoria.markdown import CROSS_LINK, parser

Relink = Callable[[str], str]


def relinked(markdown: str, relink: Relink) -> str:
    """Return Markdown with its cross-links as they are to be written.

    Whether a piece of it is a link, the parser tells: it must find the new one.
    """
    for match in reversed(list(re.finditer(CROSS_LINK, markdown))):
        new = relink(match[0])
        if new != match[0]:
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
