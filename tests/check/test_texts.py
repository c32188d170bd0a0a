"""What is remembered of texts is what would be found again, whatever was edited meanwhile."""

import random
from collections.abc import Collection
from pathlib import Path

import pytest

from memoria.check import comparisons
from memoria.check.everything import in_order
from memoria.check.texts import text_problems
from memoria.project.cache import Cache
from memoria.rules.problems import Problem
from tests.conftest import words_of
from tests.contents import LANGUAGES, SERIES, read, session

WORDS = {code: words_of(code) for code in LANGUAGES}
KNOWN = {"the", "harbour", "la", "mareas", "tides", "living", "with", "vivir", "con", "las"}
# Pieces of texts whose meaning hangs on registers, glossary, year, dictionary or fonts.
PIECES = (
    *("We saw 12 boats.", "Vimos 13 barcos.", "Ana Pérez spoke of tides.", "Habló Ana Peres."),
    *(
        "Pérez said so on Tuesday 4 May.",
        "El martes 4 de mayo.",
        "“Open the harbour",
        "La  marea ,",
    ),
    *(
        "Camber Harbour is old.",
        "El puerto de Camber.",
        "A tide gauge.",
        "Un mareógrafo.",
        "日本 ☃",
    ),
    *("[Ana](person:ana-perez) left.", "The goverment.", "*harbour*", "- 5 km\n- 6 km", "## Head"),
)
PEOPLE = ("Ana Pérez", "Ana Peres", "Luis Pérez", "Camber Lee", "Open Harbour", "Mar Marea")
TERMS = ("", '- {id: gauge, term: {en: "tide gauge", es: "mareógrafo"}}')


def speller(_: str, words: Collection[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.lower() not in KNOWN)


def edited(chance: random.Random, files: dict[str, str]) -> dict[str, str]:
    """Return files with one edit: of a text, a record, a register or the glossary, or a removal."""
    files = dict(files)
    texts = [
        f"summaries/tides/{part}.{code}.md" for part in ("report", "aim") for code in LANGUAGES
    ]
    match chance.randrange(7):
        case 0 | 1 | 2:
            pieces = chance.sample(PIECES, chance.randrange(1, 5))
            files[chance.choice(texts)] = "\n\n".join(pieces) + "\n"
        case 3:
            files.pop(chance.choice(texts), None)
        case 4:
            names = chance.sample(PEOPLE, chance.randrange(4))
            people = [
                f"  - {{id: person-{place}, name: {one}}}\n" for place, one in enumerate(names)
            ]
            files["people.yaml"] = "people:\n" + "".join(people or ["  []\n"])
        case 5:
            files["glossary.yaml"] = f"terms:\n  {chance.choice(TERMS) or '[]'}\n"
        case 6:
            one, other = chance.sample(PIECES[:12], 2)
            year = chance.choice((2020, 2021))
            note = f'notes: [{{about: title, text: {{en: "{one}", es: "{other}"}}}}]'
            files["sessions.yaml"] = session(note, f"starts: {year}-05-04 10:00", "timezone: UTC")
    return files


def found(files: dict[str, str], cache: Cache) -> tuple[Problem, ...]:
    return in_order(text_problems(read(files), WORDS, speller, cache))


def test_what_is_remembered_is_what_would_be_found(tmp_path: Path) -> None:
    chance = random.Random(12)
    files = {"sessions.yaml": session()}
    told = set[str]()
    for _ in range(80):
        files = edited(chance, files)
        with Cache(tmp_path) as cache:
            warm = found(files, cache)
        assert warm == found(files, Cache())
        told |= {one.code for one in warm}
    assert told >= {"M310", "M311", "M314", "M318", "M323"}


FILES = {
    "sessions.yaml": session(),
    "people.yaml": "people:\n  - {id: ana-perez, name: Ana Pérez}\n",
    "summaries/tides/report.en.md": "Ana Pérez saw 12 boats.\n",
    "summaries/tides/report.es.md": "Ana Pérez vio 13 barcos.\n",
}


@pytest.mark.parametrize(
    ("file", "written", "compared"),
    [
        ("people.yaml", "  - {id: bo, name: Bo Li}\n", 0),
        ("people.yaml", "  - {id: luis, name: Luis Pérez}\n", 1),
        ("summaries/tides/report.es.md", "Y más.\n", 1),
        ("sessions.yaml", "    capacity: 50\n", 0),
        ("sessions.yaml", '    notes: [{about: title, text: {en: "So", es: "Así"}}]\n', 1),
        ("glossary.yaml", TERMS[1].replace("- ", "terms:\n  - "), 3),
    ],
)
def test_only_what_an_edit_concerns_is_compared_again(
    tmp_path: Path, file: str, written: str, compared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cache(tmp_path) as cache:
        found(FILES, cache)
    done: list[str] = []
    work = comparisons.Comparison.work

    def noted(self: comparisons.Comparison) -> bytes:
        done.append(self.name)
        return work(self)

    monkeypatch.setattr(comparisons.Comparison, "work", noted)
    with Cache(tmp_path) as cache:
        found({**FILES, file: FILES.get(file, "") + written}, cache)
    assert len(done) == compared


def test_problems_of_what_is_remembered_stand_where_the_text_stands_now(tmp_path: Path) -> None:
    moved = {
        **FILES,
        "sessions.yaml": FILES["sessions.yaml"].replace(SERIES, f"# A comment\n{SERIES}"),
        "summaries/tides/report.es.md": '---\nby: "Eva"\n---\n'
        + FILES["summaries/tides/report.es.md"],
    }
    with Cache(tmp_path) as cache:
        (before,) = (one for one in found(FILES, cache) if one.code == "M310")
        (after,) = (one for one in found(moved, cache) if one.code == "M310")
    assert after.finding.position.line == before.finding.position.line + 3
