"""The words for records and their fields; what the open data say of them serves here, too."""

from memoria.messages.words import Words


def meaning(record: str, field: str, words: Words) -> str:
    """Say what a field holds; where one name means two things, the record decides."""
    return first((f"form.{record}.{field}", f"form.{field}", *data_keys(record, field)), words)


def data_keys(record: str, field: str) -> tuple[str, ...]:
    """List the messages by which the open data tell of a field of that name."""
    return f"data.field.{record}.{field}", f"data.field.{field}"


def record_meaning(record: str, words: Words) -> str:
    """Say what a record is, or a file holds."""
    return first((f"form.{record}", f"data.object.{record}"), words)


def first(keys: tuple[str, ...], words: Words) -> str:
    """Return the first message that there is.

    Raises KeyError where there is none.
    """
    return words(next((key for key in keys if key in words), keys[0]))
