"""What was published and had to go: the names by which a register keeps its addresses."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from memoria.content.base import DIGEST, Context, Record, References
from memoria.content.kinds import TABLE
from memoria.content.registers import Picture
from memoria.content.similar import similar

# The kind, the scope and the id of a record; the scope is the record inside which the id is unique.
Key = tuple[str, str, str]
# The ids of the first can be told without a session, those of the others with theirs.
# A picture has no page, but somebody may be on it.
GONE = tuple(one for one in TABLE if one.addressed or one.model is Picture)
GLOBAL_KINDS = tuple(one.name for one in GONE if one.gathered or not one.local)
SESSION_KINDS = tuple(one.name for one in TABLE if one.addressed and one.local)
# The kinds by the fields that list their records, which are plurals.
LISTED = {one.field: one.name for one in GONE}
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
RECORD = rf"(?:(?:{'|'.join(GLOBAL_KINDS)}):|(?:{'|'.join(SESSION_KINDS)}):{ID}/){ID}"
# An address of the site from its root: of a page and all below it, of a file, of a part of a page.
ADDRESS = r"/[^\s/#?]+(?:/[^\s/#?]+)*/?(?:#[a-z-]+)?"
WITHDRAWAL = rf"^(?:{RECORD}|{ADDRESS})$"


def parse_withdrawal(written: Any) -> Key | None:
    """Read what was withdrawn: `session:led-employment`, `challenge:led-employment/income-loss`."""
    if not isinstance(written, str) or not re.fullmatch(RECORD, written):
        return None
    kind, _, path = written.partition(":")
    scope, _, identifier = path.rpartition("/")
    return kind, scope, identifier


def is_address(written: Any) -> bool:
    """Tell whether an entry is an address, as of what has no record: `/media/tour.mp4`, `/es/`."""
    return isinstance(written, str) and bool(re.fullmatch(ADDRESS, written))


def known_form(value: Any, info: ValidationInfo) -> str:
    """Accept an address, or a kind and an id; in a session one that there is or was, too."""
    if is_address(value):
        return str(value)
    key = parse_withdrawal(value)
    told = stray(key, info.context) if key else meant(value)
    if key is None or told:
        written = "" if value is None else value
        raise PydanticCustomError("bad_withdrawal", "{value}", {"value": written, **told})
    return str(value)


def stray(key: Key, context: Context | None) -> dict[str, str]:
    """Return what is meant by an entry whose session is nowhere, or the id of that session."""
    kind, session, identifier = key
    known = context.identifiers.get("session") if context else None
    if context is None or known is None or not session or session in known:
        return {}
    if context.renamed("session", session) or context.withdrawn("session", session):
        return {}
    right = similar(session, known)
    return {"right": f"{kind}:{right}/{identifier}"} if right else {"unknown": session}


def meant(value: Any) -> dict[str, str]:
    """Return how a mistaken entry is written right, if one can tell; or what lacks its session."""
    if isinstance(value, dict) and len(value) == 1:
        value = ":".join(map(str, next(iter(value.items()))))
    kind, _, path = "".join(str(value).casefold().split()).partition(":")
    kind = LISTED.get(kind) or similar(kind, (*GLOBAL_KINDS, *SESSION_KINDS))
    right = f"{kind}:{path}"
    if parse_withdrawal(right):
        return {"right": right}
    lacking = kind in SESSION_KINDS and re.fullmatch(ID, path)
    return {"lacking": path, "prefix": kind} if lacking else {}


class WithdrawnFile(Record):
    """The form of `withdrawn.yaml`: what was published and had to go, with no successor.

    What has no record is named by its address: a report, a file, a page by hand, a language.
    Of an address that was `forgotten`, because it held a name that had to vanish, only the digest
    stands here.
    """

    withdrawn: References[
        Annotated[
            str, BeforeValidator(known_form), Field(json_schema_extra={"pattern": WITHDRAWAL})
        ]
    ] = ()
    forgotten: References[Annotated[str, Field(pattern=DIGEST)]] = ()
