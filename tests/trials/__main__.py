"""Try what takes many trials: `python -m tests.trials [NAME…]`; other tables stay as they are."""

import argparse
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from bench.results import state
from tests import trials
from tests.trials.rows import Row, read_page, table, write_page

FRAME = {"__main__", "arriving", "browsing", "rows"}
SUBJECTS = [one.name for one in iter_modules(trials.__path__) if one.name not in FRAME]


def main() -> None:
    """Try each subject, and write its table."""
    parser = argparse.ArgumentParser(prog="trials", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="NAME", help=", ".join(SUBJECTS))
    for name in parser.parse_args().subjects or SUBJECTS:
        rows = list(told(import_module(f"tests.trials.{name}").trials()))
        write_page({**read_page(), name: table(state(), rows)})


def told(rows: Iterator[Row]) -> Iterator[Row]:
    """Print rows as they come."""
    for row in rows:
        print(row, end="", flush=True)
        yield row


if __name__ == "__main__":
    main()
