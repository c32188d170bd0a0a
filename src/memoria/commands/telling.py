"""How commands tell of a build: its problems, and how far it has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from memoria.messages.words import Words
from memoria.outputs.documents.workshop import Progress
from memoria.publish.build import Built
from memoria.rules.reports import report


def progress_bar(words: Words) -> Progress:
    """Return what shows how far the making of documents has come."""

    @contextmanager
    def show(number: int) -> Iterator[Callable[[], None]]:
        label, hidden = words.count("cli.documents", number), not sys.stderr.isatty()
        with click.progressbar(length=number, label=label, file=sys.stderr, hidden=hidden) as bar:
            yield lambda: bar.update(1)

    return show


def tell_problems(built: Built, words: Words) -> None:
    """Print the problems that a build met."""
    sys.stderr.write(report(built.problems, words, "text"))
    if built.failed:
        sys.stderr.write(words("cli.failed") + "\n")
