"""What became of materials: a line of time, the standing of an initiative, an address for each."""

import re

from tests.contents import Files, session, told
from tests.demo import small

UPDATES = (
    "updates: [{date: 2025-03-01, text: {en: Later}, status: under-way, sources: [paper]},"
    " {date: 2024, text: {en: Early}, status: dropped},"
    " {date: 2025-03-01, text: {en: Same day}}]"
)
FILES: Files = {
    "sessions.yaml": session(
        "sources: [{id: paper, title: P, language: en}]",
        f"initiatives: [{{id: dyke, aliases: [bank], title: {{en: D}},"
        f" status: planned, {UPDATES}}}]",
        f"proposals: [{{id: mole, title: {{en: M}}, {UPDATES}}}]",
    )
}
NAMES = ["update-2024", "update-2025-03-01", "update-2025-03-01-2"]


def ids(page: str) -> list[str]:
    return re.findall(r'<li id="([a-z-]*update-[^"]*)"', page)


def test_updates_stand_in_the_order_of_their_days_each_with_its_own_address() -> None:
    made = small(FILES)
    assert ids(made.page("initiatives/dyke/")) == NAMES
    assert ids(made.page("sessions/tides/")) == [
        f"{item}-{name}" for item in ("initiative-dyke", "proposal-mole") for name in NAMES
    ]


def test_an_initiative_stands_where_its_latest_update_with_a_status_says() -> None:
    made = small(FILES)
    assert 'data-status="under-way"' in made.page("initiatives/")
    before = {"sessions.yaml": str(FILES["sessions.yaml"]).replace(UPDATES, "updates: []")}
    assert 'data-status="planned"' in small(before).page("initiatives/")


def test_each_update_is_an_entry_of_the_feed_by_the_first_id_of_its_item() -> None:
    feed = small(FILES).files["feed.xml"]
    found = re.findall(r"<id>\S*/((?:initiatives|sessions)/[^<]*update[^<]*)</id>", feed)
    assert sorted(found) == sorted(
        [f"initiatives/bank/#{one}" for one in NAMES]
        + [f"sessions/tides/#proposal-mole-{one}" for one in NAMES]
    )


def test_sources_of_updates_exist() -> None:
    wrong = {"sessions.yaml": str(FILES["sessions.yaml"]).replace("[paper]", "[papers]")}
    assert {one.split()[-1] for one in told(wrong)} == {"M210"}
