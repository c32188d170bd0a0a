"""The command `new`: a record is begun, in both languages and in the right place."""

import sys
from collections.abc import Iterator

from memoria.checks.beginnings import not_told
from memoria.commands.asking import Talk
from memoria.commands.command import (
    INTERRUPTED,
    PROBLEMS,
    WELL,
    WRONG_USAGE,
    Command,
    Options,
    Parser,
)
from memoria.creating.additions import add, obstacles
from memoria.creating.questions import KINDS, NEWCOMERS, Kind, Question
from memoria.creating.replies import (
    Reply,
    Setting,
    by_name,
    lacking,
    original_of,
    read_reply,
)
from memoria.creating.reply_checks import faults
from memoria.creating.skeletons import Skeleton
from memoria.creating.suggestions import completed
from memoria.examination import Examined, examine
from memoria.problems import Problem
from memoria.reports import encodable, printable, report
from memoria.words import Words
from memoria.work import Work, shown_path
from memoria.yaml_writing import in_braces

# The registers to which a line may be added by hand.
REGISTERS = {
    "organisations.yaml": "organisation",
    "places.yaml": "place",
    "themes.yaml": "theme",
}


def add_options(parser: Parser, words: Words) -> None:
    """Take a kind, and an option for each question that it may be asked."""
    parser.add_argument(
        "kind",
        choices=tuple(KINDS),
        metavar=words("cli.kind"),
        help=words("cli.kind.help", kinds=", ".join(KINDS)),
    )
    asked: dict[str, Question] = {}
    takers: dict[str, list[str]] = {}
    for kind in KINDS.values():
        for question in kind.questions:
            asked.setdefault(question.name, question)
            takers.setdefault(question.name, []).append(kind.name)
    for name, question in asked.items():
        described = words(f"new.ask.{name}")
        kinds = ", ".join(takers[name])
        parser.add_argument(
            question.option,
            dest=name,
            action="append",
            metavar="…",
            help=f"{described} ({kinds})".replace("%", "%%"),
        )


def run(work: Work, options: Options, words: Words) -> int:
    """Begin a record: ask for what is not given, write, and say what to do next."""
    kind = KINDS[options.kind]
    examined = examine(work, texts=False)
    if blocking := obstacles(examined):
        sys.stderr.write(report(blocking, words, "text") + words("new.errors") + "\n")
        return PROBLEMS
    setting = setting_of(work, examined, words)
    replies, problems = given(kind, options, setting, work.shown)
    if problems:
        return refuse(problems, words)
    if lacking(kind, replies):
        if not sys.stdin.isatty():
            return refuse([*not_told(work.shown, kind.name, lacking(kind, replies))], words)
        try:
            replies = Talk(kind, setting, words).ask_all(stated(kind, options, setting))
        except (EOFError, KeyboardInterrupt):
            print("\n" + words("new.stopped"))
            return INTERRUPTED
        # The folder may have changed while the editor was thinking.
        examined = examine(work, texts=False)
        setting = setting_of(work, examined, words)
    begun, found = add(work, examined, kind, replies, setting)
    if found:
        sys.stderr.write(report(found, words, "text") + words("new.nothing") + "\n")
        return PROBLEMS
    for line in closing(work, begun, words):
        print(line)
    return WELL


def setting_of(work: Work, examined: Examined, words: Words) -> Setting:
    """Return where a record is begun."""
    return Setting(examined.loaded, work.settings.codes, words.language, work.folder)


def stated(kind: Kind, options: Options, setting: Setting) -> dict[str, Reply]:
    """Read what the options of a kind say."""
    replies: dict[str, Reply] = {}
    for question in kind.questions:
        written = getattr(options, question.name)
        if written:
            original = original_of(kind, {**completed(kind, {}, setting), **replies}, setting)
            reply = read_reply(question, written, original, setting.languages)
            replies[question.name] = by_name(question, reply, setting)
    return replies


def given(
    kind: Kind, options: Options, setting: Setting, folder: str
) -> tuple[dict[str, Reply], list[Problem]]:
    """Return what the options say, with what follows from it, and what is wrong with them."""
    own = {one.name for one in kind.questions}
    strange = [
        question.option
        for other in KINDS.values()
        for question in other.questions
        if question.name not in own and getattr(options, question.name)
    ]
    problems = [*not_told(folder, kind.name, tuple(dict.fromkeys(strange)), "option")]
    replies = completed(kind, stated(kind, options, setting), setting)
    for question in kind.questions:
        if question.name in replies:
            problems += faults(kind, question, replies, setting)
    return replies, problems


def refuse(problems: list[Problem], words: Words) -> int:
    """Say what is wrong with the options."""
    for problem in problems:
        position = problem.finding.position.file
        if position.startswith("--"):
            message, remedy = words.describe(problem)
            lines = [f"{position}: {printable(message)}", printable(remedy), *hints(problem, words)]
            sys.stderr.write(encodable("\n    ".join(lines)) + "\n")
        else:
            sys.stderr.write(report([problem], words, "text"))
    return WRONG_USAGE


def hints(problem: Problem, words: Words) -> Iterator[str]:
    """Say how a register gets an entry that it lacks: by an option, or by the line to add."""
    if problem.code != "M210":
        return
    values = problem.finding.values
    for name, newcomer in NEWCOMERS.items():
        if newcomer.kind == values["kind"]:
            yield words(f"new.hint.{name}")
    line = "- " + in_braces({"id": str(values["value"]), "name": {words.language: "…"}})
    for file, kind in REGISTERS.items():
        if kind == values["kind"]:
            yield words("new.hint.register", file=file, line=printable(line))


def closing(work: Work, begun: Skeleton, words: Words) -> Iterator[str]:
    """Say what was written, and what to do next."""
    yield words("new.written")
    for name in begun.files:
        yield f"  {shown_path(work.data / name)}"
    yield words("new.next")
    for language in begun.empty:
        file = shown_path(work.data / begun.texts[language])
        yield "  - " + words("new.next.text", file=file, language=words.tongue(language))
    if begun.is_draft:
        yield "  - " + words("new.next.draft", file=shown_path(work.data / begun.file))
    yield "  - " + words("new.next.check")
    yield "  - " + words("new.next.pull")


NEW = Command("new", run, add_options)
