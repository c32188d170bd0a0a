"""The commands: arguments in, words and an exit status out. Only this module prints."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from memoria.arguments import language_of, parse
from memoria.building import Built, build
from memoria.checks.environment import not_writable
from memoria.coverage import coverage_report, label_of
from memoria.documents.workshop import Progress
from memoria.examination import examine
from memoria.problems import MemoriaError, has_errors
from memoria.records.files import json_schema
from memoria.reports import report
from memoria.settings import read_settings
from memoria.statuses import statuses
from memoria.translating import mark_translated
from memoria.words import Words, read_words
from memoria.work import Work, shown_path

CONFIG = "mkdocs.yml"
# Problems with what was asked for, not with the content.
USAGE = {"M401", "M413", "M415"}
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
        return WRONG_USAGE if error.problem.code in USAGE else PROBLEMS
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


def run(options: argparse.Namespace, words: Words) -> int:
    """Call what a command names."""
    if options.command == "schema":
        print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return WELL
    settings = read_settings(find_config())
    work = Work(
        settings,
        options.data or settings.data,
        getattr(options, "docs", None) or settings.docs,
        preview=getattr(options, "preview", False),
    )
    actions = {
        "build": run_build,
        "site": run_site,
        "serve": run_serve,
        "check": run_check,
        "status": run_status,
        "translated": run_translated,
    }
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
    problems = examine(work, options.base or "").problems
    sys.stdout.write(report(problems, words, options.format))
    if not problems and options.format == "text":
        print(words("cli.check.none"))
    return PROBLEMS if has_errors(problems) else WELL


def run_status(work: Work, options: argparse.Namespace, words: Words) -> int:
    """Print the state of every text in every language."""
    examined = examine(work)
    if has_errors(examined.problems):
        sys.stderr.write(report(examined.problems, words, "text"))
        return PROBLEMS
    found = tuple(statuses(examined.loaded.publication, work.settings.codes))
    sys.stdout.write(coverage_report(found, work.settings.codes, words, options.format))
    return WELL


def run_translated(work: Work, options: argparse.Namespace, words: Words) -> int:
    """Mark a translation as up to date, and say what was marked and what is still missing."""
    marked, problems = mark_translated(
        work, options.record, options.into, options.unchanged_because
    )
    if marked is None:
        sys.stderr.write(report(problems, words, "text"))
        return PROBLEMS
    done = words.count("cli.translated.done", marked.texts)
    print(done if marked.files else words("cli.translated.none"))
    for name in marked.files:
        print(f"  {shown_path(work.data / name)}")
    for one in marked.missing:
        print(
            words(
                "cli.translated.missing",
                text=label_of(one, words),
                file=shown_path(work.data / one.file),
            )
        )
    return WELL


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
