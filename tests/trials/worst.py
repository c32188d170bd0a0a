"""The worst content that is accepted: time, growth and memory of `check` and `site`."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from bench.text import bank
from memoria.check.everything import check
from memoria.content.limits import LARGEST_YAML, LONGEST_LIST, LONGEST_PARAGRAPH
from tests.conftest import words_of
from tests.contents import LANGUAGES, read, session
from tests.trials.rows import Row

ROOT = Path(__file__).parents[2]
SIZES = (2_500, 5_000, 10_000, LONGEST_PARAGRAPH)
COUNTS = (LONGEST_LIST // 4, LONGEST_LIST // 2, LONGEST_LIST)


def sentences(size: int, language: int) -> str:
    """Write so many letters of sentences that say the same in both languages."""
    forms = [one for one in bank()["sentences"] if "{" not in one[0]] or bank()["sentences"]
    found, length, number = list[str](), 0, 100
    while length < size:
        number += 1
        form = forms[number % len(forms)][language]
        words = form.replace("{", "").replace("}", "")
        found.append(f"{words} {('It was', 'Eran')[language]} {number}.")
        length += len(found[-1]) + 1
    return " ".join(found)[:size]


def abridged(size: int, language: int) -> str:
    """Write clauses of which the translation lacks every third, so that all are weighed."""
    said = ("the quay has {}", "el muelle tiene {}")[language]
    numbers = [one for one in range(1000, 1000 + size // 19) if not language or one % 3]
    return " ".join(f"{said.format(one)}{';' if one % 10 else '. X'}" for one in numbers)[:size]


SHAPES: dict[str, Callable[[int, int], str]] = {
    "sentences": sentences,
    "abridged clauses": abridged,
    "signs": lambda size, _: "-+!?.,;:()" * (size // 10),
    "digits": lambda size, _: "1234567890 " * (size // 11),
    "weekdays": lambda size, language: ("Monday. ", "Lunes. ")[language] * (size // 8),
    "dates": lambda size, language: (
        ("3 May 2020, ", "3 de mayo de 2020, ")[language] * (size // 20)
    ),
    "brackets": lambda size, _: "[" * (size // 4),
}


def trials() -> Iterator[Row]:
    """Try each shape of an unbroken paragraph, then the largest content there may be.

    Growth is that of the work itself: seconds of a processor, without the start of the program.
    """
    for name, shape in SHAPES.items():
        seconds = [work(texts(shape, size)) for size in (200, *SIZES)][1:]
        grows = log(seconds[-1] / seconds[0]) / log(SIZES[-1] / SIZES[0])
        told = ", ".join(f"{one:.2f}" for one in seconds)
        yield Row(
            f"`check`, a paragraph of {name}, 2.5, 5, 10 and 20 KB a language",
            "growth at most 1.1",
            f"{grows:.2f}; {told} s",
        )
    seconds = [work(people(number)) for number in (5, *COUNTS)][1:]
    grows = log(seconds[-1] / seconds[0]) / log(COUNTS[-1] / COUNTS[0])
    told = ", ".join(f"{one:.2f}" for one in seconds)
    yield Row(
        "`check`, 1,250, 2,500 and 5,000 people", "growth at most 1.1", f"{grows:.2f}; {told} s"
    )
    least = {command: run(command, texts(sentences, 200))[0] for command in ("check", "site")}
    for name, files in largest():
        for command in ("check", "site"):
            seconds_taken, peak, status = run(command, files)
            yield Row(
                f"`{command}`, {name}",
                "at most 10 s more, 500 MB",
                f"{seconds_taken - least[command]:.1f} s more, {peak} MB, exit {status}",
            )


def texts(shape: Callable[[int, int], str], size: int) -> Mapping[str, str]:
    """Return a report in both languages that is one paragraph of a size."""
    return {
        "sessions.yaml": session(),
        "summaries/tides/report.en.md": f"A report.\n\n{shape(size, 0)}\n",
        "summaries/tides/report.es.md": f"Un informe.\n\n{shape(size, 1)}\n",
    }


def largest() -> Iterator[tuple[str, Mapping[str, str]]]:
    """List the largest contents."""
    most = LONGEST_PARAGRAPH - 100
    for name in ("sentences", "abridged clauses", "signs", "brackets"):
        yield f"one paragraph of {name}, {most:,} letters a language", texts(SHAPES[name], most)
    yield "a text of 10 MB", texts(sentences, 10_000_000)
    nested = {"sessions.yaml": session(), "summaries/tides/report.en.md": "> " * 100 + "deep\n"}
    yield "100 levels", nested
    for number in (LONGEST_LIST, 100_000):
        yield f"{number:,} people", people(number)
    role = "y" * 10_000_000
    record = f"people:\n  - {{id: p, name: Ada Marsh, role: {{en: {role}}}}}\n"
    yield "a record of 10 MB", {"sessions.yaml": session(), "people.yaml": record}


def people(number: int) -> Mapping[str, str]:
    """Return a register of so many people."""
    listed = "".join(f"  - {{id: p{one}, name: Ada Marsh {one}}}\n" for one in range(number))
    assert len(listed) < LARGEST_YAML
    return {"sessions.yaml": session(), "people.yaml": f"people:\n{listed}"}


def work(files: Mapping[str, str]) -> float:
    """Check content; return the seconds that this process and those that it began have worked."""
    words = {code: words_of(code) for code in LANGUAGES}
    begin = sum(os.times()[:4])
    check(read(files), words)
    return max(sum(os.times()[:4]) - begin, 0.01)


def run(command: str, files: Mapping[str, str]) -> tuple[float, int, int]:
    """Run a command on content: seconds, the peak of all its processes in MB, its status."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("mkdocs.yml", "overrides", "docs", "src"):
            (place / name).symlink_to(ROOT / name)
        for name, text in files.items():
            (place / "data" / name).parent.mkdir(parents=True, exist_ok=True)
            (place / "data" / name).write_text(text, "utf-8")
        asked = ["--data", "data"]
        asked += [] if command == "check" else ["--docs", "out/docs", "--site-dir", "out/site"]
        begin = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "memoria", command, *asked],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        peaks = [0]
        watch = threading.Thread(target=follow, args=(process, peaks))
        watch.start()
        status = process.wait()
        seconds = perf_counter() - begin
        watch.join()
        return seconds, max(peaks) // 1_000_000, status


def follow(process: "subprocess.Popen[bytes]", peaks: list[int]) -> None:
    """Note what all processes of a session hold together, until it ends."""
    while process.poll() is None:
        peaks.append(sum(held(process.pid)))
        sleep(0.1)


def held(session_number: int) -> Iterator[int]:
    """List what the processes of a session hold each, shared memory counted in part."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session_number:
                told = (folder / "smaps_rollup").read_text()
                yield int(told.split("\nPss:")[1].split()[0]) * 1024
        except (OSError, IndexError):
            continue
