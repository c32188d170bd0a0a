"""The same commit on other machines, in other hands and in other forms gives the same bytes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from unicodedata import normalize

from memoria.project.copies import files_below
from tests.conftest import ROOT
from tests.repositories import Repository
from tests.trials.rows import Row

DEMO = ("--data", "examples/demo", "--docs", ".demo/docs", "--site-dir", ".demo/site")
COMMANDS = (("site",), ("site", *DEMO))
SITES = ("site", ".demo/site")
# Of the sessions, a page, a picture on it and a file beside it, the names have accents.
PAGE = '---\ntitle: "{title}"\n---\n\n# {title}\n\n![{title}](marea-añil.png) [1](archivo-ñu.txt)\n'
ACCENTED = "información-útil"
# The machine lists files the other way round.
REVERSED = """
import os
listed, scanned = os.listdir, os.scandir
os.listdir = lambda *some: listed(*some)[::-1]
class Backwards:
    def __init__(self, *some):
        with scanned(*some) as found:
            self.found = iter([*found][::-1])
    def __iter__(self):
        return self.found
    def __next__(self):
        return next(self.found)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass
os.scandir = Backwards
"""
# The clock of the machine, told to all programs that ask the system's library.
CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
static const time_t AHEAD = 4000L * 86400;
int clock_gettime(clockid_t which, struct timespec *now) {
    int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    int told = real(which, now);
    if (which == CLOCK_REALTIME) now->tv_sec += AHEAD;
    return told;
}
int gettimeofday(struct timeval *now, void *zone) {
    struct timespec told;
    clock_gettime(CLOCK_REALTIME, &told);
    now->tv_sec = told.tv_sec;
    now->tv_usec = told.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *now) {
    struct timespec told;
    clock_gettime(CLOCK_REALTIME, &told);
    if (now) *now = told.tv_sec;
    return told.tv_sec;
}
"""
SOMEBODY = 23456


@dataclass
class Copy:
    """A copy of the repository, and what is other about whoever makes a site of it."""

    root: Path
    settings: dict[str, str] = field(default_factory=dict)
    before: str = ""
    user: int | None = None

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the program that is in the copy."""
        program = f"{self.before}\nimport sys\nfrom memoria.cli import main\nsys.exit(main())"
        own = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{self.root}/src", "LC_ALL": "C.UTF-8"}
        run = [*self.hands(), sys.executable, "-c", program, *command]
        return subprocess.run(
            run,
            cwd=self.root,
            env={**own, "HOME": os.environ["HOME"], **self.settings},
            capture_output=True,
            text=True,
            check=False,
            umask=0o077 if self.user else -1,
        )

    def hands(self) -> list[str]:
        """Return how a command is run as somebody else, who may still read this Python."""
        if self.user is None:
            return []
        rights = "+dac_read_search"
        who = [f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups"]
        return ["setpriv", *who, f"--inh-caps={rights}", f"--ambient-caps={rights}"]

    def files(self) -> Mapping[str, str]:
        """Make both sites, and return a digest of each of their files."""
        for command in COMMANDS:
            done = self.run(*command)
            if done.returncode:
                raise RuntimeError(done.stdout + done.stderr)
        return {
            f"{site}/{name}": sha256((self.root / site / name).read_bytes()).hexdigest()
            for site in SITES
            for name in files_below(self.root / site)
        }


class Trials:
    """One repository, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run(
            ["git", "clone", "--quiet", "--no-local", ROOT, folder / "origin"], check=True
        )
        self.origin = Repository(folder / "origin")
        add_names(self.origin.root)
        self.origin.git("add", "--all")
        self.origin.git("commit", "--quiet", "--message", "Add names")

    def clone(self, name: str, *options: str) -> Copy:
        """Clone the repository as from another computer."""
        root = self.folder / name
        self.origin.git("clone", "--quiet", *options, f"file://{self.origin.root}", str(root))
        return Copy(root)

    def folder_of_another_name(self) -> Copy:
        name = f"otro sitio con eñe y blancos {'a' * 170}"
        return self.clone(name)

    def another_day(self) -> Copy:
        copy = self.clone("day")
        for path in copy.root.rglob("*"):
            if ".git" not in path.parts:
                os.utime(path, (0, 1_500_000_000), follow_symlinks=False)
        (self.folder / "clock.c").write_text(CLOCK)
        library = str(self.folder / "clock.so")
        compiled = ["cc", "-shared", "-fPIC", "-o", library, str(self.folder / "clock.c"), "-ldl"]
        subprocess.run(compiled, check=True)
        copy.settings["LD_PRELOAD"] = library
        return copy

    def another_locale(self) -> Copy:
        copy = self.clone("locale")
        copy.settings |= {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
        copy.settings |= {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "77"}
        return copy

    def somebody_else(self) -> Copy:
        copy = self.clone("user")
        home = self.folder / "home"
        home.mkdir()
        for path in (home, copy.root, *copy.root.rglob("*")):
            os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)
        copy.user = SOMEBODY
        copy.settings |= {"HOME": str(home)}
        return copy

    def files_the_other_way_round(self) -> Copy:
        first = self.clone("forward")
        copy = Copy(self.folder / "reversed", before=REVERSED)
        names = sorted(files_below(first.root), reverse=True)
        for name in names:
            (copy.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(first.root / name, copy.root / name, follow_symlinks=False)
        return copy

    def last_commit_only(self) -> Copy:
        copy = self.clone("shallow", "--depth", "1")
        subprocess.run(["sh", "scripts/history.sh"], cwd=copy.root, check=True, capture_output=True)
        return copy

    def windows_line_ends(self) -> Copy:
        return self.clone("lines", "--config", "core.autocrlf=true")

    def letters_taken_apart(self) -> Copy:
        copy = self.clone("letters")
        for path in sorted(copy.root.rglob("*"), reverse=True):
            if not path.name.isascii():
                path.rename(path.with_name(normalize("NFD", path.name)))
        return copy


SURROUNDINGS: Mapping[str, Callable[[Trials], Copy]] = {
    "another folder, its path of more than 200 letters with blanks and accents": (
        Trials.folder_of_another_name
    ),
    "another day, of all files and of the clock": Trials.another_day,
    "another locale, time zone and seed": Trials.another_locale,
    "another user with a home of their own, umask 077": Trials.somebody_else,
    "files in the reversed order": Trials.files_the_other_way_round,
    "a clone of depth 1, completed as by `make site`": Trials.last_commit_only,
    "a checkout with CRLF": Trials.windows_line_ends,
    "a checkout whose file names are decomposed": Trials.letters_taken_apart,
}


def add_names(root: Path) -> None:
    """Give a session, pages by hand and what lies beside them names with accents."""
    for language, title in (("en", "Good to know"), ("es", "Información útil")):
        folder = root / "docs" / language
        (folder / f"{ACCENTED}.md").write_text(PAGE.format(title=title), "utf-8")
        (folder / "archivo-ñu.txt").write_text("1\n", "utf-8")
        shutil.copy(next((root / "examples/demo/media").rglob("*.png")), folder / "marea-añil.png")
    own = next((root / "examples" / "demo" / "sessions").glob("*.yaml"))
    lines = [one for one in own.read_text("utf-8").splitlines() if not one.startswith("#")]
    listed = "\n    ".join(lines).replace("\n    \n", "\n\n")
    own.with_name("año-de-la-cigüeña.yaml").write_text(f"sessions:\n  - {listed}\n", "utf-8")
    own.unlink()


def trials() -> Iterator[Row]:
    """Show in how many surroundings all files of both sites are the same."""
    folder, equal = Path(mkdtemp(prefix="surroundings")), 0
    folder.chmod(0o755)
    try:
        tried = Trials(folder)
        wanted = tried.clone("base").files()
        for name, prepare in SURROUNDINGS.items():
            seen = compared(prepare(tried), wanted)
            equal += not seen
            told = seen or f"the same bytes: {len(wanted)} of {len(wanted)} files"
            yield Row(name, "the same bytes of all files of both sites", told)
        yield Row("surroundings with equal bytes", str(len(SURROUNDINGS)), str(equal))
    finally:
        shutil.rmtree(folder)


def compared(copy: Copy, wanted: Mapping[str, str]) -> str:
    """Tell which files are made otherwise, or why there is no site."""
    try:
        found = copy.files()
    except RuntimeError as error:
        return " ".join(str(error).split())
    others = [one for one in sorted(found.keys() | wanted) if found.get(one) != wanted.get(one)]
    return f"{len(others)} others: {', '.join(others[:3])}" if others else ""
