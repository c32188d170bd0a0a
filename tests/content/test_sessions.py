"""What becomes of a session: held, moved, put off, called off."""

from memoria.content.sessions import Session
from tests.cases import each
from tests.contents import read, session


def made(*lines: str) -> Session:
    return read({"sessions.yaml": session(*lines)}).publication.sessions[0]


@each(
    ("lines", "setback", "planned"),
    [
        ([], None, ""),
        (["starts: 2031-04-30"], None, "2031-04-30"),
        (["starts: 2031-04-30", "rescheduled_from: 2031-02-01"], None, "2031-04-30"),
        (["starts: 2031-04-30", "status: cancelled"], "cancelled", "2031-04-30"),
        (["rescheduled_from: 2031-02", "status: cancelled"], "cancelled", "2031-02"),
        (["status: postponed"], "postponed", ""),
        (["starts: 2031-04-30", "status: postponed"], "postponed", "2031-04-30"),
        (["rescheduled_from: 2031-02-01"], "postponed", "2031-02-01"),
        (
            ["rescheduled_from: 2031-02-01", "starts: 2031-04-30", "status: postponed"],
            None,
            "2031-04-30",
        ),
    ],
)
def test_a_setback_is_told_by_the_status_or_by_the_days(
    lines: list[str], setback: str | None, planned: str
) -> None:
    one = made(*lines)
    assert (one.setback, str(one.planned or "")) == (setback, planned)
