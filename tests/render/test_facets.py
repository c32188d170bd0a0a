"""By what lists can be filtered, and what an entry has of it."""

from memoria.content.directory import make_directory
from memoria.render.facets import FACETS, FEW, choices, facets, marks
from memoria.render.listings import initiatives
from memoria.render.views import View
from tests.demo import demo
from tests.render.test_entries import initiative, publication, session


def counted(*sessions: str) -> dict[str, dict[str, int]]:
    """Return the filters of the initiatives of sessions."""
    held = publication(*sessions)
    view = View(demo("en").edition, held, make_directory(held))
    return facets(view, "initiative", initiatives(held))


def test_values_are_counted() -> None:
    planned = (initiative(name, "status: planned") for name in "cdef")
    found = counted(
        session(
            "one",
            initiative("a", "status: planned", "themes: [salt, coast]", "places: [quay]"),
            initiative("b", "status: implemented", "themes: [salt]", "horizon: immediate"),
            starts="2030-01-01",
        ),
        session("two", *planned, starts="2031-01-01"),
    )
    assert found == {
        "theme": {"salt": 2, "coast": 1},
        "place": {"quay": 1},
        "status": {"planned": 5, "implemented": 1},
        "horizon": {"immediate": 1},
        "year": {"2031": 4, "2030": 2},
        "session": {"two": 4, "one": 2},
    }


def test_a_filter_that_tells_nothing_apart_is_not_offered() -> None:
    alike = [initiative(str(at), "status: planned", "places: [quay]") for at in range(FEW + 1)]
    assert counted(session("one", *alike, starts="2030-01-01")) == {}


def test_a_list_seen_at_a_glance_has_no_filters() -> None:
    differing = initiative("a", "status: planned"), initiative("b", "status: implemented")
    assert counted(session("one", *differing)) == {}


def test_an_entry_bears_each_value_that_can_be_chosen() -> None:
    one = demo("en")
    listed = one.publication.sessions
    found = facets(one.view, "session", listed)
    assert set(found["holds"]) <= {value for value, _ in choices("holds")}
    borne = [marks(one.view, "session", each) for each in listed]
    for name in FACETS["session"]:
        assert all(f' data-{name}="' in each for each in borne)
    for value, number in found["holds"].items():
        told = [each.partition(' data-holds="')[2].partition('"')[0].split() for each in borne]
        assert sum(value in each for each in told) == number
