"""Records become pages: the text of every file of a language, from the templates."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Getattr
from markupsafe import Markup, escape

from memoria.content import limits
from memoria.content.directory import by_date, shown_contributions, tally
from memoria.content.kinds import kind_of
from memoria.content.materials import line_of
from memoria.content.players import clock, host_of, seconds
from memoria.messages.days import day_in_words
from memoria.outputs.citations import bibtex, cite, cite_page, coins
from memoria.outputs.meta_tags import meta_tags
from memoria.outputs.open_data.catalogue import data_files
from memoria.outputs.open_data.documentation import data_columns, data_parts
from memoria.outputs.output import Link, Make, Place
from memoria.outputs.structured_data.graph import structured_data
from memoria.project.cache import Cache, key
from memoria.render import escaping, figures
from memoria.render.belongings import guides_on, said_on
from memoria.render.board import boards
from memoria.render.credits import guide_credits, report_credits
from memoria.render.facets import choices, facets, marks
from memoria.render.holdings import by_standing, holdings
from memoria.render.leaves import is_long, is_long_by_date
from memoria.render.listings import listed
from memoria.render.notices import (
    addition,
    correction,
    follow_up,
    lacks_texts,
    part_notice,
    record_notice,
    sessions_told,
)
from memoria.render.overview import charts, counts, featured, is_empty, leading_questions, on_map
from memoria.render.pages import Page, pages
from memoria.render.prose import excerpt, shortened
from memoria.render.review import exhibits
from memoria.render.revisions import last_changed
from memoria.render.steps import chain_rows, headline, item_name, number_leads, who
from memoria.render.views import View
from memoria.render.votes import votes_told
from memoria.render.works import newest_works
from memoria.rules.explanations import rules_by_subject
from memoria.schema.fields import file_forms

# The links to outputs that stand in a place.
Links = Callable[[Place], Iterable[Link]]
TEMPLATES = Path(__file__).parent / "templates"
# What templates ask of records, besides what a view answers.
GLOBALS = {
    "addition": addition,
    "bibtex": bibtex,
    "coins": coins,
    "boards": boards,
    "by_date": by_date,
    "by_standing": by_standing,
    "cite": cite,
    "cite_page": cite_page,
    "correction": correction,
    "chain_rows": chain_rows,
    "charts": charts,
    "counts": counts,
    "data_columns": data_columns,
    "data_files": data_files,
    "data_parts": data_parts,
    "exhibits": exhibits,
    "facets": facets,
    "featured": featured,
    "figures": figures,
    "file_forms": file_forms,
    "guide_credits": guide_credits,
    "guides_on": guides_on,
    "headline": headline,
    "holdings_of": holdings,
    "host_of": host_of,
    "is_empty": is_empty,
    "item_name": item_name,
    "kind_of": kind_of,
    "lacks_texts": lacks_texts,
    "last_changed": last_changed,
    "listed": listed,
    "marks": marks,
    "meta_tags": meta_tags,
    "newest_works": newest_works,
    "number_leads": number_leads,
    "on_map": on_map,
    "part_notice": part_notice,
    "record_notice": record_notice,
    "report_credits": report_credits,
    "rules_by_subject": rules_by_subject,
    "choices": choices,
    "said_on": said_on,
    "clock": clock,
    "leading_questions": leading_questions,
    "limits": limits,
    "line_of": line_of,
    "follow_up": follow_up,
    "seconds": seconds,
    "sessions_told": sessions_told,
    "shown_contributions": shown_contributions,
    "structured_data": structured_data,
    "tally": tally,
    "votes_told": votes_told,
    "who": who,
}


class Plainly(CodeGenerator):
    """Write calls, and what is shown, as Python has them: what is called never asks for a context.

    The ways round by Jinja's own classes take a tenth of the time of a page.
    """

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call."""
        if isinstance(node.node, Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}(")
        else:
            self.visit(node.node, frame)
            self.write("(")
        spread = ("*", node.dyn_args), ("**", node.dyn_kwargs)
        for mark, one in (*(("", one) for one in (*node.args, *node.kwargs)), *spread):
            if one is not None:
                self.write(mark)
                self.visit(one, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, *_: Any) -> None:
        """Write the beginning of what is shown."""
        self.write("environment.shown(")


class Templates(Environment):
    """Templates that are written plainly, and escape whatever is no HTML."""

    code_generator_class = Plainly

    @staticmethod
    def shown(value: Any) -> str:
        """Escape a value for HTML."""
        return value if type(value) is Markup else escape(value)


class Compiled(BytecodeCache):
    """Keep templates as they are for Python from one run to the next."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template, unless it has changed."""
        if content := self.cache.get(key("templates", bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        name = key("templates", bucket.key, bucket.checksum)
        self.cache.put(name, bucket.bytecode_to_string())


@contextmanager
def compiled(cache: Cache) -> Iterator[None]:
    """Keep in a cache what templates are compiled to meanwhile."""
    environment = make_environment()
    environment.bytecode_cache = Compiled(cache)
    try:
        # All of them now: what several processes make pages from is then compiled once.
        for name in environment.list_templates():
            environment.get_template(name)
        yield
    finally:
        environment.bytecode_cache = None


@cache
def make_environment() -> Environment:
    """Return the templates with everything escaped for HTML unless it says otherwise."""
    environment = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        comment_start_string="{%#",  # {# begins the id of a Markdown heading
        comment_end_string="#%}",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["front_matter"] = escaping.front_matter
    environment.filters["quoted"] = escaping.quoted
    environment.filters["json_script"] = escaping.json_script
    environment.filters["code"] = escaping.code
    environment.filters["excerpt"] = excerpt
    environment.filters["heading"] = escaping.heading
    environment.filters["sentence"] = sentence
    environment.filters["shortened"] = shortened
    environment.globals |= GLOBALS
    environment.tests["contains"] = contains
    environment.tests["long"] = is_long
    environment.tests["long_by_date"] = is_long_by_date
    return environment


def sentence(text: str) -> str:
    """Begin a text with a capital, as a sentence or a heading does."""
    return text[:1].upper() + text[1:]


def contains(items: tuple[str, ...], item: str) -> bool:
    """Tell whether an item is among others."""
    return item in items


def page_artifacts(view: View, links: Links) -> dict[str, Make]:
    """List the pages of one language by their file in the language's folder."""
    edition = view.edition
    listed = pages(view.publication, view.directory, edition.codes(), preview=edition.preview)
    return {page.file: partial(render_page, page, links=links) for page in listed}


def render_page(page: Page, view: View, links: Links) -> str:
    """Return the text of one page; its head is made last, when its fallbacks are known."""
    environment, edition = make_environment(), view.edition
    context = {
        "view": view.on(page),
        "links": links,
        "words": edition.words,
        "publication": view.publication,
        "record": page.record,
        "register": page.register,
        "session": page.session,
        "day": partial(day_in_words, words=edition.words),
    }
    module = environment.get_template(f"{page.template}.md").make_module(context)
    layout = environment.get_template("page.md")
    return layout.render(
        **context,
        source=source_of(page, view),
        title=module.title,  # type: ignore[attr-defined]
        tongue=getattr(module, "tongue", edition.language),
        description=module.description,  # type: ignore[attr-defined]
        more=module.head() if hasattr(module, "head") else "",
        body=module.body(),  # type: ignore[attr-defined]
    )


def source_of(page: Page, view: View) -> str:
    """Return the path in the repository from which a page is made."""
    if page.record is None:
        return view.source(page.source)
    return view.spot(kind_of(page.record), page.record.id)
