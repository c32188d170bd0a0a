"""The command `build`: check the content and bring the pages up to date."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import click

from memoria.check.examine import text_problems
from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options, docs_option
from memoria.messages.words import Words
from memoria.outputs.documents.workshop import Progress
from memoria.project.cache import Cache
from memoria.project.lock import alone
from memoria.project.project import Work
from memoria.publish.build import Built, build
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Let it only say whether it would change anything."""
    only = Option("--check", is_flag=True, help=words("cli.build.check"))
    return Command("cli.build", words, run, docs_option(words), only)


def run(work: Work, options: Options, words: Words) -> int:
    """Check and render into the folder of pages, or say whether that would change it."""
    with nullcontext() if options.check else alone(work.docs):
        built = build(work, write=not options.check, progress=progress_bar(words))
    tell_problems(built, words)
    if built.failed:
        return PROBLEMS
    tell_texts(built, work, words)
    message = "cli.build.would" if options.check else "cli.build.done"
    print(words(message, pages=built.pages, written=built.written, removed=built.removed))
    tell_history(built, words)
    return PROBLEMS if options.check and built.changed else WELL


def progress_bar(words: Words) -> Progress:
    """Return what shows how far the making of documents has come."""

    @contextmanager
    def show(number: int) -> Iterator[Callable[[], None]]:
        label, hidden = words.count("cli.documents", number), not sys.stderr.isatty()
        with click.progressbar(length=number, label=label, file=sys.stderr, hidden=hidden) as bar:
            yield lambda: bar.update(1)

    return show


def tell_texts(built: Built, work: Work, words: Words) -> None:
    """Print what is doubtful in the texts of what was built."""
    if built.examined and not work.quick:
        with Cache(work.settings.root) as cache:
            problems = text_problems(built.examined, cache)
        sys.stderr.write(report(problems, words, "text"))


def tell_problems(built: Built, words: Words) -> None:
    """Print the problems that a build met."""
    sys.stderr.write(report(built.problems, words, "text"))
    if built.failed:
        sys.stderr.write(words("cli.failed") + "\n")


def tell_history(built: Built, words: Words) -> None:
    """Print what is not known of the past of the content, where git does not tell all of it."""
    history = built.examined and built.examined.history
    if history and history.is_cut_off():
        print(words("cli.history.cut-off"))
    elif history and (reason := history.obstacle()):
        print(words("cli.history.unknown", reason=reason))
