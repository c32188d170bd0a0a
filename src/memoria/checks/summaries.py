"""Rules for summaries: that each belongs to a record, and what its Markdown may hold."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from markdown_it.token import Token

from memoria.markdown import is_web_link, parse_cross_link, parser
from memoria.problems import Finding, Position, Problem, Severity, rule
from memoria.records.base import similar
from memoria.records.publication import Publication, Summary, SummaryName

Places = Mapping[tuple[str, str, str], Position]
Known = Callable[[str], Mapping[str, frozenset[str]]]


@rule("M301")
def summary_of_nothing(
    file: str, kind: str, written: str, known: Collection[str] = ()
) -> Iterator[Finding]:
    """Refuse a summary that belongs to no record, or whose name says no such thing."""
    values = {"kind": kind, "written": written, "similar": similar(written, tuple(known))}
    variant = "form" if kind == "form" else "similar" if values["similar"] else ""
    yield Finding(Position(file), values, variant)


@rule("M302")
def record_without_summary(
    position: Position, kind: str, written: str, pattern: str
) -> Iterator[Finding]:
    """Demand the prose of a record in at least one language."""
    yield Finding(position, {"id": written, "pattern": pattern}, kind)


@rule("M303", Severity.WARNING)
def raw_html(position: Position, written: str) -> Iterator[Finding]:
    """Point out raw HTML, which the pages show as text."""
    yield Finding(position, {"html": " ".join(written.split())[:40]})


@rule("M304")
def dangling_link(position: Position, written: str, meant: str) -> Iterator[Finding]:
    """Refuse a cross-link to something that does not exist."""
    yield Finding(position, {"link": written, "similar": meant}, "similar" if meant else "")


@rule("M305", Severity.WARNING)
def link_to_nowhere(position: Position, written: str) -> Iterator[Finding]:
    """Point out a link that is neither a cross-link nor a web address; it is shown as text."""
    yield Finding(position, {"link": written[:60]})


@rule("M306", Severity.WARNING)
def picture(position: Position, written: str) -> Iterator[Finding]:
    """Point out a picture, which a summary cannot show."""
    yield Finding(position, {"address": written[:60]})


@rule("M307")
def front_matter_not_closed(file: str) -> Iterator[Finding]:
    """Demand the second line of three hyphens."""
    yield Finding(Position(file))


def missing_summaries(
    publication: Publication, named: Collection[SummaryName], places: Places
) -> Iterator[Problem]:
    """Report the items that are shown with prose, and have none in any language."""
    for session in publication.sessions:
        shown = [one for one in session.contributions if one.status in {"published", "checked"}]
        items = [("contribution", "contributions", one.id) for one in shown]
        items += [("news", "news", one.id) for one in session.news]
        for kind, folder, item in items:
            if SummaryName(session.id, kind, item) not in named:
                scope = "" if kind == "news" else session.id
                pattern = f"summaries/{session.id}/{folder}/{item}.{session.original}.md"
                yield from record_without_summary(places[kind, scope, item], kind, item, pattern)


def markdown_problems(summary: Summary, known: Known) -> Iterator[Problem]:
    """Check the Markdown of one summary; `known` tells the ids seen from a session, by kind."""
    lines = summary.markdown.split("\n")
    for block in parser(lenient=True).parse(summary.markdown):
        first, last = block.map or (0, len(lines))
        finder = Finder(summary, lines, first, last)
        if block.type == "html_block":
            yield from raw_html(finder.find(block.content.split("\n")[0]), block.content)
        yield from inline_problems(block.children or [], finder, known)


class Finder:
    """Find where a piece of Markdown stands, each occurrence once, within the lines of a block."""

    def __init__(self, summary: Summary, lines: list[str], first: int, last: int) -> None:
        self.file, self.offset, self.session = summary.file, summary.line, summary.name.session
        self.text, self.first, self.start = "\n".join(lines[first:last]), first, 0

    def find(self, piece: str) -> Position:
        """Return the place of the next occurrence, or the beginning of the block."""
        found = self.text.find(piece, self.start)
        at = max(found, 0)
        self.start = at + len(piece) if found >= 0 else self.start
        line = self.text.count("\n", 0, at)
        column = at - self.text.rfind("\n", 0, at)
        return Position(self.file, self.first + line + self.offset, column)


def inline_problems(tokens: Iterable[Token], finder: Finder, known: Known) -> Iterator[Problem]:
    """Check raw HTML, links and pictures within a block."""
    for token in tokens:
        if token.type == "html_inline":
            yield from raw_html(finder.find(token.content), token.content)
        elif token.type == "image":
            address = str(token.attrs.get("src", ""))
            yield from picture(finder.find(address), address)
        elif token.type == "link_open":
            yield from link_problems(str(token.attrs.get("href", "")), finder, known)


def link_problems(address: str, finder: Finder, known: Known) -> Iterator[Problem]:
    """Check that a link leads to a record or to the web."""
    link = parse_cross_link(address)
    if link:
        names = known(link.session or finder.session).get(link.kind)
        if names is not None and link.item not in names:
            meant = similar(link.item, names)
            yield from dangling_link(
                finder.find(address), address, meant and f"{link.kind}:{meant}"
            )
    elif not is_web_link(address):
        yield from link_to_nowhere(finder.find(address), address)
