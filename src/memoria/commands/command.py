"""What a command is, and how it ends."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from memoria.words import Words
from memoria.work import Work

WELL, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
Parser = argparse.ArgumentParser
Options = argparse.Namespace


def no_options(_: Parser, __: Words) -> None:
    """Take no options but those of every command."""


@dataclass(frozen=True)
class Command:
    """Name a command, and say what it does; its words are the messages `cli.<name>` and below."""

    name: str
    run: Callable[[Work, Options, Words], int]
    add_options: Callable[[Parser, Words], None] = no_options


def add_docs(parser: Parser, words: Words) -> None:
    """Let a command take another folder of pages."""
    parser.add_argument("--docs", type=Path, metavar=words("cli.dir"), help=words("cli.docs"))
