"""The command line: which commands there are, and what is read from it."""

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from memoria.commands.build import BUILD
from memoria.commands.check import CHECK
from memoria.commands.command import Command, folder
from memoria.commands.compare import COMPARE
from memoria.commands.explain import EXPLAIN
from memoria.commands.fields import FIELDS
from memoria.commands.format import FORMAT
from memoria.commands.new import NEW
from memoria.commands.rename import RENAME
from memoria.commands.schema import SCHEMA
from memoria.commands.serve import SERVE
from memoria.commands.site import SITE
from memoria.commands.status import STATUS
from memoria.commands.translated import TRANSLATED
from memoria.commands.usage import UsageParser
from memoria.messages.words import MODEL, Words

ALL: tuple[Command, ...] = (
    *(BUILD, SITE, SERVE, CHECK, COMPARE),
    *(EXPLAIN, NEW, STATUS, TRANSLATED, RENAME, SCHEMA, FIELDS, FORMAT),
)
COMMANDS = {command.name: command for command in ALL}


def language_of(
    arguments: Sequence[str], environment: Mapping[str, str], known: Collection[str]
) -> str:
    """Return the language asked for by `--language`, or else by the environment.

    It is the first one that has words; English goes without saying.
    """
    asked = [two for one, two in pairwise(arguments) if one == "--language"]
    asked += [one.partition("=")[2] for one in arguments if one.startswith("--language=")]
    wanted = [*asked[-1:], *languages_wanted(environment)]
    return next((code for one in wanted for code in codes_of(one) if code in known), MODEL)


def languages_wanted(environment: Mapping[str, str]) -> list[str]:
    """List the locales that the environment asks for, as gettext reads it."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return []
    return [*filter(None, environment.get("LANGUAGE", "").split(":")), locale]


def codes_of(locale: str) -> Iterator[str]:
    """Yield the codes of a locale such as `pt_BR.UTF-8`: with its country, then without."""
    code = locale.partition(".")[0].partition("@")[0].replace("_", "-")
    yield code
    yield code.partition("-")[0]


def parse(arguments: Sequence[str], words: Words, languages: Collection[str]) -> argparse.Namespace:
    """Read the command line; without a command it is `build`.

    Raises MemoriaError where there is something that no command takes.
    """
    given = [*arguments]
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given.insert(0, "build")
    parser = UsageParser(words=words, prog="memoria", description=words("cli.description"))
    # Below, these are only set where they are given: the last one counts, before or after a part.
    parser.set_defaults(language=None, data=None)
    below = add_commands(parser, "command", ALL, languages)
    if not given[0].startswith("-") and given[0] not in below:
        parser.refuse("command", written=given[0], known=below)
    options, rest = parser.parse_known_args(given)
    if rest:
        options.parser.refuse_rest(rest)
    return options


def add_commands(
    parser: UsageParser,
    place: str,
    commands: Sequence[Command],
    languages: Collection[str],
    above: str = "cli",
) -> tuple[str, ...]:
    """Give a parser commands, each with a parser of its own; return their names.

    Their words stand `above` them in the catalogue.
    """
    words = parser.words
    parsers = parser.add_subparsers(dest=place, metavar=words(f"cli.{place}"), required=True)
    for command in commands:
        key = f"{above}.{command.name}"
        said = words(key)
        below = parsers.add_parser(command.name, words=words, help=said, description=said)
        below.set_defaults(parser=below)
        add_common(below, languages)
        command.add_options(below, words)
        if command.parts:
            add_commands(below, "part", command.parts, languages, key)
    return tuple(command.name for command in commands)


def add_common(parser: UsageParser, languages: Collection[str]) -> None:
    """Take the options of every command."""
    words, absent = parser.words, argparse.SUPPRESS
    parser.add_argument("--language", default=absent, choices=languages, help=words("cli.language"))
    parser.add_argument(
        "--data", default=absent, type=folder, metavar=words("cli.dir"), help=words("cli.data")
    )
