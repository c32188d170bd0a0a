"""The command `check`: the problems of the content, and nothing else."""

import sys

from memoria.check.examine import check
from memoria.commands.command import PROBLEMS, WELL, Choice, Command, Option, Options
from memoria.edit.compare.problems import Balance, weigh
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules import reports
from memoria.rules.explanations import PAGE
from memoria.rules.problems import has_errors
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Let it print for tools, and compare with another commit."""
    form, described = Choice(reports.FORMATS), words("cli.check.format")
    return Command(
        *("cli.check", words, run),
        Option("--format", type=form, default="text", help=described),
        Option("--base", metavar=words("cli.commit"), help=words("cli.base")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Print the problems of the content and nothing else."""
    found = weigh(work, options.base) if options.base else Balance(check(work))
    standing = found.standing if options.base else None
    rules = work.settings.address_in(words.language) + PAGE
    if not found.new and options.format == "text":
        print(words("compare.problems.none" if standing else "cli.check.none"))
    sys.stdout.write(report(found.new, words, options.format, rules, standing))
    return PROBLEMS if has_errors(found.now) else WELL
