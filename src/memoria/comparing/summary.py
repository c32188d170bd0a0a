"""A comparison as the summary of a pull request: Markdown that a forge shows."""

from collections.abc import Iterable, Iterator, Sequence

from memoria.comparing.comparison import Comparison
from memoria.comparing.differences import Passage, Run
from memoria.comparing.pages import Change, ChangedPage, Kind
from memoria.comparing.states import Turn, Turns
from memoria.coverage import label_of
from memoria.escaping import markdown
from memoria.problems import Problem, Severity
from memoria.reports import encodable
from memoria.words import Words

# The forge refuses a summary of more than 1,048,576 bytes. Each table may fill a part of it, and a
# further language is left out where it would take the room of what is to be shown once.
LARGEST, FURTHER, TABLE = 900_000, 500_000, 40_000
# Pages whose words are shown, and rows of a table.
MOST, ROWS = 40, 200


def summary(compared: Comparison, words: Words, others: Iterable[Words] = ()) -> str:
    """Say what a change does; all but the words of the pages is said in other languages, too."""
    told = overview(compared, words)
    names = {one.code: one.name for one in compared.languages}
    for other in others:
        name = markdown(names.get(other.language, other.language))
        folded = f"<details><summary>{name}</summary>\n\n{overview(compared, other)}</details>\n\n"
        told += folded if size(told + folded) < FURTHER else ""
    return encodable(told + differences(compared, words, LARGEST - size(told)))


def overview(compared: Comparison, words: Words) -> str:
    """Say which problems there are, which pages change, and the states of translations."""
    parts = [*problems(compared.problems, words), *pages(compared, words)]
    parts += translations(compared, words) if compared.turns else []
    return "".join(f"{part}\n\n" for part in parts)


def size(text: str) -> int:
    """Count the bytes of a text."""
    return len(encodable(text).encode())


def problems(found: Sequence[Problem], words: Words) -> Iterator[str]:
    """Write a table of the problems: where, what is wrong, how to mend it; errors come first."""
    yield f"## {markdown(words('compare.problems'))}"
    if not found:
        yield markdown(words("cli.check.none"))
        return
    severities = [problem.severity for problem in found]
    counted = [
        words.count(f"compare.{one}", severities.count(one))
        for one in Severity
        if one in severities
    ]
    yield markdown(words.join(counted))
    ordered = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
    heads = [words(f"compare.{one}") for one in ("place", "problem", "remedy")]
    yield table(heads, (problem_row(one, words) for one in ordered), len(found), words)


def problem_row(problem: Problem, words: Words) -> list[str]:
    """Write where a problem is, what it is and how to mend it."""
    message, remedy = words.describe(problem)
    named = words(f"compare.one_{problem.severity}")
    told = f"{markdown(named)} {problem.code}: {markdown(message)}"
    return [code(str(problem.finding.position)), told, str(markdown(remedy))]


def code(text: str) -> str:
    """Write a name or an address."""
    return f"<code>{markdown(text)}</code>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], number: int, words: Words) -> str:
    """Write a table of ready cells; below it stands how many rows had no room."""
    lines = ["| " + " | ".join(map(markdown, heads)) + " |", "|---" * len(heads) + "|"]
    room, shown = TABLE, 0
    for row in rows:
        line = "| " + " | ".join(row) + " |"
        room -= size(line)
        if room < 0 or shown == ROWS:
            break
        lines.append(line)
        shown += 1
    left = [f"\n{markdown(words.count('compare.more', number - shown))}"] if number > shown else []
    return "\n".join([*lines, *left])


def pages(compared: Comparison, words: Words) -> Iterator[str]:
    """Write a table of the pages that change: a line a page, a column a language."""
    yield f"## {markdown(words('compare.pages'))}"
    if compared.obstacle or not compared.pages:
        reason = f"compare.{compared.obstacle}" if compared.obstacle else "compare.pages.none"
        yield markdown(words(reason))
        return
    kinds = [next(iter(one.changes.values())).kind for one in compared.pages]
    counted = [words.count(f"compare.{one}", kinds.count(one)) for one in Kind if one in kinds]
    yield markdown(words.join(counted))
    heads = [words("compare.page"), *(one.name for one in compared.languages)]
    rows = (page_row(one, compared, words) for one in compared.pages)
    yield table(heads, rows, len(compared.pages), words)


def page_row(page: ChangedPage, compared: Comparison, words: Words) -> list[str]:
    """Write the title of a page, then in each language its address and what became of it."""
    cells = [str(markdown(page.title(words.language)))]
    for language in compared.languages:
        change = page.changes.get(language.code)
        told = f"{address(page, compared, language.code)} {kind(page, change, words)}"
        cells.append(told if change else "")
    return cells


def address(page: ChangedPage, compared: Comparison, language: str) -> str:
    """Write the address of a page in a language."""
    return code(compared.address(page.path, language))


def kind(page: ChangedPage, change: Change | None, words: Words) -> str:
    """Say what became of a page, and where it was."""
    named = f"compare.kind.{change.kind}" if change else ""
    return str(markdown(words(named, before=f"/{page.before}"))) if named else ""


def translations(compared: Comparison, words: Words) -> Iterator[str]:
    """Write how many texts of each language are in which state, and which came into one."""
    yield f"## {markdown(words('compare.translations'))}"
    found = compared.turns
    assert found is not None  # noqa: S101 - asked by `overview`
    heads = [words("compare.language"), *(words(f"state.{one}") for one in found.states)]
    rows = [[str(markdown(one.name)), *counts(found, one.code)] for one in compared.languages]
    yield table(heads, rows, len(rows), words)
    for name, turned in found.turned.items():
        if turned:
            heads = [words(f"compare.now_{name}"), words("compare.language"), words("compare.file")]
            yield table(heads, (turn_row(one, words) for one in turned), len(turned), words)


def counts(found: Turns, language: str) -> Iterator[str]:
    """Write how many texts of a language were and are in each state."""
    for state in found.states:
        then, now = (one[language].get(state, 0) for one in (found.then, found.now))
        yield f"{now}" if then == now else f"{then} → <strong>{now}</strong>"


def turn_row(turn: Turn, words: Words) -> list[str]:
    """Write which texts came into a state, in which language, and where they stand."""
    status = turn.status
    owner = f"{words(f'text.{status.record[0]}')} {status.record[1]}"
    told = f"{owner}, {label_of(status, words)}"
    number = words.count("compare.texts", turn.number)
    return [
        str(markdown(f"{told} ({number})" if turn.number > 1 else told)),
        str(markdown(words.tongue(status.language))),
        code(status.file),
    ]


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
