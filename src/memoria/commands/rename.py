"""The command `rename`: a record gets another id, and its old address leads on."""

import sys
from collections.abc import Iterator

import click

from memoria.commands.command import PROBLEMS, WELL, Command, Options
from memoria.edit.rename.renaming import rename, spelled_now
from memoria.messages.words import Words
from memoria.project.journal import Journal
from memoria.project.project import Work, shown_path
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Take what is to be renamed, and its new id."""
    return Command(
        *("cli.rename", words, run),
        click.Argument(["old"], metavar=words("cli.old"), help=words("cli.old.help")),
        click.Argument(["new"], metavar=words("cli.new_id"), help=words("cli.new_id.help")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Rename a record, and say which files were changed and what to do next."""
    renamed = rename(work, options.old, options.new)
    if renamed.problems:
        sys.stderr.write(report(renamed.problems, words, "text"))
        print(words("cli.rename.broken"), file=sys.stderr)
        return PROBLEMS
    done = renamed.done
    if done is None:
        print(words("cli.rename.none", old=options.old, new=options.new))
        return WELL
    print("\n".join(done_lines(work, done, options.new, words)))
    return WELL


def done_lines(work: Work, done: Journal, new: str, words: Words) -> Iterator[str]:
    """Say which files were changed and removed, and what to do next."""
    names = {"old": done.told, "new": spelled_now(done, new)}
    yield words.count("cli.rename.done", len(done.files), **names)
    yield from (f"  {shown_path(work.data / name)}" for name in done.files)
    if done.remove:
        yield words.count("cli.rename.removed", len(done.remove))
        yield from (f"  {shown_path(work.data / name)}" for name in done.remove)
    yield words("cli.rename.next", new=new)
