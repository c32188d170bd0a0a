"""The command `schema`: the form of the content folder, for tools and for editors."""

import json

from memoria.commands.command import WELL, Command, Option, Options
from memoria.content.files import json_schema
from memoria.load.content import load
from memoria.messages.words import Words
from memoria.project.catalogues import read_dictionaries
from memoria.project.folders import read_folder
from memoria.project.project import Work
from memoria.schema.schemas import write_schemas


def command(words: Words) -> Command:
    """Let it write a schema for each file instead, which knows the ids that exist."""
    files = Option("--write", is_flag=True, help=words("cli.schema.write"))
    return Command("cli.schema", words, run, files)


def run(work: Work, options: Options, words: Words) -> int:
    """Print the JSON Schema of the content folder, or write one for each of its files."""
    if options.write:
        dictionaries = read_dictionaries(work.settings)
        loaded = load(read_folder(work.data, work.shown), work.settings.codes, work.shown)
        folder = write_schemas(work, loaded.identifiers, dictionaries)
        print(words("cli.schema.written", folder=folder) if folder else words("cli.schema.outside"))
    else:
        print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return WELL
