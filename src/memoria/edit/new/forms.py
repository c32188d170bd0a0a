"""What somebody wrote into a form of the forge becomes the options of a new record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from memoria.content.kinds import KINDS as RECORDS
from memoria.content.similar import suggested_identifier
from memoria.edit.new.kinds import KINDS, Kind
from memoria.edit.new.options import Options, stated
from memoria.edit.new.questions import NEWCOMERS, Question, Reply
from memoria.edit.new.setting import Setting
from memoria.messages.words import Words

# How the forge writes a question of a form, and that nobody answered it.
HEADING, NOTHING = "### ", {"_No response_", "None"}
# The form for any kind asks in words that fit all: of these questions the first that a kind has.
MEANT = {
    "title": ("title", "name", "text"),
    "text": ("summary", "text", "description"),
    "address": ("address", "website"),
}
# What tells of the source, which is a record of its own; and what is being told of at all.
SOURCE, KIND = "source_", "kind"
# Its file lies on a computer, which no form of others may ask for.
PICTURE = "picture"


@dataclass(frozen=True)
class Form:
    """A form of the forge: its name and language, and the ids of its questions by their labels."""

    name: str
    language: str
    labels: Mapping[str, str]

    def label(self, identifier: str) -> str:
        """Return the label of a question of the form, or the id of another one."""
        return next((label for label, one in self.labels.items() if one == identifier), identifier)

    def asking(self, question: str) -> str:
        """Return the label under which the form asks a question, nothing where it does not."""
        meant = {name for name, one in MEANT.items() if question in one} | {question}
        found = (label for label, one in self.labels.items() if one.partition("-")[0] in meant)
        return next(found, "")


@dataclass(frozen=True)
class Answers:
    """What was answered in a form, by the ids of its questions; what is empty was not."""

    form: Form
    given: Mapping[str, str]

    def kind(self, words: Words) -> Kind | None:
        """Return the kind of record that is told of, where it is one that can be begun."""
        told = self.given.get(KIND, self.form.name).casefold()
        told_of = (one for name, one in KINDS.items() if name != PICTURE)
        return next((one for one in told_of if told in called(one.name, words)), None)


def called(kind: str, words: Words) -> set[str]:
    """List what a kind may be called: with an article, without one, or as commands call it."""
    with_article = words(f"add.{kind}").casefold()
    return {kind, with_article, with_article.partition(" ")[2]}


def read_form(name: str, content: bytes) -> Form:
    """Read a form from its file, which is called `<name>.<language>.yml`."""
    stem, language = name.split(".")[:2]
    asked = (one for one in yaml.safe_load(content)["body"] if "id" in one)
    return Form(stem, language, {one["attributes"]["label"]: one["id"] for one in asked})


def read_answers(body: str, forms: Iterable[Form]) -> Answers | None:
    """Read an issue that was written in one of the forms.

    Where a heading of the form stands there twice, nobody could tell where the answer ends.
    """
    lines = body.replace("\r\n", "\n").split("\n")
    headings = [line.removeprefix(HEADING).strip() for line in lines if line.startswith(HEADING)]
    for form in forms:
        if [one for one in headings if one in form.labels] == [*form.labels]:
            return Answers(form, dict(answers(lines, form)))
    return None


def answers(lines: list[str], form: Form) -> Iterator[tuple[str, str]]:
    """List the answers that are not empty, with the ids of their questions."""
    texts: dict[str, list[str]] = {}
    asked = ""
    for line in lines:
        label = line.removeprefix(HEADING).strip() if line.startswith(HEADING) else ""
        asked = form.labels.get(label, asked)
        texts.setdefault(asked, []).extend([] if label in form.labels else [line])
    for identifier, written in texts.items():
        text = "\n".join(written).strip()
        if identifier and text and text not in NOTHING:
            yield identifier, text


def options_of(
    kind: Kind, told: Answers, setting: Setting, words: Words
) -> tuple[dict[str, list[str]], list[str]]:
    """Return the options that tell the same as answers, and the ids of those without a place."""
    options: dict[str, list[str]] = {}
    left: list[str] = []
    asked = {one.name: one for one in kind.questions}
    taken: dict[str, str] = {}
    for identifier, text in told.given.items():
        name, _, language = identifier.partition("-")
        found = next((one for one in MEANT.get(name, (name,)) if one in asked), "")
        worded = bool(found) and asked[found].worded
        if name == KIND or (name.startswith(SOURCE) and "source" in asked):
            continue
        if not found or taken.setdefault(found, name) != name or (found in options and not worded):
            left.append(identifier)
            continue
        value = value_of(asked[found], text, setting, words)
        tagged = f"{language or told.form.language}={value}" if worded else value
        options.setdefault(found, []).append(tagged)
    return options, left


def value_of(question: Question, text: str, setting: Setting, words: Words) -> str:
    """Return an answer as an option takes it: words of a few by their names, records by ids."""
    named = {words.messages.get(f"{setting.kind.name}.{one}"): one for one in question.few_words}
    found = next((one for label, one in named.items() if str(label).lower() == text.lower()), "")
    if found or not question.refers or not (question.many or question.refers == "session"):
        return found or text
    parts = [one.strip() for one in text.replace("\n", ",").split(",") if one.strip()]
    return ",".join(id_of(one, question.refers, setting) for one in parts)


def id_of(text: str, kind: str, setting: Setting) -> str:
    """Return the id of a record that is told by its id, its name or the address of its page."""
    for record in getattr(setting.loaded.publication, RECORDS[kind].field, ()):
        name: Any = getattr(record, "name", None) or getattr(record, "title", "")
        names = [name] if isinstance(name, str) else name.root.values()
        if text.casefold() in {one.casefold() for one in names}:
            return str(record.id)
    return suggested_identifier(text.partition("#")[0].rstrip("/").rpartition("/")[2])


def replies_of(options: Options, setting: Setting, language: str) -> dict[str, Reply]:
    """Return what options say; whoever is not known by the name that was told is new."""
    replies = stated(options, setting)
    asked = {one.name for one in setting.kind.questions}
    for name, newcomer in NEWCOMERS.items():
        told, known = replies.get(name), setting.known(replies).get(newcomer.kind, frozenset())
        if newcomer.option in asked and isinstance(told, str) and told not in known:
            worded = setting.kind.question(newcomer.option).worded
            replies[newcomer.option] = {language: told} if worded else told
            del replies[name]
    return replies
