"""What is measured: this project in several ways, and its peers on the same words."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from bench.folders import ROOT, WORK, Folders
from bench.generate import drawings
from bench.rendering import EXAMINED
from bench.sessions import Drawing
from bench.text import LANGUAGES, together

ENVIRONMENT = {
    "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    "LC_ALL": "C.UTF-8",
    "NO_MKDOCS_2_WARNING": "1",
}
PROGRAM = (sys.executable, "scripts/build_summaries.py")
ZENSICAL = WORK / "zensical" / "bin" / "zensical"
EDITED = "contributions/contribution-3"
NUMBERS = count(20)
Step = Callable[[Folders], object]


@dataclass(frozen=True)
class Contender:
    """Something to measure: commands, one after the other, and what goes before them.

    Neither `prepare` is measured, nor the contender `after` which, in the state that it leaves,
    this one begins. `folder` and `site` lie in the folder of a size. What a command writes into
    the file `less` is taken off. The first language is at the `prefix` of its site.
    """

    name: str
    title: str
    folder: str
    commands: Sequence[Sequence[str]]
    prepare: Step | None = None
    site: str = ""
    less: str = ""
    after: str = ""
    prefix: str = ""


def renew(folders: Folders) -> None:
    """Begin as if the project had just been cloned."""
    folders.renew()


def edit(folders: Folders) -> str:
    """Add a sentence to a contribution in both languages, each time another one; return it."""
    number, data = next(NUMBERS), folders.project / "data"
    written = edited_session(folders).full()
    names = [name for name, _ in written.files() if EDITED in name]
    # A run before this one may have left the text as it would become.
    while f" {number} " in "".join((data / name).read_text("utf-8") for name in names):
        number = next(NUMBERS)
    added = (f"In the end, {number} people stayed.", f"Al final se quedaron {number} personas.")
    written.prose[EDITED] = together([written.prose[EDITED], added], "\n\n")
    for name, text in written.files():
        if name in names:
            (data / name).write_text(text, "utf-8")
    return added[0]


def edited_session(folders: Folders) -> Drawing:
    """Return the session whose text is edited: one in the middle."""
    return drawings(folders.sessions)[1][folders.sessions // 2]


def zensical(language: str) -> tuple[str, ...]:
    """Return the command that builds the pages of one language with Zensical."""
    return str(ZENSICAL), "build", "--clean", "--config-file", f"{language}.yml"


CHECK, QUICK, SITE = (*PROGRAM, "check"), (*PROGRAM, "site", "--quick"), (*PROGRAM, "site")
RENDER = (sys.executable, "-m", "bench.rendering")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
CONTENDERS = (
    Contender(
        *("mkdocs", "MkDocs + Material + static-i18n, as they come", "plain", (MKDOCS,)),
        site="plain/site",
    ),
    Contender(
        *("zensical", "Zensical, two builds", "plain", tuple(map(zensical, LANGUAGES))),
        site="plain/zensical",
        prefix="en/",
    ),
    Contender("check", "`check`, empty cache", "project", (CHECK,), renew),
    Contender("check-warm", "`check`, warm", "project", (CHECK,), after="check"),
    Contender(
        *("texts", "`check` and `site --quick`, empty cache", "project", (CHECK, QUICK), renew),
        site="project/site",
    ),
    Contender(
        *("render", "rendering and MkDocs alone", "project", (RENDER,), renew),
        less=EXAMINED,
    ),
    Contender(
        *("quick", "`site --quick`, empty cache", "project", (QUICK,), renew),
        site="project/site",
    ),
    Contender(
        "quick-edit", "`site --quick` after an edit", "project", (QUICK,), edit, after="quick"
    ),
    Contender(
        *("site", "`site` with all documents, empty cache", "project", (SITE,), renew),
        site="project/site",
    ),
    Contender("site-edit", "`site` after an edit", "project", (SITE,), edit, after="site"),
)
