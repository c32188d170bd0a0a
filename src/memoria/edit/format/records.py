"""The canonical form of a YAML file of records, and what makes sure that nothing was lost."""

import re
from dataclasses import dataclass

import yaml

from memoria.edit.format.comments import comments_of
from memoria.edit.format.layout import Layout
from memoria.edit.format.manners import Manner
from memoria.load.composer import Composer

DIRECTIVE = re.compile(r"^%", re.MULTILINE)


@dataclass(frozen=True)
class Composed:
    """Hold a text with its nodes; a text without words has none."""

    text: str
    root: yaml.MappingNode | None

    def laid_out(self, manner: Manner) -> str:
        """Return the text with its lines written anew."""
        return Layout(self.text, self.root).result(self.root, manner)

    def meaning(self) -> tuple[str, list[str], bool]:
        """Return what the text says: its values with types and order, comments, and mistakes."""
        document = Composer("", self.text).compose()
        comments = [one.text for one in comments_of(self.text, self.root)]
        return repr(document.value), comments, bool(document.problems)


def canonical(manner: Manner, text: str) -> str | None:
    """Return a YAML text in its canonical form, or nothing if it has none.

    Its values, their order and its comments are the same, and its form is kept when it is
    formatted again. The text must be one that the loader takes; it has no form if its root is no
    record.
    """
    before = composed(text)
    if before is None:
        return None
    formatted = before.laid_out(manner)
    if formatted == text:
        return text
    after = composed(formatted)
    if after is None or after.meaning() != before.meaning():
        return None
    return formatted if after.laid_out(manner) == formatted else None


def composed(text: str) -> Composed | None:
    """Return a text with its nodes, unless it has a mistake, a form of its own or orders in it.

    A directive is an order to the parser that a new form would lose.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    start = root.start_mark.index if root else len(text)
    if DIRECTIVE.search(text, 0, start) or not isinstance(root, yaml.MappingNode | None):
        return None
    return Composed(text, root)
