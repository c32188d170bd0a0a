"""The command `compare`: what a change does, as the summary of a pull request."""

import sys

from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options
from memoria.edit.compare.revisions import compare_content
from memoria.edit.compare.summary import summary
from memoria.messages.words import Words
from memoria.project.history import History
from memoria.project.project import Work
from memoria.rules.problems import has_errors
from memoria.rules.reports import printable


def command(words: Words) -> Command:
    """Take the commit to compare with; let it speak the other languages of the site, too."""
    return Command(
        *("cli.compare", words, run),
        Option("--base", metavar=words("cli.commit"), help=words("cli.base")),
        Option("--all-languages", is_flag=True, help=words("cli.compare.all_languages")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Print the summary; it says something even where there are errors."""
    compared = compare_content(work, options.base or "")
    if compared.obstacle == "unknown" and (reason := History(work.data).obstacle()):
        sys.stderr.write(printable(words("M415.refused", reason=reason)) + "\n")
    spoken = compared.dictionaries.values() if options.all_languages else ()
    others = [one for one in spoken if one.language != words.language]
    sys.stdout.write(summary(compared, words, others))
    return PROBLEMS if has_errors(compared.problems.now) else WELL
