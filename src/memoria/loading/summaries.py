"""Summary files: Markdown under a short front matter that says who translated it from what."""

import re

from memoria.checks.files import LARGEST_SUMMARY, Content, decode, tabs
from memoria.checks.summaries import front_matter_not_closed
from memoria.loading.documents import Composer
from memoria.loading.validation import validate
from memoria.problems import Problem
from memoria.records.base import Context
from memoria.records.publication import SESSION_PARTS, SUMMARY_FOLDERS, Summary, SummaryName
from memoria.records.sessions import Translation

FOLDER = "summaries/"
PARTS = "|".join(SESSION_PARTS)
FOLDERS = "|".join(SUMMARY_FOLDERS)
FORM = re.compile(
    rf"{FOLDER}(?P<session>[^/]+)/(?:(?P<part>{PARTS})|(?P<folder>{FOLDERS})/(?P<item>[^/.]+))"
    r"\.(?P<language>[^/.]+)\.md"
)


def parse_name(name: str) -> tuple[SummaryName, str] | None:
    """Read from a file's name which text it is and in which language."""
    match = FORM.fullmatch(name)
    if not match:
        return None
    kind = match["part"] or SUMMARY_FOLDERS[match["folder"]]
    return SummaryName(match["session"], kind, match["item"] or ""), match["language"]


def read_summary(
    name: SummaryName, language: str, file: str, content: Content, context: Context
) -> tuple[Summary | None, list[Problem]]:
    """Return a summary with its front matter, or what is wrong with the file."""
    text, problems = decode(file, content, LARGEST_SUMMARY)
    if problems:
        return None, problems
    if not re.match(r"---[ \t]*\n", text):
        return Summary(name, language, file, text), []
    front = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", text, re.DOTALL | re.MULTILINE)
    if not front:
        return None, list(front_matter_not_closed(file))
    if problems := list(tabs(file, "\n" + front[1])):
        return None, problems
    document = Composer(file, front[1], first_line=2).compose()
    translation, found = validate(Translation, document.value or {}, document, (), context)
    line = front[0].count("\n") + 1
    summary = Summary(name, language, file, text[front.end() :], line, translation)
    return summary, [*document.problems, *found]
