"""The summaries of a new record: what was told, and in other languages what is to be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.content.digests import digest
from memoria.content.publication import SummaryName
from memoria.edit.new.creating_replies import Replies
from memoria.edit.new.setting import Setting
from memoria.load.yaml_writing import quoted
from memoria.messages.words import Words


@dataclass(frozen=True)
class NewText:
    """A summary to be written: its file, its language, all that stands there, and its `prose`."""

    file: str
    language: str
    content: bytes
    prose: str


def new_texts(
    replies: Replies, setting: Setting, dictionaries: Mapping[str, Words]
) -> Iterator[NewText]:
    """List the summaries of a record, that of the original first."""
    kind = setting.kind
    if not kind.prose:
        return
    item = str(replies["id"]) if kind.is_item else ""
    name = SummaryName(str(replies["session" if item else "id"]), kind.prose, item)
    original = original_language(replies, setting)
    source = prose(replies, original)
    for language in sorted(setting.languages, key=lambda one: one != original):
        text, words = prose(replies, language), dictionaries[language]
        lines = [f"of: {quoted(digest(source))}"] if source and language != original else []
        lines += [] if text else instructions(name.file(original), language == original, words)
        content = with_front_matter(lines, text).encode()
        yield NewText(name.file(language), language, content, text)


def prose(replies: Replies, language: str) -> str:
    """Return the words of a summary in a language."""
    told = replies.get("summary")
    written = told.get(language, "") if isinstance(told, dict) else ""
    return written.replace("\r\n", "\n").replace("\r", "\n").strip("\n ")


def original_language(replies: Replies, setting: Setting) -> str:
    """Return the language of the summary that the others are made from."""
    original = setting.original(replies)
    written = [one for one in setting.languages if prose(replies, one)]
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
