"""What a change does, in tables: problems, pages, files, the states of translations."""

from collections.abc import Iterator, Sequence

from memoria.check.acceptances import Given
from memoria.edit.compare.changed_pages import ChangedPage, Kind
from memoria.edit.compare.progress import Turn, Turns
from memoria.edit.compare.revisions import UNKNOWN, Comparison
from memoria.edit.compare.tables import code, fold, table
from memoria.messages.words import Words
from memoria.render.escaping import markdown
from memoria.rules.problems import Problem, Severity, has_errors
from memoria.rules.reports import describe, how_many
from memoria.translation.coverage import label_of

# So many pages stand in the open, and so many addresses of files in a line.
FEW, NAMED = 12, 4
# What is told of a problem.
COLUMNS = ("place", "problem", "remedy")


def overview(compared: Comparison, words: Words) -> str:
    """Say which problems there are, what changes, and the states of translations."""
    parts = [*problems(compared, words), *pages(compared, words), *files(compared, words)]
    parts += translations(compared, words) if compared.turns else []
    return "".join(f"{part}\n\n" for part in parts)


def problems(compared: Comparison, words: Words) -> Iterator[str]:
    """Tell the problems that are new from those that are mended, and those that were there."""
    found = compared.problems
    yield f"## {markdown(words('compare.problems'))}"
    if not (found.new or found.mended or found.standing):
        yield markdown(words("cli.check.none"))
    elif not found.new:
        yield markdown(words("compare.problems.none"))
    else:
        told = "" if compared.obstacle == UNKNOWN else "compare.problems.new"
        yield counted(told, found.new, words)
        yield problem_table(found.new, words)
    if found.mended:
        head = counted("compare.problems.mended", found.mended, words)
        yield fold(head, problem_table(found.mended, words, COLUMNS[:2]))
    if found.accepted:
        yield str(markdown(words("compare.problems.accepted")))
        heads = [words(f"compare.{one}") for one in ("place", "problem", "reason")]
        rows = (accepted_row(one, words) for one in found.accepted)
        yield table(heads, rows, len(found.accepted), words)
    if found.standing:
        head = counted("compare.problems.standing", found.standing, words)
        listed = problem_table(found.standing, words)
        yield f"{head}\n\n{listed}" if has_errors(found.standing) else fold(head, listed)


def counted(told: str, found: Sequence[Problem], words: Words) -> str:
    """Write how many errors and warnings there are, in a sentence that says which."""
    numbers = how_many(found, words)
    return str(markdown(words(told, problems=numbers) if told else numbers))


def problem_table(found: Sequence[Problem], words: Words, columns: Sequence[str] = COLUMNS) -> str:
    """Write where problems are, what is wrong, how to mend it; errors come first."""
    ordered = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
    heads = [words(f"compare.{one}") for one in columns]
    rows = (problem_row(one, words)[: len(columns)] for one in ordered)
    return table(heads, rows, len(found), words)


def problem_row(problem: Problem, words: Words) -> list[str]:
    """Write where a problem is, what it is and how to mend it."""
    message, remedy = describe(problem, words)
    named = words(f"compare.one_{problem.severity}")
    told = f"{markdown(named)} {problem.code}: {markdown(message)}"
    return [code(str(problem.finding.position)), told, str(markdown(remedy))]


def accepted_row(given: Given, words: Words) -> list[str]:
    """Write where a warning is accepted, which one, and why."""
    title = words.first(f"{given.rule}.title")
    told = f"{given.rule}: {title}" if title else given.rule
    return [code(str(given.position)), str(markdown(told)), str(markdown(given.because))]


def pages(compared: Comparison, words: Words) -> Iterator[str]:
    """Write a table of the pages that change: a line a page, its address in each language."""
    yield f"## {markdown(words('compare.pages'))}"
    if compared.obstacle or not compared.pages:
        reason = f"compare.{compared.obstacle}" if compared.obstacle else "compare.pages.none"
        yield markdown(words(reason))
        return
    kinds = [one.kind for one in compared.pages]
    head = words.join(
        words.count(f"compare.{one}", kinds.count(one)) for one in Kind if one in kinds
    )
    heads = [words("compare.page"), words("compare.kind")]
    heads += [one.name for one in compared.languages]
    rows = (page_row(one, compared, words) for one in compared.pages)
    listed = table(heads, rows, len(compared.pages), words)
    if len(compared.pages) > FEW:
        yield fold(markdown(head), listed)
    else:
        yield from (markdown(head), listed)


def page_row(page: ChangedPage, compared: Comparison, words: Words) -> list[str]:
    """Write the title of a page, what became of it, and in which languages at which address."""
    title, kind = page.title(words.language), words(f"compare.kind.{page.kind}")
    addresses = (
        address(page, compared, one.code, words) if one.code in page.changes else ""
        for one in compared.languages
    )
    return [str(markdown(title)), str(markdown(kind)), *addresses]


def address(page: ChangedPage, compared: Comparison, language: str, words: Words) -> str:
    """Write the address of a page in a language, and the one that it had."""
    now = code(compared.address(page.path, language))
    if page.kind is not Kind.MOVED:
        return now
    before = code(compared.address(page.before, language))
    return f"{now} ({markdown(words('compare.was'))} {before})"


def files(compared: Comparison, words: Words) -> Iterator[str]:
    """Write a table of what changes beside the pages: feeds, calendars, data."""
    if not compared.files:
        return
    yield f"## {markdown(words('compare.files'))}"
    heads = [words("compare.files.what"), *(one.name for one in compared.languages)]
    rows = [
        [
            str(markdown(words(f"compare.files.{sort}"))),
            *(
                file_cell([compared.address(one, language.code) for one in paths], words)
                if (paths := found.get(language.code))
                else ""
                for language in compared.languages
            ),
        ]
        for sort, found in compared.files.items()
    ]
    yield table(heads, rows, len(rows), words)


def file_cell(addresses: Sequence[str], words: Words) -> str:
    """Write the addresses of files; of many the first ones, and how many more there are."""
    named, left = addresses[:NAMED], len(addresses) - NAMED
    more = words("compare.files.more", number=words.number(left)) if left > 0 else ""
    return ", ".join([*map(code, named), *filter(None, [str(markdown(more))])])


def translations(compared: Comparison, words: Words) -> Iterator[str]:
    """Write how many texts of each language are in which state, and which came into one."""
    yield f"## {markdown(words('compare.translations'))}"
    found = compared.turns
    assert found is not None  # noqa: S101 - asked by `overview`
    if found.then == found.now and not any(found.turned.values()):
        yield markdown(words("compare.translations.none"))
        return
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
    status = turn.statuses[0]
    owner = f"{words(f'text.{status.record[0]}')} {status.record[1]}"
    label = label_of(status, words) if len(turn.statuses) == 1 else words("text.record")
    number = words.count("compare.texts", turn.number)
    return [
        str(markdown(f"{owner}, {label} ({number})" if turn.number > 1 else f"{owner}, {label}")),
        str(markdown(words.tongue(status.language))),
        code(status.file),
    ]
