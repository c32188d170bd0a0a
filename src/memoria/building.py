"""From the content folder to the folder of pages: load, check, render, write."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memoria.checks.environment import (
    catalogue_unfit,
    catalogue_unreadable,
    fail,
    language_without_words,
)
from memoria.checks.publication import check
from memoria.documents.printer import printing_problems
from memoria.documents.workshop import Progress, make, quiet, wanted
from memoria.editions import Edition, Forge
from memoria.escaping import template_string
from memoria.folders import read_folder
from memoria.loading.publication import Loaded, load
from memoria.problems import Problem, has_errors
from memoria.products import hand_written, make_products
from memoria.settings import Settings
from memoria.words import MODEL, Words, read_words, unusable
from memoria.writing import Files, apply, compare, write_file

INTERFACE = "site."


@dataclass(frozen=True)
class Work:
    """Say what is made from what: a content folder, a folder of pages, and the site's settings."""

    settings: Settings
    data: Path
    docs: Path

    @property
    def shown(self) -> str:
        """Return the content folder as problems name it."""
        return shown_path(self.data)

    @property
    def folder(self) -> str:
        """Return the content folder's path in the repository, or nothing if it lies outside."""
        root, data = self.settings.root.resolve(), self.data.resolve()
        return data.relative_to(root).as_posix() if data.is_relative_to(root) else ""


@dataclass(frozen=True)
class Built:
    """Tell what a build found and changed; `printed` is whether there are PDFs."""

    problems: tuple[Problem, ...]
    pages: int = 0
    printed: bool = True
    written: int = 0
    removed: int = 0

    @property
    def failed(self) -> bool:
        """Tell whether a problem stopped the build."""
        return has_errors(self.problems)

    @property
    def changed(self) -> bool:
        """Tell whether any file was, or would be, written or removed."""
        return bool(self.written or self.removed)


def shown_path(path: Path) -> str:
    """Return a path as people write it: from the current folder where it lies below it."""
    resolved, here = path.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else str(path)


def examine(work: Work) -> tuple[Loaded, tuple[Problem, ...]]:
    """Load a content folder and check it."""
    contents = read_folder(work.data, work.shown)
    loaded = load(contents, work.settings.codes, work.shown)
    return loaded, check(loaded)


def build(work: Work, *, write: bool = True, progress: Progress = quiet) -> Built:
    """Check the content and bring the pages up to date; nothing is written if it has errors."""
    loaded, problems = examine(work)
    if has_errors(problems):
        return Built(problems)
    dictionaries = read_dictionaries(work.settings)
    lacking = tuple(printing_problems())
    editions = make_editions(work, dictionaries, documents=not lacking)
    products = make_products(loaded.publication, editions, loaded.media)
    files = {**hand_written(work.settings.docs, work.docs), **products.files}
    words: Files = {"words.html": interface_words(dictionaries, work.settings.forge)}
    documents = wanted(products.documents, work.docs)
    plans = [
        compare(files, work.docs, also=[one.path for one in products.documents]),
        compare(words, work.settings.overrides / "generated"),
    ]
    if write:
        for changes in plans:
            apply(changes)
        for path, content in make(documents, progress):
            write_file(work.docs / path, content)
    return Built(
        problems=(*problems, *lacking),
        pages=products.pages,
        printed=not lacking,
        written=len(documents) + sum(len(changes.write) for changes in plans),
        removed=sum(len(changes.remove) for changes in plans),
    )


def read_dictionaries(settings: Settings) -> dict[str, Words]:
    """Read the words of every language of the site.

    Raises MemoriaError where a language has none, or its catalogue cannot be used.
    """
    return {code: read_dictionary(settings, code) for code in settings.codes}


def read_dictionary(settings: Settings, code: str) -> Words:
    """Read the words of a language: the site's own catalogue, or else the program's."""
    own = settings.messages / f"{code}.po"
    if not own.is_file():
        try:
            return read_words(code)
        except FileNotFoundError as error:
            raise fail(language_without_words(settings.config.name, code)) from error
    try:
        words = read_words(code, settings.messages)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise fail(catalogue_unreadable(shown_path(own), reason)) from error
    if lacking := unusable(words, read_words(MODEL)):
        raise fail(catalogue_unfit(shown_path(own), lacking))
    return words


def make_editions(
    work: Work, dictionaries: Mapping[str, Words], *, documents: bool
) -> tuple[Edition, ...]:
    """Return what the pages of each language share."""
    settings = work.settings
    return tuple(
        Edition(
            words=words,
            languages=settings.languages,
            forge=Forge(settings.forge, settings.branch),
            folder=work.folder,
            site=settings.address,
            name=settings.name,
            licence=settings.licence,
            documents=documents,
        )
        for words in dictionaries.values()
    )


def interface_words(dictionaries: Mapping[str, Words], forge: str) -> bytes:
    """Return what the theme's overrides import: the words around the pages, the forge's address."""
    lines = ["{# Made from the message catalogues and mkdocs.yml: change those. #}"]
    lines += [f"{{% set forge = {template_string(forge)} %}}", "{% set words = {"]
    for code, words in dictionaries.items():
        keys = sorted(key for key in words.messages if key.startswith(INTERFACE))
        pairs = [f'  "{key}": {template_string(str(words.messages[key]))}' for key in keys]
        lines += [f'"{code}": {{', ",\n".join(pairs), "},"]
    return "\n".join([*lines, "} %}", ""]).encode()
