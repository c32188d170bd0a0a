"""An editor who knows nothing but what a message tells, and does it to the letter."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memoria.content.files import field_names
from memoria.messages.vocabulary import meaning
from memoria.rules.problems import Problem
from memoria.rules.reports import describe
from memoria.schema.fields import examples
from tests.conftest import words_of

FOLDER = "data/"
CLOSING = {"[": "]", "{": "}"}


@dataclass
class Told:
    """What a message says: in which file, where (rows and columns from 0), and what to do."""

    file: str
    row: int
    column: int
    message: str
    remedy: str


class StuckError(AssertionError):
    """Tell of a message that asks for what no one can do who knows no more than it says."""


class Editor:
    """Hold the files of a content folder, and change them as messages ask."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files

    def obey(self, problem: Problem) -> None:
        """Do what a message tells."""
        finding = problem.finding
        message, remedy = describe(problem, words_of("en"))
        position = finding.position
        file = position.file.removeprefix(FOLDER)
        told = Told(file, position.line - 1, position.column - 1, message, remedy)
        for pattern, action in ACTIONS:
            if found := re.search(pattern, remedy):
                action(self, told, found)
                return
        raise StuckError(f"{problem.code} {position}: {message} | {remedy}")

    def lines(self, told: Told) -> list[str]:
        return self.files[told.file].split("\n")

    def put(self, told: Told, lines: list[str]) -> None:
        self.files[told.file] = "\n".join(lines)

    def comment(self, told: Told, match: re.Match[str]) -> None:
        """Put a number sign before a line, and before those that belong to it."""
        lines, more = self.lines(told), int(match["more"] or 0)
        for row in range(told.row, told.row + more + 1):
            at = indent(lines[told.row])
            lines[row] = f"{lines[row][:at]}# {lines[row][at:]}" if lines[row].strip() else "#"
        if line := match.groupdict().get("line"):
            lines.insert(told.row + more + 1, " " * indent(lines[told.row]) + line)
        self.put(told, lines)

    def take_out(self, told: Told, match: re.Match[str]) -> None:
        """Write a part of a line above it, as a comment, and maybe something in its place."""
        line, lines = match.groupdict().get("line") or "", self.lines(told)
        whole = lines[told.row]
        text = match.groupdict().get("text") or ""
        if text and text in whole:
            start = max(whole.rfind(text, 0, told.column + len(text)), whole.find(text))
            end = start + len(text)
        else:
            start = field_start(whole, told.column, line.partition(":")[0])
            end = field_end(whole, start)
        before, after = whole[:start], whole[end:]
        if not line and after.lstrip().startswith(","):
            after = after.lstrip()[1:].lstrip()
        elif not line and before.rstrip().endswith(","):
            before = before.rstrip()[:-1]
        lines[told.row] = f"{before}{line}{after}".rstrip()
        lines.insert(told.row, " " * indent(whole) + f"# {whole[start:end]}")
        self.put(told, lines)

    def rename(self, told: Told, match: re.Match[str]) -> None:
        """Write another word where one stands."""
        lines = self.lines(told)
        row = lines[told.row]
        at = row.find(match["old"], max(told.column - 1, 0))
        at = at if at >= 0 else row.find(match["old"])
        if at < 0:
            raise StuckError(f"no {match['old']} in {row}")
        lines[told.row] = f"{row[:at]}{match['new']}{row[at + len(match['old']) :]}"
        self.put(told, lines)

    def write(self, told: Told, match: re.Match[str]) -> None:
        """Write a line, or a field or an item of it, as the message has it."""
        lines, right = self.lines(told), match["line"]
        whole = lines[told.row]
        bare = whole.strip().removeprefix("- ").strip()
        name = re.match(r"(?:- )?([\w-]+) *:", right)
        if right.startswith("- "):
            lines[told.row] = " " * indent(whole) + right
        elif name and not re.match(rf"{name[1]}\b", bare):
            start = field_start(whole, told.column, name[1])
            end = field_end(whole, start)
            lines[told.row] = f"{whole[:start]}{right}{whole[end:]}"
        elif name:
            start = whole.index(bare)
            lines[told.row] = whole[:start] + right + trailing(bare, right)
        else:
            end = field_end(whole, told.column)
            lines[told.row] = f"{whole[: told.column]}{right}{whole[end:]}"
        self.put(told, lines)

    def whole_line(self, told: Told, match: re.Match[str]) -> None:
        """Write a whole line anew behind its spaces, or behind as many as are asked for."""
        lines = self.lines(told)
        spaces = match.groupdict().get("spaces")
        at = indent(lines[told.row]) if spaces is None else int(spaces)
        right, old = match["line"], lines[told.row].strip()
        said = right.strip('"')
        if right.startswith('"') and said in lines[told.row]:
            lines[told.row] = lines[told.row].replace(said, right)
            self.put(told, lines)
            return
        name = re.match(r"[\w-]+:", right) if spaces is None else None
        if name and name[0] in old and not old.removeprefix("- ").startswith(name[0]):
            self.write(told, match)
            return
        if old.startswith("- ") and not right.startswith("- "):
            right = f"- {right}"
        lines[told.row] = " " * at + right
        self.put(told, lines)

    def move(self, told: Told, match: re.Match[str]) -> None:
        """Move a field to another record: around this one, or in another file."""
        taken = self.cut(told)
        taken[0] = re.sub(r"^[\w-]+(?= *:)", match["name"], taken[0])
        around = re.search(r"begins on line (\d+)", told.message)
        if around:
            row = int(around[1]) - 1
            lines = self.lines(told)
            column = len(lines[row]) - len(lines[row].lstrip(" -"))
            file = told.file
        else:
            found = re.search(r"“([\w-]+)” of the file ([\w-]+\.yaml)", told.message)
            assert found, told.message
            file, lines = found[2], self.files[found[2]].split("\n")
            row = next(n for n, one in enumerate(lines) if re.search(rf"\bid: {found[1]}\b", one))
            column = len(lines[row]) - len(lines[row].lstrip(" -"))
        if "{" in lines[row].split("#")[0] and lines[row].lstrip(" -").startswith("{"):
            at = lines[row].index("}", lines[row].index("{")) if "}" in lines[row] else -1
            lines[row] = f"{lines[row][: lines[row].rindex('}')]}, {taken[0]}}}" if at else ""
        else:
            lines[row + 1 : row + 1] = [" " * column + one for one in taken]
        self.files[file] = "\n".join(lines)

    def cut(self, told: Told) -> list[str]:
        """Take a field out of its place, and return its lines, the first without spaces."""
        lines, row = self.lines(told), told.row
        whole = lines[row]
        if whole[: told.column].strip():
            end = field_end(whole, told.column)
            text, after = whole[told.column : end], whole[end:]
            before = whole[: told.column]
            if after.lstrip().startswith(","):
                after = after.lstrip()[1:].lstrip()
            else:
                before = before.rstrip().removesuffix(",")
            lines[row] = f"{before}{after}".rstrip()
            self.put(told, lines)
            return [text]
        last = last_row(lines, row)
        taken = [one[told.column :] for one in lines[row : last + 1]]
        del lines[row : last + 1]
        self.put(told, lines)
        return taken

    def to_files(self, told: Told, match: re.Match[str]) -> None:
        """Move a text to files of its own."""
        taken = " ".join(one.strip() for one in self.cut(told)).partition(":")[2].strip()
        names = match["files"].split(", ")
        texts = [taken]
        if taken.startswith("{"):
            texts = [one or other for one, other in re.findall(r': (?:"([^"]*)"|([^,}]+))', taken)]
        for name, text in zip(names, texts, strict=True):
            self.files[name] = self.files.get(name, "") + text.strip("\"'") + "\n"

    def choose(self, told: Told, match: re.Match[str]) -> None:
        """Write one of some values, and keep the line as it was as a comment."""
        whole = self.lines(told)[told.row]
        end = field_end(whole, told.column)
        lines = self.lines(told)
        lines[told.row] = f"{whole[: told.column]}{match['first']}{whole[end:]}"
        lines.insert(told.row, f"{' ' * indent(whole)}# {whole.strip()}")
        self.put(told, lines)

    def name_field(self, told: Told, _: re.Match[str]) -> None:
        """Write a colon behind the name of a field; a line that has none goes on with a text."""
        lines = self.lines(told)
        name, rest = lines[told.row].strip().split(" ", 1)
        if name not in field_names():
            raise StuckError(f"no field: {lines[told.row]}")
        lines[told.row] = f"{' ' * indent(lines[told.row])}{name}: {rest}"
        self.put(told, lines)

    def name_language(self, told: Told, match: re.Match[str]) -> None:
        """Write the code of a language in the place of what is none."""
        lines = self.lines(told)
        whole = lines[told.row]
        lines[told.row] = whole[: told.column] + re.sub(
            r"^[\w-]+", match["new"], whole[told.column :]
        )
        self.put(told, lines)

    def add_field(self, told: Told, match: re.Match[str]) -> None:
        """Add a field that is lacking, with what the lists of fields give for an example."""
        name = match["name"]
        english = words_of("en")
        fitting = [
            fields[name]
            for record, fields in examples().items()
            if name in fields and told.remedy.endswith(f"{meaning(record, name, english)}.")
        ]
        line = fitting[0]
        if name == "id":
            line = f"id: thing-{told.row}-{told.column}"
        lines = self.lines(told)
        whole, row = lines[told.row], told.row
        rest = whole[told.column :]
        if rest.startswith("{"):
            lines[row] = f"{whole[: told.column + 1]}{line}, {rest[1:]}"
        elif not whole[: told.column].strip() and not rest.startswith("- "):
            lines.insert(row, " " * told.column + line)
        else:
            lines[row] = f"{whole[: told.column]}{line}"
            lines.insert(row + 1, " " * told.column + rest)
        self.put(told, lines)

    def add_record(self, told: Told, match: re.Match[str]) -> None:
        """Write an id, and add the record that it names to its file."""
        lines = self.lines(told)
        whole = lines[told.row]
        end = field_end(whole, told.column)
        lines[told.row] = f"{whole[: told.column]}{match['id']}{whole[end:]}"
        self.put(told, lines)
        name = match["file"]
        text = self.files.get(name, f"{name.removesuffix('.yaml')}:\n")
        self.files[name] = f"{text.rstrip()}\n  {match['line']}\n"

    def add_hyphen(self, told: Told, match: re.Match[str]) -> None:
        """Put the hyphen before a record in a list, and its lines below it."""
        lines = self.lines(told)
        for row in range(told.row + 1, told.row + 1 + int(match["more"])):
            at = indent(lines[told.row + 1])
            lead = "- " if row == told.row + 1 else "  "
            lines[row] = f"{lines[row][:at]}{lead}{lines[row][at:]}"
        self.put(told, lines)

    def join(self, told: Told, match: re.Match[str]) -> None:
        """Write two fields as one, in the place of the second."""
        first = re.search(r"on line (\d+)", told.message)
        assert first
        where = int(first[1]) - 1
        self.write(told, match)
        lines = self.lines(told)
        name = match["line"].partition(":")[0]
        start = lines[where].find(f"{name}:")
        self.cut(Told(told.file, where, start, "", ""))

    def join_lines(self, told: Told, _: re.Match[str]) -> None:
        """Move the lines below one to the end of those below another."""
        first = re.search(r"on line (\d+)", told.message)
        assert first
        lines, where = self.lines(told), int(first[1]) - 1
        last = last_row(lines, told.row)
        moved = lines[told.row + 1 : last + 1]
        del lines[told.row : last + 1]
        end = last_row(lines, where)
        lines[end + 1 : end + 1] = moved
        self.put(told, lines)

    def drop_line(self, told: Told, _: re.Match[str]) -> None:
        """Take a line out that says nothing."""
        lines = self.lines(told)
        del lines[told.row]
        self.put(told, lines)

    def drop_marks(self, told: Told, _: re.Match[str]) -> None:
        """Take out the lines that git put in."""
        lines = [one for one in self.lines(told) if not re.match(r"<{7} |={7}$|>{7} ", one)]
        self.put(told, lines)

    def to_file(self, told: Told, match: re.Match[str]) -> None:
        """Move a list to another file."""
        taken = self.cut(told)
        taken[0] = match["name"] + ":" + taken[0].partition(":")[2]
        text = self.files.get(match["file"], "")
        self.files[match["file"]] = text + "\n".join(taken) + "\n"

    def insert_above(self, told: Told, match: re.Match[str]) -> None:
        """Write a line of its own above."""
        lines = self.lines(told)
        lines.insert(told.row, match["line"])
        self.put(told, lines)

    def without_plus(self, told: Told, match: re.Match[str]) -> None:
        """Take a sign away, here and in the lines that follow."""
        lines = self.lines(told)
        row = told.row
        while row < len(lines) and lines[row].startswith("+"):
            lines[row] = lines[row][1:]
            row += 1
        self.put(told, lines)

    def create(self, told: Told, match: re.Match[str]) -> None:
        """Write a text that is lacking."""
        self.files[match["file"]] = "A text.\n"

    def without_hyphen(self, told: Told, _: re.Match[str]) -> None:
        """Put two spaces in the place of a hyphen and the space after it."""
        lines = self.lines(told)
        lines[told.row] = lines[told.row].replace("- ", "  ", 1)
        self.put(told, lines)

    def begin_record(self, told: Told, match: re.Match[str]) -> None:
        """Begin a record with a hyphen, in the column of those above."""
        lines = self.lines(told)
        lines[told.row] = " " * (indent(lines[told.row]) - 2) + match["line"]
        self.put(told, lines)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def trailing(old: str, right: str) -> str:
    """Return the comment behind a line that the right one does not have."""
    found = re.search(r" +# .*$", old)
    return found[0] if found and found[0].strip() not in right else ""


def last_row(lines: list[str], row: int) -> int:
    """Return the last row that belongs to a field: those that stand further to the right."""
    last, at = row, indent(lines[row])
    in_list = lines[row].rstrip().endswith(":")
    for number in range(row + 1, len(lines)):
        line = lines[number]
        hyphen = in_list and indent(line) == at and line.lstrip().startswith("- ")
        if line.strip() and not (indent(line) > at or hyphen):
            break
        last = number if line.strip() else last
    return last


def field_start(line: str, column: int, name: str) -> int:
    """Return where a field begins that has its value at a column, or a later one."""
    starts = [one.start() for one in re.finditer(rf"(?<![\w-]){re.escape(name)}(?= *:| |=)", line)]
    before = [one for one in starts if one <= column]
    if not starts:
        raise StuckError(f"no {name} in {line}")
    return before[-1] if before else starts[0]


def field_end(line: str, start: int) -> int:
    """Return where a field or an item ends that begins at a column."""
    plain = re.sub(
        r"(?<![^ \[{,])(\"(?:[^\"\\]|\\.)*\"|'[^']*')", lambda one: "_" * len(one[0]), line
    )
    depth, listed = 0, in_brackets(line[:start])
    for at in range(start, len(line)):
        depth += (plain[at] in CLOSING) - (plain[at] in CLOSING.values())
        if depth < 0 or (listed and depth == 0 and plain[at] == ","):
            return at
        if plain[at] == "#" and plain[at - 1] == " " and depth == 0:
            return len(line[:at].rstrip())
    return len(line.rstrip())


def in_brackets(before: str) -> bool:
    plain = re.sub(r"\"[^\"]*\"", "", before)
    return sum(plain.count(one) for one in "[{") > sum(plain.count(one) for one in "]}")


Action = Callable[[Editor, Told, "re.Match[str]"], None]
BEFORE = (
    r"# and a space before (?:it|this line and before each of the (?P<more>\d+) that follow and "
    r"belong to it)"
)
# ruff: noqa: E501
# A line with a field or an item, or a text in quotation marks.
LINE = r"(?:(?:- )?[^\W\d][\w-]*:(?: .+)?|- .+|\".+\")(?<!…\)\.)"
# What a remedy may ask for, the most particular first; a line to write always ends it.
ACTIONS: tuple[tuple[str, Action], ...] = (
    (rf"{BEFORE}, so that nothing is lost, and write below (?:it|them): (?P<line>.+)$", Editor.comment),
    (r"after # and a space, so that nothing is lost, and in its place: (?P<line>.+)$", Editor.take_out),
    (r"Take it out here and write it on a line of its own above: # (?P<text>.+)$", Editor.take_out),
    (r"^Write (?P<new>[\w-]+): instead of (?P<old>.+?):\.", Editor.rename),
    (r"^Write (?P<new>\S+) instead of (?P<old>\S+?)\.?$", Editor.rename),
    (r"^Write (?P<id>\S+) instead, .* add to (?P<file>\S+) the line: (?P<line>.+)$", Editor.add_record),
    (r"^Move it.* to the file (?P<file>\S+), as (?P<name>\w+):$", Editor.to_file),
    (r"^Move it .*?: (?P<name>[\w-]+):", Editor.move),
    (r"^Move the text, without quotation marks, to: (?P<files>.+)$", Editor.to_files),
    (r"^Write both in one, and take the first one out: (?P<line>.+)$", Editor.join),
    (r"^Move the lines below this one", Editor.join_lines),
    (r"^Take the line of three hyphens out", Editor.drop_line),
    (r"^Take out the lines that begin with <", Editor.drop_marks),
    (r"^Put two spaces more before each of the (?P<more>\d+) lines", Editor.add_hyphen),
    (r"^Write its name on a line of its own above: (?P<line>.+)$", Editor.insert_above),
    (r"^Begin it with a hyphen, .*?: (?P<line>.+)$", Editor.begin_record),
    (r"^Change the number of spaces at its beginning to (?P<spaces>\d+): (?P<line>.+)$", Editor.whole_line),
    (r"^Take the \+ away", Editor.without_plus),
    (r"^If it goes on past midnight, write (?P<line>.+?)\. Otherwise", Editor.write),
    (r"^Write another id .* such as (?P<line>id: [\w-]+)\.", Editor.write),
    (r"^Write (?P<line>[\w-]+: [\w-]+)\. The values are", Editor.write),
    (r"^Write (?P<line>[\w-]+: [\w-]+), or another", Editor.write),
    (r"^If it goes on with the text above", Editor.name_field),
    (r"^Write one of: (?P<first>[\w-]+)", Editor.choose),
    (rf"{BEFORE}: # .*$", Editor.comment),
    (r"^Add a line (?P<name>\w+): … here", Editor.add_field),
    (r"^Use one of the site's: (?P<new>\w+)", Editor.name_language),
    (r"^Write (?P<line>[\w/-]+: [\w/]+)\.$", Editor.write),
    (r"^Write (?P<line>[\w-]+)(?:\.(?: If|$)|: lower-case)", Editor.write),
    (r"^Write (?P<line>[\d: -]+?) if the day stands first", Editor.write),
    (r"^Write (?P<line>[^(]+?) \((?:the year|a time|hours)", Editor.write),
    (r"^Write (?P<file>summaries/\S+\.md)", Editor.create),
    (r"^Put two spaces in the place of the hyphen", Editor.without_hyphen),
    (rf"^(?:.*\. )?Write (?P<line>{LINE}|[\w-]+)$", Editor.write),
    (rf"^(?:Put|Delete|Close|Use|Write)\b(?!.* as in )[^:]*(?:colon: |: )(?P<line>{LINE})$", Editor.whole_line),
)  # fmt: skip


def until_green(
    files: dict[str, str], problems: Callable[[dict[str, str]], list[Problem]], most: int
) -> Iterator[Problem]:
    """Obey the first message again and again, until there is none; yield what was obeyed."""
    editor = Editor(files)
    for _ in range(most):
        found = problems(editor.files)
        if not found:
            return
        yield found[0]
        editor.obey(found[0])
    raise StuckError(
        f"still told: {[describe(one, words_of('en')) for one in problems(editor.files)]}"
    )
