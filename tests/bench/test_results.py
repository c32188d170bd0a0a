"""What is measured: all of a command, and all of a site."""

import sys
from pathlib import Path

import pytest

from bench.measure import CommandError, measure
from bench.plain import write_pages
from bench.report import page
from bench.results import Result
from bench.sizes import sizes

# A child takes time and memory, and its parent waits for it.
CHILD = "held = bytearray(60_000_000); sum(range(6_000_000)); import time; time.sleep(0.2)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


def test_what_children_take_is_counted(tmp_path: Path) -> None:
    alone = measure([sys.executable, "-c", "pass"], tmp_path, {})
    both = measure([sys.executable, "-c", PARENT], tmp_path, {})
    assert both.cpu > alone.cpu
    assert both.peak > alone.peak + 50
    assert both.peak_of_all >= both.peak == both.peaks["python"]


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit 3\nout of ink"):
        measure([sys.executable, "-c", "print('out of ink'); exit(3)"], tmp_path, {})


def test_a_site_is_weighed(tmp_path: Path) -> None:
    files = {
        "index.html": "home",
        "sessions/one/index.html": "a page" * 100,
        "pagefind/a.pf_meta": "words",
        "search/search_index.json": "words",
        "data/sessions.json": "[]",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = sizes(tmp_path, "sessions/one")
    assert found.total == sum(map(len, files.values()))
    assert (found.files, found.pages, found.page_bytes) == (5, 2, 604)
    assert found.search_bytes == 10
    assert (found.session, found.largest_page_name) == (600, "sessions/one/index.html")
    assert found.session_gzip < 100
    assert (found.largest_data, found.largest_data_name) == (2, "data/sessions.json")


def test_the_peers_get_the_same_words(tmp_path: Path) -> None:
    write_pages(2, tmp_path)
    for language, said in (("en", "## Key questions"), ("es", "## Preguntas clave")):
        text = (tmp_path / language / "sessions" / "water-0000.md").read_text("utf-8")
        assert said in text
        assert 1800 < len(text.split()) < 2600
        assert "question:" not in text
        assert "place:" not in text
    english, spanish = (sorted((tmp_path / one).rglob("*.md")) for one in ("en", "es"))
    assert [one.name for one in english] == [one.name for one in spanish]


def test_the_page_tells_how_many_times_as_much_and_how_it_grows() -> None:
    def taken(seconds: float) -> Result:
        cost = dict.fromkeys(("wall", "cpu", "peak", "peak_of_all"), seconds)
        return {**cost, "peaks": {"python": 120.0, "pagefind": 110.0, "git": 5.0}, "times": 3}

    small = {"mkdocs": taken(4.0), "quick": taken(1.0)}
    large = {"mkdocs": taken(40.0), "quick": taken(100.0)}
    large["preview"] = {"start": 9.0, "page": 0.5, "search": 2.0, "builds": 1}
    lines = list(page({100: small, 1000: large}))
    assert [one for one in lines if "after 0.50 s, and in the search after 2.00 s" in one]
    quick = [line for line in lines if line.startswith("| `site --quick`, empty cache")]
    assert "| 1.0 | 0.25 | 1.0 | 0.25 | 1 (python 120, pagefind 110) | 1 | 3 |" in quick[0]
    assert "| 100.0 | 2.50 |" in quick[1]
    assert "| 2.00 | 2.00 | 2.00 | – |" in quick[2]
