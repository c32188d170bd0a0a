"""The files of open data as the page about them lists them: what each holds, and how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.outputs.open_data.files import LISTED, SCHEMA, SESSION, of_session, runs
from memoria.outputs.open_data.tables import TABLES
from memoria.render.views import View

RECORDS_SCHEMA = "data/records.schema.json"
# All files of a language in one.
ARCHIVE = "data/memoria.zip"


@dataclass(frozen=True)
class DataFile:
    """A file, or several of a kind. `path` counts from the root of a language.

    `words` is the key of what it holds, `records` how many, if it holds any; `size` is in bytes,
    none where the file is not there yet.
    """

    path: str
    words: str
    records: int | None
    size: int

    @property
    def name(self) -> str:
        """Return what the file is called in the folder of the data."""
        return self.path.partition("/")[2]

    @property
    def form(self) -> str:
        """Return the form of the file."""
        return self.path.rpartition(".")[2].upper()

    @property
    def anchor(self) -> str:
        """Return the fragment that leads to a table, nothing for other files."""
        return self.name.replace(".", "-") if self.form == "CSV" else ""


def data_files(view: View) -> Iterator[DataFile]:
    """List the files of a language: all in one, the tables, the JSON files, their schemas."""
    publication, sizes = view.publication, view.edition.sizes
    sessions = publication.sessions

    def file(path: str, words: str, records: int | None = None, *parts: str) -> DataFile:
        return DataFile(
            path, f"data.file.{words}", records, sum(sizes.get(one, 0) for one in parts or (path,))
        )

    yield file(ARCHIVE, "archive")
    for name, table in TABLES.items():
        rows = sum(len(table.items(one)) for one in sessions)
        yield file(f"data/{name}.csv", f"{name}_table", rows)
    lists: dict[str, list[str]] = {}
    for run in runs(publication):
        lists.setdefault(run.field, []).append(run.path)
    for name in sorted(LISTED, key=lambda one: one != "sessions"):
        first, *_ = paths = lists[name]
        yield file(first, name, len(getattr(publication, name)), *paths)
        if name == "sessions":
            yield file(SESSION, "session", len(sessions), *map(of_session, sessions))
    yield file(SCHEMA, "schema")
    yield file(RECORDS_SCHEMA, "records")
