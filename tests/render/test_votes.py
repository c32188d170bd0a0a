"""Votes are told out of what they are counted of: voters, or votes where one had several."""

import pytest

from memoria.render.votes import votes_told
from tests.conftest import words_of
from tests.contents import read, session

PRIORITY = '{{id: p{0}, title: {{en: "P{0}"}}, rank: {0}{1}}}'


@pytest.mark.parametrize(
    ("voters", "votes", "told"),
    [
        (21, [19, 6], ["19 of 21 voters", "6 of 21 voters"]),
        (1, [1, 0], ["1 of 1 voter", "0 of 1 voter"]),
        (21, [19, None], ["19 of 21 voters", ""]),
        # Three points each: no topic's votes are a part of the voters.
        (5, [9, 6], ["9 of 15 votes", "6 of 15 votes"]),
        (None, [7, 24], ["7 of 31 votes", "24 of 31 votes"]),
        (None, [7, None], ["7 of 7 votes on record", ""]),
        (None, [0, 0], ["0 votes", "0 votes"]),
        (None, [None, None], ["", ""]),
    ],
)
def test_votes_name_what_they_are_a_part_of(
    voters: int | None, votes: list[int | None], told: list[str]
) -> None:
    listed = ", ".join(
        PRIORITY.format(rank, "" if one is None else f", votes: {one}")
        for rank, one in enumerate(votes, start=1)
    )
    by = f", voters: {voters}" if voters else ""
    made = session(f"ranking: {{method: {{en: M}}{by}}}", f"priorities: [{listed}]")
    (held,) = read({"sessions.yaml": made}).publication.sessions
    assert [votes_told(words_of("en"), one, held) for one in held.priorities] == told
