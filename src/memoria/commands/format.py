"""The command `format`: the content is brought into its canonical form."""

import sys

from memoria.commands.command import PROBLEMS, WELL, Choice, Command, Option, Options
from memoria.edit.format.division import divided
from memoria.edit.format.forms import forms
from memoria.edit.new.additions import write_all
from memoria.edit.yaml import NotChanged
from memoria.messages.words import Words
from memoria.project.folders import read_folder, unchanged
from memoria.project.journal import read_journal, resume
from memoria.project.project import Work, shown_path
from memoria.project.writing import place, write_file
from memoria.rules import reports
from memoria.rules.commands import exists_already, fail
from memoria.rules.explanations import PAGE
from memoria.rules.problems import Position
from memoria.rules.reports import report

# How the command is called again that was cut off.
DIVIDE = "format --divide"


def command(words: Words) -> Command:
    """Let it only say which files it would change, also for tools."""
    form, described = Choice(reports.FORMATS), words("cli.check.format")
    return Command(
        *("cli.format", words, run),
        Option("--check", is_flag=True, help=words("cli.format.check")),
        Option("--divide", is_flag=True, help=words("cli.format.divide")),
        Option("--format", type=form, default="text", help=described),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Bring the content into its canonical form, or say where it is not written so."""
    if options.divide:
        divide(work, options, words)
    contents = read_folder(work.data, work.shown)
    found = list(forms(contents, work.shown))
    changed = [] if options.check else [one for one in found if one.content]
    problems = [problem for one in found if one not in changed for problem in one.problems]
    if changed:
        with unchanged(work.data, work.shown, contents):
            for one in changed:
                write_file(place(work.data, one.name), one.content)
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


def divide(work: Work, options: Options, words: Words) -> None:
    """Give each session a file of its own, all together; a run that was cut off is completed.

    Raises MemoriaError where a file is written in a way that it cannot be divided.
    """
    left = read_journal(work.data)
    if left and left.command == DIVIDE:
        resume(work.data, work.shown, left)
    contents = read_folder(work.data, work.shown)
    try:
        files = divided(contents, work.folder)
    except NotChanged as error:
        raise fail(exists_already(Position(f"{work.shown}/{error}"), "", "", "divide")) from None
    write_all(work, DIVIDE, "", files, contents)
    for name in files:
        tell(options, words("cli.format.done", file=shown_path(work.data / name)))
