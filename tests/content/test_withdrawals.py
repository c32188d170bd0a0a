"""What had to go for good: its address says so, its id is taken, and no word of it is left."""

import re
from pathlib import Path

import pytest

from memoria.check.everything import check
from memoria.content.addresses import addresses
from memoria.content.withdrawals import GLOBAL_KINDS, SESSION_KINDS, parse_withdrawal
from tests.cases import each
from tests.check.test_addresses import told
from tests.conftest import Run
from tests.contents import SERIES, Files, problems, read, session
from tests.demo import small
from tests.repositories import Repository

PARTS = (
    "key_questions: [{id: harm, title: {en: H}, questions: [{id: cost, text: {en: C}}]}]",
    "contributions: [{id: keynote, status: withdrawn}]",
    "challenges: [{id: mud, title: {en: M}}]",
    "initiatives: [{id: dyke, title: {en: D}, status: planned}]",
    "proposals: [{id: mole, title: {en: M}}]",
    "priorities: [{id: prime, rank: 1, title: {en: P}}]",
    "videos: [{id: film, title: {en: F}, language: en, duration: '1:00',"
    " address: 'https://video.example.org/1', without_captions_because: {en: No words}}]",
    "news: [{id: olds, title: {en: O}, date: 2026-05-01}]",
    "sources: [{id: paper, title: P, language: en}]",
)
REGISTERS = {
    "people.yaml": "people: [{id: ada, name: A}]\n",
    "organisations.yaml": "organisations: [{id: port, name: {en: B}}]\n",
    "places.yaml": "places: [{id: quay, name: {en: C}}]\n",
    "themes.yaml": "themes: [{id: coast, name: {en: D}}]\n",
    "guides.yaml": "guides: [{id: sea, title: {en: E}, sessions: [tides]}]\n",
}
INSIDE = (
    "question-group:tides/harm", "question:tides/cost", "contribution:tides/keynote",
    "challenge:tides/mud", "proposal:tides/mole", "priority:tides/prime", "source:tides/paper",
)  # fmt: skip
OWN = (
    "session:tides", "initiative:dyke", "news:olds", "video:film", "guide:sea", "person:ada",
    "organisation:port", "place:quay", "theme:coast",
)  # fmt: skip
FULL: Files = {
    **REGISTERS,
    "sessions.yaml": session(*PARTS),
    "summaries/tides/news/olds.en.md": "Old.\n",
}
EMPTY = {name: f"{text.partition(':')[0]}: []\n" for name, text in REGISTERS.items()}
NOTICE = re.compile(r'<div class="notice" data-pagefind-ignore>(.*?)</div>', re.DOTALL)
NOTHING_LEFT: Files = {**EMPTY, "sessions.yaml": f"{SERIES}sessions: []\n"}


def withdrawn(*links: str) -> Files:
    return {"withdrawn.yaml": "withdrawn:\n" + "".join(f"  - {link}\n" for link in links)}


def test_whatever_has_an_address_can_be_withdrawn() -> None:
    kinds = {one.kind for one in addresses(read(FULL).publication)}
    assert parse_withdrawal("video:tides/film") == ("video", "tides", "film")
    assert parse_withdrawal("video:film") == ("video", "", "film")
    assert kinds | {"picture"} == {*GLOBAL_KINDS, *SESSION_KINDS}


def test_with_an_entry_each_nothing_is_gone() -> None:
    bare: Files = {**EMPTY, "sessions.yaml": session()}
    assert problems({**bare, **withdrawn(*OWN[1:], *INSIDE)}) == ()
    assert told(FULL, {**bare, **withdrawn(*OWN[1:], *INSIDE)}) == []
    for link in (*OWN[1:], *INSIDE):
        others = (one for one in (*OWN[1:], *INSIDE) if one != link)
        found = [one[2] for one in told(FULL, {**bare, **withdrawn(*others)})]
        assert found == [link.rpartition(":")[2].rpartition("/")[2]]
    whole = [one for one in OWN[1:] if one != "video:film"]
    assert told(FULL, {**bare, **withdrawn(*whole, "video:tides/film", *INSIDE)}) == []


def test_what_stood_in_a_session_goes_with_it() -> None:
    assert told(FULL, {**NOTHING_LEFT, **withdrawn(*OWN)}) == []


def test_an_entry_stays() -> None:
    before: Files = {"sessions.yaml": session(), **withdrawn("person:ada", "challenge:tides/mud")}
    after: Files = {"sessions.yaml": session(), "people.yaml": "people: [{id: bob, name: B}]\n"}
    assert sorted(one[:3] for one in told(before, after)) == [
        ("withdrawn.yaml:1:1", "withdrawn", "ada"),
        ("withdrawn.yaml:1:1", "withdrawn", "mud"),
    ]
    back = {**after, "people.yaml": "people: [{id: ada, name: A}]\n"}
    assert [one[2] for one in told(before, back)] == ["mud"]


def test_an_entry_follows_its_session_to_a_new_id() -> None:
    before: Files = {"sessions.yaml": session(), **withdrawn("challenge:tides/mud")}
    text = session("aliases: [tides]").replace("id: tides", "id: sea")
    for link in ("challenge:tides/mud", "challenge:sea/mud"):
        after: Files = {"sessions.yaml": text, **withdrawn(link)}
        assert told(before, after) == []
        assert read(after).publication.withdrawn == (("challenge", "sea", "mud"),)


def test_what_was_withdrawn_is_no_heir_and_has_its_earlier_ids_told_each() -> None:
    people = {"people.yaml": "people: [{id: ada, aliases: [lady-ada], name: A}]\n"}
    before: Files = {"sessions.yaml": session(), **people}
    nobody: Files = {"sessions.yaml": session(), "people.yaml": "people: []\n"}
    assert sorted(one[2] for one in told(before, nobody)) == ["ada", "lady-ada"]
    after = {**nobody, **withdrawn("person:ada")}
    assert [one[1:3] for one in told(before, after)] == [("", "lady-ada")]


@pytest.mark.parametrize(
    "broken", ["withdrawn: [", "withdrawn: 5", "withdrawn: [ada]", "withdrawm: [person:ada]"]
)
def test_a_register_that_cannot_be_read_makes_nothing_gone(broken: str) -> None:
    before: Files = {"sessions.yaml": session(), "people.yaml": REGISTERS["people.yaml"]}
    after: Files = {"sessions.yaml": session(), "withdrawn.yaml": broken}
    found = check(read(after), before=read(before).publication)
    assert found
    assert "M230" not in {one.code for one in found}


@pytest.mark.parametrize("of", ["tides", "ebb", "calm"])
def test_what_stood_in_a_session_that_there_is_or_was_may_be_named(of: str) -> None:
    there = {"sessions.yaml": session("aliases: [ebb]")}
    assert problems({**there, **withdrawn("session:calm", f"challenge:{of}/mud")}) == ()
    torn = {"sessions.yaml": "sessions: ["}
    found = problems({**torn, **withdrawn(f"challenge:{of}/mud")})
    assert "M234" not in {one.code for one in found}


@pytest.mark.parametrize("text", ["", "# none\n", "withdrawn:\n", "withdrawn: []\n"])
def test_the_register_may_be_empty(text: str) -> None:
    assert problems({"sessions.yaml": session(), "withdrawn.yaml": text}) == ()


def test_the_same_entry_twice_is_told_once() -> None:
    found = problems({"sessions.yaml": session(), **withdrawn("person:ada", "person:ada")})
    assert [(one.code, one.finding.position.line) for one in found] == [("M220", 3)]


@each("written", ["", "ada", "person:", "person:Ada", "person:a/b", "question:cost", "term:mud", 5])
def test_other_forms_name_nothing(written: object) -> None:
    assert parse_withdrawal(written) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_say_so_and_nothing_else(language: str) -> None:
    files: Files = {"sessions.yaml": session(), **withdrawn(*OWN[1:], "session:ebb", *INSIDE)}
    made = small(files, language)
    folders = {
        "sessions/ebb", "initiatives/dyke", "news/olds", "guides/sea", "people/ada",
        "organisations/port", "places/quay", "themes/coast",
    }  # fmt: skip
    said = {page for page, text in made.pages.items() if '<meta name="robots"' in text.replace(
        '\\"', '"')}  # fmt: skip
    assert said - {"search/index.md"} == {f"{folder}/index.md" for folder in folders}
    for folder in folders:
        page = made.pages[f"{folder}/index.md"]
        assert made.edition.words("withdrawn.description") in page
        assert "data-pagefind-ignore" in page
    others = {"rules/index.md", "fields/index.md", "videos/index.md"}
    elsewhere = [
        *made.files.values(),
        *(made.pages[one] for one in made.pages.keys() - said - others),
    ]
    gone = re.compile("/(ebb|dyke|olds|ada|port|quay|coast|sea)/|-film|-dyke|-olds")
    assert not [found for text in elsewhere for found in gone.findall(text)]


def test_a_fragment_leads_to_a_notice_on_the_page_of_its_session() -> None:
    page = small({"sessions.yaml": session(), **withdrawn(*INSIDE)}).page("sessions/tides/")
    notice = NOTICE.search(page)
    assert notice is not None
    assert set(re.findall(r'id="([^"]*)"', notice[1])) == {
        "group-harm", "question-cost", "contribution-keynote", "challenge-mud", "proposal-mole",
        "priority-prime", "source-paper",
    }  # fmt: skip
    assert "no longer published" in notice[1]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("path", "link", "mark"),
    [
        ("videos/", "video:film", "video-film"),
        ("videos/", "video:tides/film", "video-film"),
        ("sessions/tides/", "video:tides/film", "video-film"),
        ("", "series:old-talks", "series-old-talks"),
    ],
)
def test_a_fragment_of_a_page_that_gathers_leads_to_a_notice(
    language: str, path: str, link: str, mark: str
) -> None:
    made = small({"sessions.yaml": session(), **withdrawn(link, "person:ada")}, language)
    notice = NOTICE.search(made.page(path))
    assert notice is not None
    assert re.findall(r'id="([^"]*)"', notice[1]) == [mark]
    assert made.edition.words("withdrawn.part") in notice[1]


def test_the_commands_tell_the_line_and_give_no_withdrawn_id(tmp_path: Path, run: Run) -> None:
    repository = Repository(tmp_path)
    people = 'people:\n  - {id: ada, name: "Ada"}\n  - {id: bob, name: "Bob"}\n'
    repository.commit({"sessions.yaml": session(), "people.yaml": people}, "2026-05-01")
    repository.write({"people.yaml": people.replace('  - {id: ada, name: "Ada"}\n', "")})
    _, output, _ = run("check", "--data", repository.data)
    line = re.search(r"add to (\S+), below withdrawn:, the line (- person:ada)\n", output)
    assert line is not None
    Path(line[1]).write_text(f"withdrawn:\n  {line[2]}\n")
    assert run("check", "--data", repository.data)[0] == 0
    for asked in (("bob", "ada"), ("person:ada", "eve")):
        status, _, complaints = run("rename", *asked, "--data", repository.data)
        assert (status, "M418" in complaints) == (2, True)
    assert run("rename", "bob", "eve", "--data", repository.data)[0] == 0
    assert (repository.data / "withdrawn.yaml").read_text() == "withdrawn:\n  - person:ada\n"
