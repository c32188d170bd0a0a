"""The command `schema`: the form of the content folder, for tools."""

import json

from memoria.commands.command import WELL, Command, Options
from memoria.records.files import json_schema
from memoria.words import Words
from memoria.work import Work


def run(_: Work, __: Options, ___: Words) -> int:
    """Print the JSON Schema of the content folder."""
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return WELL


SCHEMA = Command("schema", run)
