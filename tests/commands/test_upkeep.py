"""The command `upkeep` behind a proxy of this machine: nobody else is asked."""

import time
from pathlib import Path

import pytest

from memoria.check.upkeep.visits import read_visits
from tests.check.upkeep.hosts import host
from tests.conftest import Run
from tests.contents import session

SOURCE = """sources:
      - id: minutes
        title: Minutes
        language: en
        address: https://example.org/minutes"""


def test_what_is_dead_for_weeks_is_told_and_nothing_before(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sessions.yaml").write_text(session(SOURCE))
    memory = tmp_path / "memory" / "addresses.json"
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with host() as proxy:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy.address)
            monkeypatch.delenv(name.upper(), raising=False)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        command = ("upkeep", "--data", data, "--memory", memory)
        assert run(*command) == (0, "", "")
        known = read_visits(memory.read_text("utf-8"))
        assert {one.failures for one in known.values()} == {1}
        year = str(max(one.asked for one in known.values() if one.asked).year)
        weeks = memory.read_text("utf-8").replace(year, "2001").replace('es": 1', 'es": 2')
        memory.write_text(weeks, "utf-8")
        status, output, complaints = run(*command, "--all-languages")
    assert (status, complaints) == (0, "")
    assert "\n## Addresses that lead nowhere\n" in output
    assert "\n## Direcciones que no llevan a ninguna parte\n" in output
    assert "- `https://example.org/minutes` (does not answer): `" in output
    assert "did not answer this time" in output
    assert proxy.asked == []
