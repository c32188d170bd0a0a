"""The command `fields`: the lists of all fields in the guides for editors."""

from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options
from memoria.messages.words import Words
from memoria.project.catalogues import read_dictionaries
from memoria.project.project import Work, shown_path
from memoria.project.writing import write_file
from memoria.schema.lists import guides


def command(words: Words) -> Command:
    """Let it only say whether it would change anything."""
    only = Option("--check", is_flag=True, help=words("cli.fields.check"))
    return Command("cli.fields", words, run, only)


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
