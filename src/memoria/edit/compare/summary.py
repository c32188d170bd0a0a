"""A comparison as the summary of a pull request: Markdown that a forge shows."""

from collections.abc import Iterable

from memoria.edit.compare.comparison import Comparison
from memoria.edit.compare.overview import overview
from memoria.edit.compare.tables import size
from memoria.edit.compare.wording import differences
from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.reports import encodable

# The forge refuses a summary of more than 1,048,576 bytes. A further language is left out where it
# would take the room of what is to be shown once.
LARGEST, FURTHER = 900_000, 500_000


def summary(compared: Comparison, words: Words, others: Iterable[Words] = ()) -> str:
    """Say what a change does; all but the words of the pages is said in other languages, too."""
    told = overview(compared, words)
    names = {one.code: one.name for one in compared.languages}
    for other in others:
        name = markdown(names.get(other.language, other.language))
        folded = f"<details><summary>{name}</summary>\n\n{overview(compared, other)}</details>\n\n"
        told += folded if size(told + folded) < FURTHER else ""
    return encodable(told + differences(compared, words, LARGEST - size(told)))
