"""The command `serve`: a preview on this machine."""

from memoria.commands.command import WELL, Command, Options, Parser, add_docs
from memoria.messages.words import Words
from memoria.project.project import Work


def add_options(parser: Parser, words: Words) -> None:
    """Let it listen at another address."""
    add_docs(parser, words)
    parser.add_argument("--address", metavar="HOST:PORT", help=words("cli.address"))


def run(work: Work, options: Options, _: Words) -> int:
    """Serve the site on this machine until it is interrupted."""
    from memoria.publish.mkdocs import preview  # noqa: PLC0415 - MkDocs is slow to import

    preview(work, options.address)
    return WELL


SERVE = Command("serve", run, add_options)
