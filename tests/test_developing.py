"""The guide for developers knows every room, command, rule, output and question of a template."""

import ast
import inspect
import re
from pathlib import Path

from memoria.commands.arguments import COMMANDS
from memoria.outputs.outputs import OUTPUTS
from memoria.outputs.pages import GLOBALS
from memoria.rules.problems import RULES
from tests.conftest import ROOT
from tests.test_architecture import FLOORS, SOURCE

GUIDE = (ROOT / "DEVELOPING.md").read_text("utf-8")


def known(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def part(title: str) -> str:
    return GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_rooms_stand_in_the_order_in_which_they_may_import() -> None:
    rooms = re.findall(r"^\| `(\w+)/?` \|", part("The rooms of `src/memoria`"), re.MULTILINE)
    assert tuple(rooms) == FLOORS


def test_a_room_that_says_what_is_in_it_says_the_same_here() -> None:
    firsts = {
        one: str(ast.get_docstring(ast.parse((SOURCE / one / "__init__.py").read_text("utf-8"))))
        for one in FLOORS
        if (SOURCE / one / "__init__.py").is_file()
    }
    assert firsts
    lacking = {one: first for one, first in firsts.items() if f"`{one}/` | {first} |" not in GUIDE}
    assert not lacking


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^\| `… ([a-z]+)", readme, re.MULTILINE)) | {"build"}
    assert named == set(COMMANDS)


def test_every_rule_belongs_to_a_row() -> None:
    hundreds = set(re.findall(r"^\| M(\d)01 to M\1 ?\d*99 \|", part("Add a rule"), re.MULTILINE))
    assert {code[1] for code in RULES} == hundreds


def test_every_output_is_named() -> None:
    places = {Path(inspect.getfile(inspect.unwrap(one.artifacts))) for one in OUTPUTS}
    named = [SOURCE / one for one in known(part("Add an output")) if one.startswith("outputs/")]
    lacking = [
        one
        for one in places
        if one != SOURCE / "outputs" / "outputs.py"
        if not any(one == there or there in one.parents for there in named)
    ]
    assert not lacking


def test_every_question_of_a_template_is_named_and_nothing_else() -> None:
    rows = re.findall(r"^\| `.*?\| (.*) \|$", part("What templates may ask"), re.MULTILINE)
    assert set().union(*map(known, rows)) == set(GLOBALS)


def test_every_path_is_there() -> None:
    paths = [one for one in known(GUIDE) if "/" in one and not re.search(r"[<…* ]", one)]
    places = (ROOT, SOURCE, SOURCE / "outputs")
    assert not [one for one in paths if not any((place / one).exists() for place in places)]


def test_every_finding_is_in_the_table() -> None:
    readme = (ROOT / "findings" / "README.md").read_text("utf-8")
    scripts = {one.name for one in (ROOT / "findings").glob("*.sh")}
    assert set(re.findall(r"^\| \[`([a-z-]+\.sh)`\]", readme, re.MULTILINE)) == scripts
