"""The site as it is published, and what of it a new one would lose."""

from collections.abc import Callable, Iterator
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from memoria.check.examine import examine
from memoria.check.losses import told
from memoria.content.base import is_address
from memoria.content.promises import lost
from memoria.project.history import History
from memoria.project.project import Work, shown_path
from memoria.publish.inventory import INVENTORY, LARGEST, Inventory, names_of, read_inventory
from memoria.rules.commands import fail, list_not_read
from memoria.rules.problems import Problem

T = TypeVar("T")
# Seconds to wait for an answer.
PATIENCE = 60
# The rules about published addresses.
CODES = {"M230", "M244"}
# That there is no such file, now or any more: nothing was published there yet.
NOTHING_THERE = {404, 410}


def published(address: str) -> Inventory | None:
    """Return the list of the files of a published site, or nothing where none is there.

    Raises MemoriaError where the site does not answer, or with anything else.
    """
    place = f"{address.rstrip('/')}/{INVENTORY}"
    if not is_address(place):
        raise fail(list_not_read(address, "", "address"))
    try:
        return received(place, lambda answer: read_inventory(answer.read(LARGEST)))
    except ValueError as error:
        raise fail(list_not_read(place, "", "form")) from error


def received(place: str, read: Callable[[HTTPResponse], T], kind: str = "") -> T | None:
    """Return what is read of an answer on the web, or nothing where nothing is there.

    Raises MemoriaError where there is no answer, or one that tells of anything else.
    """
    asked = Request(place, headers={"User-Agent": "memoria"})  # noqa: S310 - it is of the web
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            return read(answer)
    except HTTPError as error:
        error.close()
        if error.code in NOTHING_THERE:
            return None
        raise fail(list_not_read(place, f"{error.code} {error.reason}", kind)) from error
    except (OSError, HTTPException) as error:
        raise fail(list_not_read(place, str(getattr(error, "reason", error)), kind)) from error


def is_known(commit: str, work: Work) -> bool:
    """Tell whether the history of the content holds the commit of a published site."""
    return bool(commit and History(work.data).base(work.settings.branch, commit))


def losses(work: Work, site: Path, before: Inventory) -> Iterator[Problem]:
    """Tell which addresses of a published site a new one in a folder would lose.

    Raises MemoriaError where there is no whole site in the folder, and as `examine` does.
    """
    if not (site / INVENTORY).is_file():
        raise fail(list_not_read(shown_path(site), "", "site"))
    known = is_known(before.commit, work)
    examined = examine(work, before.commit if known else "")
    problems = [one for one in examined.problems if one.code in CODES]
    yield from problems
    then = examined.before.publication if known and examined.before else None
    found = lost({*before.files}, {*names_of(site)}, work.settings.codes)
    already = {str(one.finding.values["link"]) for one in problems}
    yield from told(found, examined.loaded, then, already)
