"""The command `upkeep`: what others changed, dead links and known vulnerabilities."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from memoria.check.examine import examine
from memoria.check.upkeep.addresses import linked
from memoria.check.upkeep.asking import NAME, Asker
from memoria.check.upkeep.looking import look
from memoria.check.upkeep.report import Found, report
from memoria.check.upkeep.visits import read_visits, write_visits
from memoria.check.upkeep.vulnerabilities import locked, vulnerabilities
from memoria.commands.command import WELL, Command, Option, Options
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.writing import write_file

MINUTES = 40


def command(words: Words) -> Command:
    """Take the file that remembers earlier runs; let it speak the other languages, too."""
    return Command(
        *("cli.upkeep", words, run),
        Option("--memory", type=Path, metavar=words("cli.import.file"), help=words("cli.memory")),
        Option("--all-languages", is_flag=True, help=words("cli.compare.all_languages")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Ask the other hosts, and print what somebody should look at; that is no error."""
    examined = examine(work)
    memory, forge = options.memory, work.settings.forge
    known = read_visits(memory.read_text("utf-8") if memory and memory.is_file() else "")
    asker = Asker(f"{NAME} (+{forge})" if forge else NAME, time.monotonic() + MINUTES * 60)
    addresses = linked(examined.loaded, work.settings.address)
    visits = look(addresses, known, asker, datetime.now(UTC).date())
    if memory:
        write_file(memory, write_visits(visits).encode())
    vulnerable = vulnerabilities(locked(work.settings.root / "requirements"), asker)
    spoken = examined.dictionaries.values() if options.all_languages else ()
    others = [one for one in spoken if one.language != words.language]
    sys.stdout.write(report(Found(addresses, visits, vulnerable), words, others))
    return WELL
