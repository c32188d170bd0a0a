"""A comparison as the summary of a pull request: Markdown that a forge shows."""

from collections.abc import Iterable, Iterator

from memoria.edit.compare.blocks import Passage, Run
from memoria.edit.compare.changed_pages import ChangedPage, Kind
from memoria.edit.compare.effects import address, kind, overview, size
from memoria.edit.compare.revisions import Comparison
from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.reports import encodable

# So many pages are shown.
MOST = 40
# The forge refuses a summary of more than 1,048,576 bytes. A further language is left out where it
# would take the room of what is to be shown once.
LARGEST, FURTHER = 900_000, 500_000


def differences(compared: Comparison, words: Words, room: int) -> str:
    """Write what a reader sees changed, page by page, as far as there is room for whole pages."""
    listed = list(shown_changes(compared))
    if not listed:
        return ""
    parts = [f"## {markdown(words('compare.words'))}\n\n{legend(words)}\n\n"]
    room -= size(parts[0])
    left = 0
    for number, (page, language, passages) in enumerate(listed):
        part = difference(page, language, passages, compared, words) if number < MOST else ""
        if part and size(part) <= room:
            parts.append(part)
            room -= size(part)
        else:
            left += 1
    if left:
        parts.append(f"{markdown(words.count('compare.left', left))}\n")
    return "".join(parts)


def shown_changes(compared: Comparison) -> Iterator[tuple[ChangedPage, str, list[Passage]]]:
    """List the pages on which a reader sees what no page before them shows, by language.

    A title stands on many pages: what changes in the same words is shown once.
    """
    seen: set[tuple[str, tuple[Run, ...]]] = set()
    for page in compared.pages:
        for language, change in page.changes.items():
            fresh = []
            for passage in change.passages:
                if change.kind is Kind.NEW or (language, passage.runs) not in seen:
                    fresh.append(passage)
                seen.add((language, passage.runs))
            if fresh:
                yield page, language, fresh


def legend(words: Words) -> str:
    """Say what the marks mean, in themselves."""
    gone, come = words("compare.words.gone"), words("compare.words.come")
    once = markdown(words("compare.words.once"))
    return f"<del>{markdown(gone)}</del> · <ins>{markdown(come)}</ins> · {once}"


def difference(
    page: ChangedPage,
    language: str,
    passages: Iterable[Passage],
    compared: Comparison,
    words: Words,
) -> str:
    """Write what a reader of a page sees changed, folded below its address."""
    told = f"{address(page, compared, language)} {kind(page, page.changes[language], words)}"
    parts = [f"<details><summary>{told}</summary>"]
    above = ""
    for passage in passages:
        if passage.heading and passage.heading != above:
            parts.append(f"<strong>{markdown(passage.heading)}</strong>")
        above = passage.heading
        parts.append(marked(passage))
    return "\n\n".join([*parts, "</details>"]) + "\n\n"


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
    names = {one.code: one.name for one in compared.languages}
    for other in others:
        name = markdown(names.get(other.language, other.language))
        folded = f"<details><summary>{name}</summary>\n\n{overview(compared, other)}</details>\n\n"
        told += folded if size(told + folded) < FURTHER else ""
    return encodable(told + differences(compared, words, LARGEST - size(told)))
