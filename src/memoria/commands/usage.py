"""A command line that speaks the language asked for: its help, and what it refuses."""

import argparse
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from memoria.messages.words import Words
from memoria.rules.commands import fail
from memoria.rules.usage import wrong_usage

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
