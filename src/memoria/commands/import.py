# ruff: noqa: N999 - the command is called so
"""The command `import`: the schedule of another program becomes records, after a look at them."""

import shlex
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import click

from memoria.check.examine import Examined, examine
from memoria.commands.command import INTERRUPTED, PROBLEMS, WELL, Command, Option, Options
from memoria.content.addresses import spelled
from memoria.content.withdrawals import Key
from memoria.edit.imports.arrivals import HOURS, Wishes
from memoria.edit.imports.bringing import Plan, bring, plan
from memoria.edit.imports.events import Schedule
from memoria.edit.imports.reading import read_schedule
from memoria.edit.imports.values import zone
from memoria.edit.new.additions import obstacles
from memoria.edit.yaml import NotChanged
from memoria.messages.words import Words
from memoria.project.journal import read_journal, resume
from memoria.project.project import Work, shown_path
from memoria.rules.commands import fail, not_importable
from memoria.rules.problems import Position, Problem
from memoria.rules.reports import printable, report

# So many records of a list are shown; of more, only their number.
MANY = 20
# What was announced is no summary of what was said.
ANNOUNCED = {"abstract", "description", "DESCRIPTION"}


def command(words: Words) -> Command:
    """Take the file, and what it does not tell."""
    return Command(
        *("cli.import", words, run),
        click.Argument(
            ["file"],
            metavar=words("cli.import.file"),
            type=Path,
            help=words("cli.import.file.help"),
        ),
        Option("--series", default="", metavar="ID", help=words("cli.import.series")),
        Option("--original", default="", metavar="…", help=words("cli.import.original")),
        Option("--timezone", default="", metavar="…", help=words("cli.import.timezone")),
        Option("--as-sessions", is_flag=True, help=words("cli.import.as_sessions")),
        Option("--write", is_flag=True, help=words("cli.import.write")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Show what a schedule would become, and write it where that is wanted."""
    left = read_journal(work.data)
    if left and left.command == command_of(options):
        resume(work.data, work.shown, left)
    examined = examine(work)
    if blocking := obstacles(examined):
        return refuse(blocking, "new.errors", words)
    try:
        wishes = wishes_of(work, examined, options, words)
        schedule = read_schedule(options.file)
        planned = planned_of(work, examined, schedule, wishes)
        print("\n".join(shown(planned, words)))
        if planned.files and not planned.problems and not options.write:
            if not agreed(words):
                print(words("import.preview"))
                return WELL
            # The folder may have changed while the editor was thinking.
            examined = examine(work)
            planned = planned_of(work, examined, schedule, wishes)
    except (EOFError, KeyboardInterrupt):
        print("\n" + words("new.stopped"))
        return INTERRUPTED
    if planned.problems:
        return refuse(planned.problems, "new.nothing", words)
    if planned.files:
        bring(work, examined, planned, command_of(options))
        print("\n".join(written(work, planned, words)))
    return WELL


def command_of(options: Options) -> str:
    """Return what brings in this file, as people write it."""
    return shlex.join(["import", str(options.file)])


def planned_of(work: Work, examined: Examined, schedule: Schedule, wishes: Wishes) -> Plan:
    """Return what a schedule would change.

    Raises MemoriaError where a file is written in a way that nothing can be added to.
    """
    try:
        return plan(work, examined, schedule, wishes)
    except NotChanged as error:
        raise fail(not_importable(Position(f"{work.shown}/{error}"), "hand")) from None


def refuse(problems: tuple[Problem, ...], remark: str, words: Words) -> int:
    """Say what is wrong with the content."""
    sys.stderr.write(report(problems, words, "text") + words(remark) + "\n")
    return PROBLEMS


def wishes_of(work: Work, examined: Examined, options: Options, words: Words) -> Wishes:
    """Return what is told by options, or follows: the only series, the language of the editor.

    Raises MemoriaError where an option names what is not there.
    """
    codes, known = work.settings.codes, [one.id for one in examined.loaded.publication.series]
    series = options.series or (known[0] if len(known) == 1 else asked_series(known, words))
    if series not in known:
        variant = "series" if series else "no-series"
        raise fail(not_importable(Position("--series"), variant, series, known))
    if options.original and options.original not in codes:
        raise fail(not_importable(Position("--original"), "original", options.original, codes))
    if options.timezone and not zone(options.timezone):
        raise fail(not_importable(Position("--timezone"), "zone", options.timezone))
    languages = sorted(codes, key=lambda one: one != words.language)
    return Wishes(series, options.original, tuple(languages), options.timezone, options.as_sessions)


def asked_series(known: list[str], words: Words) -> str:
    """Ask for one of several series, where somebody can answer."""
    if not known or not sys.stdin.isatty():
        return ""
    return input(words("import.series", known=", ".join(known)) + " ").strip()


def agreed(words: Words) -> bool:
    """Ask whether to write, where somebody can answer."""
    if not sys.stdin.isatty():
        return False
    return input(words("import.ask") + " ").strip().casefold() in words("import.yes").split()


def shown(planned: Plan, words: Words) -> Iterator[str]:
    """Say what is new, what is there already, and what has no place."""
    if planned.new:
        yield words.count("import.new", len(planned.new))
        yield from listed(planned.new, words)
    else:
        yield words("import.none")
    if planned.there:
        yield words.count("import.there", len(planned.there))
        yield from listed(planned.there, words)
    if planned.left:
        yield words("import.left")
        yield from (f"  {printable(name)}: {planned.left[name]}" for name in sorted(planned.left))
    if not ANNOUNCED.isdisjoint(planned.left):
        yield words("import.announced")
    if HOURS in planned.left:
        yield words("import.hours")


def listed(records: Mapping[Key, str], words: Words) -> Iterator[str]:
    """List records with their names, of many only the first."""
    for key, name in islice(records.items(), MANY):
        yield f"  {spelled(key)}  {printable(name)}".rstrip()
    if len(records) > MANY:
        yield "  " + words.count("new.more", len(records) - MANY)


def written(work: Work, planned: Plan, words: Words) -> Iterator[str]:
    """Say which files were written, and what to do next."""
    yield words("new.written")
    yield from (f"  {shown_path(work.data / name)}" for name in planned.files)
    yield words("import.next")
