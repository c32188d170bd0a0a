"""The program: arguments in, words and an exit status out. Only this and `commands/` print."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from memoria.arguments import COMMANDS, language_of, parse
from memoria.checks.environment import not_writable
from memoria.commands.command import INTERRUPTED, PROBLEMS, WRONG_USAGE, Options
from memoria.dictionaries import languages_spoken, speak
from memoria.problems import MemoriaError
from memoria.reports import report
from memoria.settings import read_settings
from memoria.words import Words
from memoria.work import Work

CONFIG = "mkdocs.yml"
# Problems with what was asked for, not with the content.
USAGE = {"M401", "M413", "M415", "M416", "M417", "M418", "M422"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 well, 1 problems, 2 wrong usage."""
    speak_any_terminal()
    given = list(sys.argv[1:] if arguments is None else arguments)
    messages = find_config().parent / "messages"
    languages = languages_spoken(messages)
    words = speak(language_of(given, os.environ, languages), messages)
    try:
        options = parse(given, words, languages)
        status = COMMANDS[options.command].run(work_of(options), options, words)
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


def work_of(options: Options) -> Work:
    """Return what a command is about: the project of the current folder, unless told otherwise."""
    settings = read_settings(find_config())
    return Work(
        settings,
        options.data or settings.data,
        getattr(options, "docs", None) or settings.docs,
        preview=getattr(options, "preview", False),
    )


def find_config() -> Path:
    """Return the mkdocs.yml of the current folder, or of the program's own checkout."""
    here = Path.cwd() / CONFIG
    return here if here.exists() else Path(__file__).resolve().parents[2] / CONFIG


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
