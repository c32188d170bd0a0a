"""Measure this project beside its peers: `python -m bench 100 1000`."""

import argparse

from bench.contenders import CONTENDERS
from bench.report import write_report
from bench.results import PREVIEW, all_results, compete, results_of


def main() -> None:
    """Measure each size, and write the table of what is there."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("sessions", type=int, nargs="*", default=[100, 1000])
    names = [*(one.name for one in CONTENDERS), PREVIEW]
    parser.add_argument("--only", nargs="+", choices=names, default=[], help="measure these only")
    parser.add_argument("--again", action="store_true", help="forget what was measured before")
    parser.add_argument("--runs", type=int, default=3, help="how often to measure what is short")
    options = parser.parse_args()
    for one in map(results_of, sorted(options.sessions)):
        if options.again:
            one.path.unlink(missing_ok=True)
        compete(one, options.only, options.runs)
    write_report(all_results())


if __name__ == "__main__":
    main()
