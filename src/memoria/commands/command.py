"""What a command is, and how it ends."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from memoria.messages.words import Words
from memoria.outputs.documents.workshop import Progress
from memoria.project.project import Work
from memoria.publish.build import Built
from memoria.rules.reports import report

WELL, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
Parser = argparse.ArgumentParser
Options = argparse.Namespace


def no_options(_: Parser, __: Words) -> None:
    """Take no options but those of every command."""


@dataclass(frozen=True)
class Command:
    """Name a command, and say what it does; its words are the messages `cli.<name>` and below.

    One of several `parts` is followed by the name of one, with options of its own.
    """

    name: str
    run: Callable[[Work, Options, Words], int]
    add_options: Callable[[Parser, Words], None] = no_options
    parts: tuple["Command", ...] = ()


def folder(written: str) -> Path:
    """Return the folder that an option names: without a word it would be the current one.

    Raises ArgumentTypeError, in the words that argparse has where there is no value at all.
    """
    if not written:
        raise argparse.ArgumentTypeError("expected one argument")
    return Path(written)


def add_docs(parser: Parser, words: Words) -> None:
    """Let a command take another folder of pages."""
    parser.add_argument("--docs", type=folder, metavar=words("cli.dir"), help=words("cli.docs"))


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
