"""The command line: which commands there are, and what each takes."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from memoria import coverage, reports
from memoria.words import CATALOGUES, Words

COMMANDS = ("build", "site", "serve", "check", "status", "translated", "schema")
LANGUAGES = tuple(sorted(path.stem for path in CATALOGUES.glob("*.po")))


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that `--language` asks for, before anything can be wrong."""
    asked = [two for one, two in pairwise(arguments) if one == "--language"]
    asked += [one.partition("=")[2] for one in arguments if one.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else "en"


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Read the command line; without a command it is `build`."""
    parser = argparse.ArgumentParser(prog="memoria", description=words("cli.description"))
    commands = parser.add_subparsers(dest="command", metavar=words("cli.command"))
    for name in COMMANDS:
        described = words(f"cli.{name}")
        command = commands.add_parser(
            name, help=described, description=described, allow_abbrev=False
        )
        add_options(command, name, words)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in {"-h", "--help"}):
        named = arguments and not arguments[0].startswith("-")
        arguments = arguments if named else ["build", *arguments]
    return parser.parse_args(arguments)


def add_options(parser: argparse.ArgumentParser, command: str, words: Words) -> None:
    """Give a command the options it takes."""
    parser.add_argument("--language", choices=LANGUAGES, help=words("cli.language"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=words("cli.data"))
    if command in {"build", "site", "serve"}:
        parser.add_argument("--docs", type=Path, metavar="DIR", help=words("cli.docs"))
    if command == "build":
        parser.add_argument("--check", action="store_true", help=words("cli.build.check"))
    if command == "site":
        parser.add_argument("--site-dir", type=Path, metavar="DIR", help=words("cli.site_dir"))
        parser.add_argument("--preview", action="store_true", help=words("cli.preview"))
    if command == "serve":
        parser.add_argument("--address", metavar="HOST:PORT", help=words("cli.address"))
    if command in {"check", "status"}:
        forms = coverage.FORMATS if command == "status" else reports.FORMATS
        described = words("cli.status.format" if command == "status" else "cli.format")
        parser.add_argument("--format", choices=forms, default="text", help=described)
    if command == "check":
        parser.add_argument("--base", metavar="COMMIT", help=words("cli.base"))
    if command == "translated":
        add_translated(parser, words)


def add_translated(parser: argparse.ArgumentParser, words: Words) -> None:
    """Give `translated` what it marks, and why the words of a translation may stay as they are."""
    parser.add_argument("record", metavar=words("cli.record"), help=words("cli.record.help"))
    parser.add_argument("into", metavar=words("cli.into"), help=words("cli.into.help"))
    parser.add_argument(
        "--unchanged-because",
        default="",
        metavar=words("cli.because"),
        help=words("cli.because.help"),
    )
