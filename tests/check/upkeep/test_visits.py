"""An address is dead when it failed for weeks, and what answers is left alone for a month."""

from datetime import date, timedelta

from memoria.check.upkeep.visits import Visit, next_first, read_visits, write_visits

FIRST = date(2031, 3, 3)
WEEK = timedelta(days=7)


def test_what_fails_is_dead_after_three_weeks_and_lives_again_at_once() -> None:
    visit = Visit()
    for number in range(3):
        assert visit.is_due(FIRST + number * WEEK)
        assert not visit.is_dead
        visit = visit.after("404", FIRST + number * WEEK)
    assert visit.is_dead
    assert visit.after("200", FIRST + 3 * WEEK) == Visit(FIRST + 3 * WEEK, "200")


def test_a_second_run_in_a_week_counts_nothing() -> None:
    visit = Visit().after("404", FIRST)
    assert not visit.is_due(FIRST + timedelta(days=2))
    assert visit.is_due(FIRST + timedelta(days=6))


def test_what_cannot_be_judged_neither_fails_nor_mends() -> None:
    failing = Visit().after("404", FIRST)
    for answer in ("403", "429", "503", "robots", "busy"):
        assert failing.after(answer, FIRST + WEEK).failures == 1


def test_what_answered_is_asked_again_after_four_weeks() -> None:
    visit = Visit().after("200", FIRST)
    assert not visit.is_due(FIRST + 3 * WEEK)
    assert visit.is_due(FIRST + 4 * WEEK)


def test_each_host_has_its_turn_and_who_waits_longest_is_first() -> None:
    addresses = ["https://a.org/1", "https://a.org/2", "https://a.org/3", "https://b.org/1"]
    known = {"https://a.org/1": Visit().after("404", FIRST)}
    assert next_first(addresses, known, FIRST + WEEK) == [
        "https://a.org/2",
        "https://b.org/1",
        "https://a.org/3",
        "https://a.org/1",
    ]
    assert next_first(addresses, known, FIRST) == [
        "https://a.org/2",
        "https://b.org/1",
        "https://a.org/3",
    ]


def test_what_is_remembered_is_read_again_and_anything_else_forgotten() -> None:
    known = {
        "https://a.org/1": Visit(FIRST, "404", 2, "https://web.archive.org/web/1/x", FIRST),
        "https://ñ.org/": Visit(),
    }
    assert read_visits(write_visits(known)) == known
    for text in ("", "[]", "{", '{"https://a.org/1": {"asked": 3}}', '{"a": null}'):
        assert read_visits(text) == {}
