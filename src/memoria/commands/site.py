"""The command `site`: the whole publication."""

from memoria.commands.command import (
    PROBLEMS,
    WELL,
    Command,
    Options,
    Parser,
    add_docs,
    folder,
    progress_bar,
    tell_problems,
)
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path


def add_options(parser: Parser, words: Words) -> None:
    """Let it make the site elsewhere, and with the pages for reviewers."""
    add_docs(parser, words)
    parser.add_argument(
        "--site-dir", type=folder, metavar=words("cli.dir"), help=words("cli.site_dir")
    )
    parser.add_argument("--preview", action="store_true", help=words("cli.preview"))


def run(work: Work, options: Options, words: Words) -> int:
    """Make the whole publication and say where it is."""
    from memoria.publish.site import publish  # noqa: PLC0415 - MkDocs is slow to import

    site = options.site_dir or work.settings.site
    built = publish(work, site, progress_bar(words))
    tell_problems(built, words)
    if built.failed:
        return PROBLEMS
    shown = shown_path(site)
    languages = words.join(language.name for language in work.settings.languages)
    print(words("cli.site.done", pages=built.pages, languages=languages, folder=shown))
    if not built.printed:
        print(words("cli.site.without_pdf"))
    if work.data == work.settings.data:
        print(words("cli.site.look"))
    return WELL


SITE = Command("site", run, add_options)
