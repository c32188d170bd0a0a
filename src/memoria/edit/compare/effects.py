"""What a change does, in tables: problems, pages, the states of translations."""

from collections.abc import Iterable, Iterator, Sequence

from memoria.edit.compare.changed_pages import Change, ChangedPage, Kind
from memoria.edit.compare.progress import Turn, Turns
from memoria.edit.compare.revisions import Comparison
from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.problems import Problem, Severity
from memoria.rules.reports import describe, encodable
from memoria.translation.coverage import label_of

# A table may have so many bytes and so many rows.
TABLE, ROWS = 40_000, 200


def size(text: str) -> int:
    """Count the bytes of a text."""
    return len(encodable(text).encode())


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


def overview(compared: Comparison, words: Words) -> str:
    """Say which problems there are, which pages change, and the states of translations."""
    parts = [*problems(compared.problems, words), *pages(compared, words)]
    parts += translations(compared, words) if compared.turns else []
    return "".join(f"{part}\n\n" for part in parts)


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
    message, remedy = describe(problem, words)
    named = words(f"compare.one_{problem.severity}")
    told = f"{markdown(named)} {problem.code}: {markdown(message)}"
    return [code(str(problem.finding.position)), told, str(markdown(remedy))]


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
