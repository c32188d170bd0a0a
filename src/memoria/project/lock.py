"""A folder that one run at a time may change: the system forgets a lock with its process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import sleep

from memoria.project.project import shown_path
from memoria.rules.commands import at_work, fail

try:
    import fcntl
except ImportError:
    # On Windows nothing is held. The folders that are a run's own, and the look at a new site
    # before it takes the old one's place, keep that whole there, too.
    fcntl = None  # type: ignore[assignment]

# What a run that was killed had begun ends in less than this: so often it is looked, and then
# waited for so many seconds.
LOOKS, PAUSE = 10, 0.05


@contextmanager
def alone(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Be the only run that changes a folder, and tell whether the system knows of such things.

    Raises MemoriaError where another one is at work, unless its end is to be waited for.
    """
    folder = folder.resolve()
    file = folder.with_name(f".{folder.name}.lock")
    held = take(file, folder, wait=wait)
    try:
        yield held is not None
    finally:
        if held is not None:
            # It goes while it is held: whoever has opened it meanwhile sees that it is gone.
            try:
                with suppress(OSError):
                    file.unlink()
            finally:
                os.close(held)


def take(file: Path, folder: Path, *, wait: bool) -> int | None:
    """Return what holds a lock, nothing where none can be had; the work itself then says why.

    Raises MemoriaError where another run has it.
    """
    with suppress(OSError):
        for look in count() if fcntl else ():
            file.parent.mkdir(parents=True, exist_ok=True)
            held = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
            if got(held) and is_there(held, file):
                return held
            os.close(held)
            if look == LOOKS and not wait:
                raise fail(at_work(shown_path(folder)))
            sleep(PAUSE)
    return None


def got(held: int) -> bool:
    """Take a lock, if nobody has it.

    Raises OSError where the file system knows of none.
    """
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_there(held: int, file: Path) -> bool:
    """Tell whether an open file still has its name: whoever had it before may have removed it."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(held), file.stat())
    return False
