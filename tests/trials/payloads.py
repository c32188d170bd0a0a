"""Payloads in every field: nothing of them is taken for structure, and nothing of them is lost.

Each round makes the demo series twice, once with payloads in all fields and once with harmless
words of the same length: every file must have the same structure and the same texts in both.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, unquote_plus

from playwright.sync_api import Browser

from tests.attacks import MARK, Attack, Place, attack_prose, attack_records
from tests.demo import written
from tests.formats import FORMS, Part, parts, structure
from tests.trials.addresses import Project
from tests.trials.arriving import bring_in
from tests.trials.browsing import Reader, browsing
from tests.trials.rows import Row

ROUNDS, SEARCHES, SHOWN = 4, 12, 5
# The list of all digests, and a name for what has a digest in its name.
DIGESTS, NAMED = "data/build.json", re.compile(r"[^/]*\.pf_fragment$")
# What a text became as an id.
ID = re.compile(f"({MARK.pattern})-[a-z0-9-]+")
WORD = re.compile(r"[^\W_]{3,}")
# What is told of texts in Markdown: what stands between one mark and the next but one.
PROSE = "text"
# What Markdown may make of payloads: links to where they lead, and simple formatting.
LED_TO = r"href https?(:|$)|scheme https?|<(em|strong|code|pre|ol|ul|li|h[2-6]|blockquote|hr) \[\]>"
# What the search counts of a page.
COUNTS = r"\.(word_count|anchors\[\]\.location): \d+$"
# What is found is cut, at both ends, and stands beside its address.
SEARCHED = "what is searched for"
Put = Callable[[Project, Attack], None]
Given = Mapping[bool, Counter[Place]]


@dataclass
class Site:
    """A site with attacks in it: the structure of each file, and the texts in it by their marks."""

    attack: Attack
    shapes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    whole: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    broken: list[str] = field(default_factory=list)
    near: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ran: list[str] = field(default_factory=list)

    def take(self, name: str, listed: list[Part]) -> None:
        """Take what a file says."""
        name = NAMED.sub("*", ID.sub(r"\1", name))
        self.shapes[name] += structure([(ID.sub(r"\1", part), text) for part, text in listed])
        document = name.endswith(".pdf")
        for text in (text for part, text in listed if not part and "qz" in text):
            # Citations for other programs are written as addresses are.
            said = unquote_plus(text) if text.startswith("ctx_ver=") else text
            said = squeezed(said) if document else one_line(said)
            self.take_text(name, said, document)

    def take_text(self, name: str, text: str, document: bool) -> None:
        """Take a text: what stands there of each attack that it bears the mark of."""
        marks = list(MARK.finditer(text))
        ends, starts = [0, *(one.end() for one in marks)], [one.start() for one in marks[1:]]
        for found, before, after in zip(marks, ends, [*starts, len(text)], strict=False):
            mine = found[0]
            if self.attack.places[mine][0][0] == PROSE:
                self.near[mine] |= set(WORD.findall(text[before:after]))
                continue
            wanted = self.attack.written.get(mine, mine)
            wanted = squeezed(wanted) if document else wanted
            begin = found.start() - wanted.index(mine)
            if begin >= 0 and text[begin : begin + len(wanted)] == wanted:
                self.whole[name].add(mine)
            elif name != SEARCHED and not (
                is_cut(text[max(begin, 0) :], wanted) or is_id(text, found)
            ):
                self.broken.append(f"{name}: {wanted[:60]} as {text[max(begin, 0) :][:60]}")


def one_line(text: str) -> str:
    """Return a text with one blank for any white space."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Return the signs of a document that are neither divided, nor escaped, nor without a font."""
    return re.sub(r"[^\f!-,.-~]", "", unquote(text))


def is_id(text: str, found: re.Match[str]) -> bool:
    """Tell whether a mark is the beginning of an id, or all of it, in an address."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return after == "-" or (before in {"/", "#", "-"} and after in {"", "/", "."})


def is_cut(text: str, wanted: str) -> bool:
    """Tell whether a text is the beginning of what is wanted, up to dots or the end of a page."""
    cut = re.search(r"[…\f]", text)
    return cut is not None and cut.start() > 0 and wanted.startswith(text[: cut.start()].rstrip())


def records(project: Project, attack: Attack) -> None:
    """Attack all fields of the content folder."""
    attack_records(project.root / "data", attack)


def prose(project: Project, attack: Attack) -> None:
    """Attack all texts in Markdown of the content folder that are published."""
    sessions = written().publication.sessions
    every = (one for session in sessions for one in session.contributions)
    hidden = {one.id for one in every if one.status in {"draft", "withdrawn"}}
    for path in project.root.glob("data/summaries/*/contributions/*.md"):
        if path.name.partition(".")[0] in hidden:
            path.unlink()
    attack_prose(project.root / "data", attack)


def nothing(project: Project, attack: Attack) -> None:
    """Leave all as it is."""


def made(browser: Browser, root: Path, attack: Attack, put: Put) -> Site:
    """Make a site with attacks, and read all of its files; pages twice, before and after scripts.

    What is made has to be free of errors.
    """
    root.mkdir()
    project = Project(root)
    (root / "docs/en/plan.pdf").unlink()
    put(project, attack)
    project.commit()
    status, said = project.site()
    assert status == 0, said
    site, reader = Site(attack), Reader(browser, root / "site")
    for path in sorted(one for one in (root / "site").rglob("*") if one.is_file()):
        name = path.relative_to(root / "site").as_posix()
        form = name.rpartition(".")[2]
        if form == "html":
            listed = list(reader.parts(name))
            site.take(name, listed)
            if not attack.harmless and 'http-equiv="refresh"' not in path.read_text("utf-8"):
                reader.visit(name)
        elif form in FORMS and name != DIGESTS:
            site.take(name, list(parts(name, path.read_bytes())))
    indexed = sorted({mine for name in site.whole if "*" in name for mine in site.whole[name]})
    for mine in indexed[:: len(indexed) // SEARCHES + 1]:
        site.take(SEARCHED, reader.found(mine))
    site.ran = reader.ran()
    reader.server.close()
    return site


def compared(what: str, hostile: Site, harmless: Site) -> Row:
    """Hold a site with payloads against one with harmless words."""
    alive = [*hostile.ran]
    for name in sorted({*hostile.shapes, *harmless.shapes}):
        more = hostile.shapes[name] - harmless.shapes[name]
        alive += [f"{name}: {part}" for part in more]
    lost = [*hostile.broken]
    for name, found in harmless.whole.items():
        lost += [f"{name}: {hostile.attack.written[one]}" for one in found - hostile.whole[name]]
    return row(what, hostile, alive, lost)


def row(what: str, site: Site, alive: list[str], lost: list[str]) -> Row:
    """Tell what was found of a site's attacks."""
    pairs, forms = pairs_of([site]), Counter[str]()
    for name, found in site.whole.items():
        forms[name.partition(",")[0].rpartition(".")[2].replace("/*", "")] += len(found)
    told = ", ".join(f"{form} {number}" for form, number in forms.most_common())
    return Row(
        f"{what}: {len(pairs)} different pairs of a payload and a field, in {len(site.shapes)} "
        f"outputs; whole texts by form: {told}",
        "alive 0, lost 0",
        f"alive {len(alive)}, lost {len(lost)}{examples(alive)}{examples(lost)}",
    )


def examples(found: list[str]) -> str:
    """Show some."""
    return "".join(f"; `{one[:200]}`" for one in found[:SHOWN])


def pairs_of(sites: Sequence[Site]) -> set[tuple[Place, str]]:
    """List the different pairs of a field and a payload."""
    return {place for one in sites for place in one.attack.places.values()}


def both(browser: Browser, root: Path, put: Put, given: Given) -> list[Site]:
    """Make a site with payloads and one with harmless words, which go on where others ended."""
    root.mkdir()
    return [
        made(browser, root / str(harmless), Attack(harmless, given[harmless]), put)
        for harmless in (False, True)
    ]


def markdown(site: Site, plain: Site) -> Row:
    """Tell what texts in Markdown became: of structure, they may have all that a plain site has."""
    known = set[str]().union(*plain.shapes.values())
    alive = [*site.ran]
    for name, shape in site.shapes.items():
        strange = (
            one for one in shape if one not in known and not re.match(f"{LED_TO}|{COUNTS}", one)
        )
        alive += [f"{name}: {one}" for one in strange]
    lost = [
        f"{mine}: {site.attack.written[mine]}, without {missing}"
        for mine, (_, payload) in site.attack.places.items()
        if (missing := words_of(payload) - site.near[mine])
    ]
    return row("all texts in Markdown", site, alive, lost)


def words_of(payload: str) -> set[str]:
    """List the words of a payload that readers see; where a link leads is none of them."""
    return set(WORD.findall(re.sub(r"\]\(https?:[^)]*\)", "]", unescape(payload))))


def trials() -> Iterator[Row]:
    """Try schedules, texts in Markdown, and all fields of records, each round with other payloads.

    Of one round, each field has as many payloads as the demo uses it.
    """
    given: Given = {False: Counter(), True: Counter()}
    with TemporaryDirectory() as folder, browsing() as browser:
        root = Path(folder)
        brought = both(browser, root / "schedules", bring_in, given)
        yield compared("all fields of the schedules that `import` reads", *brought)
        texts = made(browser, root / "texts", Attack(), prose)
        yield markdown(texts, made(browser, root / "plain", Attack(harmless=True), nothing))
        sites = [brought[0], texts]
        for number in range(1, ROUNDS + 1):
            pair = both(browser, root / f"{number}", records, given)
            sites.append(pair[0])
            yield compared(f"all fields of the demo, round {number} of {ROUNDS}", *pair)
    pairs = pairs_of(sites)
    yield Row(
        "different pairs of a payload and a field in a language, in all",
        "at least 2,000",
        f"{len(pairs):,} in {len({place for place, _ in pairs})} fields",
    )
