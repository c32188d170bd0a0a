"""A comparison as the summary of a pull request: Markdown that a forge shows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from memoria.edit.compare.changed_pages import ChangedPage
from memoria.edit.compare.effects import address, overview
from memoria.edit.compare.passages import Passage
from memoria.edit.compare.revisions import Comparison
from memoria.edit.compare.tables import fold, size
from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.reports import encodable

# So many pages are shown.
MOST = 40
# What is said there is said of the states of translations already.
FOR_EDITORS = {"translations"}
# The forge refuses a summary of more than 1,048,576 bytes. A further language is left out where it
# would take the room of what is to be shown once.
LARGEST, FURTHER = 900_000, 500_000


@dataclass(frozen=True)
class Told:
    """What a reader of a page sees that no page before it shows.

    With each passage goes the number of further places in which the same words change.
    """

    page: ChangedPage
    language: str
    passages: tuple[tuple[Passage, int], ...]


def differences(compared: Comparison, words: Words, room: int) -> str:
    """Write what a reader sees changed, page by page, as far as there is room for whole pages."""
    listed = shown_changes(compared)
    if not listed:
        return ""
    parts = [f"## {markdown(words('compare.words'))}\n\n{legend(words)}\n\n"]
    room -= size(parts[0])
    left = 0
    for number, one in enumerate(listed):
        part = difference(one, compared, words) if number < MOST else ""
        if part and size(part) <= room:
            parts.append(part)
            room -= size(part)
        else:
            left += 1
    if left:
        parts.append(f"{markdown(words.count('compare.left', left))}\n")
    return "".join(parts)


def shown_changes(compared: Comparison) -> list[Told]:
    """List the pages on which a reader sees what no page before them shows, by language.

    A title stands on many pages: what changes in the same words is shown once.
    """
    every = [
        (page, language, change.passages)
        for page in compared.pages
        if page.template not in FOR_EDITORS
        for language, change in page.changes.items()
    ]
    left = Counter((language, one.change) for _, language, found in every for one in found)
    told = []
    for page, language, found in every:
        fresh = []
        for one in found:
            # What is new as a whole is told as a whole.
            key = language, one.change
            if not one.change or left[key]:
                fresh.append((one, left[key] - 1 if one.change else 0))
                left[key] = 0
        if fresh:
            told.append(Told(page, language, tuple(fresh)))
    return told


def legend(words: Words) -> str:
    """Say what the marks mean, in themselves."""
    gone, come = words("compare.words.gone"), words("compare.words.come")
    once = markdown(words("compare.words.once"))
    return f"<del>{markdown(gone)}</del> · <ins>{markdown(come)}</ins> · {once}"


def difference(told: Told, compared: Comparison, words: Words) -> str:
    """Write what a reader of a page sees changed, folded below its language and its address."""
    page, language = told.page, told.language
    name = compared.name_of(language)
    parts = []
    above = ""
    for passage, repeated in told.passages:
        if passage.heading and passage.heading != above:
            parts.append(f"<strong>{markdown(passage.heading)}</strong>")
        above = passage.heading
        more = f" ({markdown(words.count('compare.places', repeated))})" if repeated else ""
        parts.append(f"{marked(passage)}{more}")
    kind = markdown(words(f"compare.kind.{page.changes[language].kind}"))
    head = f"{markdown(name)}: {address(page, compared, language, words)} {kind}"
    return fold(head, "\n\n".join(parts)) + "\n\n"


def marked(passage: Passage) -> str:
    """Write words that stayed, went and came as a paragraph."""
    return " ".join(
        f"<{mark}>{markdown(text)}</{mark}>" if mark else str(markdown(text))
        for mark, text in passage.runs
        if text
    )


def summary(compared: Comparison, words: Words, others: Iterable[Words] = ()) -> str:
    """Say what a change does; all but the words of the pages is said in other languages, too."""
    told = overview(compared, words)
    for other in others:
        name = markdown(compared.name_of(other.language))
        folded = fold(name, overview(compared, other).rstrip()) + "\n\n"
        told += folded if size(told + folded) < FURTHER else ""
    return encodable(told + differences(compared, words, LARGEST - size(told)))
