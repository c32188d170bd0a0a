"""The program: arguments in, words and an exit status out. Only this and `commands/` print."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from click.exceptions import Exit

from memoria.commands.arguments import language_of, parse
from memoria.commands.command import INTERRUPTED, PROBLEMS, WRONG_USAGE, Options
from memoria.messages.words import Words
from memoria.project.catalogues import languages_spoken, speak
from memoria.project.folders import reason_of
from memoria.project.processors import keep_what_is_read
from memoria.project.project import Work, shown_path
from memoria.project.settings import read_settings
from memoria.project.writing import is_full
from memoria.rules.commands import fail, folder_missing, not_writable
from memoria.rules.files import Unreadable, unreadable
from memoria.rules.problems import MemoriaError, Problem
from memoria.rules.reports import report

CONFIG = "mkdocs.yml"
# Problems with what was asked for, not with the content.
USAGE = {"M401", "M413", "M415", "M416", "M417", "M418", "M422", "M424", "M426", "M428"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 well, 1 problems, 2 wrong usage."""
    keep_what_is_read()
    prepare_terminal()
    given = list(sys.argv[1:] if arguments is None else arguments)
    messages = find_config().parent / "messages"
    languages = languages_spoken(messages)
    words = speak(language_of(given, os.environ, languages), messages)
    try:
        options = parse(given, words, languages)
        status = int(options.run(work_of(options), options, words))
        sys.stdout.flush()
    except Exit as stopped:
        return stopped.exit_code
    except MemoriaError as error:
        sys.stderr.write(report([error.problem], words, "text"))
        return WRONG_USAGE if error.problem.code in USAGE else PROBLEMS
    except OSError as error:
        return stop(error, words)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + words("cli.interrupted") + "\n")
        return INTERRUPTED
    return status


def work_of(options: Options) -> Work:
    """Return what a command is about: the project of the current folder, unless told otherwise.

    Raises MemoriaError where the current folder is gone, or its project cannot be used.
    """
    try:
        Path.cwd()
    except OSError as error:
        raise fail(folder_missing(".", "here")) from error
    settings = read_settings(find_config())
    return Work(
        settings,
        options.data or settings.data,
        getattr(options, "docs", None) or settings.docs,
        preview=getattr(options, "preview", False),
        quick=getattr(options, "quick", False),
    )


def find_config() -> Path:
    """Return the mkdocs.yml of the current folder, or of the program's own checkout."""
    # A folder that is gone, or closed to us, has none.
    is_here = os.access(CONFIG, os.F_OK)
    return (Path.cwd() if is_here else Path(__file__).resolve().parents[2]) / CONFIG


def stop(error: OSError, words: Words) -> int:
    """Report what the system refuses; a reader who has gone away (`| head`) needs no report."""
    if error.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write(report([refused(error)], words, "text"))
    return PROBLEMS


def refused(error: OSError) -> Problem:
    """Return the problem with the file that the system names, or else with the output."""
    if error.filename is None:
        return next(not_writable("stdout", reason_of(error)))
    file, reason = shown_path(Path(str(error.filename))), reason_of(error)
    full = is_full(error)
    return next(not_writable(file, reason) if full else unreadable(file, Unreadable(reason)))


def prepare_terminal() -> None:
    """Let a terminal that knows few letters show the others as escapes; a closed one is silent."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
