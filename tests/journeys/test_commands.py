"""The README's three journeys, command by command as they stand there."""

import re

from tests.conftest import ROOT
from tests.journeys.conftest import Scratch
from tests.links import Site

README = (ROOT / "README.md").read_text("utf-8")
JOURNEYS = README.partition("\n## Add a summary")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", JOURNEYS, re.DOTALL | re.MULTILINE)
ADDRESS = "https://memoria.example.org/"


def test_the_readme_says_the_same_in_spanish() -> None:
    spanish = (ROOT / "README.es.md").read_text("utf-8")
    assert "](README.es.md)" in README
    assert "](README.md)" in spanish
    assert shape(README) == shape(spanish)


def shape(text: str) -> list[str]:
    """List what does not depend on the language: headings, rows, options, links and commands."""
    named = r"^#+ |^\| `… \w+|^\*\*|`--[a-z-]+|\]\([^)#]+\)|^\S+/ "
    places = [one.replace(".es.md", ".md") for one in re.findall(named, text, re.MULTILINE)]
    commands = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    lines = [line.partition("   #")[0].strip() for block in commands for line in block.splitlines()]
    return places + lines


def go(scratch: Scratch, commands: str) -> str:
    """Run a block of commands that must end well, and return what it printed."""
    done = scratch.shell(commands)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stdout + done.stderr
    return done.stdout


def test_the_readme_has_three_journeys() -> None:
    assert len(BLOCKS) == 3


def test_each_journey_ends_green_and_its_outcome_is_on_the_site(scratch: Scratch) -> None:
    add, translate, rename = BLOCKS
    go(scratch, add)
    folder = scratch.data / "summaries" / "led-employment" / "contributions"
    assert "La ciudad abrió" in (folder / "my-city.es.md").read_text("utf-8")
    assert "The city" not in (folder / "my-city.en.md").read_text("utf-8")

    go(scratch, translate)
    status = go(scratch, "python scripts/build_summaries.py status")
    assert "contribution my-city. en: 1 text current; es: 1 original text" in status

    go(scratch, rename)
    assert scratch.git("status", "--porcelain") == ""

    go(scratch, "python scripts/build_summaries.py site --quick")
    site = Site(scratch.root / "site", ADDRESS)
    for language, words in {"": "The city opened a fund", "es/": "La ciudad abrió"}.items():
        page = (site.folder / f"{language}sessions/local-employment/index.html").read_text("utf-8")
        moved = (site.folder / f"{language}sessions/led-employment/index.html").read_text("utf-8")
        assert words in page
        assert 'id="contribution-my-city"' in page
        assert "sessions/local-employment/" in moved or "../local-employment/" in moved
    assert scratch.git("status", "--porcelain") == ""
