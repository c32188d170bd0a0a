"""The command `fields`: the lists of all fields in the guides for editors."""

from memoria.commands.command import PROBLEMS, WELL, Command, Options, Parser
from memoria.messages.words import Words
from memoria.project.catalogues import read_dictionaries
from memoria.project.project import Work, shown_path
from memoria.project.writing import write_file
from memoria.schema.lists import guides


def add_options(parser: Parser, words: Words) -> None:
    """Let it only say whether it would change anything."""
    parser.add_argument("--check", action="store_true", help=words("cli.fields.check"))


def run(work: Work, options: Options, words: Words) -> int:
    """Write the lists anew, or say which are out of date."""
    found = guides(read_dictionaries(work.settings), work.settings.root)
    message = "cli.fields.would" if options.check else "cli.fields.done"
    old = [one for one in found if one.text != one.wanted]
    for one in old:
        if not options.check:
            write_file(one.path, one.wanted.encode())
        print(words(message, file=shown_path(one.path)))
    if not old:
        print(words("cli.fields.none"))
    return PROBLEMS if options.check and old else WELL


FIELDS = Command("fields", run, add_options)
