"""The invented sessions that the project is measured on: always the same, and without a fault."""

from bench.generate import files
from memoria.check.everything import check
from memoria.load.content import load
from tests.contents import LANGUAGES


def loaded(sessions: int, *, lean: bool = False) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files(sessions, lean=lean)}


def test_the_same_number_gives_the_same_bytes() -> None:
    assert loaded(3) == loaded(3)
    assert loaded(3) != loaded(4)


def test_the_sessions_have_nothing_wrong_in_them() -> None:
    for lean in (False, True):
        content = load(loaded(2, lean=lean), LANGUAGES, "data")
        assert content.whole
        assert not check(content)


def test_a_session_has_what_was_asked_for() -> None:
    session = load(loaded(1), LANGUAGES, "data").publication.sessions[0]
    assert len(session.questions) == 9
    assert len(session.contributions) == 6
    assert session.challenges
    assert session.initiatives
    assert session.proposals
    assert session.priorities
    assert session.videos
    assert session.news
    lean = load(loaded(1, lean=True), LANGUAGES, "data").publication.sessions[0]
    assert len(lean.contributions) == 6
    assert not lean.challenges
