"""What `new` says: what is wrong with an option, what was written and what to do next."""

from collections.abc import Iterator

from memoria.edit.new.kinds import NEWCOMERS
from memoria.edit.new.questions import Kind
from memoria.edit.new.records import Skeleton
from memoria.load.yaml_writing import in_braces
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.rules.problems import Problem
from memoria.rules.reports import encodable, printable, report

# The registers to which a line may be added by hand.
REGISTERS = {
    "organisation": "organisations.yaml",
    "place": "places.yaml",
    "theme": "themes.yaml",
}


def refusal(problem: Problem, kind: Kind, words: Words) -> str:
    """Say what is wrong with an option, or with the content folder."""
    position = problem.finding.position.file
    if not position.startswith("--"):
        return report([problem], words, "text")
    message, remedy = words.describe(problem)
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
    if lacking in REGISTERS and identifier:
        line = "- " + in_braces({"id": identifier, "name": {words.language: "…"}})
        yield words("new.hint.register", file=REGISTERS[lacking], line=printable(line))


def begun_lines(work: Work, begun: Skeleton, words: Words) -> Iterator[str]:
    """Say what was written, and what to do next."""
    yield words("new.written")
    for name in begun.files:
        yield f"  {shown_path(work.data / name)}"
    yield words("new.next")
    for text in begun.texts:
        if not text.prose:
            file, language = shown_path(work.data / text.file), words.tongue(text.language)
            yield "  - " + words("new.next.text", file=file, language=language)
    if begun.is_draft:
        yield "  - " + words("new.next.draft", file=shown_path(work.data / begun.file))
    yield "  - " + words("new.next.check")
    yield "  - " + words("new.next.pull")
