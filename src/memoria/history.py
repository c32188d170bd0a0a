"""What git knows of the content folder: an earlier state of it, the versions of a file."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Of each file so many versions are looked at.
MOST = 200


@dataclass(frozen=True)
class Version:
    """A committed state of a file: the day of the commit, and the file's bytes."""

    day: date
    content: bytes


@dataclass(frozen=True)
class History:
    """Ask git about a folder. File names count from the folder; without git nothing is known.

    What a hook of git's says in the environment is about another folder, perhaps.
    """

    folder: Path

    def base(self, branch: str, asked: str = "") -> str:
        """Return the commit that changes are measured from, or nothing where none is known.

        It is the one that is asked for, or else where this branch left the published one.
        """
        for one in [asked] if asked else [f"origin/{branch}", branch, "HEAD"]:
            commit = self.ask("rev-parse", "--verify", "--end-of-options", f"{one}^{{commit}}")
            common = self.ask("merge-base", "HEAD", commit.decode().strip()) if commit else b""
            if common:
                return common.decode().strip()
        return ""

    def changed(self, commit: str) -> tuple[str, ...]:
        """List the files that are not as they were in a commit, those that are new to git last."""
        listed = self.ask(
            "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "."
        ) + self.ask("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        return tuple(
            name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name
        )

    def read(self, commit: str, name: str) -> bytes | None:
        """Return a file as it was in a commit."""
        listed = self.ask("ls-tree", "--name-only", commit, "--", f"./{name}")
        return self.ask("show", f"{commit}:./{name}") if listed else None

    def versions(self, name: str) -> Iterator[Version]:
        """List the committed states of a file, the newest first."""
        log = self.ask("log", f"--max-count={MOST}", "--format=%H %cs", "--", f"./{name}")
        for line in log.decode().splitlines():
            commit, day = line.split()
            content = self.read(commit, name)
            if content is not None:
                yield Version(date.fromisoformat(day), content)

    def ask(self, *question: str) -> bytes:
        """Return what git answers, or nothing."""
        git = shutil.which("git")
        if git is None or not self.folder.is_dir():
            return b""
        command = [git, "-C", str(self.folder), "-c", "log.showSignature=false", *question]
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        answer = subprocess.run(command, capture_output=True, check=False, env=own)  # noqa: S603
        return answer.stdout if answer.returncode == 0 else b""
