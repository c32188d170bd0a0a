"""A conversation in the terminal: what a new record needs is asked, one thing after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from memoria.creating.additions import taken
from memoria.creating.questions import NEWCOMERS, Kind, Question
from memoria.creating.replies import (
    Replies,
    Reply,
    Setting,
    by_name,
    choices,
    is_asked,
    is_required,
    original_of,
    read_reply,
)
from memoria.creating.reply_checks import faults
from memoria.creating.soundness import found_in
from memoria.creating.suggestions import completed, identifier_of, suggestion
from memoria.loading.publication import SHELF_FIELDS
from memoria.problems import Problem
from memoria.records.spelling import similar
from memoria.reports import printable
from memoria.words import Words

try:
    import readline
except ImportError:  # where the system has no such library
    readline = None  # type: ignore[assignment]

# So many ids are listed; of more, only some.
MANY = 20


@dataclass(frozen=True)
class Talk:
    """Who is asked what: a kind of record, in a setting, in the editor's words."""

    kind: Kind
    setting: Setting
    words: Words

    def ask_all(self, given: Replies) -> dict[str, Reply]:
        """Ask what was not given yet, and return all replies.

        Raises EOFError where the editor ends the conversation.
        """
        print(self.words("new.begin"))
        replies = self.ask_each(self.kind.questions, dict(given))
        while self.kind.one_of and not any(replies.get(name) for name in self.kind.one_of):
            print(self.words("new.one_of"))
            again = [self.kind.question(name) for name in self.kind.one_of]
            replies = self.ask_each(again, replies)
        return completed(self.kind, replies, self.setting)

    def ask_each(
        self, questions: Sequence[Question], replies: dict[str, Reply]
    ) -> dict[str, Reply]:
        """Ask the questions that make sense after what was replied so far."""
        for question in questions:
            if question.name not in replies and is_asked(question, replies):
                replies |= self.ask(question, replies)
        return replies

    def ask(self, question: Question, replies: Replies) -> dict[str, Reply]:
        """Ask a question until the reply will do; return it, with what it brought along."""
        self.show_choices(question, replies)
        complete_with(choices(self.kind, question, replies, self.setting))
        while True:
            found = self.listen(question, replies)
            if not found.get(question.name):
                if not is_required(question, replies):
                    return {}
                print(self.words("new.required"))
                continue
            found = self.as_newcomer(question, replies, found)
            problems = list(faults(self.kind, question, {**replies, **found}, self.setting))
            if question.name == "id":
                problems += taken(self.kind, {**replies, **found}, self.setting.loaded)
            if not problems:
                return found
            self.tell(problems[0])

    def tell(self, problem: Problem) -> None:
        """Say what is wrong with a reply."""
        message, remedy = self.words.describe(problem)
        print(f"  {printable(message)} {printable(remedy)}")

    def listen(self, question: Question, replies: Replies) -> dict[str, Reply]:
        """Read the reply to a question; words are asked for in each language."""
        original = original_of(self.kind, replies, self.setting)
        required, known = is_required(question, replies), self.setting.languages
        if not question.worded:
            suggested = suggestion(self.kind, question, replies, self.setting)
            reply = self.hear(self.label(question, required=required), suggested)
            return {question.name: read_reply(question, [reply], original, known)} if reply else {}
        written: dict[str, str] = {}
        for language in sorted(known, key=lambda one: one != original):
            if language == original or written.get(original):
                required = required and language == original
                label = self.label(question, self.words.tongue(language), required=required)
                written[language] = self.hear_lines(label) if question.prose else self.hear(label)
        return {question.name: written} if any(written.values()) else {}

    def label(self, question: Question, *remarks: str, required: bool) -> str:
        """Return how a question is put."""
        own = f"new.ask.{self.kind.name}.{question.name}"
        label = self.words(own if own in self.words else f"new.ask.{question.name}")
        remarks += () if required else (self.words("new.optional"),)
        return f"{label} ({', '.join(remarks)})" if remarks else label

    def hear(self, label: str, suggested: str = "") -> str:
        """Read a line; without words the suggestion counts."""
        shown = f"{label} [{suggested}]: " if suggested else f"{label}: "
        return input(shown).strip() or suggested

    def hear_lines(self, label: str) -> str:
        """Read lines up to one that holds only a full stop; an empty first one is all."""
        print(self.words("new.lines"))
        lines = [self.hear(label)]
        while lines[0] and (line := input("… ")).strip() != ".":
            lines.append(line)
        return "\n".join(lines).strip()

    def show_choices(self, question: Question, replies: Replies) -> None:
        """List what a reply may be."""
        listed = choices(self.kind, question, replies, self.setting)
        if listed:
            print()
        if question.refers:
            for one in listed[:MANY]:
                print(f"  {one}  {self.name_of(question.refers, one, replies)}".rstrip())
            if len(listed) > MANY:
                print("  " + self.words.count("new.more", len(listed) - MANY))
        elif listed:
            print("  " + ", ".join(listed))

    def name_of(self, kind: str, identifier: str, replies: Replies) -> str:
        """Return what a record is called."""
        record = self.record(kind, identifier, replies)
        named = next(
            (
                found
                for field in ("name", "title", "text")
                if (found := getattr(record, field, None))
            ),
            "",
        )
        if isinstance(named, str):
            return named
        return str(named.get(self.setting.tongue) or next(iter(named.root.values())))

    def record(self, kind: str, identifier: str, replies: Replies) -> Any:
        """Return the record of a kind with an id."""
        if kind in SHELF_FIELDS:
            return found_in(self.setting.loaded.publication, kind, identifier)
        session = self.setting.session(replies) if kind == "question" else None
        asked = session.questions if session else ()
        return next((one for one in asked if one.id == identifier), None)

    def as_newcomer(
        self, question: Question, replies: Replies, found: dict[str, Reply]
    ) -> dict[str, Reply]:
        """Return a reply that names somebody by name, or somebody new, with the id."""
        newcomer = NEWCOMERS.get(question.name)
        written = by_name(question, found[question.name], self.setting)
        known = choices(self.kind, question, replies, self.setting)
        if newcomer is None or not isinstance(written, str) or written in known:
            return {question.name: written}
        is_name = written != identifier_of(written)
        meant = similar(identifier_of(written), known)
        if meant:
            print("  " + self.words("new.meant", written=printable(written), similar=meant))
        asked = self.words(f"new.newcomer.{question.name}", written=printable(written))
        name = self.hear(asked, written if is_name and not meant else "")
        if not name:
            return found
        original = original_of(self.kind, replies, self.setting)
        named: Reply = {original: name} if newcomer.kind == "series" else name
        return {question.name: identifier_of(name) if is_name else written, newcomer.option: named}


def complete_with(known: Sequence[str]) -> None:
    """Let the tabulator complete what is known, where the system can."""
    if readline is None:
        return
    readline.set_completer_delims(" ,")
    readline.set_completer(
        lambda begun, number: next(
            islice((one for one in known if one.startswith(begun)), number, None), None
        )
    )
    readline.parse_and_bind("tab: complete")
