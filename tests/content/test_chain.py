"""The chain from key question to guide, linked both ways."""

from memoria.content.chain import Item
from memoria.content.directory import Directory, make_directory, tally
from tests.contents import SERIES, read

SESSIONS = f"""\
{SERIES}sessions:
  - id: tides
    series: harbour-talks
    original: en
    title: {{en: "Tides"}}
    starts: 2031-04-30
    key_questions:
      - id: water
        title: {{en: "Water"}}
        questions: [{{id: cost, text: {{en: "Cost?"}}}}, {{id: payer, text: {{en: "Who?"}}}}]
    contributions:
      - {{id: keynote, answers: [cost]}}
      - {{id: secret, status: draft, answers: [cost]}}
    challenges:
      - {{id: erosion, title: {{en: "Erosion"}}, raised_in: [keynote, secret], answers: [cost]}}
    initiatives:
      - id: dyke
        title: {{en: "Dyke"}}
        status: planned
        answers: [cost]
        presented_in: [keynote]
        responds_to: [erosion]
    proposals:
      - {{id: pans, title: {{en: "Pans"}}, responds_to: [erosion], builds_on: [dyke]}}
    priorities:
      - {{id: walls, title: {{en: "Walls"}}, rank: 1, proposals: [pans], challenges: [erosion]}}
  - id: fog
    series: harbour-talks
    original: en
    title: {{en: "Fog"}}
    starts: 2032-04-30
    proposals:
      - {{id: bells, title: {{en: "Bells"}}, builds_on: [dyke]}}
  - id: dunes
    series: harbour-talks
    original: en
    title: {{en: "Dunes"}}
    key_questions:
      - id: sand
        title: {{en: "Sand"}}
        questions:
          - {{id: grass, text: {{en: "Which grass?"}}}}
          - {{id: wind, text: {{en: "And the wind?"}}}}
          - {{id: shells, text: {{en: "Why shells?"}}}}
    contributions:
      - {{id: gardener, answers: [grass], closest_to: [wind]}}
      - {{id: ranger, closest_to: [grass]}}
      - {{id: hushed, status: draft, answers: [shells]}}
    initiatives:
      - {{id: fence, title: {{en: "Fence"}}, status: planned, closest_to: [shells]}}
"""
GUIDES = """\
guides:
  - id: handbook
    title: {en: "Handbook"}
    items: ["proposal:tides/pans", "initiative:dyke"]
    sessions: [fog]
    themes: [salt]
"""
THEMES = 'themes: [{id: salt, name: {en: "Salt"}}]\n'
Steps = dict[str, list[str]]


def directory() -> Directory:
    files = {"sessions.yaml": SESSIONS, "guides.yaml": GUIDES, "themes.yaml": THEMES}
    return make_directory(read(files).publication)


def steps(kind: str, item: str, session: str = "tides") -> Steps:
    found = directory().chain.get(Item(kind, session, item), ())
    return {step.relation: [one.id for one in step.items] for step in found}


def test_a_question_leads_to_all_that_answers_it() -> None:
    assert steps("question", "cost") == {
        "contribution": ["keynote"],
        "challenge": ["erosion"],
        "initiative": ["dyke"],
    }
    assert steps("question", "payer") == {}


def test_an_item_leads_forward_and_back() -> None:
    assert steps("initiative", "dyke") == {
        "answers": ["cost"],
        "presented_in": ["keynote"],
        "responds_to": ["erosion"],
        "proposal": ["pans", "bells"],
        "cited_in": ["handbook"],
    }
    assert steps("contribution", "keynote") == {
        "answers": ["cost"],
        "challenge": ["erosion"],
        "initiative": ["dyke"],
    }


def test_what_is_named_before_what_names_it() -> None:
    assert list(steps("challenge", "erosion")) == [
        "answers", "raised_in", "initiative", "proposal", "priority",
    ]  # fmt: skip


def test_one_relation_gathers_several_kinds() -> None:
    assert steps("priority", "walls") == {"rests_on": ["erosion", "pans"]}


def test_what_only_comes_closest_is_led_to_apart() -> None:
    assert steps("contribution", "gardener", "dunes") == {
        "answers": ["grass"],
        "closest_to": ["wind"],
    }
    assert steps("question", "grass", "dunes") == {
        "contribution": ["gardener"],
        "closest": ["ranger"],
    }
    assert steps("question", "shells", "dunes") == {"closest": ["fence"]}


def test_each_key_question_is_answered_approached_or_open_by_what_is_shown() -> None:
    dunes = directory().records["session", "dunes"]
    assert [[one.id for one in part] for part in tally(dunes)] == [["grass"], ["wind"], ["shells"]]


def test_a_link_crosses_sessions() -> None:
    assert steps("proposal", "bells", "fog")["builds_on"] == ["dyke"]
    built_on = directory().chain[Item("proposal", "fog", "bells")][0].items
    assert built_on == (Item("initiative", "tides", "dyke"),)


def test_what_is_not_shown_is_not_in_the_chain() -> None:
    assert steps("contribution", "secret") == {}
    assert steps("challenge", "erosion")["raised_in"] == ["keynote"]


def test_a_guide_is_known_to_all_that_it_is_made_from() -> None:
    assert steps("proposal", "pans")["cited_in"] == ["handbook"]
    assert steps("session", "fog", "") == {"cited_in": ["handbook"]}
    assert steps("theme", "salt", "") == {"cited_in": ["handbook"]}
    assert steps("guide", "handbook", "") == {"cites": ["pans", "dyke", "fog", "salt"]}
