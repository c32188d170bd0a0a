"""A session that has not been held, or never was, is not asked for what came out of it."""

from datetime import UTC, date, datetime, time

from memoria.content.outcomes import awaited
from memoria.content.publication import Revision
from tests.cases import each
from tests.contents import Files, read, session

CHANGED, SINCE = date(2031, 4, 30), datetime(2020, 1, 1, tzinfo=UTC)
SOURCE = "sources: [{id: call, title: Call, language: en, read: 2031-04-29}]"
TALK = {"summaries/tides/contributions/tide-tables.en.md": "What will be told.\n"}
REPORT = {"summaries/tides/report.en.md": "What was told.\n"}
CHALLENGE = 'challenges: [{id: silt, title: {en: "Silt", es: "Lodo"}}]'


@each(
    ("lines", "texts", "changed", "expected"),
    [
        (["starts: 2031-05-01"], {}, CHANGED, True),
        (["starts: 2031-04-30"], {}, CHANGED, False),
        # Of the month nobody knows whether it was before.
        (["starts: 2031-04"], {}, date(2031, 4, 29), True),
        (["starts: 2031-04"], {}, CHANGED, False),
        ([], {}, CHANGED, False),
        # The abstract of a talk is known before; what came of it is not.
        (["starts: 2031-05-01", "contributions: [{id: tide-tables}]"], TALK, CHANGED, True),
        (["starts: 2031-05-01"], REPORT, CHANGED, False),
        (["starts: 2031-05-01", CHALLENGE], {}, CHANGED, False),
        (["starts: 2031-04-01", "status: cancelled"], {}, CHANGED, True),
        (["rescheduled_from: 2031-04-01"], {}, CHANGED, True),
        # Without a history the records say how late it was when they were written.
        (["starts: 2031-04-30", SOURCE], {}, None, True),
        (["starts: 2031-04-29", SOURCE], {}, None, False),
        (["starts: 2031-04-30"], {}, None, False),
    ],
)
def test_outcomes_are_awaited_until_a_session_was_held(
    lines: list[str], texts: Files, changed: date | None, expected: bool
) -> None:
    publication = read({"sessions.yaml": session(*lines), **texts}).publication
    past = [Revision(SINCE, datetime.combine(changed, time(), UTC))] if changed else []
    assert dict(awaited(publication, past)) == ({("session", "tides"): True} if expected else {})
