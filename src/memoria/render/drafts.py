"""The files that editors begin with: a translation of an original, and a new contribution."""

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from urllib.parse import quote

from memoria.content.markdown import parser
from memoria.content.materials import contribution_line
from memoria.content.publication import Summary, digest
from memoria.messages.words import Words

# Forges refuse longer addresses.
LONGEST = 7_500
Create = Callable[[str], str]


def draft_address(original: Summary, create: Create, rest: str, longest: int = LONGEST) -> str:
    """Return the address at which a translation can be begun: pin and original are filled in.

    `create` makes the address from the content of the file. An original for which the address
    would be too long is cut between two blocks, and `rest` is the line that then says so.
    """
    front, text = front_matter(original), original.markdown.strip("\n")
    whole = create(f"{front}{text}\n")
    if not whole or len(whole) <= longest:
        return whole
    room = longest - len(create(f"{front}\n\n{rest}\n"))
    fitting = takewhile(lambda end: len(quote(text[:end], safe="/")) <= room, ends(text[:longest]))
    begun = text[: max(fitting, default=0)].rstrip("\n")
    return create(f"{front}{begun}\n\n{rest}\n" if begun else f"{front}{rest}\n")


def front_matter(original: Summary) -> str:
    """Return the front matter of a translation; who made it is still to be filled in."""
    return f'---\nof: "{digest(original.markdown)}"\nby:\n---\n'


def new_contribution(
    asked: Mapping[str, str], record: str, inside: bool, words: Words
) -> tuple[str, str]:
    """Return an id for a new contribution, and what its file begins with.

    The front matter tells in comments what is to be done. `asked` are the session's key questions
    by their ids; `record` is the file in which the session stands, `inside` a list of sessions.
    """
    identifier = words("draft.contribution.id")
    line = contribution_line(identifier, tuple(asked)[:1])
    told = words(
        "draft.contribution",
        id=identifier,
        file=record,
        line=f"{' ' * (6 if inside else 2)}{line}",
        language=words.language,
    )
    questions = [f"  {one}: {text}" for one, text in asked.items()]
    shown = [words("draft.contribution.questions"), *questions] if asked else []
    comments = [f"# {line}".rstrip() for line in (*told.split("\n"), *shown)]
    return identifier, "\n".join(["---", *comments, "---", "", ""])


def ends(markdown: str) -> Iterator[int]:
    """List where the blocks of a text that may go on end, but for the last one."""
    lines = markdown.split("\n")
    blocks = [one.map for one in parser().parse(markdown, {}) if one.level == 0 and one.map]
    return (sum(len(line) + 1 for line in lines[:last]) for _, last in blocks[:-1])
