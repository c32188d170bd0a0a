"""The command `build`: check the content and bring the pages up to date."""

from memoria.commands.command import (
    PROBLEMS,
    WELL,
    Command,
    Options,
    Parser,
    add_docs,
    progress_bar,
    tell_problems,
)
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.publish.build import build


def add_options(parser: Parser, words: Words) -> None:
    """Let it only say whether it would change anything."""
    add_docs(parser, words)
    parser.add_argument("--check", action="store_true", help=words("cli.build.check"))


def run(work: Work, options: Options, words: Words) -> int:
    """Check and render into the folder of pages, or say whether that would change it."""
    built = build(work, write=not options.check, progress=progress_bar(words))
    tell_problems(built, words)
    if built.failed:
        return PROBLEMS
    message = "cli.build.would" if options.check else "cli.build.done"
    print(words(message, pages=built.pages, written=built.written, removed=built.removed))
    return PROBLEMS if options.check and built.changed else WELL


BUILD = Command("build", run, add_options)
