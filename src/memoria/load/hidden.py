"""Which kinds of record a broken file may hide: of them no id is called unknown."""

from collections.abc import Iterator
from typing import Any

from memoria.content.files import GLOBAL_ITEMS, LOCAL_ITEMS, SHELVES, form_of
from memoria.content.similar import similar
from memoria.content.withdrawals import WithdrawnFile, parse_withdrawal
from memoria.load.documents import Document
from memoria.load.entries import Entry, entries, inner_items, is_one_session

ITEM_LISTS = GLOBAL_ITEMS | LOCAL_ITEMS["series"] | LOCAL_ITEMS["session"]
ITEM_KINDS = ("question", *ITEM_LISTS.values())
# Stands for what the register of withdrawals may hold.
WITHDRAWN = "withdrawn"


def hidden_kinds(document: Document) -> Iterator[str]:
    """Name the kinds of record of which this file may hold some that cannot be read."""
    form = form_of(document.name)
    if form is WithdrawnFile and hides_withdrawals(document):
        yield WITHDRAWN
    for shelf in SHELVES:
        if form and shelf.key in form.model_fields and hides_ids(document, shelf.key):
            yield shelf.kind
            yield from ITEM_KINDS if shelf.kind in LOCAL_ITEMS else ()
    for entry in entries(document):
        inner = (each for _, each in inner_items(entry))
        yield from (kind for each in (entry, *inner) for kind in hidden_in(each))
        yield from misspelt_lists(entry)


def hidden_in(entry: Entry) -> Iterator[str]:
    """Name the kinds that one raw record hides: its own without an id, questions without a list."""
    if not entry.identifier:
        yield entry.kind
    if entry.kind == "question-group" and isinstance(entry.value, dict):
        yield from () if isinstance(entry.value.get("questions"), tuple) else ("question",)


def misspelt_lists(record: Entry) -> Iterator[str]:
    """Name the kinds of item whose list seems to stand under a misspelt key of a record."""
    fields, value = record.model.model_fields, record.value
    strange = tuple(set(value) - set(fields)) if isinstance(value, dict) else ()
    for key, kind in ITEM_LISTS.items():
        if strange and key in fields and key not in value and similar(key, strange):
            yield from (kind, "question") if key == "key_questions" else (kind,)


def list_at_top(document: Document, key: str) -> Any:
    """Return the list under a key of a file, or nothing where it may stand under a wrong one."""
    form = form_of(document.name)
    if form is None or not isinstance(document.value, dict):
        return None
    strange = set(document.value) - set(form.model_fields)
    optional = not form.model_fields[key].is_required() and not strange
    return document.value.get(key, () if optional else None)


def hides_withdrawals(document: Document) -> bool:
    """Tell whether something that was withdrawn cannot be read."""
    listed = list_at_top(document, WITHDRAWN)
    return not isinstance(listed, tuple) or not all(map(parse_withdrawal, listed))


def hides_ids(document: Document, key: str) -> bool:
    """Tell whether a list of records, or an id in it, was refused or is not there as a list."""
    if is_one_session(document):
        return bool(document.refused)
    names = {"id", "questions", *ITEM_LISTS}
    return not isinstance(list_at_top(document, key), tuple) or any(
        path[:1] in {(), (key,)} and (not path or isinstance(path[-1], int) or path[-1] in names)
        for path in document.refused
    )
