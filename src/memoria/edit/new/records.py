"""The files of a new record: those of its lists, and a summary in each language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.content.publication import SummaryName, digest
from memoria.content.states import Material
from memoria.edit.new.entries import Contents, changed_lists, fields_of, file_for
from memoria.edit.new.kinds import Kind
from memoria.edit.new.pictures import picture_files
from memoria.edit.new.questions import Replies
from memoria.edit.new.setting import Setting
from memoria.load.yaml_writing import Fields, quoted
from memoria.messages.words import Words


@dataclass(frozen=True)
class NewText:
    """A summary to be written: its file, its language, all that stands there, and its `prose`.

    `waiting` is what stands there as long as there are no words.
    """

    file: str
    language: str
    content: bytes
    waiting: bytes
    prose: str


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
    def new_files(self) -> Mapping[str, bytes]:
        """Map the files that must not be there yet to what may stand there already: no words."""
        own = {self.file: self.files[self.file]} if self.kind.key == "sessions" else {}
        return {one.file: one.waiting for one in self.texts} | own

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
        file=file_for(replies, setting),
        files={one.file: one.content for one in texts} | picture_files(replies, setting) | lists,
        texts=texts,
    )


def holder_of(kind: Kind, replies: Replies) -> Material:
    """Return the kind and id of the record whose pins count for a new one."""
    named = ("session", replies["session"]) if kind.is_item else (kind.name, replies["id"])
    return named[0], str(named[1])


def new_texts(
    replies: Replies, setting: Setting, dictionaries: Mapping[str, Words]
) -> Iterator[NewText]:
    """List the summaries of a record, that of the original first; a quiet one only with words."""
    kind, written = setting.kind, told(replies, setting)
    if not kind.telling or (kind.telling.quiet and not written):
        return
    item = str(replies["id"]) if kind.is_item and kind.kind else ""
    name = SummaryName(str(replies["session" if kind.is_item else "id"]), kind.prose, item)
    first, original = setting.original(replies), original_language(replies, setting)
    source = prose(written, original)
    for language in languages_of(replies, setting):
        text = prose(written, language)
        words = dictionaries.get(language) or dictionaries[setting.languages[0]]
        lines = [f"of: {quoted(digest(source))}"] if source and language != original else []
        asked = instructions(name.file(original), language == original, words)
        waiting = instructions(name.file(first), language == first, words)
        content = with_front_matter(lines if text else [*lines, *asked], text)
        yield NewText(
            name.file(language),
            language,
            content.encode(),
            with_front_matter(waiting, "").encode(),
            text,
        )


def told(replies: Replies, setting: Setting) -> Mapping[str, str]:
    """Return the words of a summary in each language, as they were told."""
    asked = setting.kind.telling
    reply = replies.get(asked.name) if asked else None
    return reply if isinstance(reply, dict) else {}


def languages_of(replies: Replies, setting: Setting) -> list[str]:
    """List the languages in which a summary is begun, that of the original first."""
    original = original_language(replies, setting)
    codes = dict.fromkeys([*setting.languages, *told(replies, setting)])
    return sorted({original: None, **codes}, key=lambda one: one != original)


def prose(words: Mapping[str, str], language: str) -> str:
    """Return the words of a summary in a language."""
    written = words.get(language, "")
    return written.replace("\r\n", "\n").replace("\r", "\n").strip("\n ")


def original_language(replies: Replies, setting: Setting) -> str:
    """Return the language of the summary that the others are made from."""
    original, words = setting.original(replies), told(replies, setting)
    written = [one for one in words if prose(words, one)]
    return original if original in written or not written else written[0]


def instructions(original: str, is_original: bool, words: Words) -> list[str]:
    """Say as comments what is to be written, and from which file it is to be translated.

    A file without words counts as missing: nothing of it is published.
    """
    written = words("new.file.write") if is_original else words("new.file.translate", file=original)
    return [*([] if is_original else ["by:"]), *(f"# {one}" for one in written.split("\n"))]


def with_front_matter(lines: Sequence[str], text: str) -> str:
    """Return a summary file: its front matter, if there is any, and its words."""
    front = "".join(f"{line}\n" for line in ["---", *lines, "---"])
    body = f"{text}\n" if text else ""
    return front + body if lines or text.startswith("---") else body
