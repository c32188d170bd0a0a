"""All the checks of a content folder, in one run."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from memoria.check.acceptances import answers
from memoria.check.addresses import gone_addresses
from memoria.check.chain import (
    Targets,
    chain_problems,
    circle,
    guide_problems,
    withdrawn_references,
)
from memoria.check.claims import copy_of_original, excuses, record_pins, summary_pins
from memoria.check.doubts import doubts
from memoria.check.geography import outside_its_country
from memoria.check.language.alike import name_problems
from memoria.check.language.tokens import Speller, knows_all
from memoria.check.markdown import leads_astray, links_in, markdown_problems
from memoria.check.materials import Holdings, missing_summaries, without_summary
from memoria.check.pictures import picture_problems
from memoria.check.texts import text_problems
from memoria.check.videos import unused_media, video_problems
from memoria.content.consent import (
    hidden_contributions,
    hidden_people,
    hidden_pictures,
    hidden_texts,
)
from memoria.content.kinds import RECORDS, REGISTERS
from memoria.content.publication import Publication
from memoria.content.states import TRANSLATED
from memoria.load.content import Loaded
from memoria.load.memory import Known
from memoria.messages.words import Words
from memoria.project.cache import Cache, key
from memoria.project.processors import spread
from memoria.rules.files import missing
from memoria.rules.problems import Problem, has_errors

LINKS = "links"


def translation_problems(content: Loaded) -> Iterator[Problem]:
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


def pin_problems(content: Loaded, before: Publication) -> Iterator[Problem]:
    """Check that no pin was moved on without a look at its translation."""
    for kind, field in TRANSLATED.items():
        for placed in content.placed[field]:
            yield from record_pins(placed, kind, before)
    for summary in content.publication.summaries:
        yield from summary_pins(summary, before)


def check(
    content: Loaded,
    dictionaries: Mapping[str, Words] | None = None,
    before: Publication | None = None,
    speller: Speller = knows_all,
) -> tuple[Problem, ...]:
    """Return every problem of every file, sorted by place, each once.

    `dictionaries` are the words of the site's languages, `before` is what the folder said earlier,
    `speller` knows how words are spelt.
    """
    records = record_problems(content, before)
    texts = text_problems(content, dictionaries or {}, speller, Cache())
    given = answers(content)
    told, used = given.sift((*records, *texts))
    sure = bool(dictionaries) and not has_errors(told)
    return in_order((*told, *given.idle(used, sure=sure)))


def record_problems(
    content: Loaded, before: Publication | None = None, cache: Cache | None = None
) -> Iterator[Problem]:
    """Check all but what texts say and how they are written."""
    problems = [*content.problems, *whole_checks(content, cache or Cache())]
    problems += pin_problems(content, before) if before else ()
    problems += gone_addresses(content, before) if before else ()
    problems += (one for kind in REGISTERS for one in name_problems(content.placed[kind.field]))
    yield from without_missing_registers(problems, content.absent)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems sorted by place, each once."""
    found = {problem.order: problem for problem in problems}
    return tuple(found[order] for order in sorted(found))


def whole_checks(content: Loaded, cache: Cache) -> Iterator[Problem]:
    """Run the rules that need the records as a whole."""
    holdings = Holdings(content.named, content.media.keys(), content.closed)
    for session in content.placed["sessions"]:
        yield from missing_summaries(session, holdings)
        yield from chain_problems(session)
        yield from video_problems(session, holdings)
    yield from without_summary(content.placed["sessions"], content.publication)
    yield from doubts(content.placed["sessions"], content.placed["guides"])
    for place in content.placed["places"]:
        yield from outside_its_country(place)
    yield from circle(content.placed["organisations"])
    yield from translation_problems(content)
    yield from media_problems(content)
    yield from picture_problems(content)
    yield from link_problems(content, cache)


def media_problems(content: Loaded) -> Iterator[Problem]:
    """Check that something names each media file; what a broken record names is not known."""
    sessions = content.publication.sessions
    used = {name for session in sessions for video in session.videos for name in video.media}
    for name in content.media if content.whole else ():
        yield from unused_media(f"{content.folder}/{name}", name, used)


def link_problems(content: Loaded, cache: Cache) -> Iterator[Problem]:
    """Check what is referred to; what is hidden itself may link to what is hidden."""
    publication, shown = content.publication, shown_targets(content)
    for one in RECORDS if publication.withdrawn else ():
        for placed in content.placed[one.field]:
            yield from withdrawn_references(placed, content.identifiers.is_gone)
    hidden = replace(shown, contributions={}, people=frozenset(), pictures=frozenset())
    for guide in content.placed["guides"]:
        yield from guide_problems(guide, shown)
    unpublished = hidden_texts(publication)
    for summary, links in zip(publication.summaries, all_links(content, cache), strict=True):
        targets = hidden if summary.name in unpublished else shown
        if links is None or leads_astray(links, summary, targets):
            yield from markdown_problems(summary, targets)


def all_links(content: Loaded, cache: Cache) -> Iterator[list[str] | None]:
    """List the links of each summary, as far as nothing else may be wrong with it."""
    known, summaries = Known(cache, LINKS), content.publication.summaries
    names = [key("", one.name.session, one.language, one.markdown) for one in summaries]
    due = {name: one for name, one in zip(names, summaries, strict=True) if name not in known}
    made = spread(lambda one: json.dumps(links_in(one)).encode(), [*due.values()])
    new = dict(zip(due, map(json.loads, made), strict=True))
    for name in names:
        yield known.find(name, partial(new.get, name))
    known.keep()


def shown_targets(content: Loaded) -> Targets:
    """Return what links may lead to; as long as a record is broken it may show a person."""
    identifiers, publication = content.identifiers, content.publication
    people = hidden_people(publication) if content.whole else frozenset()
    pictures = hidden_pictures(publication) if content.whole else frozenset()
    hidden = hidden_contributions(publication)
    return Targets(
        identifiers.known,
        hidden,
        people,
        pictures,
        identifiers.renamed,
        identifiers.is_gone,
    )


def without_missing_registers(
    problems: Iterable[Problem], absent: Mapping[str, str]
) -> Iterator[Problem]:
    """Report a register that is not there once, in place of every reference into it."""
    names = set()
    for problem in problems:
        file = absent.get(str(problem.finding.values.get("kind", "")))
        if file is None:
            yield problem
        else:
            names.add(file)
    for name in sorted(names):
        yield from missing(name)
