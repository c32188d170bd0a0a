"""Write a content folder of invented sessions: `python -m bench.generate 100 FOLDER`.

The same number gives the same bytes, always.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.registers import Fields, cast_of, registers
from bench.sessions import Drawing, guides, series
from bench.text import Cast


def files(sessions: int, *, lean: bool = False) -> Iterator[tuple[str, str]]:
    """List the files of the folder, by their names in it."""
    cast, drawn = drawings(sessions)
    yield "sessions.yaml", written({"series": list(series(sessions, cast)), "sessions": []})
    for name, fields in registers(cast).items():
        yield name, written(fields)
    for one in drawn:
        session = one.lean() if lean else one.full()
        yield f"sessions/{one.id}.yaml", written(session.record)
        yield from session.files()
    if not lean:
        yield "guides.yaml", written({"guides": list(guides(drawn, cast))})


def drawings(sessions: int) -> tuple[Cast, list[Drawing]]:
    """Begin to draw a number of sessions, and those who are in them."""
    cast = cast_of(sessions)
    return cast, [Drawing(number, sessions, cast) for number in range(sessions)]


class Dumper(yaml.CSafeDumper):
    """Writes every value where it stands, as an editor does."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Refer to nothing."""
        return True


def written(fields: Fields) -> str:
    """Write a file of records."""
    text = yaml.dump(fields, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return str(text)


def generate(sessions: int, folder: Path, *, lean: bool = False) -> None:
    """Write the folder, which may be there with nothing else in it."""
    for name, text in files(sessions, lean=lean):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.generate", description=__doc__)
    parser.add_argument("sessions", type=int, help="how many sessions")
    parser.add_argument("folder", type=Path, help="where to write them")
    parser.add_argument("--lean", action="store_true", help="questions, contributions, report only")
    options = parser.parse_args()
    generate(options.sessions, options.folder, lean=options.lean)


if __name__ == "__main__":
    main()
