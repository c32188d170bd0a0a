"""Where links lead, apart from the language of the page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from urllib.parse import parse_qsl, unquote, urlsplit

from memoria.content.markdown import parse_cross_link


@dataclass(frozen=True)
class Target:
    """Where a link leads, apart from the language; `own` are the parts that name a language.

    A page of a language has its own fragments, so that these count only where there is none.
    """

    address: str
    own: frozenset[str]


@lru_cache(maxsize=2048)
def target(address: str, languages: tuple[str, ...]) -> Target:
    """Read an address: a cross-link as it is, a web address apart from its language."""
    if parse_cross_link(address):
        return Target(address, frozenset())
    try:
        parts = urlsplit(unquote(address).strip().lower())
        host = parts.hostname or ""
    except ValueError:
        return Target(address, frozenset())
    codes = {code.lower() for code in languages}
    codes |= {code.partition("-")[0] for code in codes}
    labels = [label for label in host.split(".") if label != "www"]
    queries = parse_qsl(parts.query, keep_blank_values=True)
    steps = [re.split(r"([._-])", step) for step in parts.path.split("/") if step]
    own = {one for one in (*labels[:-1], *chain(*steps), *dict(queries).values()) if one in codes}
    path = "/".join("".join(s for s in step if s not in codes).strip("._-") for step in steps)
    address = "?".join(
        (
            ".".join(label for label in labels[:-1] if label not in codes) + "." + labels[-1]
            if labels
            else parts.scheme,
            re.sub("/+", "/", f"/{path}").rstrip("/"),
            "&".join(f"{key}={value}" for key, value in sorted(queries) if value not in codes),
        )
    )
    fragment = f"#{parts.fragment}" if parts.fragment and host and not own else ""
    return Target(address + fragment, frozenset(own))
