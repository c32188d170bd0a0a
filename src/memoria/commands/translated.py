"""The command `translated`: a translation is marked as up to date."""

import sys

import click

from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options
from memoria.edit.translations import mark_translated
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.rules.reports import report
from memoria.translation.coverage import label_of


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
    """Mark a translation as up to date, and say what was marked and what is still missing."""
    marked, problems = mark_translated(
        work, options.record, options.into, options.unchanged_because
    )
    if marked is None:
        sys.stderr.write(report(problems, words, "text"))
        return PROBLEMS
    done = words.count("cli.translated.done", marked.texts)
    print(done if marked.files else words("cli.translated.none"))
    for name in marked.files:
        print(f"  {shown_path(work.data / name)}")
    for one in marked.missing:
        text, file = label_of(one, words), shown_path(work.data / one.file)
        print(words("cli.translated.missing", text=text, file=file))
    return WELL
