"""What a command is, and how it ends."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from memoria.messages.words import Words
from memoria.project.project import Work

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
