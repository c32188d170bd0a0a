"""What is measured lies in `.bench/`: the sessions as ours and as plain pages, and the sites."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.generate import generate
from bench.plain import write_pages
from bench.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".bench"
# What a copy of the project needs besides the program, which is that of the checkout.
PARTS = ("mkdocs.yml", "docs", "overrides", "scripts", "src", "messages", ".github/ISSUE_TEMPLATE")
MATERIAL = """\
site_name: Memoria
site_url: https://memoria.example.org/
theme: {name: material}
markdown_extensions: [attr_list, tables, footnotes]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: es, name: Español}
"""
ZENSICAL = """\
site_name: Memoria
site_url: https://memoria.example.org/
docs_dir: docs/LANGUAGE
site_dir: zensical/LANGUAGE
theme: {name: material, language: LANGUAGE}
markdown_extensions: [attr_list, tables, footnotes]
"""


@dataclass(frozen=True)
class Folders:
    """Where the sessions of one size are, and what is made of them."""

    sessions: int

    @property
    def size(self) -> Path:
        """Return the folder of this number of sessions."""
        return WORK / str(self.sessions)

    @property
    def project(self) -> Path:
        """Return our project with the sessions in its `data`."""
        return self.size / "project"

    @property
    def plain(self) -> Path:
        """Return the same words as plain pages, and the settings of those that build them."""
        return self.size / "plain"

    def write(self) -> None:
        """Write the sessions and the plain pages, if they are not there as they should be."""
        done = self.size / "done"
        if done.exists() and done.read_text("utf-8") == source():
            return
        shutil.rmtree(self.size, ignore_errors=True)
        generate(self.sessions, self.project / "data")
        write_pages(self.sessions, self.plain / "docs")
        (self.plain / "mkdocs.yml").write_text(MATERIAL, "utf-8")
        for language in LANGUAGES:
            settings = ZENSICAL.replace("LANGUAGE", language)
            (self.plain / f"{language}.yml").write_text(settings, "utf-8")
        done.write_text(source(), "utf-8")

    def renew(self) -> None:
        """Make the project as if it had just been cloned: no page, no cache, no site."""
        for path in self.project.iterdir():
            if path.name != "data":
                remove(path)
        for name in tracked():
            target = self.project / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def tracked() -> list[str]:
    """List the files of the project that a copy of it needs."""
    command = ["git", "ls-files", "-z", "--", *PARTS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).exists()]


def source() -> str:
    """Return all that the sessions and pages are made from."""
    here = Path(__file__).parent
    names = ("words.yaml", "text.py", "registers.py", "sessions.py", "generate.py", "plain.py")
    return "".join((here / name).read_text("utf-8") for name in (*names, "folders.py"))
