"""The command `translated`: a translation is marked as up to date."""

import sys

from memoria.commands.command import PROBLEMS, WELL, Command, Options, Parser
from memoria.edit.translations import mark_translated
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.rules.reports import report
from memoria.translation.coverage import label_of


def add_options(parser: Parser, words: Words) -> None:
    """Take what it marks, and why the words of a translation may stay as they are."""
    parser.add_argument("record", metavar=words("cli.record"), help=words("cli.record.help"))
    parser.add_argument("into", metavar=words("cli.into"), help=words("cli.into.help"))
    parser.add_argument(
        "--unchanged-because",
        default="",
        metavar=words("cli.because"),
        help=words("cli.because.help"),
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


TRANSLATED = Command("translated", run, add_options)
