"""The command `propose`: what somebody told in a form of the forge is written, and answered."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import click

from memoria.check.examine import Examined, examine
from memoria.commands.command import PROBLEMS, WELL, Command, Options
from memoria.edit.new.additions import obstacles
from memoria.edit.new.forms import Answers, Form, read_answers, read_form
from memoria.edit.new.proposals import Outcome, propose
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.render.escaping import markdown
from memoria.rules.commands import fail, no_form
from memoria.rules.reports import describe

FORMS = Path(".github", "ISSUE_TEMPLATE")
# The branch that a proposal comes as, before the number of its issue.
BRANCH = "proposal-"


def command(words: Words) -> Command:
    """Take the issue as the forge tells it."""
    file = click.Argument(
        ["file"], metavar=words("cli.import.file"), type=Path, help=words("cli.propose.file")
    )
    return Command("cli.propose", words, run, file)


def run(work: Work, options: Options, words: Words) -> int:
    """Write what was told, and print the answer in Markdown, in the language of the form."""
    issue, examined = read_issue(options.file), examine(work)
    told = read_answers(str(issue.get("body") or ""), forms(work.settings.root))
    words = examined.dictionaries.get(told.form.language, words) if told else words
    done = outcome(work, examined, told, words)
    if not done.files or told is None:
        print("\n".join(nothing(done, told, words)))
        return PROBLEMS
    print("\n".join([*ready(work, issue, words), *made(work, done, told, words)]))
    return WELL


def outcome(work: Work, examined: Examined, told: Answers | None, words: Words) -> Outcome:
    """Add what was told, if it is of a kind that can be begun, and nothing else is wrong."""
    kind = told.kind(words) if told else None
    if told is None or kind is None:
        written = told.given.get("kind", told.form.name) if told else ""
        return Outcome(problems=tuple(no_form(work.shown, "kind" if told else "", written)))
    blocking = obstacles(examined)
    return Outcome(problems=blocking) if blocking else propose(work, examined, told, kind, words)


def read_issue(path: Path) -> dict[str, Any]:
    """Return an issue, which an event of the forge may hold.

    Raises MemoriaError where the file holds none.
    """
    try:
        found = json.loads(path.read_bytes())
        issue = found.get("issue", found)
        return {**issue, "number": int(issue["number"])}
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise fail(no_form(str(path), "file")) from None


def forms(root: Path) -> Iterator[Form]:
    """List the forms of the forge."""
    for path in sorted((root / FORMS).glob("*.*.yml")):
        yield read_form(path.name, path.read_bytes())


def ready(work: Work, issue: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Say where what was written can be proposed."""
    branch, number = work.settings.branch, issue["number"]
    asked = urlencode(
        {"quick_pull": 1, "title": issue.get("title") or "", "body": f"Closes #{number}"},
        quote_via=quote,
    )
    address = f"{work.settings.forge}/compare/{branch}...{BRANCH}{number}?{asked}"
    yield words("propose.ready", address=address) if work.settings.forge else words("new.written")


def nothing(done: Outcome, told: Answers | None, words: Words) -> Iterator[str]:
    """Say why nothing was written, and how that can be mended."""
    yield words("propose.nothing")
    yield ""
    for option in done.lacking:
        label = " / ".join(label_of(one, told) for one in option.split("|"))
        yield "- " + markdown(words("propose.lacking", label=label))
    for problem in done.problems:
        place = label_of(problem.finding.position.file, told)
        yield "- " + markdown(f"{place}: {' '.join(describe(problem, words))}")
    yield ""
    yield words("propose.again")


def label_of(option: str, told: Answers | None) -> str:
    """Return what a form calls what an option tells; of a file its name."""
    name = option.removeprefix("--").replace("-", "_")
    return (told.form.asking(name) if told else "") or option


def made(work: Work, done: Outcome, told: Answers, words: Words) -> Iterator[str]:
    """List what was written, and what was told that has no place in it."""
    yield ""
    yield from (f"- `{shown_path(work.data / one)}`" for one in done.files)
    if done.left:
        yield from ("", words("propose.left"), "")
    for one in done.left:
        yield "- " + markdown(f"{told.form.label(one)}: {told.given[one]}")
