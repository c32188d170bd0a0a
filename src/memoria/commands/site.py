"""The command `site`: the whole publication."""

from memoria.commands.build import progress_bar, tell_history, tell_problems, tell_texts
from memoria.commands.command import PROBLEMS, WELL, Command, Option, Options, docs_option, folder
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.publish.site import publish


def command(words: Words) -> Command:
    """Let it make the site elsewhere, with the pages for reviewers, or quickly."""
    place, described = words("cli.dir"), words("cli.site_dir")
    return Command(
        *("cli.site", words, run),
        docs_option(words),
        Option("--site-dir", type=folder, metavar=place, help=described),
        Option("--preview", is_flag=True, help=words("cli.preview")),
        Option("--quick", is_flag=True, help=words("cli.quick")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Make the whole publication and say where it is."""
    site = options.site_dir or work.settings.site
    built = publish(work, site, progress_bar(words))
    tell_problems(built, words)
    if built.failed:
        return PROBLEMS
    tell_texts(built, work, words)
    shown = shown_path(site)
    languages = words.join(map(words.tongue, work.settings.codes))
    print(words("cli.site.done", pages=built.pages, languages=languages, folder=shown))
    tell_history(built, words)
    if work.data == work.settings.data:
        print(words("cli.site.look"))
    return WELL
