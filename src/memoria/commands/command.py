"""What a command is: its options, its help in words of the catalogue, and how it ends."""

import re
from collections.abc import Callable, Mapping
from itertools import groupby, pairwise, takewhile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
from click.core import augment_usage_errors

from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules.commands import fail, wrong_usage

WELL, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
# What was asked for: what runs it, and the values of its options.
Options = SimpleNamespace
Run = Callable[[Work, Options, Words], int]
Makers = Mapping[str, Callable[[Words], "Command"]]
# What is no value of the option before it, unless an equals sign stands between.
OPTION = re.compile(r"-[^\s\d]\S*")
# What programs for letters make of the two hyphens of an option.
DASHES = ("–", "—")


class Choice(click.Choice[str]):
    """Take one of a few words."""

    def get_invalid_choice_message(self, value: object, ctx: object) -> str:  # noqa: ARG002
        """Return the value alone: what is said about it stands in the catalogue."""
        return str(value)


class Option(click.Option):
    """Stand in the help below a heading, which is a message."""

    def __init__(self, *names: str, heading: str = "cli.options", **form: Any) -> None:
        super().__init__(names, **form)
        self.heading = heading


class Command(click.Command):
    """Something to ask for: its key is that of its description in the catalogue."""

    allow_extra_args = True  # refused in words, like all that is wrong

    def __init__(self, key: str, words: Words, run: Run | None, *params: click.Parameter) -> None:
        super().__init__(key, None, run, [*params], words(key), options_metavar=None)
        self.key, self.words = key, words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what follows the name; another option is no value, though click would take it."""
        given = args if ctx.allow_interspersed_args else takewhile(OPTION.fullmatch, args)
        valued = {one.opts[0] for one in self.params if isinstance(one, Option) and not one.is_flag}
        with augment_usage_errors(ctx):
            for one, two in pairwise(given):
                if one in valued and OPTION.fullmatch(two):
                    raise click.BadOptionUsage(one, two)
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Options:
        """Return what was asked for.

        Raises MemoriaError where there is more than the command takes.
        """
        for one in ctx.args:
            if one.startswith(DASHES):
                known = [name for param in self.params for name in param.opts if name[:1] == "-"]
                raise fail(wrong_usage(ctx.command_path, "option", one.partition("=")[0], known))
        if ctx.args:
            raise fail(wrong_usage(ctx.command_path, "extra", " ".join(ctx.args)))
        return Options(run=self.callback, **ctx.params)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, each part below its heading."""
        pieces = [f"[{self.words('cli.options')}]", *self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), self.words("cli.usage"))
        self.format_help_text(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List what is taken."""
        for heading, params in groupby(self.params, heading_of):
            with formatter.section(self.words(heading)):
                formatter.write_dl(filter(None, (one.get_help_record(ctx) for one in params)))


def heading_of(param: click.Parameter) -> str:
    """Return the message that is the heading of an option or of an argument."""
    return param.heading if isinstance(param, Option) else "cli.positionals"


class Group(Command):
    """Commands of which one is named; what may stand before its name may stand after it, too."""

    allow_interspersed_args = False

    def __init__(
        self, key: str, words: Words, makers: Makers, *params: click.Parameter, default: str = ""
    ) -> None:
        super().__init__(key, words, None, *params)
        self.makers, self.default, self.place = makers, default, words(f"{key}.one")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """List what follows the name of the group."""
        return [*super().collect_usage_pieces(ctx), self.place, "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, and then what is taken."""
        with formatter.section(self.place):
            formatter.write_dl((name, self.words(f"{self.key}.{name}")) for name in self.makers)
        super().format_options(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the name; what is unknown here is left to the default."""
        given = [*args]
        try:
            super().parse_args(ctx, args)
        except click.NoSuchOption:
            if not self.default:
                raise
            ctx.args = [self.default, *given]
        return ctx.args

    def invoke(self, ctx: click.Context) -> Options:
        """Return what is asked for by the rest; values that stand before the name go with it.

        Raises MemoriaError where nothing is named, or nothing that is known.
        """
        name, *rest = ctx.args or [self.default]
        if not name:
            raise fail(wrong_usage(ctx.command_path, "required", self.place))
        if name not in self.makers:
            variant = "choice" if ctx.parent else "command"
            also = dict(one.split("=") for one in self.words.first(f"{self.key}.names").split())
            known = {one: one for one in self.makers} | also
            raise fail(wrong_usage(ctx.command_path, variant, name, known, self.place))
        command = self.makers[name](self.words)
        command.params += self.params
        with command.make_context(name, rest, ctx, default_map=ctx.params) as below:
            return command.invoke(below)


def folder(written: str) -> Path:
    """Return the folder that an option names: without a word it would be the current one.

    Raises ValueError where there is no word.
    """
    if not written:
        raise ValueError
    return Path(written)


def docs_option(words: Words) -> Option:
    """Let a command take another folder of pages."""
    return Option("--docs", type=folder, metavar=words("cli.dir"), help=words("cli.docs"))
