"""Copies that an archive keeps: looked up, never ordered."""

import json
from datetime import date
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit

from memoria.check.upkeep.asking import Asker
from memoria.content.base import is_web_address

# https://archive.org/help/wayback_api.php
LOOK_UP = "https://archive.org/wayback/available"
KEEPERS = {"web.archive.org"}
# Where a person may ask for a copy.
ORDER = "https://web.archive.org/save"


def copy_of(address: str, day: date, asker: Asker, service: str = LOOK_UP) -> str | None:
    """Return the copy nearest to a day, nothing where there is none, or None without an answer."""
    asked = urlencode({"url": address, "timestamp": f"{day:%Y%m%d}"})
    try:
        return nearest(asker.read(f"{service}?{asked}").decode())
    except (OSError, HTTPException, ValueError):
        return None


def nearest(answer: str) -> str:
    """Read the address of a copy that shows a page as it was.

    Raises ValueError where the answer is none.
    """
    told = json.loads(answer)
    try:
        found = told["archived_snapshots"].get("closest") or {}
        shows = found.get("available") is True and str(found.get("status")) == "200"
        address = str(found.get("url", "")) if shows else ""
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError from error
    secure = address.replace("http://", "https://", 1)
    is_kept = is_web_address(secure) and urlsplit(secure).hostname in KEEPERS
    return secure if is_kept else ""
