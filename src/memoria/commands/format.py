"""The command `format`: the content is brought into its canonical form."""

import sys

from memoria.commands.command import PROBLEMS, WELL, Choice, Command, Option, Options
from memoria.edit.format.forms import forms
from memoria.messages.words import Words
from memoria.project.folders import read_folder
from memoria.project.project import Work, shown_path
from memoria.project.writing import write_file
from memoria.rules import reports
from memoria.rules.explanations import PAGE
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Let it only say which files it would change, also for tools."""
    form, described = Choice(reports.FORMATS), words("cli.check.format")
    return Command(
        *("cli.format", words, run),
        Option("--check", is_flag=True, help=words("cli.format.check")),
        Option("--format", type=form, default="text", help=described),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Bring the content into its canonical form, or say where it is not written so."""
    found = list(forms(read_folder(work.data, work.shown), work.shown))
    changed = [] if options.check else [one for one in found if one.content]
    problems = [problem for one in found if one not in changed for problem in one.problems]
    for one in changed:
        write_file(work.data / one.name, one.content)
        tell(options, words("cli.format.done", file=shown_path(work.data / one.name)))
    rules = work.settings.address_in(words.language) + PAGE
    sys.stdout.write(report(problems, words, options.format, rules))
    if not found:
        tell(options, words("cli.format.none"))
    return PROBLEMS if problems else WELL


def tell(options: Options, line: str) -> None:
    """Print a line for people, unless a tool reads."""
    if options.format == "text":
        print(line)
