"""The command `serve`: a preview on this machine."""

from memoria.commands.command import WELL, Command, Option, Options, docs_option
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.publish.mkdocs import preview


def command(words: Words) -> Command:
    """Let it listen at another address."""
    address = Option("--address", metavar="HOST:PORT", help=words("cli.address"))
    return Command("cli.serve", words, run, address, docs_option(words))


def run(work: Work, options: Options, _: Words) -> int:
    """Serve the site on this machine until it is interrupted."""
    preview(work, options.address)
    return WELL
