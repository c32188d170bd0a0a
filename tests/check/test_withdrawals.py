"""A withdrawal waits for nothing: what still refers to what is gone is told, and shown without."""

import re

import pytest

from memoria.check.everything import check
from memoria.content.consent import Gone, publishable
from memoria.content.kinds import RECORDS
from memoria.content.references import references
from memoria.rules.problems import has_errors
from tests.contents import SERIES, read
from tests.pictures import quarters, saved

# Each record on a line of its own, so that it can be deleted; each refers to all it can.
SESSION = f"""\
{SERIES}sessions:
  - {{id: surge, series: harbour-talks, original: en, title: {{en: The surge}}}}
  - id: tides
    series: harbour-talks
    original: en
    title: {{en: Tides}}
    place: saltmouth
    organisers: [pilots]
    partners: [pilots]
    facilitators: [pilots]
    themes: [coast]
    notes: [{{about: title, text: {{en: A note}}, sources: [minutes]}}]
    other_titles: [{{title: {{en: Ebb and flow}}, sources: [minutes]}}]
    key_questions:
      - id: damage
        title: {{en: Damage}}
        sources: [minutes]
        questions:
          - {{id: price, text: {{en: "What is it worth?"}}}}
          - {{id: cost, text: {{en: "What does it cost?"}}}}
    contributions:
      - {{id: keynote, speaker: ada, organisation: pilots, place: saltmouth, answers: [cost]}}
    challenges:
      - {{id: flood, title: {{en: Floods}}, closest_to: [cost], raised_in: [keynote]}}
    initiatives:
      - id: dyke
        title: {{en: A dyke}}
        status: planned
        answers: [cost]
        by: [pilots]
        places: [saltmouth]
        themes: [coast]
        presented_in: [keynote]
        responds_to: [flood]
        updates: [{{date: 2031-04-30, text: {{en: It is built}}, sources: [minutes]}}]
    proposals:
      - id: pans
        title: {{en: Salt pans}}
        by: [pilots]
        responds_to: [flood]
        builds_on: [dyke]
    priorities:
      - {{id: pumps, title: {{en: Pumps}}, rank: 1, challenges: [flood], proposals: [pans]}}
    videos:
      - id: film
        title: {{en: a}}
        language: en
        address: "https://v.example/"
        records: [keynote]
    news:
      - {{id: opening, title: {{en: It opens}}, date: 2031-04-30, answers: [cost]}}
    sources:
      - {{id: minutes, title: Minutes, language: en}}
"""
LINKS = (
    "session:tides", "person:ada", "organisation:pilots", "place:saltmouth", "theme:coast",
    "guide:shore", "question:tides/cost", "contribution:tides/keynote", "challenge:tides/flood",
    "initiative:dyke", "proposal:tides/pans", "priority:tides/pumps", "video:tides/film",
    "news:opening",
)  # fmt: skip
QUAY = saved(quarters(480, 480), "PNG")
ITEMS = [one for one in LINKS if one.partition(":")[0] not in
         {"person", "organisation", "place", "guide", "video"}]  # fmt: skip
FILES: dict[str, str | bytes] = {
    "sessions.yaml": SESSION,
    "sessions/ebb.yaml": 'id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: "The ebb"}\n',
    "people.yaml": "people:\n  - {id: bo, name: Bo Quay, distinct_from: [ada]}\n"
    "  - {id: ada, name: Ada Marlow, organisation: pilots, place: saltmouth,"
    " portrait: face}\n",
    "pictures.yaml": "pictures:\n"
    "  - {id: face, description: {en: Ada}, credit: Ada, licence: CC BY 4.0}\n"
    "  - {id: quay, description: {en: Quay}, credit: Ada, licence: CC BY 4.0}\n",
    "pictures/face.png": QUAY,
    "pictures/quay.png": QUAY,
    "organisations.yaml": "organisations:\n  - {id: crew, name: {en: Crew}, part_of: pilots}\n"
    "  - {id: pilots, name: {en: Pilots}, place: saltmouth}\n",
    "places.yaml": "places:\n  - {id: quay, name: {en: a}}\n  - {id: saltmouth, name: {en: b}}\n",
    "themes.yaml": "themes:\n  - {id: rain, name: {en: a}}\n  - {id: coast, name: {en: Coast}}\n",
    "guides.yaml": "guides:\n  - {id: reef, title: {en: a}, sessions: [tides], themes: [coast]}\n"
    f"  - {{id: shore, title: {{en: Shore}}, by: [pilots], items: {ITEMS}}}\n",
    "summaries/tides/contributions/keynote.en.md": "A secret of marmalade.\n",
    "summaries/tides/videos/film.en.md": "They talk.\n",
    "summaries/tides/news/opening.en.md": "It opens.\n",
    "summaries/ebb/report.en.md": "".join(f"[words]({one}) " for one in LINKS)
    + "\n\n![](picture:face)\n\n![](picture:quay)\n",
}


def withdrawn(link: str) -> dict[str, str | bytes]:
    """Return the content with the line of a record deleted, and named among the withdrawn."""
    identifier = re.escape(re.split("[:/]", link)[-1])
    record = rf"^( *)- (\{{id: {identifier},.*|id: {identifier}\n(\1  .*\n)+)\n?"
    files = {
        name: text if isinstance(text, bytes) else re.sub(record, "", text, flags=re.MULTILINE)
        for name, text in FILES.items()
    }
    assert files != FILES
    return {**files, "withdrawn.yaml": f'withdrawn: ["{link}"]\n'}


def test_the_content_is_sound_before() -> None:
    assert not has_errors(check(read(FILES)))
    assert [one for one in check(read(FILES)) if one.code == "M243"] == []


@pytest.mark.parametrize("link", [*LINKS, "source:tides/minutes", "picture:face"])
def test_what_still_refers_to_it_is_told_and_stops_nothing(link: str) -> None:
    loaded = read(withdrawn(link))
    found = check(loaded)
    assert not has_errors(found)
    told = [one for one in found if one.code == "M243"]
    linked = [one for one in told if "summaries/ebb" in one.finding.position.file]
    assert told
    assert linked or link.startswith("source")
    shown, gone = publishable(loaded.publication), Gone.of(loaded.publication)
    for kind in RECORDS:
        for record in getattr(shown, kind.field):
            scope = record.id if kind.name == "session" else ""
            named = references(record)
            assert not [one for _, *one in named if gone.has(one[0], one[1], scope)]
    assert not [item for guide in shown.guides for item in guide.items if gone.cites(item)]


def test_a_contribution_that_is_taken_back_in_one_word_stops_nothing() -> None:
    files = {
        **FILES,
        "sessions.yaml": SESSION.replace("id: keynote,", "id: keynote, status: withdrawn,"),
    }
    found = check(read(files))
    assert not has_errors(found)
    places = [one.finding.position.file for one in found if one.code == "M243"]
    assert places == ["data/guides.yaml", *["data/summaries/ebb/report.en.md"] * 3]


def test_a_series_cannot_go_while_sessions_stand_in_it() -> None:
    files = {**FILES, "withdrawn.yaml": "withdrawn: [series:harbour-talks]\n"}
    files["sessions.yaml"] = re.sub(r"series:\n(  .*\n)+", "series: []\n", SESSION, count=1)
    assert {one.code for one in check(read(files)) if one.severity == "error"} == {"M210"}


def test_a_mistyped_link_is_an_error_although_a_session_was_withdrawn() -> None:
    report = {"summaries/ebb/report.en.md": "[a](initiative:dykes) [b](news:storm)\n"}
    files = {**FILES, **report, "withdrawn.yaml": "withdrawn: [session:storms]\n"}
    found = [(one.code, one.finding.variant) for one in check(read(files)) if one.code != "M225"]
    assert ("M304", "similar") in found
    assert ("M243", "") in found
