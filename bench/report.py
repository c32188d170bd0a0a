"""The results as a page: tables, a chart, the machine and the versions."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from math import log
from pathlib import Path

from bench.contenders import CONTENDERS, ZENSICAL
from bench.results import PREVIEW, Result, said, state

PAGE = Path(__file__).parent / "RESULTS.md"
PEER = "mkdocs"
WIDTH = 50
PACKAGES = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind", "typst"),
    *("pydantic", "PyYAML", "Jinja2", "markdown-it-py"),
)
TITLES = {one.name: one.title for one in CONTENDERS}
Measured = Mapping[int, Mapping[str, Result]]


def write_report(measured: Measured) -> None:
    """Write the page, and print it."""
    text = "\n".join(page(measured))
    PAGE.write_text(text, "utf-8")
    print(text)


def page(measured: Measured) -> Iterator[str]:
    """Write the page line by line."""
    yield "# Results\n"
    yield "Made by `make bench`; [README.md](README.md) tells what is measured and how.\n"
    yield from (f"- {line}" for line in machine())
    for sessions, found in measured.items():
        results = {name: one for name, one in found.items() if name in TITLES}
        yield f"\n## {sessions:,} sessions\n"
        yield from table(COSTS, costs(results))
        yield "\n```text"
        yield from chart(results)
        yield "```\n"
        yield from table(WEIGHTS, weights(results))
        yield ""
        yield from table(VISITS, visits(results))
        if waited := found.get(PREVIEW):
            yield "\n" + PREVIEWED.format(**waited)
    sizes = sorted(measured)
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        yield f"\n## Growth from {first:,} to {last:,} sessions\n"
        yield "1 is as much as the sessions, less is less.\n"
        yield from table(GROWTH, growth(measured[first], measured[last], last / first))
    yield ""


COSTS = ("", "wall, s", "× MkDocs", "CPU, s", "× MkDocs", "largest process, MB", "all, MB", "runs")
WEIGHTS = ("", "output, MB", "files", "pages", "page bytes, MB", "search, MB")
VISITS = (
    *("", "session page, kB", "packed, kB", "largest page, kB", "largest JSON or feed, kB"),
    *("first visit, requests", "packed, kB"),
)
PREVIEWED = (
    "In the preview the first page was there after {start:.1f} s. A saved text was on its page "
    "after {page:.2f} s, and in the search after {search:.2f} s; builds of the pages: {builds}."
)
GROWTH = ("", "wall", "CPU", "largest process", "output")


def costs(results: Mapping[str, Result]) -> Iterator[list[str]]:
    """Tell what each took."""
    peer = results.get(PEER)
    for name, one in results.items():
        yield [
            *(TITLES[name], f"{one['wall']:.1f}", times(one, peer, "wall")),
            *(f"{one['cpu']:.1f}", times(one, peer, "cpu"), peaks(one)),
            *(f"{one['peak_of_all']:.0f}", str(one["times"])),
        ]


def times(one: Result, peer: Result | None, field: str) -> str:
    """Tell how many times as much as the peer it is."""
    return f"{one[field] / peer[field]:.2f}" if peer else "–"


def peaks(one: Result) -> str:
    """Tell how much the largest process held, and the largest of each other program."""
    large = {name: value for name, value in one["peaks"].items() if value > 100}
    told = ", ".join(f"{name} {value:.0f}" for name, value in large.items())
    return f"{one['peak']:.0f} ({told})" if len(large) > 1 else f"{one['peak']:.0f}"


def weights(results: Mapping[str, Result]) -> Iterator[list[str]]:
    """Tell what each site weighs."""
    for name, one in with_site(results):
        yield [
            *(TITLES[name], mega(one["total"]), f"{one['files']:,}", f"{one['pages']:,}"),
            *(mega(one["page_bytes"]), mega(one["search_bytes"])),
        ]


def visits(results: Mapping[str, Result]) -> Iterator[list[str]]:
    """Tell what readers of each site load."""
    for name, one in with_site(results):
        yield [
            *(TITLES[name], kilo(one["session"]), kilo(one["session_gzip"])),
            *(largest(one, field) for field in ("largest_page", "largest_data")),
            *(str(one["requests"]), kilo(one["visit"])),
        ]


def largest(one: Result, field: str) -> str:
    """Tell how large the largest file of a kind is, and which it is, if there is one."""
    return f"{kilo(one[field])} (`{one[f'{field}_name']}`)" if one[field] else "–"


def with_site(results: Mapping[str, Result]) -> list[tuple[str, Result]]:
    """List those that make a site."""
    return [(name, one) for name, one in results.items() if "total" in one]


def growth(
    small: Mapping[str, Result], large: Mapping[str, Result], factor: float
) -> Iterator[list[str]]:
    """Tell by which power of the number of sessions each grows."""
    for name in (one for one in TITLES if one in small and one in large):
        fields = (one for one in ("wall", "cpu", "peak", "total") if one in small[name])
        powers = (log(large[name][one] / small[name][one], factor) for one in fields)
        found = [f"{one:.2f}" for one in powers]
        yield [TITLES[name], *found, *["–"] * (len(GROWTH) - 1 - len(found))]


def chart(results: Mapping[str, Result]) -> Iterator[str]:
    """Draw the wall time of each as a bar."""
    most, wide = (
        max((one["wall"] for one in results.values()), default=1.0),
        max(map(len, TITLES.values())),
    )
    for name, one in results.items():
        bar = "█" * max(1, round(WIDTH * one["wall"] / most))
        yield f"{TITLES[name].replace('`', ''):<{wide}} {bar} {one['wall']:.1f} s"


def table(heads: Sequence[str], rows: Iterator[list[str]]) -> Iterator[str]:
    """Write a table."""
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" + "---:|" * (len(heads) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def machine() -> Iterator[str]:
    """Tell on what, and of what, it was measured."""
    info = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in info if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield f"Commit {state()}"
    yield f"{(models or ['unknown'])[0]}, {os.cpu_count()} cores, {memory:.0f} GB"
    yield f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    yield ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    if ZENSICAL.exists():
        yield f"Zensical {said(str(ZENSICAL), '--version').split()[-1]}"


def mega(number: float) -> str:
    """Write bytes as millions."""
    return f"{number / 1e6:.1f}"


def kilo(number: float) -> str:
    """Write bytes as thousands."""
    return f"{number / 1e3:.1f}"
