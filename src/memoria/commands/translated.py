"""The command `translated`: a translation is marked as up to date."""

import sys
from collections.abc import Mapping

import click

from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options
from memoria.content.states import State
from memoria.edit.translations import mark_translated
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.rules.reports import report
from memoria.translation.coverage import label_of
from memoria.translation.statuses import RECORD


def command(words: Words) -> Command:
    """Take what it marks, and why the words of a translation may stay as they are."""
    reason, described = words("cli.because"), words("cli.because.help")
    return Command(
        *("cli.translated", words, run),
        click.Argument(["record"], metavar=words("cli.record"), help=words("cli.record.help")),
        click.Argument(["into"], metavar=words("cli.into"), help=words("cli.into.help")),
        Option("--unchanged-because", default="", metavar=reason, help=described),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Mark a translation as up to date, then say how it stands and what was marked."""
    marked, problems = mark_translated(
        work, options.record, options.into, options.unchanged_because
    )
    if marked is None:
        sys.stderr.write(report(problems, words, "text"))
        return PROBLEMS
    print(standing(marked.states, options.record, words.tongue(options.into), words))
    if marked.pins:
        print(words("cli.translated.marked"))
    for one in marked.pins:
        text = words("text.record") if one.form == RECORD else label_of(one, words)
        print(f"  {text}: {shown_path(work.data / one.file)}")
    return WELL


def standing(states: Mapping[State, int], name: str, language: str, words: Words) -> str:
    """Say how the translation of a record stands by what its texts are."""
    values = {"name": name, "language": language}
    if missing := states.get(State.MISSING):
        told = "partly" if len(states) > 1 else "absent"
        return words.count(f"cli.translated.{told}", missing, **values)
    told = "original" if set(states) == {State.ORIGINAL} else "current"
    return words(f"cli.translated.{told}", **values)
