"""The table of kinds is whole, and no other list of kinds is kept by hand."""

import ast
from collections.abc import Iterator
from typing import get_args

from memoria.content.kinds import KINDS, RECORDS, REGISTERS, TABLE, kind_of
from memoria.content.publication import Publication
from memoria.load.subjects import unwrapped
from memoria.messages.words import Words
from memoria.outputs.structured_data import creative_works, nodes
from memoria.render.overview import WAYS_IN
from tests.conftest import ROOT
from tests.rules.test_shapes import every_record

SOURCE = ROOT / "src" / "memoria"
# Kinds or fields in such a number, written in one place, are a table of kinds.
MANY = 3
# What names several kinds for a reason that the table does not know.
KEPT = {
    ("content/kinds.py", "TABLE"): "is the table",
    ("content/outcomes.py", "OUTCOMES"): "says what is known only once a session was held",
    ("edit/imports/arrivals.py", "fields"): "is one session of a schedule, field by field",
    ("edit/new/kinds.py", "KINDS"): "asks for what a new record needs",
    ("edit/new/questions.py", "NEWCOMERS"): "says which records may be new on the way",
    ("facts/passages.py", "registers"): "says whose names translations keep; themes are words",
    ("outputs/open_data/tables.py", "TABLES"): "says what stands on the lines of each table",
    ("outputs/open_data/files.py", "FEWER"): "says which records are large",
    ("outputs/structured_data/creative_works.py", "FACTS"): "says what schema.org knows of each",
    ("outputs/structured_data/nodes.py", "KINDS"): "says what schema.org calls each",
    ("render/notices.py", "OWN_FORMS"): "says which have forms of their own on the forge",
    ("render/overview.py", "WAYS_IN"): "is the order in which readers are offered them",
    ("render/listings.py", "DATED"): "says in which order each list by date stands",
    ("render/facets.py", "FACETS"): "says by what each list can be filtered",
    ("render/holdings.py", "COUNTED"): "is the order in which a session tells what it holds",
}


def strings(node: ast.AST) -> Iterator[str]:
    """List the texts in a collection, and in those inside it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for part in (*node.keys, *node.values):
            yield from strings(part) if part else ()
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for part in node.elts:
            yield from strings(part.args[0] if isinstance(part, ast.Call) and part.args else part)


def collections(node: ast.AST) -> Iterator[ast.AST]:
    """List what stands in a statement; types have to be written out, statements come themselves."""
    for part in ast.iter_child_nodes(node):
        is_type = isinstance(part, ast.Subscript) and getattr(part.value, "id", "") == "Literal"
        if not is_type and not isinstance(part, ast.stmt):
            yield part
            yield from collections(part)


def tables(source: str) -> Iterator[str]:
    """Name the statements of a module that hold several kinds, or the lists of such."""
    words = ({one.name for one in TABLE}, {one.field for one in TABLE})
    for statement in ast.walk(ast.parse(source)):
        if isinstance(statement, ast.stmt):
            found = [set(strings(node)) for node in collections(statement)]
            if any(len(texts & known) >= MANY for texts in found for known in words):
                yield name_of(statement)


def name_of(statement: ast.stmt) -> str:
    targets = getattr(statement, "targets", [getattr(statement, "target", None)])
    return next((one.id for one in targets if isinstance(one, ast.Name)), str(statement.lineno))


def test_no_other_list_of_kinds_is_kept_by_hand() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.py")
        for name in tables(path.read_text("utf-8"))
    }
    assert found == set(KEPT)


def test_a_list_of_kinds_is_found_however_it_is_written() -> None:
    for written in (
        'A = ("person", "place", "theme")',
        'A = frozenset(["person", "place", "theme"])',
        'A: dict[str, str] = {"person": "", "place": "", **{"theme": ""}}',
        'A = (("people", 1), ("places", 2), ("themes", 3))',
        'A = [Shelf("person", 1), Shelf("place", 2), Shelf("theme", 3)]',
    ):
        assert list(tables(written)) == ["A"], written
    assert list(tables('def f():\n    for one in ("person", "place", "theme"):\n        pass'))
    for written in ('A = ("person", "place", "tree")', 'A = Literal["person", "place", "theme"]'):
        assert not list(tables(written)), written


def test_every_record_with_an_id_has_a_kind() -> None:
    with_id = {one for one in every_record() if "id" in one.model_fields}
    content = {one for one in with_id if one.__module__.startswith("memoria.content.")}
    # Others are made from these.
    bases = {one for one in content if content.intersection(one.__subclasses__())}
    assert content - bases == {one.model for one in TABLE}


def test_each_kind_stands_where_the_table_says() -> None:
    assert len(KINDS) == len({one.model for one in TABLE}) == len(TABLE)
    for kind in TABLE:
        for holder in (KINDS[one].model for one in kind.holders):
            (held, *_) = get_args(unwrapped(holder.model_fields[kind.field].annotation))
            assert held is kind.model, kind.name
    assert {one.field for one in RECORDS} <= set(Publication.__dataclass_fields__)


def test_the_kind_of_a_record_is_known_by_its_model() -> None:
    assert kind_of(KINDS["place"].model.model_construct()) == "place"


def test_every_kind_has_its_words(english: Words, spanish: Words) -> None:
    keys = [f"kind.{one.name}" for one in TABLE if one.addressed]
    keys += [f"text.{one.name}" for one in TABLE if one.linked or one.pinned]
    for words in (english, spanish):
        assert [key for key in keys if key not in words.messages] == []


def test_what_tells_more_of_kinds_tells_it_of_all() -> None:
    registers = {one.name for one in REGISTERS}
    assert set(nodes.KINDS) == set(creative_works.FACTS) == registers
    assert set(WAYS_IN) == {one.field for one in TABLE if one.listed}
