"""Problems as lines for people, annotations for the forge, or JSON for tools."""

import json
from collections.abc import Mapping, Sequence
from functools import partial

from memoria.messages.vocabulary import choices_told, meaning
from memoria.messages.words import Words
from memoria.rules.problems import ACCEPTABLE, Problem, Severity

# Spaces that do not break are no danger to a terminal; French asks for them.
SPACES = "\u00a0\u202f"
# Values of problems that are words themselves, and those that are codes of languages, to be named.
NAMED = {"kind", "fact"}
TONGUES = {"tongue", "seems"}
FORMATS = ("text", "github", "json")


def report(
    problems: Sequence[Problem],
    words: Words,
    form: str,
    rules: str = "",
    standing: Sequence[Problem] | None = None,
) -> str:
    """Return the problems in one of the forms, ending with a line break where there are any.

    `rules` is the address of the page of rules, for tools. Of a change, `standing` are the problems
    that were there before: they come last, and are said to be so.
    """
    if form == "json":
        described = [as_data(problem, words, rules) for problem in problems]
        if standing is not None:
            described = [one | {"new": True} for one in described]
            described += [as_data(one, words, rules) | {"new": False} for one in standing]
        return encodable(json.dumps(described, ensure_ascii=False, indent=2)) + "\n"
    line = as_annotation if form == "github" else as_text
    lines = [line(problem, words) for problem in problems]
    if standing and form == "text":
        lines.append(words("compare.problems.standing", problems=how_many(standing, words)))
    earlier = partial(as_annotation, noticed=True) if form == "github" else as_text
    lines += [earlier(problem, words) for problem in standing or ()]
    return "".join(encodable(one) + "\n" for one in lines)


def how_many(problems: Sequence[Problem], words: Words) -> str:
    """Say how many errors and warnings there are."""
    severities = [problem.severity for problem in problems]
    return words.join(
        words.count(f"compare.{one}", severities.count(one))
        for one in Severity
        if one in severities
    )


def describe(problem: Problem, words: Words) -> tuple[str, str]:
    """Return what is wrong and how to mend it."""
    finding = problem.finding
    special = f"{problem.code}.{finding.variant}"
    message = special if finding.variant and special in words else problem.code
    remedy = f"{special}.remedy" if f"{special}.remedy" in words else f"{problem.code}.remedy"
    values = {name: named(name, value, words) for name, value in finding.values.items()}
    values |= sentences(finding.values, words)
    return words(message, **values), with_acceptance(words(remedy, **values), problem, words)


def with_acceptance(remedy: str, problem: Problem, words: Words) -> str:
    """Tell, too, how a warning is left as it is, where that may be right."""
    if problem.code not in ACCEPTABLE:
        return remedy
    where = "file" if problem.finding.position.file.endswith(".md") else "record"
    # What is to be written ends without a full stop, which would be copied with it.
    apart = " " if remedy.endswith((".", ")")) else " — "
    return remedy + apart + words(f"cli.accept.{where}", rule=problem.code)


def sentences(values: Mapping[str, str | int], words: Words) -> dict[str, str]:
    """Return what is said in several messages: how to keep a field, and what one holds."""
    told, record = {}, str(values.get("record", ""))
    keep = values.get("keep", "plain")
    told["keep"] = words(f"keep.{keep}", **values)
    if "line" in values and keep != "plain":
        told["instead"] = words(f"instead.{keep}", **values)
    if topic := values.get("topic"):
        told["topic"] = words(f"unplaced.{topic}")
    if field := values.get("similar"):
        told["meaning"] = meaning(record, str(field), words)
    if choices := values.get("choices"):
        listed = str(choices).split(", ")
        told["choices"] = choices_told(record, str(values["field"]), listed, words)
    return told


def named(name: str, value: str | int, words: Words) -> object:
    """Return a value of a problem in words."""
    if name == "territory":
        return words.territory(str(value))
    if name in TONGUES:
        return words.tongue(str(value))
    return words.messages.get(f"{name}.{value}", value) if name in NAMED else value


def encodable(text: str) -> str:
    """Return a text in which the bytes of a file name that is no UTF-8 are written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def as_text(problem: Problem, words: Words) -> str:
    """Return two lines: what is wrong and where, then how to mend it."""
    message, remedy = describe(problem, words)
    place = printable(str(problem.finding.position))
    head = f"{place}: {problem.severity} {problem.code}: {printable(message)}"
    return f"{head}\n    {printable(remedy)}"


def as_annotation(problem: Problem, words: Words, *, noticed: bool = False) -> str:
    """Return a workflow command that marks the line in a pull request.

    A warning that is only to be `noticed` takes no room from others: forges show few of each level.
    """
    position, (message, remedy) = problem.finding.position, describe(problem, words)
    place = f"file={escape(position.file)},line={position.line},col={position.column}"
    text = f"{message}\n{remedy}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    level = "notice" if noticed and problem.severity is Severity.WARNING else problem.severity
    return f"::{level} {place},title={problem.code}::{text}"


def escape(value: str) -> str:
    """Escape a property of a workflow command."""
    for character in "%\r\n:,":
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def as_data(problem: Problem, words: Words, rules: str) -> dict[str, str | int | bool]:
    """Return a problem as plain data; `help` is where its rule is explained."""
    position, (message, remedy) = problem.finding.position, describe(problem, words)
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": message,
        "remedy": remedy,
        "help": f"{rules}#{problem.code.lower()}",
    }


def printable(text: str) -> str:
    """Return a text without line breaks and characters that a terminal would obey."""
    return "".join(
        letter if letter.isprintable() or letter in SPACES else repr(letter)[1:-1]
        for letter in text
    )
