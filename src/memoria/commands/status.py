"""The command `status`: what each text is in each language."""

import sys

from memoria.check.examine import examine
from memoria.commands.command import PROBLEMS, WELL, Choice, Command, Option, Options
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules.problems import has_errors
from memoria.rules.reports import report
from memoria.translation import coverage
from memoria.translation.coverage import coverage_report
from memoria.translation.statuses import statuses, to_come


def command(words: Words) -> Command:
    """Let it print for tools."""
    form, described = Choice(coverage.FORMATS), words("cli.status.format")
    shape = Option("--format", type=form, default="text", help=described)
    return Command("cli.status", words, run, shape)


def run(work: Work, options: Options, words: Words) -> int:
    """Print the state of every text in every language."""
    examined = examine(work)
    if has_errors(examined.problems):
        sys.stderr.write(report(examined.problems, words, "text"))
        return PROBLEMS
    publication, codes = examined.loaded.publication, work.settings.codes
    found, lacking = tuple(statuses(publication, codes)), to_come(publication)
    sys.stdout.write(coverage_report(found, lacking, codes, words, options.format))
    return WELL
