"""The commands: arguments in, words and an exit status out. Only this module prints."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import click

from memoria.building import Built, Work, build, examine, shown_path
from memoria.checks.environment import not_writable
from memoria.documents.workshop import Progress
from memoria.problems import MemoriaError, has_errors
from memoria.records.files import json_schema
from memoria.reports import FORMATS, report
from memoria.settings import read_settings
from memoria.words import CATALOGUES, Words, read_words

CONFIG = "mkdocs.yml"
COMMANDS = ("build", "site", "serve", "check", "schema")
LANGUAGES = tuple(sorted(path.stem for path in CATALOGUES.glob("*.po")))
WELL, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 well, 1 problems, 2 wrong usage."""
    speak_any_terminal()
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = read_words(language_of(given))
    options = parse(given, words)
    try:
        status = run(options, words)
        sys.stdout.flush()
    except MemoriaError as error:
        sys.stderr.write(report([error.problem], words, "text"))
        return WRONG_USAGE if error.problem.code == "M401" else PROBLEMS
    except OSError as error:
        return stop_printing(error, words)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + words("cli.interrupted") + "\n")
        return INTERRUPTED
    return status


def stop_printing(error: OSError, words: Words) -> int:
    """Report output that nobody takes; a reader who has gone away (`| head`) needs no report."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if not isinstance(error, BrokenPipeError):
        problem = next(not_writable("stdout", error.strerror or type(error).__name__))
        sys.stderr.write(report([problem], words, "text"))
    return PROBLEMS


def speak_any_terminal() -> None:
    """Let a terminal that knows few letters show the others as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that `--language` asks for, before anything can be wrong."""
    asked = [two for one, two in pairwise(arguments) if one == "--language"]
    asked += [one.partition("=")[2] for one in arguments if one.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else "en"


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Read the command line; without a command it is `build`."""
    parser = argparse.ArgumentParser(prog="memoria", description=words("cli.description"))
    commands = parser.add_subparsers(dest="command", metavar=words("cli.command"))
    for name in COMMANDS:
        described = words(f"cli.{name}")
        command = commands.add_parser(
            name, help=described, description=described, allow_abbrev=False
        )
        add_options(command, name, words)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in {"-h", "--help"}):
        named = arguments and not arguments[0].startswith("-")
        arguments = arguments if named else ["build", *arguments]
    return parser.parse_args(arguments)


def add_options(parser: argparse.ArgumentParser, command: str, words: Words) -> None:
    """Give a command the options it takes."""
    parser.add_argument("--language", choices=LANGUAGES, help=words("cli.language"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=words("cli.data"))
    if command in {"build", "site", "serve"}:
        parser.add_argument("--docs", type=Path, metavar="DIR", help=words("cli.docs"))
    if command == "build":
        parser.add_argument("--check", action="store_true", help=words("cli.build.check"))
    if command == "site":
        parser.add_argument("--site-dir", type=Path, metavar="DIR", help=words("cli.site_dir"))
    if command == "serve":
        parser.add_argument("--address", metavar="HOST:PORT", help=words("cli.address"))
    if command == "check":
        parser.add_argument("--format", choices=FORMATS, default="text", help=words("cli.format"))


def run(options: argparse.Namespace, words: Words) -> int:
    """Call what a command names."""
    if options.command == "schema":
        print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return WELL
    settings = read_settings(find_config())
    work = Work(
        settings, options.data or settings.data, getattr(options, "docs", None) or settings.docs
    )
    actions = {"build": run_build, "site": run_site, "serve": run_serve, "check": run_check}
    return actions[options.command](work, options, words)


def find_config() -> Path:
    """Return the mkdocs.yml of the current folder, or of the program's own checkout."""
    here = Path.cwd() / CONFIG
    return here if here.exists() else Path(__file__).resolve().parents[2] / CONFIG


def run_build(work: Work, options: argparse.Namespace, words: Words) -> int:
    """Check and render into the folder of pages, or say whether that would change it."""
    built = build(work, write=not options.check, progress=progress_bar(words))
    tell_problems(built, words)
    if built.failed:
        return PROBLEMS
    message = "cli.build.would" if options.check else "cli.build.done"
    print(words(message, pages=built.pages, written=built.written, removed=built.removed))
    return PROBLEMS if options.check and built.changed else WELL


def run_site(work: Work, options: argparse.Namespace, words: Words) -> int:
    """Make the whole publication and say where it is."""
    from memoria.publishing import publish  # noqa: PLC0415 - MkDocs is slow to import

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


def run_serve(work: Work, options: argparse.Namespace, _: Words) -> int:
    """Serve the site on this machine until it is interrupted."""
    from memoria.site_generator import preview  # noqa: PLC0415 - MkDocs is slow to import

    preview(work, options.address)
    return WELL


def run_check(work: Work, options: argparse.Namespace, words: Words) -> int:
    """Print the problems of the content and nothing else."""
    _, problems = examine(work)
    sys.stdout.write(report(problems, words, options.format))
    if not problems and options.format == "text":
        print(words("cli.check.none"))
    return PROBLEMS if has_errors(problems) else WELL


def progress_bar(words: Words) -> Progress:
    """Return what shows how far the making of documents has come."""

    @contextmanager
    def show(number: int) -> Iterator[Callable[[], None]]:
        label, hidden = words.count("cli.documents", number), not sys.stderr.isatty()
        with click.progressbar(length=number, label=label, file=sys.stderr, hidden=hidden) as bar:
            yield lambda: bar.update(1)

    return show


def tell_problems(built: Built, words: Words) -> None:
    """Print the problems that a build met."""
    sys.stderr.write(report(built.problems, words, "text"))
    if built.failed:
        sys.stderr.write(words("cli.failed") + "\n")
