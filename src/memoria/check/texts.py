"""The checks of all texts: translations, their pins, what they state, and how they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from memoria.check.facts import record_facts, summary_facts, year_of
from memoria.check.language.names import name_problems
from memoria.check.language.slips import Speller
from memoria.check.language.spelling import spelling_problems
from memoria.check.language.typography import typography_problems
from memoria.check.language.writings import writings
from memoria.check.markup import has_html, html_problems
from memoria.check.pins import copy_of_original, excuses, record_pins, summary_pins
from memoria.content.publication import Publication
from memoria.content.states import TRANSLATED
from memoria.facts.setting import setting_of
from memoria.load.content import Content
from memoria.messages.words import Words
from memoria.rules.problems import Problem


def translation_problems(content: Content) -> Iterator[Problem]:
    """Check that translations are none in name only, and that their reasons are about a text."""
    publication = content.publication
    for field in TRANSLATED.values():
        for placed in content.placed[field]:
            yield from excuses(placed)
    for summary in publication.summaries:
        written = publication.texts[summary.name]
        if summary.language not in written:
            original = written[publication.originals[summary.name]]
            yield from copy_of_original(summary, original.file)


def pin_problems(content: Content, before: Publication) -> Iterator[Problem]:
    """Check that no pin was moved on without a look at its translation."""
    for kind, field in TRANSLATED.items():
        for placed in content.placed[field]:
            yield from record_pins(placed, kind, before)
    for summary in content.publication.summaries:
        yield from summary_pins(summary, before)


def fact_problems(content: Content, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Check that translations state what their originals do; this takes the languages' words."""
    publication = content.publication
    setting = setting_of(publication, tuple(words), words)
    years = {one.id: year_of(one) for one in publication.sessions}
    for kind, field in TRANSLATED.items() if words else ():
        for placed in content.placed[field]:
            yield from record_facts(placed, kind, setting)
    for name, written in publication.texts.items() if words else ():
        dated = replace(setting, year=years.get(name.session))
        yield from summary_facts(written, publication.originals[name], dated)


def language_problems(
    content: Content, words: Mapping[str, Words], speller: Speller
) -> Iterator[Problem]:
    """Check how texts are written; as long as a record is broken, its names are not known."""
    texts = writings(content.placed, content.publication.summaries, content.sources)
    written = [one for one in texts if one.language in words] if words else []
    for one in filter(has_html, written):
        yield from html_problems(one)
    written = [one for one in written if not has_html(one)]
    yield from typography_problems(written, words)
    if content.whole:
        yield from spelling_problems(
            written, content.publication, content.word_lists, words, speller
        )
    for kind in ("people", "organisations", "places", "themes"):
        yield from name_problems(content.placed[kind])
