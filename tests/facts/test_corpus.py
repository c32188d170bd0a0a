"""The corpus of texts in two languages, and what the comparison must find in it at least."""

import pytest

from tests.facts.bench import CORPUS, Bench, details, read_pairs
from tests.facts.faults import SHOWN, faults

PARAGRAPHS, FAULTS, SHARE, ALARMS = 200, 300, 95.0, 1.0
OF_A_KIND = 30


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(read_pairs(CORPUS), cap=36)


def test_the_corpus_is_large_enough(bench: Bench) -> None:
    assert bench.paragraphs >= PARAGRAPHS
    assert {pair.languages for pair in bench.pairs} == {("en", "es"), ("es", "en")}


def test_there_are_faults_of_every_kind_and_always_the_same(bench: Bench) -> None:
    found = faults(bench.pairs, bench.cap)
    assert len(found) >= FAULTS
    assert {kind for kind in SHOWN if sum(one.kind == kind for one in found) < OF_A_KIND} == set()
    assert found == faults(bench.pairs, bench.cap)


def test_every_fault_changes_the_text(bench: Bench) -> None:
    found = faults(bench.pairs, bench.cap)
    assert [one for one in found if one.markdown == one.pair.translation] == []


def test_faults_of_every_kind_are_found(bench: Bench) -> None:
    weak = {row.kind: row.share for row in bench.rows if row.share < SHARE and row.kind in SHOWN}
    assert weak == {}, "\n".join(line for line in details(bench) if line.startswith("missed"))


def test_sound_texts_raise_no_alarms(bench: Bench) -> None:
    assert bench.alarms_per_hundred <= ALARMS, bench.alarms
