"""The files of a new record: its fields in the right list, and a summary in each language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memoria.content.states import Material
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.fields import fields_of
from memoria.edit.new.lists import Contents, changed_lists, file_of
from memoria.edit.new.questions import Kind
from memoria.edit.new.setting import Setting
from memoria.edit.new.texts import NewText, new_texts
from memoria.load.yaml_writing import Fields
from memoria.messages.words import Words


@dataclass(frozen=True)
class Skeleton:
    """What is written for a new record: its files by name, in the order in which they are safe.

    `file` is the one that holds the record, `fields` are what stands there; `holder` is the kind
    and id of the record with pins of its own that it is part of. `texts` are its summaries.
    """

    kind: Kind
    fields: Fields
    holder: Material
    file: str
    files: Mapping[str, bytes]
    texts: Sequence[NewText]

    @property
    def is_draft(self) -> bool:
        """Tell whether the record waits for its text."""
        return self.fields.get("status") == "draft"

    @property
    def new_files(self) -> tuple[str, ...]:
        """List the files that must not be there yet."""
        own = [self.file] if self.kind.key == "sessions" else []
        return (*(one.file for one in self.texts), *own)

    def is_written_in(self, language: str) -> bool:
        """Tell whether the record has texts, and words in this language for all of them."""
        texts = [one for one in self.fields.values() if isinstance(one, Mapping)]
        return bool(texts) and all(one.get(language) for one in texts)


def skeleton(
    replies: Replies, setting: Setting, contents: Contents, dictionaries: Mapping[str, Words]
) -> Skeleton:
    """Make the files of a new record.

    Raises LookupError where a file is written in a way that nothing can be added to.
    """
    fields = fields_of(replies, setting)
    texts = tuple(new_texts(replies, setting, dictionaries))
    lists = changed_lists(fields, replies, setting, contents)
    return Skeleton(
        kind=setting.kind,
        fields=fields,
        holder=holder_of(setting.kind, replies),
        file=file_of(replies, setting),
        files={one.file: one.content for one in texts} | lists,
        texts=texts,
    )


def holder_of(kind: Kind, replies: Replies) -> Material:
    """Return the kind and id of the record whose pins count for a new one."""
    named = ("session", replies["session"]) if kind.is_item else (kind.name, replies["id"])
    return named[0], str(named[1])
