"""MkDocs, which nothing else here imports: building a site, and the hook."""

import logging
import os
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from memoria.project.cache import Cache, key
from memoria.project.catalogues import read_dictionary
from memoria.project.lock import alone
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.project.writing import is_full
from memoria.publish.article import Article, keep_whole, read_page
from memoria.publish.build import build
from memoria.publish.inventory import write_inventory
from memoria.publish.search import index
from memoria.rules.commands import fail, site_not_built
from memoria.rules.problems import MemoriaError
from memoria.rules.reports import report


class RecordPage(Page):
    """A page made from records: it is HTML but for its headings, which need no parser."""

    article: Article | None = None

    def read_source(self, config: Any) -> None:
        """Read the page; what has its HTML leaves nothing to parse."""
        if found := read_page(self.file.content_string):
            self.meta, self.article = found
            self.markdown = ""
        else:
            super().read_source(config)

    def render(self, config: Any, files: Files) -> None:
        """Give the page its HTML and its table of contents."""
        if self.article is None:
            super().render(config, files)
        else:
            self.content = self.article.html
            self.toc = get_toc(self.article.contents)

    @cached_property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """Return the ids that links of other pages may name."""
        return self.article.ids if self.article else None


class Compiled(BytecodeCache):
    """The theme's templates as Jinja has compiled them, kept in the project's cache."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a compiled template."""
        if content := self.cache.get(key("template", bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.cache.put(key("template", bucket.key, bucket.checksum), bucket.bytecode_to_string())


class Shown(FileSystemLoader):
    """The theme's files without hidden ones, which are thousands: MkDocs leaves those out."""

    def list_templates(self) -> list[str]:
        """List the files in the order of their names."""
        found = set[str]()
        for root in self.searchpath:
            for here, folders, files in os.walk(root):
                folders[:] = [one for one in folders if not one.startswith(".")]
                found |= {Path(here, one).relative_to(root).as_posix() for one in files}
        return sorted(found)


class Pages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """What we change of how MkDocs makes pages, by its events."""

    cache: Cache | None = None

    @event_priority(-200)  # after the i18n plugin, which makes all files anew
    def on_files(self, files: Files, config: Any) -> Files:
        """Take pages made from records as they are, and the theme's files with one language."""
        for file in files.documentation_pages():
            RecordPage(None, file, config)
        plugin = config.plugins["i18n"]
        if not plugin.is_default_language_build:
            for file in [one for one in files if one.src_dir != config.docs_dir]:
                files.remove(file)
        return files

    def on_page_content(self, html: str, **_: Any) -> str:
        """Return the HTML of a page with names kept whole."""
        return keep_whole(html)

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Look at each template once, not once a page: none changes while a site is built."""
        env.auto_reload = False
        env.bytecode_cache = Compiled(self.cache) if self.cache else None
        return env


class Complaints(logging.Handler):
    """Keep what MkDocs warns of, to tell why a strict build failed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning."""
        self.lines.append(record.getMessage())


def quiet_theme() -> None:
    """Keep the theme's announcement of its successor out of every build."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def generate(
    config_file: Path, docs: Path, site: Path, language: str, cache: Cache | None = None
) -> None:
    """Build the pages of one language into a site; every warning is an error.

    What belongs to no language comes with the default one.

    Raises MemoriaError where MkDocs gives up.
    """
    quiet_theme()
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(complaints)
    try:
        config = load_config(
            str(config_file), docs_dir=str(docs), site_dir=str(site), hooks=[], strict=True
        )
        config.plugins["memoria"] = pages = Pages()
        pages.cache = cache
        confine(config, language)
        config.plugins.on_startup(command="build", dirty=False)
        build_with_mkdocs(config)
        config.plugins.on_shutdown()
    except (MkDocsException, OSError, ValueError) as error:
        if isinstance(error, OSError) and is_full(error):  # it is nothing of mkdocs.yml
            raise
        reason = "; ".join(complaints.lines[:3]) or " ".join(str(error).split())
        raise fail(site_not_built(config_file.name, reason)) from error
    finally:
        logger.removeHandler(complaints)


def confine(config: Any, language: str) -> None:
    """Let MkDocs build one language only."""
    plugin = config.plugins["i18n"]
    plugin.current_language = language
    # So it is while the plugin builds a further language: when that is done it begins no other.
    plugin.building = True
    if language != plugin.default_language:
        config.theme.static_templates = set()
    made = config.theme.get_env

    def get_env() -> Environment:
        environment: Environment = made()
        environment.loader = Shown(config.theme.dirs)
        return environment

    config.theme.get_env = get_env


def before_build(config: Any) -> None:
    """Bring the pages up to date before MkDocs reads them; the hook of `mkdocs` run alone."""
    if is_inner_build(config):
        return
    config.plugins["memoria"] = Pages()
    work = work_of(config)
    words = read_dictionary(work.settings, work.settings.codes[0])
    try:
        with alone(work.docs):
            built = build(work)
    except MemoriaError as error:
        raise PluginError("\n" + report([error.problem], words, "text")) from error
    lines = report(built.problems, words, "text")
    if built.failed:
        raise PluginError("\n" + lines)
    if lines:
        logging.getLogger("mkdocs").info(lines)


def after_build(config: Any) -> None:
    """Make the search index once the pages of all languages are there, and list all files."""
    if not is_inner_build(config):
        index(Path(config.site_dir))
        write_inventory(Path(config.site_dir), work_of(config))


def work_of(config: Any) -> Work:
    """Return what MkDocs run alone makes its pages of."""
    settings = read_settings(Path(config.config_file_path))
    return Work(settings, settings.data, Path(config.docs_dir))


def is_inner_build(config: Any) -> bool:
    """Tell whether this is one of the builds that the i18n plugin runs inside the first one."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))
