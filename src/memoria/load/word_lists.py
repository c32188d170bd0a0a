"""The lists of words that the publication calls right: `words.<language>.txt`, one a line."""

import re
from collections.abc import Mapping, Sequence

from memoria.rules.failures import Failure
from memoria.rules.files import LARGEST_SUMMARY, Content, decode
from memoria.rules.problems import Position, Problem
from memoria.rules.values import unknown_language

NAME = re.compile(r"words\.([^/.]+)\.txt")


def read_word_lists(
    contents: Mapping[str, Content], languages: Sequence[str], folder: str
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Map languages to the lines of their lists; what follows `#` is a comment."""
    lists: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, content in sorted(contents.items()):
        if not (match := NAME.fullmatch(name)):
            continue
        file, language = f"{folder}/{name}", match[1]
        text, faults = decode(file, content, LARGEST_SUMMARY)
        if language not in languages:
            values = {"value": language, "languages": ", ".join(languages)}
            faults += unknown_language(Failure(Position(file), "", context=values))
        problems += faults
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        lists[language] = tuple(filter(None, lines))
    return lists, problems


def is_word_list(name: str) -> bool:
    """Tell whether a file of the content folder is a list of words."""
    return bool(NAME.fullmatch(name))
