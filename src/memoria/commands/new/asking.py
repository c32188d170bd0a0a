"""A conversation in the terminal: what a new record needs is asked, one thing after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from memoria.content.similar import similar
from memoria.edit.new.additions import taken
from memoria.edit.new.kinds import Kind
from memoria.edit.new.options import is_chosen
from memoria.edit.new.questions import Question, Replies, Reply, is_required, read_reply
from memoria.edit.new.replies import completed, faults, identifier_of, suggestion
from memoria.edit.new.setting import Setting, by_name, choices, is_asked, newcomer_of
from memoria.messages.vocabulary import meaning
from memoria.messages.words import Words
from memoria.rules.problems import Problem
from memoria.rules.reports import describe, printable

try:
    import readline
except ImportError:  # where the system has no such library
    readline = None  # type: ignore[assignment]
# So many ids are listed; of more, only some.
MANY = 20
# What a record may be called by, the first that it has.
NAMES = ("name", "title", "text", "speaker", "organisation")


def hear(label: str, suggested: str = "") -> str:
    """Read a line; without words the suggestion counts.

    Raises EOFError where the editor ends the conversation.
    """
    shown = f"{label} [{suggested}]: " if suggested else f"{label}: "
    return input(shown).strip() or suggested


def hear_lines(label: str, hint: str) -> str:
    """Read lines up to one that holds only a full stop, or to the end of input.

    An empty first one is all.
    """
    print(hint)
    lines = [hear(label)]
    try:
        while lines[0] and (line := input("… ")).strip() != ".":
            lines.append(line)
    except EOFError:
        print()
    return "\n".join(lines).strip()


def offered(question: Question, replies: Replies, setting: Setting, words: Words) -> Iterator[str]:
    """List the lines that say what a reply may be."""
    listed = choices(question, replies, setting)
    if listed:
        yield ""
    if question.refers:
        for one in listed[:MANY]:
            yield f"  {one}  {name_of(question.refers, one, replies, setting)}".rstrip()
        if len(listed) > MANY:
            yield "  " + words.count("new.more", len(listed) - MANY)
    elif listed:
        yield "  " + ", ".join(listed)


def name_of(kind: str, identifier: str, replies: Replies, setting: Setting) -> str:
    """Return what a record is called, in the editor's language if it has words in it."""
    record = setting.found(kind, identifier, replies)
    named = next(filter(None, (getattr(record, field, None) for field in NAMES)), "")
    if isinstance(named, str):
        return named
    return str(named.get(setting.tongue) or next(iter(named.root.values())))


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


@dataclass(frozen=True)
class Talk:
    """Who is asked what: where a record is begun, in the editor's words."""

    setting: Setting
    words: Words

    def ask_all(self, given: Replies) -> dict[str, Reply]:
        """Ask what was not given yet, and return all replies.

        Raises EOFError where the editor ends the conversation.
        """
        print(self.words("new.begin"))
        kind, replies = self.setting.kind, dict(given)
        for question in kind.questions:
            replies |= self.ask_once(question, replies)
            for group in kind.one_of:
                asked = [one for one in map(kind.question, group) if not one.quiet]
                while question == asked[-1] and not is_chosen(group, replies):
                    print(self.words(f"new.one_of.{group[0]}"))
                    for one in asked:
                        replies |= self.ask_once(one, replies)
        return completed(replies, self.setting)

    def ask_once(self, question: Question, replies: Replies) -> dict[str, Reply]:
        """Ask a question that was not answered yet, if it makes sense after the replies so far."""
        if question.name in replies or not is_asked(question, replies, self.setting):
            return {}
        return self.ask(question, replies)

    def ask(self, question: Question, replies: Replies) -> dict[str, Reply]:
        """Ask a question until the reply will do; return it, with what it brought along."""
        for line in offered(question, replies, self.setting, self.words):
            print(line)
        complete_with(choices(question, replies, self.setting))
        while True:
            found = self.listen(question, replies)
            if not found and not is_required(question, replies):
                return {}
            if found:
                found = self.as_newcomer(question, replies, found)
                problems = self.problems(question, {**replies, **found})
                if not problems:
                    return found
                self.tell(problems[0])
            else:
                print(self.words("new.required"))

    def problems(self, question: Question, replies: Replies) -> list[Problem]:
        """List what is wrong with the reply to a question."""
        known = taken(replies, self.setting) if question.name == "id" else ()
        return [*faults(question, replies, self.setting), *known]

    def tell(self, problem: Problem) -> None:
        """Say what is wrong with a reply, and where what it hits upon stands."""
        message, remedy = describe(problem, self.words)
        position = problem.finding.position
        where = "" if position.file.startswith("--") else f"{position}: "
        print(f"  {where}{printable(message)} {printable(remedy)}")

    def listen(self, question: Question, replies: Replies) -> dict[str, Reply]:
        """Read the reply to a question; words are asked for in each language."""
        if question.worded:
            written = self.listen_to_words(question, replies)
            return {question.name: written} if any(written.values()) else {}
        label = self.label(question, required=is_required(question, replies))
        reply = hear(label, suggestion(question, replies, self.setting))
        # A remedy tells how the line is written in a file.
        reply = reply.removeprefix(f"{question.field}:").strip() if question.field else reply
        return {question.name: read_reply(question, [reply], "", ())} if reply else {}

    def listen_to_words(self, question: Question, replies: Replies) -> dict[str, str]:
        """Read words in each language, those of the original first; without them no others."""
        original, written = self.setting.original(replies), dict[str, str]()
        for language in dict.fromkeys((original, *self.setting.languages)):
            if language == original or written.get(original):
                required = is_required(question, replies) and language == original
                label = self.label(question, self.words.tongue(language), required=required)
                written[language] = (
                    hear_lines(label, self.words("new.lines")) if question.prose else hear(label)
                )
        return written

    def label(self, question: Question, *remarks: str, required: bool) -> str:
        """Return how a question is put."""
        label = label_of(question, self.setting.kind, self.words)
        remarks += () if required else (self.words("new.optional"),)
        return f"{label} ({', '.join(remarks)})" if remarks else label

    def as_newcomer(
        self, question: Question, replies: Replies, found: dict[str, Reply]
    ) -> dict[str, Reply]:
        """Return a reply that names somebody by name, or somebody new, with the id."""
        newcomer = newcomer_of(question)
        written = by_name(question, found[question.name], replies, self.setting)
        known = choices(question, replies, self.setting)
        if newcomer is None or not isinstance(written, str) or written in known:
            return {question.name: written}
        meant = similar(identifier_of(written), known)
        told = self.name_of_newcomer(question, written, meant)
        if not told or told in known:
            return {question.name: told or written}
        original = self.setting.original(replies)
        worded = self.setting.kind.question(newcomer.option).worded
        named: Reply = {original: told} if worded else told
        identifier = identifier_of(told) if is_name(written) else written
        identifier = identifier or hear(self.words("new.ask.id"))
        return {question.name: identifier, newcomer.option: named}

    def name_of_newcomer(self, question: Question, written: str, meant: str) -> str:
        """Ask for the name of somebody who is not known; the id of who was meant is one, too.

        Whoever wrote a whole name is not taken for another one by Enter alone, nor is a series.
        """
        if meant and not is_name(written):
            label = self.words(f"new.meant.{question.name}", written=written, similar=meant)
            return hear(label, "" if question.name == "series" else meant)
        label = self.words(f"new.newcomer.{question.name}", written=printable(written))
        label += f" ({self.words('new.like', similar=meant)})" if meant else ""
        return hear(label, written if is_name(written) else "")


def is_name(written: str) -> bool:
    """Tell whether words are a name, not an id."""
    return written != identifier_of(written)


def label_of(question: Question, kind: Kind, words: Words) -> str:
    """Return what a question asks for: in words of its own, or those of the field that it fills."""
    own = words.first(f"new.ask.{kind.name}.{question.name}", f"new.ask.{question.name}")
    return own or meaning(kind.model.__name__, question.field, words)
