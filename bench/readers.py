"""Measure pages as a reader on a phone meets them: `python -m bench.readers`."""

import gzip
import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from bench.measure import CommandError
from bench.report import machine, table
from bench.sizes import TEXT
from bench.visit import BROWSERS, served

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / ".bench/readers/node_modules/.bin/lighthouse"
RESULTS = ROOT / "bench/READERS.md"
PAGES = {
    "site": ("", "sessions/led-employment/", "initiatives/", "es/sessions/led-employment/"),
    ".demo/site": ("", "sessions/the-short-night/", "initiatives/", "guides/a-year-afloat/"),
}
# What is asked for at least, of a hundred.
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
HEADS = ("Page", "Performance", "Accessibility", "Best practices", "SEO")
RUNS = 3
BEGINNING = (
    "# What readers meet",
    "",
    "Made by `make bench-readers`: Lighthouse on a phone that is slow by four times, with a slow"
    " line, as it comes; texts packed as GitHub Pages packs them. Of each page the medians of"
    f" {RUNS} runs, and the performance of each; wanted are "
    + ", ".join(f"{name} {least}" for name, least in WANTED.items())
    + ".",
)
OPTIONS = ("--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox --disable-gpu")


class Packed(SimpleHTTPRequestHandler):
    """Serves texts packed and says that they may be kept, as GitHub Pages does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = path.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in TEXT:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def scores(address: str) -> dict[str, float]:
    """Return what Lighthouse gives a page in each of its categories, of a hundred.

    Raises CommandError where it ends badly.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    command = [str(LIGHTHOUSE), address, *OPTIONS]
    run = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, check=False
    )
    if run.returncode:
        raise CommandError(run.stderr.decode(errors="replace")[-2000:])
    told = json.loads(run.stdout)["categories"]
    return {name: round(told[name]["score"] * 100) for name in WANTED}


def rows(site: str, paths: Sequence[str], runs: int = RUNS) -> Iterator[list[str]]:
    """Measure the pages of a site, each some times; the performance is told of each run."""
    with served(ROOT / site, Packed) as address:
        for path in paths:
            found = [scores(address + path) for _ in range(runs)]
            middle = {name: statistics.median(one[name] for one in found) for name in WANTED}
            fast = ", ".join(f"{one['performance']:.0f}" for one in found)
            others = [f"{middle[name]:.0f}" for name in WANTED if name != "performance"]
            yield [f"`{site}/{path}`", f"{middle['performance']:.0f} ({fast})", *others]


def main() -> None:
    """Measure all pages, and write the table."""
    measured = (row for site, paths in PAGES.items() for row in rows(site, paths))
    told = [*BEGINNING, "", *(f"- {one}" for one in machine()), "", *table(HEADS, measured), ""]
    RESULTS.write_text("\n".join(told), "utf-8")


if __name__ == "__main__":
    main()
