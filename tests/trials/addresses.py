"""What is withdrawn leaves no word behind, and nothing published is lost without one."""

import gzip
import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from tests.conftest import ROOT
from tests.trials.rows import Row

COPIED = (
    *("docs", "overrides", "requirements", "scripts", "mkdocs.yml", ".gitignore"),
    *("src/memoria/outputs/templates", "src/memoria/messages"),
)
# What only the contribution says, also in the parts of words that a PDF may divide.
WORD, WORDS = "quinzibaldo", re.compile(r"quin\W*zi\W*bal\W*do", re.IGNORECASE)
LIST = "withdrawn:\n"
SESSION, HELD, SPEAKER = "water-for-every-deck", "ledger-lessons", "person-of-jars"
RECORD = f"""\
      - id: {HELD}
        title: {{en: "{WORD} in jars", es: "{WORD} en tarros"}}
        speaker: {SPEAKER}
        role: {{en: "{WORD} keeper", es: "Guarda de {WORD}"}}
        room: {{en: "{WORD} room", es: "Sala {WORD}"}}
"""
PERSON = f"""\
  - id: {SPEAKER}
    name: "{WORD.title()} Smith"
    role: {{en: "{WORD}", es: "{WORD}"}}
"""
LINK = f"\n\nAs [somebody said](contribution:{SESSION}/{HELD}), and [one](person:{SPEAKER}) more.\n"


class Project:
    """A copy of the demo series under git, with pages by hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            listed = subprocess.run(
                ["git", "-C", ROOT, "ls-files", "-z", name], capture_output=True, check=True
            ).stdout.decode()
            for file in filter(None, listed.split("\0")):
                (root / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, root / file)
        shutil.copytree(ROOT / "examples" / "demo", root / "data")
        (root / "docs/en/plan.pdf").write_bytes(b"%PDF-1.4\n")
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *command: str) -> str:
        """Run git as nobody in particular."""
        own = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        run = ["git", "-C", str(self.root), *own, *command]
        return subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self) -> None:
        """Commit all."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change")

    def run(self, *command: str) -> tuple[int, str]:
        """Run a command of the program: its status, and all that it said."""
        own = {"PYTHONPATH": str(ROOT / "src"), "no_proxy": "127.0.0.1", "LC_ALL": "C.UTF-8"}
        run = [sys.executable, "-m", "memoria", *command]
        done = subprocess.run(
            run,
            cwd=self.root,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        """Change a file, so that it is another."""
        path = self.root / name
        before = path.read_text("utf-8") if path.exists() else ""
        after = change(before)
        assert after != before, name
        path.write_text(after, "utf-8")

    def site(self) -> tuple[int, str]:
        """Make the site."""
        return self.run("site")


def pieces(path: Path) -> Iterator[bytes]:
    """List what a file holds: itself, unpacked, the texts of a document, the values of a cache."""
    content = path.read_bytes()
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if content[:5] == b"%PDF-" and len(content) > 100:
        document = PdfReader(io.BytesIO(content))
        yield str(document.metadata).encode()
        yield from (page.extract_text().encode() for page in document.pages)
    if content[:6] == b"SQLite":
        with sqlite3.connect(path) as file:
            yield from (one for (one,) in file.execute("SELECT content FROM kept"))


def holding(folder: Path) -> tuple[int, int]:
    """Count the files of a folder that hold the words, by their names or within, and all files."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    found = [one for one in files if holds(one)]
    return len(found), len(files)


def holds(path: Path) -> bool:
    """Tell whether a file holds the words."""
    texts = (one.decode("utf-8", "replace") for one in pieces(path))
    return any(WORDS.search(text) for text in texts)


def take_over(project: Project) -> None:
    """Publish a contribution whose words stand nowhere else, with links to it from elsewhere."""
    entry = rf"      - id: {HELD}\n(?:        .*\n)+"
    project.edit("data/sessions.yaml", lambda text: re.sub(entry, RECORD, text, count=1))
    project.edit("data/people.yaml", lambda text: f"{text.rstrip()}\n{PERSON}")
    for language in ("en", "es"):
        text = f"They keep {WORD} here.\n\n> “{WORD} for all”\n\n- {WORD}[^1]\n\n[^1]: {WORD}\n"
        name = f"data/summaries/{SESSION}/contributions/{HELD}.{language}.md"
        project.edit(name, partial(instead, text))
    project.edit("data/summaries/nothing-overboard/report.en.md", lambda text: text + LINK)
    project.edit(
        "data/guides.yaml",
        lambda text: text.replace(
            "    items:\n", f"    items:\n      - contribution:{SESSION}/{HELD}\n", 1
        ),
    )
    project.commit()


def instead(text: str, _: str) -> str:
    """Return the one text in place of the other."""
    return text


def withdrawn_words(root: Path) -> Iterator[Row]:
    """Publish, withdraw in one word, and look into every file."""
    project = Project(root)
    take_over(project)
    status, said = project.site()
    assert status == 0, said
    told, every = holding(root / "site")
    project.edit("data/sessions.yaml", lambda text: text.replace(
        f"- id: {HELD}\n", f"- id: {HELD}\n        status: withdrawn\n", 1))  # fmt: skip
    status, said = project.site()
    places = ("site", "docs", "overrides", ".schemas")
    left = {place: holding(root / place) for place in places}
    number = sum(one for one, _ in left.values())
    looked = sum(one for _, one in left.values())
    warned = len(re.findall(" M243: ", said))
    yield Row(
        "a withdrawn contribution's words, with links to it in a report and a guide: files of the "
        "site and of the generated folders that hold one (PDF texts, search index and archives "
        "unpacked)",
        f"0 (published: {told} of {every})",
        f"{number} of {looked}; status {status}; {warned} places told of",
    )
    caches = holding(root / ".memoria")[0]
    yield Row(
        "the same in the program's own memory on that computer (`.memoria/`, not published), where "
        "the text itself is in `data/` and in git",
        "told here",
        f"{caches} files; later runs drop them",
    )


def without(pattern: str) -> Callable[[str], str]:
    """Return what takes one piece out of a text."""
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.MULTILINE)


def entry(identifier: str, indent: int = 2) -> str:
    """Match the whole record of an id in a list."""
    space = " " * indent
    return rf"^{space}- id: {identifier}\n(?:(?:{space} .*)?\n)+"


def delete(*names: str) -> Callable[[Project], None]:
    """Return what deletes files or folders of a project, by patterns."""

    def do(project: Project) -> None:
        found = [path for name in names for path in project.root.glob(name)]
        assert found, names
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return do


def remove_session(project: Project) -> None:
    """Delete a session with its texts."""
    delete("data/sessions/nothing-overboard.yaml", "data/summaries/nothing-overboard")(project)


def remove_language(project: Project) -> None:
    """Let the site no longer be in Spanish."""
    delete("data/words.es.txt", "docs/es")(project)
    line = "          name: Español\n"
    project.edit("mkdocs.yml", lambda text: text.replace(line, f"{line}          build: false\n"))


def remove_page(project: Project) -> None:
    """Delete a page by hand, and what leads to it."""
    delete("docs/*/about.md")(project)
    project.edit("mkdocs.yml", without(r"^  - about.md\n"))
    for page in (project.root / "docs").glob("*/*.md"):
        text = page.read_text("utf-8")
        page.write_text(re.sub(r"\]\(about\.md[^)]*\)", "](index.md)", text), "utf-8")


def remove_contribution(project: Project) -> None:
    """Delete a contribution with its texts."""
    project.edit("data/sessions.yaml", without(entry("lagoon-dew", 6)))
    for one in (project.root / "data/summaries").rglob("lagoon-dew.*.md"):
        one.unlink()


def change(name: str, pattern: str) -> Callable[[Project], None]:
    """Return what takes one piece out of a file."""
    return lambda project: project.edit(name, without(pattern))


POSTER = r"^ *poster: media/rain-on-deck.png\n *poster_description:\n(?: {10}.*\n)+"
REPORT = "data/summaries/nothing-overboard/report"
REMOVALS: dict[str, Callable[[Project], None]] = {
    "session": remove_session,
    "contribution": remove_contribution,
    "report": delete(f"{REPORT}.*.md"),
    "guide": change("data/guides.yaml", entry("every-drop-twice")),
    "video": change("data/sessions.yaml", entry("rain-on-deck", 6)),
    "media file": change("data/sessions.yaml", POSTER),
    "page by hand": remove_page,
    "language": remove_language,
    "file beside pages by hand": delete("docs/en/plan.pdf"),
}


def lost_without_a_word(root: Path) -> Iterator[Row]:
    """Remove one thing after another from a published site."""
    whole = root / "whole"
    whole.mkdir()
    project = Project(whole)
    project.commit()
    project.git("tag", "published")
    status, said = project.run("site", "--quick")
    assert status == 0, said
    shutil.copytree(whole / "site", root / "published")
    handler = partial(Quiet, directory=str(root / "published"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        for what, remove in REMOVALS.items():
            yield removed(what, remove, project, address)
        server.shutdown()


def removed(what: str, remove: Callable[[Project], None], project: Project, address: str) -> Row:
    """Remove something, make the site, hold it against the published one; then say it is meant."""
    project.git("reset", "--quiet", "--hard", "published")
    remove(project)
    project.commit()
    against_commit, said = project.run("check", "--base", "published")
    before = lines_in(said)
    made, _ = project.run("site", "--quick")
    # A site that is not made is handed on to nobody.
    against_site, said = project.run("check", "--published", address) if made == 0 else (made, "")
    told = sorted(before | lines_in(said))
    lines = "".join(f'  - "{one}"\n' for one in told)
    project.edit("data/withdrawn.yaml", lambda text: text.replace(LIST, f"{LIST}{lines}", 1))
    project.commit()
    made_then, _ = project.run("site", "--quick")
    then, _ = project.run("check", "--published", address)
    return Row(
        f"remove a {what}: status of `check --base`, `site`, `check --published`; of `site` and "
        "`check --published` with the lines that were told",
        "1, any, 1; 0 0",  # without what others refer to no site is made
        f"{against_commit} {made} {against_site}; {made_then} {then} ({', '.join(told)})",
    )


def lines_in(said: str) -> set[str]:
    """List the lines that are to be added to `withdrawn.yaml`."""
    return set(re.findall(r"the line - (\S+)", said))


class Quiet(SimpleHTTPRequestHandler):
    """Serve files and say nothing."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def trials() -> Iterator[Row]:
    """Try both."""
    for each in (withdrawn_words, lost_without_a_word):
        with TemporaryDirectory() as folder:
            yield from each(Path(folder))
