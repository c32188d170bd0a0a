"""The command line: which commands there are, and what is read from it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click

from memoria.commands.command import Choice, Command, Group, Option, Options, folder
from memoria.messages.words import MODEL, Words
from memoria.rules.commands import fail, wrong_usage

# Each has a module of its name, which is only read when it is asked for.
COMMANDS = (
    *("build", "site", "serve", "check", "compare", "explain", "new", "propose", "import"),
    *("status", "translated", "rename", "schema", "format", "upkeep", "verify"),
)


def language_of(
    arguments: Sequence[str], environment: Mapping[str, str], known: Collection[str]
) -> str:
    """Return the language asked for by `--language`, or else by the environment.

    It is the first one that has words; English goes without saying.
    """
    asked = re.findall(r"^--language[=\n](.*)$", "\n".join(arguments), re.MULTILINE)
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


def parse(arguments: Sequence[str], words: Words, languages: Collection[str]) -> Options:
    """Read the command line; without a command it is `build`.

    Raises MemoriaError where there is something that no command takes, Exit after the help.
    """
    common = (
        Option("--language", type=Choice([*languages]), help=words("cli.language")),
        Option("--data", type=folder, metavar=words("cli.dir"), help=words("cli.data")),
        Option(
            "-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=show_help,
            help=words("cli.help"),
        ),
    )  # fmt: skip
    makers = {name: partial(command_of, name) for name in COMMANDS}
    program = Group("cli", words, makers, *common, default="build")
    try:
        with program.make_context("memoria", [*arguments]) as context:
            return program.invoke(context)
    except click.UsageError as error:
        context = error.ctx or click.get_current_context()
        variant, values = complaint(error, context, arguments)
        raise fail(wrong_usage(context.command_path, variant, **values)) from error


def command_of(name: str, words: Words) -> Command:
    """Return a command, as its module makes it."""
    made: Command = import_module(f"memoria.commands.{name}").command(words)
    return made


def show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the help and do nothing else."""
    if asked:
        print(f"{context.get_help()}\n", end="", flush=True)  # at once: a reader may go away
        context.exit()


def complaint(
    error: click.UsageError, context: click.Context, arguments: Sequence[str]
) -> tuple[str, dict[str, Any]]:
    """Return which of our messages tells what click finds wrong, and what is put into it."""
    params = context.command.params
    options = {name: one for one in params if isinstance(one, Option) for name in one.opts}
    match error:
        case click.NoSuchOption(option_name=name):
            known = [one for one in options if one.startswith("--")]
            # Of `-language`, click names only the first letter.
            written = name if name.startswith("--") else whole(name, arguments)
            return "option", {"written": written.partition("=")[0], "known": known}
        case click.MissingParameter():
            lacking = [one for one in params if one.required and one.name not in context.params]
            return "required", {"written": ", ".join(one.make_metavar(context) for one in lacking)}
        case click.BadParameter(param=Option(opts=[name, *_], type=Choice(choices=known))):
            return "choice", {"written": error.message, "known": known, "name": name}
        case click.BadOptionUsage(option_name=name) if options[name].is_flag:
            glued = whole(f"{name}=", arguments).partition("=")[2]
            return "without-value", {"written": glued, "name": name}
        case click.BadOptionUsage(option_name=name) | click.BadParameter(param=Option(opts=[name])):
            return "value", {"name": name}
    return "", {}


def whole(beginning: str, arguments: Sequence[str]) -> str:
    """Return the first argument that begins so."""
    return next((one for one in arguments if one.startswith(beginning)), beginning)
