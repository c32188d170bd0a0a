"""The command `serve`: a preview on this machine, which tells what becomes of every change."""

import signal
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from memoria.commands.command import WELL, Command, Option, Options, docs_option
from memoria.messages.words import Words
from memoria.project.project import Work, shown_path
from memoria.publish.preview.orders import Checked, Failed, Indexed, Pages
from memoria.publish.preview.preview import News, Preview, folder_of
from memoria.publish.preview.server import DEFAULT, listen
from memoria.rules.commands import fail, folder_missing
from memoria.rules.problems import Problem
from memoria.rules.reports import report

# So many problems are told of a build; `check` lists all.
TOLD = 3


def command(words: Words) -> Command:
    """Let it listen at another address."""
    place, described = words("cli.place"), words("cli.address")
    address = Option("--address", metavar=place, default=DEFAULT, help=described)
    return Command("cli.serve", words, run, address, docs_option(words))


def run(work: Work, options: Options, words: Words) -> int:
    """Serve the site on this machine until it is interrupted.

    Raises MemoriaError where there is no content folder, or the address cannot be had.
    """
    if not work.data.is_dir():
        raise fail(folder_missing(work.shown))
    with listen(options.address) as server:
        host, port = options.address.rpartition(":")[0], server.server_port
        base = urlsplit(work.settings.address).path
        say(words("serve.at", address=f"http://{host}:{port}{base}"))
        preview = Preview(work, folder_of(work, server), words, Speaker(words).tell)
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, preview.stop)
        preview.run(server)
        say("\n" + words("serve.end"))
    return WELL


def say(text: str) -> None:
    """Print a line at once, wherever it goes."""
    print(text, flush=True)


class Speaker:
    """Tell what comes of every change, and no problem twice while it stays."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.errors, self.warnings = set[str](), set[str]()

    def tell(self, news: News) -> None:
        """Tell what comes of a change: the pages, the search, what is wrong."""
        seconds = self.words.number(round(news.seconds, 1))
        match news.report:
            case Pages(again=False):
                self.errors = set()
                files = self.files(news.changed.files)
                say(self.words("serve.pages", files=files, seconds=seconds))
            case Indexed():
                say(self.words("serve.search", seconds=seconds))
            case Checked(problems=problems):
                self.warnings = self.tell_warnings(problems)
            case Failed(problems=problems, pages=True):
                count = self.words.count("serve.errors", len(problems))
                say(f"{self.files(news.changed.files)}: {count}")
                self.errors = self.tell_new(problems, self.errors)
            case Failed(problems=problems):
                self.tell_new(problems, set())

    def files(self, files: Iterable[Path]) -> str:
        """Name the files that have changed, or the start."""
        names = sorted(map(shown_path, files))
        if not names:
            return self.words("serve.start")
        more = len(names) - 1
        return self.words.count("serve.files", more, file=names[0]) if more else names[0]

    def tell_warnings(self, problems: Sequence[Problem]) -> set[str]:
        """Tell how many warnings there are, and those that are new."""
        lines = {report([one], self.words, "text") for one in problems}
        if not problems:
            say(self.words("serve.warnings.none"))
        elif lines <= self.warnings:
            say(self.words.count("serve.warnings.same", len(problems)))
        else:
            say(self.words.count("serve.warnings", len(problems)))
        return self.tell_new(problems, self.warnings)

    def tell_new(self, problems: Sequence[Problem], known: set[str]) -> set[str]:
        """Tell the first problems that are not known yet; return all that are now."""
        lines = [report([one], self.words, "text") for one in problems]
        new = [line for line in lines if line not in known]
        if new:
            say("".join(new[:TOLD]).rstrip("\n"))
        if len(new) > TOLD:
            say(self.words.count("serve.more", len(new) - TOLD))
        return set(lines)
