"""What a command is: its options, its help in words of the catalogue, and how it ends."""

import re
from collections.abc import Callable, Collection
from itertools import pairwise, takewhile
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
# What is no value of the option before it, unless an equals sign stands between.
OPTION = re.compile(r"-[^\s\d]\S*")


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
    """Something to ask for; its name is the end of a key, its description that message."""

    allow_extra_args = True  # refused in words, like all that is wrong

    def __init__(
        self, key: str, words: Words, run: Run | None, *params: click.Parameter, epilog: str = ""
    ) -> None:
        super().__init__(
            key.rpartition(".")[2],
            callback=run,
            params=[*params],
            help=words(key),
            epilog=epilog,
            options_metavar=f"[{words('cli.options')}]",
            add_help_option=False,
        )
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
        if ctx.args:
            raise fail(wrong_usage(ctx.command_path, "extra", " ".join(ctx.args)))
        return Options(run=self.callback, **ctx.params)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, each part below its heading."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, self.words("cli.usage"))
        self.format_help_text(ctx, formatter)
        for heading, rows in self.parts(ctx).items():
            with formatter.section(self.words(heading)):
                formatter.write_dl(rows)
        self.format_epilog(ctx, formatter)

    def parts(self, ctx: click.Context) -> dict[str, list[tuple[str, str]]]:
        """Return what each part of the help lists, by its heading."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one in self.params:
            heading = one.heading if isinstance(one, Option) else "cli.positionals"
            found.setdefault(heading, []).extend(filter(None, [one.get_help_record(ctx)]))
        return found


class Group(Command):
    """Commands of which one is named; what may stand before its name may stand after it, too."""

    allow_interspersed_args = False

    def __init__(
        self,
        key: str,
        words: Words,
        names: Collection[str],
        make: Callable[[str, Words], Command],
        *params: click.Parameter,
        default: str = "",
    ) -> None:
        super().__init__(key, words, None, *params)
        self.names, self.make, self.default = names, make, default

    @property
    def place(self) -> str:
        """Return the word for what is to be named."""
        return self.words(f"{self.key}.one")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """List what follows the name of the group."""
        return [*super().collect_usage_pieces(ctx), self.place, "…"]

    def parts(self, ctx: click.Context) -> dict[str, list[tuple[str, str]]]:
        """Return what the help lists: the commands, then the options."""
        named = [(name, self.words(f"{self.key}.{name}")) for name in self.names]
        return {f"{self.key}.one": named, **super().parts(ctx)}

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
        if name not in self.names:
            variant = "choice" if ctx.parent else "command"
            raise fail(wrong_usage(ctx.command_path, variant, name, self.names, self.place))
        command = self.make(name, self.words)
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
