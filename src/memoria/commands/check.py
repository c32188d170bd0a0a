"""The command `check`: the problems of the content, and nothing else."""

import sys

from memoria.check.examine import examine
from memoria.check.language.hunspell import spelling_gaps
from memoria.commands.command import PROBLEMS, WELL, Command, Options, Parser
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules import reports
from memoria.rules.explanations import PAGE
from memoria.rules.problems import has_errors
from memoria.rules.reports import report


def add_options(parser: Parser, words: Words) -> None:
    """Let it print for tools, and compare with another commit."""
    described = words("cli.check.format")
    parser.add_argument("--format", choices=reports.FORMATS, default="text", help=described)
    parser.add_argument("--base", metavar=words("cli.commit"), help=words("cli.base"))


def run(work: Work, options: Options, words: Words) -> int:
    """Print the problems of the content and nothing else."""
    examined = examine(work, options.base or "")
    problems = (*examined.problems, *spelling_gaps(examined.dictionaries))
    rules = work.settings.address_in(words.language) + PAGE
    sys.stdout.write(report(problems, words, options.format, rules))
    if not problems and options.format == "text":
        print(words("cli.check.none"))
    return PROBLEMS if has_errors(problems) else WELL


CHECK = Command("check", run, add_options)
