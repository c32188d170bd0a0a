"""Hunspell, the program that knows the words of a language: which it has, and which of ours."""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from memoria.check.language.spelling import dictionary_missing
from memoria.check.language.tokens import Speller
from memoria.messages.words import Words
from memoria.rules.problems import Problem

PROGRAM = "hunspell"
WANTED = "spelling.dictionary"
SECONDS = 60
# A dictionary is a list of words, and what may become of them.
ENDINGS = (".dic", ".aff")
# No language has it: where it comes back as wrong, all before it was answered.
NO_WORD = "qzxvkq"
# Without the words that the user of this machine has added: everyone is told the same.
SURROUNDINGS = {"LC_ALL": "C.UTF-8", "HOME": os.devnull}


@cache
def installed() -> dict[str, str]:
    """Map the names of the dictionaries on this machine ("en_GB") to their paths.

    One that only goes by another name is left out, if its own is there, too.
    """
    if not shutil.which(PROGRAM):
        return {}
    listed = ask("-D").stderr.splitlines()
    found = sorted(line.strip() for line in listed if Path(f"{line.strip()}.dic").is_file())
    return {Path(path).name: path for path in found}


def speller_of(words: Mapping[str, Words]) -> Speller:
    """Return what asks the dictionaries of this machine; without one, every word is right."""
    paths = {code: dictionaries(one(WANTED)) for code, one in words.items()}

    def ask_dictionaries(language: str, asked: Collection[str]) -> frozenset[str]:
        return unknown(asked, paths[language]) if paths.get(language) else frozenset()

    return ask_dictionaries


def known_words(words: Mapping[str, Words]) -> Iterator[str]:
    """List the files of the dictionaries for some languages, each with its size and its time."""
    for code, one in words.items():
        for path in dictionaries(one(WANTED)):
            for ending in ENDINGS:
                file = Path(f"{path}{ending}").stat()
                yield f"{code} {path} {file.st_size} {file.st_mtime_ns}"


def spelling_gaps(words: Mapping[str, Words]) -> Iterator[Problem]:
    """Report the languages that no dictionary of this machine is for, and those that fail."""
    paths = {code: dictionaries(one(WANTED)) for code, one in words.items()}
    packages = {code: one("spelling.package") for code, one in words.items()}
    lacking = {code: packages[code] for code in words if not paths[code]}
    mute = {code: packages[code] for code in words if tuple(paths[code]) in silent()}
    program = [] if installed() else [PROGRAM]
    yield from dictionary_missing([*program, *lacking.values()], [*lacking])
    yield from dictionary_missing([PROGRAM, *mute.values()], [*mute], "silent")


def dictionaries(wanted: str) -> list[str]:
    """List the dictionaries that a language is checked with, if the one it wants is there.

    All that belong to the language go together: a word is right if one of them has it.
    """
    found = installed()
    if not any(belongs(name, wanted) for name in found):
        return []
    language = wanted.partition("_")[0]
    files = {
        Path(f"{path}.dic").resolve(): path
        for name, path in reversed(found.items())
        if belongs(name, language)
    }
    return sorted(files.values())


def belongs(name: str, wanted: str) -> bool:
    """Tell whether a dictionary is the one wanted, or of a region of it."""
    return name == wanted or name.startswith(f"{wanted}_")


def unknown(words: Collection[str], paths: Sequence[str]) -> frozenset[str]:
    """Return the words that none of the dictionaries has; each is asked about once a run.

    Those that fail are not asked again, and every word is right.
    """
    known = answers(tuple(paths))
    asked = sorted(word for word in words if word not in known)
    if asked and tuple(paths) not in silent():
        written = "".join(f"{word}\n" for word in [*asked, NO_WORD])
        said = ask("-l", "-i", "UTF-8", "-d", ",".join(paths), said=written)
        wrong = set(said.stdout.split())
        if said.returncode == 0 and NO_WORD in wrong:
            known.update((word, word not in wrong) for word in asked)
        else:
            silent().add(tuple(paths))
    return frozenset(word for word in words if not known.get(word, True))


@cache
def answers(_: tuple[str, ...]) -> dict[str, bool]:
    """Keep what dictionaries were asked: a preview asks again at every edit."""
    return {}


@cache
def silent() -> set[tuple[str, ...]]:
    """Keep the dictionaries that gave no answer, or none to the end."""
    return set()


def ask(*options: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program; what is asked goes in as text, never among the options.

    One that does not answer in time has said nothing: spelling stops no work.
    """
    try:
        return subprocess.run(  # noqa: S603
            [PROGRAM, *options],
            input=said,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            env={**os.environ, **SURROUNDINGS},
        )
    except (OSError, subprocess.TimeoutExpired):
        return subprocess.CompletedProcess([PROGRAM], 1, "", "")
