"""All the checks of a content folder, in one run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from memoria.check.addresses import gone_addresses
from memoria.check.chain import chain_problems
from memoria.check.guides import guide_problems
from memoria.check.holdings import Holdings
from memoria.check.language.slips import Speller, knows_all
from memoria.check.markdown import markdown_problems
from memoria.check.materials import missing_summaries
from memoria.check.media import unused_media
from memoria.check.organisations import circle
from memoria.check.targets import Targets
from memoria.check.texts import fact_problems, language_problems, pin_problems, translation_problems
from memoria.check.videos import video_problems
from memoria.content.consent import hidden_contributions, hidden_people, hidden_texts
from memoria.content.publication import Publication
from memoria.load.content import Content
from memoria.messages.words import Words
from memoria.rules.files import missing
from memoria.rules.problems import Problem


def check(
    content: Content,
    dictionaries: Mapping[str, Words] | None = None,
    before: Publication | None = None,
    speller: Speller = knows_all,
) -> tuple[Problem, ...]:
    """Return every problem of every file, sorted by place, each once.

    `dictionaries` are the words of the site's languages, `before` is what the folder said earlier,
    `speller` knows how words are spelt.
    """
    problems = [*content.problems, *whole_checks(content)]
    problems += pin_problems(content, before) if before else ()
    problems += gone_addresses(content, before) if before else ()
    problems += fact_problems(content, dictionaries or {})
    problems += language_problems(content, dictionaries or {}, speller)
    kept = without_missing_registers(problems, content.absent)
    found = {problem.order: problem for problem in kept}
    return tuple(found[key] for key in sorted(found))


def whole_checks(content: Content) -> Iterator[Problem]:
    """Run the rules that need the records as a whole."""
    holdings = Holdings(content.named, content.media.keys(), content.closed)
    for session in content.placed["sessions"]:
        yield from missing_summaries(session, holdings)
        yield from chain_problems(session)
        yield from video_problems(session, holdings)
    yield from circle(content.placed["organisations"])
    yield from translation_problems(content)
    yield from media_problems(content)
    yield from link_problems(content)


def media_problems(content: Content) -> Iterator[Problem]:
    """Check that something names each media file; what a broken record names is not known."""
    sessions = content.publication.sessions
    used = {name for session in sessions for video in session.videos for name in video.media}
    for name in content.media if content.whole else ():
        yield from unused_media(f"{content.folder}/{name}", name, used)


def link_problems(content: Content) -> Iterator[Problem]:
    """Check what guides and summaries link to; what is hidden itself may name what is hidden."""
    publication, shown = content.publication, shown_targets(content)
    hidden = replace(shown, contributions={}, people=frozenset())
    for guide in content.placed["guides"]:
        yield from guide_problems(guide, shown)
    unpublished = hidden_texts(publication)
    for summary in publication.summaries:
        yield from markdown_problems(summary, hidden if summary.name in unpublished else shown)


def shown_targets(content: Content) -> Targets:
    """Return what links may lead to; as long as a record is broken it may show a person."""
    identifiers, publication = content.identifiers, content.publication
    people = hidden_people(publication) if content.whole else frozenset()
    hidden = hidden_contributions(publication)
    return Targets(identifiers.known, hidden, people, identifiers.renamed, identifiers.is_withdrawn)


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
