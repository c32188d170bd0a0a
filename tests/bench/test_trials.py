from importlib import import_module
from pathlib import Path

import pytest

from tests.trials import edits, rows
from tests.trials.__main__ import SUBJECTS


def test_a_table_is_written_without_touching_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAGE", tmp_path / "TRIALS.md")
    site = rows.table("abc", [rows.Row("kills", "0 | lost", "0")])
    for name in ("site", "payloads", "site"):
        rows.write_page({**rows.read_page(), name: site})
    assert rows.read_page() == {"payloads": site, "site": site}
    assert "| kills | 0 \\| lost | 0 |\n" in rows.PAGE.read_text("utf-8")


def test_every_subject_can_be_tried() -> None:
    found = {name: import_module(f"tests.trials.{name}") for name in SUBJECTS}
    assert all(callable(one.trials) for one in found.values())


def test_commands_that_are_killed_damage_nothing(tmp_path: Path) -> None:
    content = edits.Content(tmp_path / "project")
    for command in (("format",), ("translated", "the-short-night", "es")):
        row = edits.killed(content, command, kills=3, moments=1)
        assert row.seen == row.wanted == f"{edits.GOOD}: 3"
