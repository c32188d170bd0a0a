"""The command line: which commands there are, and what is read from it."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from memoria.commands.build import BUILD
from memoria.commands.check import CHECK
from memoria.commands.command import Command
from memoria.commands.schema import SCHEMA
from memoria.commands.serve import SERVE
from memoria.commands.site import SITE
from memoria.commands.status import STATUS
from memoria.commands.translated import TRANSLATED
from memoria.words import CATALOGUES, Words

ALL: tuple[Command, ...] = (BUILD, SITE, SERVE, CHECK, STATUS, TRANSLATED, SCHEMA)
COMMANDS = {command.name: command for command in ALL}
LANGUAGES = tuple(sorted(path.stem for path in CATALOGUES.glob("*.po")))


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that `--language` asks for, before anything can be wrong."""
    asked = [two for one, two in pairwise(arguments) if one == "--language"]
    asked += [one.partition("=")[2] for one in arguments if one.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else "en"


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Read the command line; without a command it is `build`."""
    parser = argparse.ArgumentParser(prog="memoria", description=words("cli.description"))
    parsers = parser.add_subparsers(dest="command", metavar=words("cli.command"))
    for name, command in COMMANDS.items():
        described = words(f"cli.{name}")
        below = parsers.add_parser(name, help=described, description=described, allow_abbrev=False)
        below.add_argument("--language", choices=LANGUAGES, help=words("cli.language"))
        below.add_argument("--data", type=Path, metavar="DIR", help=words("cli.data"))
        command.add_options(below, words)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in {"-h", "--help"}):
        named = arguments and not arguments[0].startswith("-")
        arguments = arguments if named else ["build", *arguments]
    return parser.parse_args(arguments)
