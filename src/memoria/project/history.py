"""What git knows of the content folder: an earlier state of it, the versions of a file."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from memoria.project.folders import composed, reason_of, twins

# Of each file so many versions are looked at.
MOST = 200
CUT_OFF = "cut-off"


@dataclass(frozen=True)
class Version:
    """A committed state of a file: the day of the commit, and the file's bytes."""

    day: date
    content: bytes


@dataclass(frozen=True)
class Step:
    """A commit as readers met it: its time in seconds, and the files that are others since.

    They are told by their objects, by name; one that is gone has none.
    """

    commit: str
    moment: int
    files: Mapping[str, str]


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
        return self.common(asked) if asked else self.published(branch) or self.common("HEAD")

    def published(self, branch: str) -> str:
        """Return where this branch left the published one, or nothing where that is not known."""
        return self.common(f"origin/{branch}", branch)

    def common(self, *names: str) -> str:
        """Return the newest commit that is in this branch and in the first that has any."""
        for one in names:
            commit = self.ask("rev-parse", "--verify", "--end-of-options", f"{one}^{{commit}}")
            common = self.ask("merge-base", "HEAD", commit.decode().strip()) if commit else b""
            if common:
                return common.decode().strip()
        return ""

    def changed(self, commit: str, *places: str) -> tuple[str, ...]:
        """List the files that are not as they were in a commit, those that are new to git last.

        One whose name is only written with other signs for the same letters is as it was.
        """
        within = ("--", *(places or (".",)))
        listed = self.ask(
            "diff", "--name-only", "--no-renames", "--relative", "-z", commit, *within
        ) + self.ask("ls-files", "--others", "--exclude-standard", "-z", *within)
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        same = {one for pair in twins(names) if self.is_same(commit, *pair) for one in pair}
        return tuple(one for one in names if one not in same)

    def is_same(self, commit: str, then: str, now: str) -> bool:
        """Tell whether a file is what another one was in a commit, line ends as git takes them."""
        before = self.ask("rev-parse", "--verify", "--end-of-options", f"{commit}:./{then}")
        return before == self.ask("hash-object", "--path", then, "--", now) != b""

    def read(self, commit: str, name: str) -> bytes | None:
        """Return a file as it was in a commit."""
        return next(self.read_all([(commit, name)]))

    def read_all(self, asked: Iterable[tuple[str, str]]) -> Iterator[bytes | None]:
        """List files as they were in commits, given as pairs of both; git is asked once for all.

        A name that breaks its line cannot be asked for: no file of the content has one.
        """
        objects = [os.fsencode(f"{commit}:./{name}") for commit, name in asked]
        lines = [one for one in objects if one.splitlines() == [one]]
        told = self.ask("cat-file", "--batch", said=b"".join(one + b"\n" for one in lines))
        answers = dict(zip(lines, read_batch(told, lines), strict=True))
        return (answers.get(one) for one in objects)

    def versions(self, name: str) -> Iterator[Version]:
        """List the committed states of a file, the newest first."""
        log = self.ask("log", f"--max-count={MOST}", "--format=%H %cs", "--", f"./{name}")
        found = [line.split() for line in log.decode().splitlines()]
        contents = self.read_all((commit, name) for commit, _ in found)
        for (_, day), content in zip(found, contents, strict=True):
            if content is not None:
                yield Version(date.fromisoformat(day), content)

    def head(self) -> str:
        """Return the commit that is checked out, or nothing where its past is not all there."""
        told = self.ask("rev-parse", "--is-shallow-repository", "HEAD").decode().split()
        return told[1] if told[:1] == ["false"] else ""

    def is_cut_off(self) -> bool:
        """Tell whether the copy of the repository holds only the last commits."""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def line(self) -> list[Step]:
        """List the commits on the published line, the oldest first: a merge is one, when it was.

        What was written on a branch in January, and merged in April, is April's.
        """
        told = self.ask(
            *("log", "--first-parent", "-m", "--root", "--raw", "--no-abbrev", "--no-renames"),
            *("--relative", "--reverse", "-z", "--format=%x01%H %ct"),
        )
        return list(read_line(told))

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """Return what is in some objects, each read once."""
        asked = [one.encode() for one in dict.fromkeys(objects) if one]
        told = self.ask("cat-file", "--batch", said=b"".join(one + b"\n" for one in asked))
        pairs = zip(asked, read_batch(told, asked), strict=True)
        return {one.decode(): content for one, content in pairs if content is not None}

    def gap(self, branch: str) -> str:
        """Return why what was published is not known, though git keeps the folder.

        That is git's reason, or "cut-off" where only the last commits are here.
        """
        above = (self.folder.resolve(), *self.folder.resolve().parents)
        if not any((one / ".git").exists() for one in above):
            return ""
        lacking = self.is_cut_off() and not self.published(branch)
        return CUT_OFF if lacking else self.obstacle()

    def obstacle(self) -> str:
        """Return why git tells nothing at all of the folder, in its own words, or nothing."""
        try:
            answer = self.call("rev-parse", "--git-dir")
        except OSError as error:
            return f"git: {reason_of(error)}"
        said = " ".join(answer.stderr.decode("utf-8", "replace").split())
        return said if answer.returncode else ""

    def ask(self, *question: str, said: bytes = b"") -> bytes:
        """Return what git answers, or nothing."""
        try:
            answer = self.call(*question, said=said)
        except OSError:
            return b""
        return answer.stdout if answer.returncode == 0 else b""

    def call(self, *question: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run git in the folder.

        Raises OSError where there is no git, or it does not start.
        """
        command = ["git", "-C", str(self.folder), "-c", "log.showSignature=false", *question]
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        return subprocess.run(  # noqa: S603
            command, input=said, capture_output=True, check=False, env=own
        )


def read_batch(told: bytes, asked: Iterable[bytes]) -> Iterator[bytes | None]:
    """Read what git tells of each object that it is asked for: of a file, what is in it."""
    at = 0
    for one in asked:
        start = told.find(b"\n", at) + 1
        if not start or told.startswith(one + b" missing\n", at):
            at = start
            yield None
            continue
        _, kind, size = told[at:start].split()
        at = start + int(size) + 1
        yield told[start : at - 1] if kind == b"blob" else None


def read_line(told: bytes) -> Iterator[Step]:
    """Read what git tells of commits and, after each, of the files that it changed."""
    parts = iter(told.split(b"\0"))
    step: Step | None = None
    files: dict[str, str] = {}
    for part in parts:
        if part.startswith(b"\1"):
            if step:
                yield step
            commit, moment = part[1:].decode().split()
            files = {}
            step = Step(commit, int(moment), files)
        elif part.strip():
            _, _, _, blob, status = part.decode().split()
            name = composed(os.fsdecode(next(parts)))
            if status != "D":
                files[name] = blob
            else:
                files.setdefault(name, "")
    if step:
        yield step
