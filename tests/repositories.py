"""Git repositories for tests, with a day for each commit."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Repository:
    """A repository whose folder `data` is a content folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.data = root, root / "data"
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, day: str = "2026-05-01") -> str:
        """Run git as nobody in particular, whatever the machine's own configuration says."""
        people = {
            f"GIT_{one}_{part}": value
            for one in ("AUTHOR", "COMMITTER")
            for part, value in (
                ("NAME", "Ada"),
                ("EMAIL", "ada@example.org"),
                ("DATE", f"{day}T12:00:00Z"),
            )
        }
        settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        command = ["git", "-C", str(self.root), *arguments]
        environment = {"PATH": os.environ["PATH"], **settings, **people}
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        return run.stdout

    def write(self, files: Mapping[str, str]) -> None:
        """Write files of the content folder."""
        for name, text in files.items():
            (self.data / name).parent.mkdir(parents=True, exist_ok=True)
            (self.data / name).write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str], day: str) -> str:
        """Write files and commit all; return the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change", day=day)
        return self.git("rev-parse", "HEAD").strip()
