"""Measure the comparison of texts: faults found of each kind, and alarms in sound texts.

Run it with `make bench-facts`, or `python -m tests.facts.bench --data DIR` for other texts.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from memoria.check.facts import year_of
from memoria.facts.comparison import Located, compare_markdown
from memoria.facts.passages import Passage, setting_of
from memoria.load.content import load
from memoria.messages.words import read_words
from memoria.project.folders import read_folder
from tests.facts.faults import KINDS, SHOWN, Fault, Pair, faults
from tests.facts.paragraphs import Paragraph, paragraphs

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("en", "es")
CAP = 60
RIGHT = {  # the facts that name a fault rightly, where they are not called as it is
    "date": {"date", "weekday", "number"},  # a year alone is a number
    "weekday": {"weekday", "date"},
    "zone": {"zone", "time"},
    "item": {"list"},
    "swapped": {"number"},
    "untranslated": {"sentence"},
    **{
        kind: {"number"}
        for kind in ("magnitude", "fraction", "multiple", "ordinal", "decade", "dozen")
    },
    "clause": {"sentence"},
}


def read_pairs(folder: Path, languages: Sequence[str] = LANGUAGES) -> list[Pair]:
    """Read every prose text of a content folder that exists in two languages."""
    publication = load(read_folder(folder, folder.name), languages, folder.name).publication
    words = {language: read_words(language) for language in languages}
    setting = setting_of(publication, languages, words)
    years = {session.id: year_of(session) for session in publication.sessions}
    pairs = []
    for name, texts in sorted(publication.texts.items(), key=lambda one: one[0].file("")):
        original = publication.originals[name]
        dated = replace(setting, year=years.get(name.session))
        for language in sorted(set(texts) - {original}):
            first, second = texts[original].markdown, texts[language].markdown
            pairs.append(Pair(name.file(language), first, second, (original, language), dated))
    return pairs


def differences(pair: Pair, translation: str) -> list[Located]:
    """Compare a translation with the original of a pair."""
    first, second = pair.languages
    original, other = Passage(first, pair.original), Passage(second, translation)
    return list(compare_markdown(original, other, pair.setting))


@dataclass(frozen=True)
class Row:
    """What became of the faults of one kind."""

    kind: str
    faults: int
    found: int
    named: int

    @property
    def share(self) -> float:
        """Return how many of a hundred were found."""
        return 100 * self.found / self.faults if self.faults else 100.0


@dataclass(frozen=True)
class Verdict:
    """A fault, and the new differences that the comparison tells of in or next to its paragraph."""

    fault: Fault
    told: tuple[Located, ...]

    @property
    def found(self) -> bool:
        """Tell whether the fault was found."""
        return bool(self.told)

    @property
    def named(self) -> bool:
        """Tell whether a difference of the right kind was reported."""
        right = RIGHT.get(self.fault.kind, {self.fault.kind})
        return any(one.difference.fact in right for one in self.told)


@dataclass(frozen=True)
class Bench:
    """Texts in two languages, and what the comparison says of them, sound and with faults."""

    pairs: Sequence[Pair]
    cap: int = CAP

    @cached_property
    def paragraphs(self) -> int:
        """Return the number of aligned paragraphs of prose; headings and tables do not count."""
        blocks = [block for pair in self.pairs for block in pair.paragraphs]
        return sum(block.kind not in {"heading", "row"} for block in blocks)

    @cached_property
    def sound(self) -> dict[str, list[Located]]:
        """Return the differences found in sound texts, by the file of the translation."""
        return {pair.name: differences(pair, pair.translation) for pair in self.pairs}

    @property
    def alarms(self) -> list[tuple[str, Located]]:
        """Return every false alarm and the file it is about."""
        return [(name, one) for name, found in self.sound.items() for one in found]

    @property
    def alarms_per_hundred(self) -> float:
        """Return the false alarms for a hundred sound paragraphs."""
        return 100 * len(self.alarms) / self.paragraphs

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Put every fault to the comparison, text by text: what is read once is remembered."""
        every = sorted(faults(self.pairs, self.cap), key=lambda one: one.pair.name)
        return [self.verdict(fault) for fault in every]

    @cached_property
    def rows(self) -> list[Row]:
        """Return the table: what was found of each kind."""
        by_kind = {kind: [one for one in self.verdicts if one.fault.kind == kind] for kind in KINDS}
        return [
            Row(kind, len(them), sum(one.found for one in them), sum(one.named for one in them))
            for kind, them in by_kind.items()
        ]

    def verdict(self, fault: Fault) -> Verdict:
        """Compare a faulty translation, and keep what is new and near the fault."""
        known = Counter(map(signature, self.sound[fault.pair.name]))
        told = []
        for one in differences(fault.pair, fault.markdown):
            if known[signature(one)] > 0:
                known[signature(one)] -= 1
            elif near(one, fault):
                told.append(one)
        return Verdict(fault, tuple(told))


def signature(one: Located) -> tuple[str, str, str, str]:
    """Return what makes two differences the same, wherever they stand."""
    found = one.difference
    return found.fact, found.variant, found.original, found.translation


def near(one: Located, fault: Fault) -> bool:
    """Tell whether a difference is reported in the paragraph of a fault, or in the next to it."""
    here = index(paragraphs(fault.markdown), one.translation[0])
    there = index(fault.pair.originals, one.original[0])
    aligned = len(fault.pair.originals) == len(fault.pair.paragraphs)
    return abs(here - fault.paragraph) <= 1 or (aligned and abs(there - fault.paragraph) <= 1)


def index(blocks: Sequence[Paragraph], line: int) -> int:
    """Return the number of the block that a line belongs to."""
    return max((number for number, block in enumerate(blocks) if block.line <= line), default=0)


def table(bench: Bench) -> str:
    """Write the table."""
    lines = [f"{'kind':<14}{'faults':>7}{'found':>7}{'per cent':>10}{'named rightly':>15}"]
    for row in bench.rows:
        mark = "" if row.kind in SHOWN else "  (beyond)"
        lines.append(
            f"{row.kind:<14}{row.faults:>7}{row.found:>7}{row.share:>10.1f}{row.named:>15}{mark}"
        )
    total = [sum(numbers) for numbers in zip(*map(counts, bench.rows), strict=True)]
    share = 100 * total[1] / total[0] if total[0] else 100
    lines.append(f"{'all':<14}{total[0]:>7}{total[1]:>7}{share:>10.1f}{total[2]:>15}")
    lines.append(
        f"{bench.paragraphs} sound paragraphs, {len(bench.alarms)} false alarms,"
        f" {bench.alarms_per_hundred:.2f} per 100"
    )
    return "\n".join(lines)


def counts(row: Row) -> tuple[int, int, int]:
    """Return the numbers of a row that add up."""
    return row.faults, row.found, row.named


def details(bench: Bench) -> Iterable[str]:
    """List every false alarm, and every fault that was not found or not named rightly."""
    for name, one in bench.alarms:
        yield f"alarm   {name}:{one.translation[0]}:{one.translation[1]}: {shown(one)}"
    for verdict in bench.verdicts:
        if not verdict.named:
            fault = verdict.fault
            line = fault.pair.paragraphs[fault.paragraph].line
            said = "; ".join(map(shown, verdict.told))
            word = "misnamed" if verdict.found else "missed"
            yield f"{word:<8}{fault.kind} {fault.pair.name}:{line}: {change(fault)}  {said}"


def change(fault: Fault) -> str:
    """Show a fault with a few words around it."""
    text, edit = fault.pair.translation, fault.edit
    before, after = text[max(edit.start - 30, 0) : edit.start], text[edit.end : edit.end + 20]
    return f"…{before}{{{fault.was} → {edit.now}}}{after}…".replace("\n", " ")


def shown(one: Located) -> str:
    """Show a difference on one line."""
    found = one.difference
    return f"{found.fact} {found.variant} [{found.original}] / [{found.translation}]"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=CORPUS, help="another content folder")
    parser.add_argument("--cap", type=int, default=CAP, help="so many faults of a kind at most")
    parser.add_argument("--details", action="store_true", help="list alarms and faults not found")
    given = parser.parse_args()
    begun = time.perf_counter()
    bench = Bench(read_pairs(given.data), given.cap)
    if not bench.pairs:
        sys.stderr.write(f"{given.data}: no text in two languages\n")
        return 2
    print(table(bench))
    if given.details:
        print(*details(bench), sep="\n")
    print(f"{time.perf_counter() - begun:.1f} seconds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
