"""The command `rename`: a record gets another id, and its old address leads on."""

import sys
from collections.abc import Iterator

import click

from memoria.check.examine import examine
from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options
from memoria.content.withdrawals import Key
from memoria.edit.rename.forgetting import traces
from memoria.edit.rename.renaming import key_of, rename, spelled_now
from memoria.messages.words import Words
from memoria.project.journal import Journal
from memoria.project.project import Work, shown_path
from memoria.project.writing import read_manifest
from memoria.rules.reports import printable, report

# So many places are listed; of more, only their number.
MANY = 20


def command(words: Words) -> Command:
    """Take what is to be renamed, and its new id."""
    return Command(
        *("cli.rename", words, run),
        click.Argument(["old"], metavar=words("cli.old"), help=words("cli.old.help")),
        click.Argument(["new"], metavar=words("cli.new_id"), help=words("cli.new_id.help")),
        Option("--forget", is_flag=True, help=words("cli.rename.forget")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Rename a record, and say which files were changed and what to do next."""
    renamed = rename(work, options.old, options.new, forget=options.forget)
    if renamed.problems:
        sys.stderr.write(report(renamed.problems, words, "text"))
        print(words("cli.rename.broken"), file=sys.stderr)
        return PROBLEMS
    done, gone = renamed.done, renamed.gone
    if done:
        print("\n".join(done_lines(work, done, options.new, words)))
    else:
        print(words("cli.rename.none", old=options.old, new=options.new))
    if options.forget and (done or gone):
        key = gone or key_of(done.told if done else "")
        print("\n".join(trace_lines(work, key, options.new, words)))
    elif done:
        print(words("cli.rename.next", new=options.new))
    return WELL


def done_lines(work: Work, done: Journal, new: str, words: Words) -> Iterator[str]:
    """Say which files were changed and removed, and what to do next."""
    names = {"old": done.told, "new": spelled_now(done, new)}
    yield words.count("cli.rename.done", len(done.files), **names)
    yield from (f"  {shown_path(work.data / name)}" for name in done.files)
    if done.remove:
        yield words.count("cli.rename.removed", len(done.remove))
        yield from (f"  {shown_path(work.data / name)}" for name in done.remove)


def trace_lines(work: Work, key: Key, new: str, words: Words) -> Iterator[str]:
    """Say what is left of a name that is to vanish."""
    left = traces(examine(work), pages_by_hand(work), key, new)
    if left.address:
        yield words("cli.rename.dead", address=left.address)
    if left.digest:
        yield words("cli.rename.digest", digest=left.digest)
    yield words("cli.rename.history")
    yield (
        words.count("cli.rename.places", len(left.places))
        if left.places
        else words("cli.rename.nowhere")
    )
    for place, line in left.places[:MANY]:
        yield f"  {place}: {printable(line)}".removesuffix(": ")
    if len(left.places) > MANY:
        yield "  " + words.count("new.more", len(left.places) - MANY)
    if left.others:
        yield words("cli.rename.others")
    for old, now in left.others:
        yield f"  python scripts/build_summaries.py rename {old} {now or '…'} --forget"
    yield words("cli.rename.then")


def pages_by_hand(work: Work) -> dict[str, bytes]:
    """Read the pages that are written by hand."""
    managed, docs = read_manifest(work.docs), work.docs
    files = (one for one in sorted(docs.rglob("*.md")) if one.is_file())
    return {
        shown_path(one): one.read_bytes()
        for one in files
        if one.relative_to(docs).as_posix() not in managed
    }
