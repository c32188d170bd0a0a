"""Passages keep their addresses over the commits, over what is not committed yet, and in copies."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from memoria.content.passages import first_names, passages
from memoria.content.publication import Publication
from memoria.project.cache import Cache
from memoria.project.history import History
from memoria.publish.chronicle import revisions
from memoria.publish.lineage import with_unsaved
from memoria.render.prose import passage_names
from tests.contents import read, session
from tests.repositories import Repository

ONE = "Cities lend money to small firms that have lost their customers."
TWO = "The port keeps its cranes running with half of its people."
NEW = "Nobody knows how long the schools of the valley will stay closed."
UNO = "Las ciudades prestan dinero a pequeñas empresas que se quedaron sin clientes."
DOS = "El puerto mantiene las grúas en marcha con la mitad de su gente."
NUEVO = "Nadie sabe cuánto tiempo seguirán cerradas las escuelas del valle."
PIN = '---\nof: "00000000"\n---\n'
EN, ES = (f"summaries/tides/report.{code}.md" for code in ("en", "es"))
FILES = {"sessions.yaml": session(), EN: f"{ONE}\n\n{TWO}\n", ES: f"{PIN}{UNO}\n\n{DOS}\n"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "site").mkdir()
    made = Repository(tmp_path / "site")
    (tmp_path / "site" / ".gitignore").write_text(".memoria\n", "utf-8")
    return made


def addresses(folder: Path) -> dict[str, str]:
    """Map the words of all passages to their names, as a build finds them out."""
    files = {
        one.relative_to(folder).as_posix(): one.read_text("utf-8")
        for one in folder.rglob("*.*")
        if one.suffix in {".md", ".yaml"}
    }
    publication = read(files).publication
    history = History(folder)
    past = with_unsaved(revisions(history, Cache()), publication.summaries, history)
    with Cache(folder.parent) as cache:
        revisions(history, cache)
        kept = revisions(history, cache)
    assert with_unsaved(kept, publication.summaries, history) == past
    return named(replace(publication, revisions=past))


def named(publication: Publication) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in publication.summaries:
        names = passage_names(one, publication)
        words = [part.words for part in passages(one.markdown)]
        assert len(set(names)) == len(names) == len(words)
        found |= dict(zip(words, names, strict=True))
    return found


def test_an_edit_in_either_language_changes_no_address_of_what_stays(
    repository: Repository,
) -> None:
    repository.commit(FILES, "2026-05-01")
    first = addresses(repository.data)
    assert [first[ONE], first[TWO]] == [first[UNO], first[DOS]] == list(first_names([ONE, TWO]))
    repository.commit({EN: f"{NEW}\n\n{ONE}\n\n{TWO.replace('half', 'a third')}\n"}, "2026-05-02")
    then = addresses(repository.data)
    assert [then[ONE], then[TWO.replace("half", "a third")]] == [first[ONE], first[TWO]]
    assert [then[UNO], then[DOS]] == [first[UNO], first[DOS]]
    repository.commit({ES: f"{PIN}{NUEVO}\n\n{UNO}\n\n{DOS}\n"}, "2026-05-03")
    last = addresses(repository.data)
    assert [last[NUEVO], last[UNO], last[DOS]] == [then[NEW], first[UNO], first[DOS]]


def test_a_translation_does_not_take_the_address_of_what_replaced_a_passage(
    repository: Repository,
) -> None:
    repository.commit(FILES, "2026-05-01")
    first = addresses(repository.data)
    repository.commit({EN: f"{ONE}\n\n{NEW}\n"}, "2026-05-02")
    then = addresses(repository.data)
    assert then[DOS] == first[TWO]
    assert then[NEW] not in first.values()


def test_what_is_not_committed_keeps_its_address_and_is_given_it_again_by_the_commit(
    repository: Repository,
) -> None:
    repository.commit(FILES, "2026-05-01")
    first = addresses(repository.data)
    changed = {EN: f"{NEW}\n\n{TWO}\n\n{ONE.replace('small', 'tiny')}\n"}
    repository.write(changed)
    before = addresses(repository.data)
    assert [before[TWO], before[ONE.replace("small", "tiny")]] == [first[TWO], first[ONE]]
    assert [before[UNO], before[DOS]] == [first[UNO], first[DOS]]
    repository.commit({}, "2026-05-02")
    assert addresses(repository.data) == before


def test_a_copy_without_its_history_never_leads_to_another_passage(
    repository: Repository, tmp_path: Path
) -> None:
    edited = {EN: f"{ONE.replace('small', 'tiny')}\n\n{NEW}\n\n{TWO}\n"}
    repository.commit(FILES, "2026-05-01")
    repository.commit({**edited, ES: f"{PIN}{UNO}\n\n{NUEVO}\n\n{DOS}\n"}, "2026-05-02")
    whole = addresses(repository.data)
    shutil.copytree(repository.data, tmp_path / "copy" / "data")
    alone = addresses(tmp_path / "copy" / "data")
    assert [alone[NEW], alone[TWO]] == [whole[NEW], whole[TWO]]
    spoken = {name: words for words, name in whole.items() if words in edited[EN]}
    assert all(
        spoken.get(name, words) == words for words, name in alone.items() if words in edited[EN]
    )
    assert alone[ONE.replace("small", "tiny")] not in whole.values()


def test_a_text_that_goes_to_another_file_takes_its_addresses_along(
    repository: Repository,
) -> None:
    repository.commit(FILES, "2026-05-01")
    repository.commit({EN: f"{ONE.replace('small', 'tiny')}\n\n{TWO}\n"}, "2026-05-02")
    first = addresses(repository.data)
    repository.git("mv", "data/summaries/tides", "data/summaries/ebb")
    moved = FILES["sessions.yaml"].replace("id: tides", "id: ebb\n    aliases: [tides]")
    repository.commit({"sessions.yaml": moved}, "2026-05-03")
    assert addresses(repository.data) == first
