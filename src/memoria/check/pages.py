"""Rules for what is written by hand beside the content: pages, their files, and the frame."""

from collections.abc import Iterator

from memoria.project.folders import links_below
from memoria.project.project import Work, shown_path
from memoria.rules.files import Unreadable, unreadable
from memoria.rules.problems import Problem


def page_problems(work: Work) -> Iterator[Problem]:
    """Check that nothing leads out of the folders of pages and of the frame around them."""
    for folder in dict.fromkeys((work.settings.docs, work.docs, work.settings.overrides)):
        for link in links_below(folder):
            name = f"{shown_path(link.parent)}/{link.name}"
            yield from unreadable(name, Unreadable(kind="link"))
