"""The search for HTML in the texts of records, which are plain."""

import re
from collections.abc import Iterator

from memoria.check.language.writings import Writing
from memoria.check.markdown import raw_html
from memoria.rules.problems import Problem

HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9:]*(\s[^<>]*)?/?>|&(#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});")


def has_html(writing: Writing) -> bool:
    """Tell whether a text of a record holds HTML."""
    return not writing.is_prose and any(HTML.search(block.text) for block in writing.blocks)


def html_problems(writing: Writing) -> Iterator[Problem]:
    """Point out the first piece of HTML in a text: one mistake, one problem."""
    for block in writing.blocks:
        if match := HTML.search(block.text):
            yield from raw_html(writing.place(block, match.start()), match[0], "record")
            return
