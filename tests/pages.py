"""Pages as a browser gets them: through Python-Markdown as mkdocs.yml sets it up, and html5lib."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import yaml
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]

from memoria.project.settings import ConfigLoader
from tests.conftest import ROOT

# What no file of the content may hold is never escaped or rendered: see checks/files.py.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029"
)
MARKS = st.sampled_from("<>&\"'`*_~#[](){}|!:;=+-\\/^$%@.,? \u00a0aé1")


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """Return the Markdown extensions of mkdocs.yml, and those that MkDocs always adds."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_bytes(), Loader=ConfigLoader)
    options: dict[str, Any] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for entry in settings["markdown_extensions"]:
        options |= entry if isinstance(entry, dict) else {entry: {}}
    return list(options), options


def as_html(page: str) -> str:
    """Render the text of a page as MkDocs does, without its front matter."""
    names, options = extensions()
    body = re.sub(r"\A---\n.*?^---\n", "", page, flags=re.DOTALL | re.MULTILINE)
    return str(Markdown(extensions=names, extension_configs=options).convert(body))


def parse(html: str) -> Element:
    """Read a piece of HTML as a browser does."""
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    assert isinstance(fragment, Element)
    return fragment


def elements(html: str) -> Iterator[Element]:
    """List the elements of a piece of HTML; comments and the like would be functions."""
    root = parse(html)
    yield from (element for element in root.iter() if element is not root)


def text_of(html: str) -> str:
    """Return what a reader sees, white space aside."""
    return " ".join("".join(parse(html).itertext()).split())
