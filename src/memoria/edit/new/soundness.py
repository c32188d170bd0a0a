"""What a new record changes: pins that move on with it, and nothing else of what was there."""

from collections.abc import Mapping
from typing import Any

from memoria.content.base import Context
from memoria.content.publication import Publication
from memoria.content.states import record_digest, without_pins
from memoria.edit.new.records import Skeleton
from memoria.edit.new.setting import Setting, found_in
from memoria.edit.pins import pin_record
from memoria.load.documents import Document
from memoria.load.publication import SHELF_FIELDS, Loaded
from memoria.load.records import validate
from memoria.rules.problems import has_errors


def pinned(begun: Skeleton, setting: Setting, loaded: Loaded) -> Mapping[str, bytes]:
    """Return the file of a record with the pins of the translations that were written with it.

    Where a translation was up to date and the new record has words in its language, it still is.
    """
    kind, identifier = begun.holder
    old = found_in(setting.loaded.publication, kind, identifier)
    new = found_in(loaded.publication, kind, identifier)
    text = begun.files[begun.file].decode()
    for language in setting.languages:
        now = record_digest(new, new.original or "", language)
        pin = new.translations.get(language)
        was = record_digest(old, old.original or "", language) if old else ""
        kept = pin is not None and pin.of == was and was != now
        if begun.is_written_in(language) and (kept if old else language != new.original):
            text = pin_record(text, kind, identifier, language, {"of": now})
    return {begun.file: text.encode()}


def is_sound(begun: Skeleton, before: Publication, loaded: Loaded) -> bool:
    """Tell whether a record is read as it was told, and all others are as before."""
    after = loaded.publication
    told = validate(begun.kind.model, dict(begun.fields), Document(""), (), Context())[0]
    held = found_in(after, *begun.holder)
    if has_errors(loaded.problems) or held is None:
        return False
    added = getattr(held, begun.kind.key)[-1] if begun.kind.is_item else without_pins(held)
    same = all(
        without_pins(one) == shorn(found_in(after, kind, one.id), begun, kind)
        for kind, field in SHELF_FIELDS.items()
        for one in getattr(before, field)
    )
    texts = {(one.file, one.markdown) for one in before.summaries}
    return bool(same and added == told) and texts <= {
        (one.file, one.markdown) for one in after.summaries
    }


def shorn(record: Any, begun: Skeleton, kind: str) -> Any:
    """Return a record without its pins and without the item that it got."""
    if record is not None and (kind, record.id) == begun.holder and begun.kind.is_item:
        items = getattr(record, begun.kind.key)[:-1]
        record = record.model_copy(update={begun.kind.key: items})
    return without_pins(record)
