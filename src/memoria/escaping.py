"""One function for each context that a contributed value can enter."""

import json
import re

from markupsafe import Markup, escape


def front_matter(value: str) -> Markup:
    """Escape text for a field of a page's front matter.

    MkDocs templates print titles and descriptions as they are: the text is escaped for HTML first,
    then quoted for YAML.
    """
    return Markup(json.dumps(str(escape(value)), ensure_ascii=False))  # noqa: S704


def heading(value: str) -> Markup:
    """Escape text for a Markdown heading: what could be markup becomes a character reference."""
    line = " ".join(value.split())
    return Markup(re.sub(r"[!-&*+<->@\[-`{-~]", lambda m: f"&#{ord(m[0])};", line))  # noqa: S704


def template_string(value: str) -> Markup:
    """Quote text as a string of a Jinja template, with its HTML escaped."""
    return Markup(json.dumps(str(escape(value)), ensure_ascii=False))  # noqa: S704
