"""The schemas of a content folder, written where editors look for them."""

from collections.abc import Mapping

from memoria.load.identifiers import Identifiers
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.writing import differs, write_file
from memoria.schema.schemas import FOLDER, schemas


def write_schemas(work: Work, identifiers: Identifiers, dictionaries: Mapping[str, Words]) -> str:
    """Write the schemas that changed and return their folder, as seen from the project's.

    Files outside the project have none: nothing could lead to them from there.
    """
    if not work.folder:
        return ""
    made = schemas(identifiers, work.settings.codes, tuple(dictionaries.values()))
    for name, content in made.items():
        path = work.settings.root / FOLDER / work.folder / name
        if differs(path, content):
            write_file(path, content)
    return f"{FOLDER}/{work.folder}"
