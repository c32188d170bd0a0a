"""The command `verify`: a site held against its own list of files."""

import sys

import click

from memoria.commands.command import PROBLEMS, WELL, Command, Options
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.publish.verification import verify
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Take the address of a site, or its folder."""
    place, described = words("cli.verify.place"), words("cli.verify.place.help")
    return Command(
        *("cli.verify", words, run), click.Argument(["site"], metavar=place, help=described)
    )


def run(_: Work, options: Options, words: Words) -> int:
    """Print what of a site is not as its list says, and of which commit it is."""
    listed, problems = verify(options.site)
    sys.stdout.write(report(problems, words, "text"))
    if not problems:
        print(words.count("cli.verify.well", len(listed.files)))
    print(words("cli.verify.commit" if listed.commit else "cli.verify.none", commit=listed.commit))
    return PROBLEMS if problems else WELL
