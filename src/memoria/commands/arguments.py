"""The command line: which commands there are, and what is read from it."""

import argparse
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn

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
from memoria.messages.words import MODEL, Words
from memoria.rules.commands import fail, wrong_usage

# What argparse says in English, and which of our messages tells it.
COMPLAINTS = (
    (r"the following arguments are required: (?P<written>.*)", "required"),
    (r"argument (?P<name>.+?): invalid choice: (?P<written>.+?)(, maybe .*)? "
     r"\(choose from (?P<known>.*)\)", "choice"),
    (r"argument (?P<name>.+?): expected .*", "value"),
    (r"argument (?P<name>.+?): ignored explicit argument (?P<written>.*)", "without-value"),
    (r"argument (?P<name>.+?): invalid .*?value: (?P<written>.*)", "form"),
    (r"argument (?P<name>.+?): not allowed with argument (?P<written>.*)", "together"),
)  # fmt: skip
ALL: tuple[Command, ...] = (
    *(BUILD, SITE, SERVE, CHECK, COMPARE),
    *(EXPLAIN, NEW, STATUS, TRANSLATED, RENAME, SCHEMA, FIELDS, FORMAT),
)
COMMANDS = {command.name: command for command in ALL}


class Formatter(argparse.HelpFormatter):
    """Write help in words of the catalogue."""

    def __init__(self, *, words: Words, **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage with the word that the language has for it."""
        word = self.words("cli.usage") if prefix is None else prefix
        super().add_usage(usage, actions, groups, word)


class UsageParser(argparse.ArgumentParser):
    """Read a command line, and refuse what is wrong in it as a problem like any other."""

    def __init__(self, *, words: Words, **options: Any) -> None:
        form = partial(Formatter, words=words)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=form, **options)
        self.words = words
        self._positionals.title = words("cli.positionals")
        self._optionals.title = words("cli.options")
        self.add_argument("-h", "--help", action="help", help=words("cli.help"))

    @property
    def known_options(self) -> list[str]:
        """List the options by their long names."""
        return re.findall(r"--[\w-]+", self.format_usage())

    def format_help(self) -> str:
        """Write the help; what every command takes comes last."""
        self._action_groups.sort(key=lambda group: group is self._optionals)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Refuse what argparse refuses, in words of the catalogue."""
        for pattern, variant in COMPLAINTS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                found = {key: bare(value) for key, value in match.groupdict().items()}
                known = found.pop("known", "")
                self.refuse(variant, known=known.split(", ") if known else (), **found)
        self.refuse("")

    def refuse_rest(self, rest: list[str]) -> NoReturn:
        """Refuse what no option and no place takes."""
        option = next((one for one in rest if one.startswith("-")), "")
        if option:
            self.refuse("option", written=option.partition("=")[0], known=self.known_options)
        self.refuse("extra", written=" ".join(rest))

    def refuse(self, variant: str, **values: Any) -> NoReturn:
        """Raise the exception for people."""
        raise fail(wrong_usage(self.prog, variant, **values))


def bare(text: str | None) -> str:
    """Return values as argparse quotes them, without the quotation marks."""
    return re.sub(r"'([^']*)'", r"\1", text or "")


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
