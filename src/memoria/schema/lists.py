"""The lists of fields in the guides for editors: CONTRIBUTING.md, and one for each other language.

They stand between two comments; around these people write what they like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from memoria.messages.words import Words
from memoria.project.project import shown_path
from memoria.rules.files import LARGEST_SUMMARY, decode
from memoria.rules.problems import MemoriaError
from memoria.schema.fields import FileForm, Part, file_forms

BEGIN, END = "<!-- fields -->", "<!-- /fields -->"


@dataclass(frozen=True)
class Guide:
    """Hold the text of a guide as it is, and as it should be."""

    path: Path
    text: str
    wanted: str


def guides(dictionaries: Mapping[str, Words], root: Path) -> Iterator[Guide]:
    """Read each guide that there is; the first language's has no code.

    Raises MemoriaError where one is no text, OSError where it cannot be read.
    """
    for number, (code, words) in enumerate(dictionaries.items()):
        path = root / (f"CONTRIBUTING.{code}.md" if number else "CONTRIBUTING.md")
        if path.exists():
            text = read_text(path)
            yield Guide(path, text, with_lists(text, words))


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises MemoriaError where it is none, OSError where it cannot be read.
    """
    text, problems = decode(shown_path(path), path.read_bytes(), LARGEST_SUMMARY)
    if problems:
        raise MemoriaError(problems[0])
    return text


def with_lists(text: str, words: Words) -> str:
    """Put the lists between the comments; a text without them stays as it is."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n{lists(words)}\n{end}{after}" if begin and end else text


def lists(words: Words) -> str:
    """Return the lists of all fields as Markdown."""
    return "\n".join(line for one in file_forms(words) for line in file_lines(one, words))


def file_lines(form: FileForm, words: Words) -> Iterator[str]:
    """Write the part on a file and the records that are described with it."""
    yield from ("", f"### `{form.name}`", "", f"{form.whole.meaning}.")
    yield from table(form.whole, words)
    for part in form.parts:
        yield from ("", f"#### {part.name}", "", f"{part.meaning}.")
        yield from table(part, words)


def table(part: Part, words: Words) -> Iterator[str]:
    """Write the fields of a record as a table."""
    heads = [words(f"fields.{one}") for one in ("name", "meaning", "form", "example")]
    yield ""
    yield row(heads)
    yield row(["---"] * len(heads))
    for one in part.fields:
        required = f" ({words('fields.required')})" if one.required else ""
        yield row([f"`{one.name}`", one.meaning, one.form + required, f"`{one.example}`"])


def row(cells: list[str]) -> str:
    """Write a line of a table."""
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
