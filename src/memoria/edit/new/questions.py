"""What a question about a new record is, and a kind of record that is asked about."""

from dataclasses import dataclass

from memoria.content.base import Record
from memoria.content.sessions import Session


@dataclass(frozen=True)
class Question:
    """Something that a record is told: the option `--name`, and the field that it fills.

    `refers` is the kind of record whose id it takes. A question of `many` takes several values, a
    `worded` one words in each language, `prose` in several lines. A `quiet` one is only an
    option, never asked; one `after` another only makes sense where that was answered.
    """

    name: str
    field: str = ""
    refers: str = ""
    many: bool = False
    worded: bool = False
    required: bool = False
    quiet: bool = False
    prose: bool = False
    after: str = ""

    @property
    def option(self) -> str:
        """Return how the command line names it."""
        return "--" + self.name.replace("_", "-")

    @property
    def may_follow(self) -> bool:
        """Tell whether the reply may follow from others."""
        return self.required or self.name == "timezone"


@dataclass(frozen=True)
class Newcomer:
    """An entry that a register gets on the way: by `option` its name or title is told."""

    option: str
    kind: str
    model: type[Record]
    file: str
    key: str
    field: str


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be begun: where it is listed, and what it is asked.

    `prose` is the kind of its summary, if it has one; of the questions in `one_of` at least one
    has to be answered.
    """

    name: str
    model: type[Record]
    key: str
    questions: tuple[Question, ...]
    prose: str = ""
    one_of: tuple[str, ...] = ()

    @property
    def is_item(self) -> bool:
        """Tell whether it stands inside a session."""
        return self.key in Session.model_fields

    def question(self, name: str) -> Question:
        """Return a question by its name."""
        return next(one for one in self.questions if one.name == name)
