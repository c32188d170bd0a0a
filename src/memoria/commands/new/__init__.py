"""The command `new`: a record is begun, in both languages and in the right place."""

import shlex
import sys
from collections.abc import Iterator
from functools import partial

from memoria.check.examine import Examined, examine
from memoria.commands.command import (
    INTERRUPTED,
    PROBLEMS,
    WELL,
    WRONG_USAGE,
    Command,
    Group,
    Option,
    Options,
)
from memoria.commands.new.asking import Talk, label_of
from memoria.content.files import file_of
from memoria.content.kinds import REGISTERS
from memoria.edit.new.additions import add, obstacles
from memoria.edit.new.kinds import KINDS, Kind
from memoria.edit.new.options import (
    ONE_OF,
    as_command,
    lacking,
    part_of,
    repeated,
    stated,
    wrong,
)
from memoria.edit.new.questions import NEWCOMERS, Question, Replies
from memoria.edit.new.records import Skeleton
from memoria.edit.new.replies import completed
from memoria.edit.new.setting import Setting
from memoria.load.yaml_writing import in_braces
from memoria.messages.words import Words
from memoria.project.journal import read_journal, resume
from memoria.project.project import Work, shown_path
from memoria.rules.commands import not_told
from memoria.rules.problems import Problem
from memoria.rules.reports import describe, encodable, printable, report

# The parts of the help of a kind, in their order.
PARTS = ("needed", *ONE_OF, "optional")


def refusal(problem: Problem, kind: Kind, words: Words) -> str:
    """Say what is wrong with an option, or with the content folder."""
    position = problem.finding.position.file
    if not position.startswith("--"):
        return report([problem], words, "text")
    message, remedy = describe(problem, words)
    lines = [f"{position}: {printable(message)}", printable(remedy), *hints(problem, kind, words)]
    return encodable("\n    ".join(lines)) + "\n"


def hints(problem: Problem, kind: Kind, words: Words) -> Iterator[str]:
    """Say how a register gets an entry that it lacks: by an option, or by the line to add."""
    if problem.code != "M210":
        return
    told, asked = problem.finding.values, {question.name for question in kind.questions}
    lacking, identifier = str(told["kind"]), str(told["id"])
    for name, newcomer in NEWCOMERS.items():
        if newcomer.kind == lacking and newcomer.option in asked:
            yield words(f"new.hint.{name}")
            return
    if lacking in {one.name for one in REGISTERS} and identifier:
        line = "- " + in_braces({"id": identifier, "name": {words.language: "…"}})
        yield words("new.hint.register", file=file_of(lacking), line=printable(line))


def begun_lines(work: Work, begun: Skeleton, words: Words) -> Iterator[str]:
    """Say what was written, and in two lines what is next."""
    yield words("new.written")
    yield from (f"  {shown_path(work.data / name)}" for name in begun.files)
    waiting = [shown_path(work.data / one.file) for one in begun.texts if not one.prose]
    place = words.join(waiting) if waiting else shown_path(work.data / begun.file)
    if begun.kind.name == "picture":
        yield words("new.next.picture", id=begun.fields["id"])
    yield words("new.next.text" if waiting else "new.next.look", file=place)
    yield words("new.next.check")


def command(words: Words) -> Group:
    """Let the kind of the record be named."""
    return Group(
        "cli.new", words, {name: partial(kind_command, kind) for name, kind in KINDS.items()}
    )


def kind_command(kind: Kind, words: Words) -> Command:
    """Take an option for each question of a kind."""
    options = [
        Option(
            one.option, heading=f"cli.new.{part}", multiple=True, metavar="…",
            help=described(one, kind, words),
        )
        for part in PARTS
        for one in kind.questions
        if part_of(one, kind) == part
    ]  # fmt: skip
    command = Command(f"cli.new.{kind.name}", words, partial(run, kind), *options)
    command.epilog = words("cli.new.epilog")
    return command


def described(question: Question, kind: Kind, words: Words) -> str:
    """Return what an option tells, and the words that it takes where they are few."""
    few = ", ".join(question.few_words)
    label = label_of(question, kind, words)
    return f"{label} ({few})" if few else label


def run(kind: Kind, work: Work, options: Options, words: Words) -> int:
    """Begin a record: ask for what is not given, write, and say what to do next."""
    if completed_before(kind, work, options, words):
        return WELL
    examined = examine(work)
    if blocking := obstacles(examined):
        return tell(blocking, "new.errors", words)
    setting = setting_of(kind, work, examined, options, words)
    told = stated(vars(options), setting)
    replies = completed(told, setting)
    lacked = lacking(kind, replies)
    problems = [*repeated(vars(options), setting), *wrong(replies, setting)]
    if lacked and not problems and not sys.stdin.isatty():
        problems += not_told(work.shown, kind.name, lacked)
    if problems:
        sys.stderr.write("".join(refusal(one, kind, words) for one in problems))
        return WRONG_USAGE
    if not lacked:
        return write(work, examined, replies, setting, words)
    try:
        replies = Talk(setting, words).ask_all(told)
    except (EOFError, KeyboardInterrupt):
        print("\n" + words("new.stopped"))
        return INTERRUPTED
    return write_told(kind, work, options, replies, words)


def completed_before(kind: Kind, work: Work, options: Options, words: Words) -> bool:
    """Complete what an earlier run left half done; tell whether that is what is asked for now.

    Raises MemoriaError where a file that it changes was edited since.
    """
    left = read_journal(work.data)
    if left is None or not left.command.startswith("new "):
        return False
    resume(work.data, work.shown, left)
    print(words("new.completed", command=left.command))
    print("\n".join(f"  {shown_path(work.data / name)}" for name in left.files))
    return (left.command, left.told) == (f"new {kind.name}", given(kind, options))


def given(kind: Kind, options: Options) -> str:
    """Return what a command was given about a record."""
    told = ((one.option, vars(options)[one.name]) for one in kind.questions)
    return shlex.join(f"{option}={value}" for option, values in told for value in values)


def write_told(kind: Kind, work: Work, options: Options, replies: Replies, words: Words) -> int:
    """Write what was told in a conversation; where that fails, nobody has to tell it again."""
    status = PROBLEMS
    try:
        # The folder may have changed while the editor was thinking.
        examined = examine(work)
        setting = setting_of(kind, work, examined, options, words)
        status = write(work, examined, replies, setting, words)
    finally:
        if status != WELL:
            print(words("new.again") + "\n" + as_command(kind, replies, vars(options)))
    return status


def setting_of(
    kind: Kind, work: Work, examined: Examined, options: Options, words: Words
) -> Setting:
    """Return where a record is begun."""
    told, codes = given(kind, options), work.settings.codes
    return Setting(kind, examined.loaded, codes, words.language, work.folder, told)


def write(work: Work, examined: Examined, replies: Replies, setting: Setting, words: Words) -> int:
    """Write a record, and say what to do next or why nothing was written."""
    begun, problems = add(work, examined, replies, setting)
    if problems:
        return tell(problems, "new.nothing", words)
    for line in begun_lines(work, begun, words):
        print(line)
    return WELL


def tell(problems: tuple[Problem, ...], remark: str, words: Words) -> int:
    """Say what is wrong with the content."""
    sys.stderr.write(report(problems, words, "text") + words(remark) + "\n")
    return PROBLEMS
