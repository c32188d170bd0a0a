"""Summary files: which text a file is, and what its front matter says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.publication import SummaryName
from memoria.load.summaries import parse_name
from tests.cases import each
from tests.contents import Files, problems, read, session, told

NAME = "summaries/tides/report.en.md"
KEYNOTE = "contributions: [{id: keynote, status: %s}]"


@pytest.mark.parametrize(
    ("file", "session_id", "kind", "item", "language"),
    [
        ("summaries/tides/report.en.md", "tides", "report", "", "en"),
        ("summaries/tides/context.es.md", "tides", "context", "", "es"),
        ("summaries/tides/aim.en.md", "tides", "aim", "", "en"),
        ("summaries/tides/format.en.md", "tides", "format", "", "en"),
        ("summaries/tides/contributions/a-b.es.md", "tides", "contribution", "a-b", "es"),
        ("summaries/tides/news/opening.en.md", "tides", "news", "opening", "en"),
        ("summaries/tides/videos/teaser.pt-BR.md", "tides", "video", "teaser", "pt-BR"),
    ],
)
def test_the_name_of_a_file_says_which_text_it_is(
    file: str, session_id: str, kind: str, item: str, language: str
) -> None:
    name = SummaryName(session_id, kind, item)
    assert parse_name(file) == (name, language)
    assert name.file(language) == file


@each(
    "file",
    [
        "summaries/report.en.md",
        "summaries/tides/report.md",
        "summaries/tides/report.en.txt",
        "summaries/tides/minutes.en.md",
        "summaries/tides/contributions.en.md",
        "summaries/tides/contributions/a.b.en.md",
        "summaries/tides/contributions/deep/a.en.md",
        "summaries/tides/questions/a.en.md",
        "summaries/tides/report/a.en.md",
    ],
)
def test_other_names_say_nothing_and_are_refused(file: str) -> None:
    assert parse_name(file) is None
    assert told({"sessions.yaml": session(), file: "Words."}) == [f"{file}:1:1 M301"]


@each(
    ("text", "markdown", "line", "by"),
    [
        ("Words.", "Words.", 1, None),
        ("---\nby: Ada\n---\nWords.", "Words.", 4, "Ada"),
        ("---\r\nby: Ada\r\n---\r\nWords.", "Words.", 4, "Ada"),
        ("\ufeff---\nby: Ada\n---\n\nWords.", "\nWords.", 4, "Ada"),
        ("--- \nby: Ada\n---\t\nWords.", "Words.", 4, "Ada"),
        ("---\n---\nWords.", "Words.", 3, None),
        ("---\n# nothing yet\n---\nWords.", "Words.", 4, None),
        ("----\nWords.", "----\nWords.", 1, None),
        ("by: the sea we stand.\n", "by: the sea we stand.\n", 1, None),
        ("machine: learning\n\nis here.\n", "machine: learning\n\nis here.\n", 1, None),
        ("Words.\n---\nby: Ada\n---\n", "Words.\n---\nby: Ada\n---\n", 1, None),
    ],
)
def test_front_matter_is_kept_apart_from_the_markdown(
    text: str, markdown: str, line: int, by: str | None
) -> None:
    loaded = read({"sessions.yaml": session(), NAME: text})
    (summary,) = loaded.publication.summaries
    assert loaded.problems == ()
    assert (summary.markdown, summary.line) == (markdown, line)
    assert (summary.translation.by if summary.translation else None) == by


@each(
    ("text", "expected"),
    [
        ("---\nby: Ada\n", "1:1 M307"),
        ("---\nby: Ada\n ---\nWords.", "1:1 M307"),
        ("---\nby: [Ada\n---\nWords.", "2:5 M105"),
        ("---\n- Ada\n---\nWords.", "2:1 M203"),
        ("---\nby: Ada\nby: Ben\n---\nWords.", "3:1 M106"),
        ("---\nof: 3f9a1c7\n---\nWords.", "2:5 M215"),
        ("---\nmachine: maybe\n---\nWords.", "2:10 M203"),
        ("---\nby:\n \t- Ada\n---\nWords.", "3:2 M103"),
        ("---\nby: Ada\n---\n\nBell \x07", "5:6 M102"),
        ("---\nby: Ada\n---\n\n[a](session:ebb)", "5:5 M304"),
        ("a\n\nb [x](session:ebb) c\n[y](session:ebb)", "3:7 M304"),
    ],
)
def test_places_in_a_summary_are_those_of_its_file(text: str, expected: str) -> None:
    assert told({"sessions.yaml": session(), NAME: text})[:1] == [f"{NAME}:{expected}"]


def test_each_occurrence_of_a_mistake_has_its_own_place() -> None:
    text = "[a](session:ebb) [b](session:ebb)\n\n- [c](session:ebb)\n- <b>d</b>\n  <b>e</b>\n"
    assert told({"sessions.yaml": session(), NAME: text}) == [
        f"{NAME}:{place}"
        for place in (
            "1:5 M304", "1:22 M304", "3:7 M304", "4:3 M303", "5:3 M303",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>b</b> c", ["1:3"]),
        ("a <b>b</b> </b> <i>c</i>", ["1:3", "1:17"]),
        ("a </b> c", ["1:3"]),
        ("<div>\n\nwords\n\n</DIV>", ["1:1"]),
        ("a <br/> <br/>", ["1:3", "1:9"]),
        ("<div>a</div>\n\n<div>b</div>", ["1:1", "3:1"]),
    ],
)
def test_a_tag_that_closes_another_is_told_with_it(text: str, expected: list[str]) -> None:
    assert told({"sessions.yaml": session(), NAME: text}) == [
        f"{NAME}:{place} M303" for place in expected
    ]


def test_a_link_to_a_contribution_of_another_session_names_both_in_its_suggestion() -> None:
    files = {"sessions.yaml": session(KEYNOTE % "draft"), NAME: "[a](contribution:tides/keynot)"}
    (problem,) = problems(files)
    assert problem.finding.values["similar"] == "contribution:tides/keynote"


@pytest.mark.parametrize("front", ["[]", "0", "false", '""', "words"])
def test_front_matter_that_holds_no_fields_is_refused(front: str) -> None:
    text = f"---\n{front}\n---\nWords."
    assert told({"sessions.yaml": session(), NAME: text}) == [f"{NAME}:2:1 M203"]


@pytest.mark.parametrize("blank", ["", "\n", " \n\t\n", "---\nby: Ada\n---\n\n"])
def test_a_file_without_words_counts_as_missing(blank: str) -> None:
    lines = KEYNOTE % "published"
    files = {"sessions.yaml": session(lines), "summaries/tides/contributions/keynote.es.md": blank}
    assert read(files).publication.summaries == ()
    assert told(files) == ["sessions.yaml:9:26 M302"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_shown_needs_no_summary(status: str) -> None:
    assert told({"sessions.yaml": session(KEYNOTE % status)}) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("status", ["published", "checked"])
def test_what_is_shown_needs_a_summary_in_any_one_language(status: str, language: str) -> None:
    file = f"summaries/tides/contributions/keynote.{language}.md"
    assert told({"sessions.yaml": session(KEYNOTE % status), file: "Good evening."}) == []


def test_an_unreadable_summary_is_not_reported_as_missing_too() -> None:
    files: Files = {
        "sessions.yaml": session(KEYNOTE % "published"),
        "summaries/tides/contributions/keynote.en.md": b"caf\xe9",
    }
    assert told(files) == ["summaries/tides/contributions/keynote.en.md:1:4 M101"]


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in read({"sessions.yaml": session(), NAME: text}).problems:
        assert 1 <= problem.finding.position.line <= lines


PEOPLE = "people: [{id: ada-marlow, name: Ada}, {id: ben-quay, name: Ben}]"
SPOKEN = "contributions: [{id: keynote, speaker: ada-marlow, status: %s}]"
TO_ADA = "[Ada](person:ada-marlow) and [Ben](person:ben-quay)"


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", [f"{NAME}:1:7 M243"]), ("withdrawn", [f"{NAME}:1:7 M243"]), ("published", [])],
)
def test_no_link_leads_to_a_person_none_of_whose_contributions_is_shown(
    status: str, expected: list[str]
) -> None:
    files = {"sessions.yaml": session(SPOKEN % status), "people.yaml": PEOPLE, NAME: TO_ADA}
    files["summaries/tides/contributions/keynote.en.md"] = "Good evening."
    assert told(files) == expected


def test_a_text_that_is_not_shown_may_link_to_what_is_not_shown() -> None:
    files = {"sessions.yaml": session(SPOKEN % "draft"), "people.yaml": PEOPLE}
    files["summaries/tides/contributions/keynote.en.md"] = f"{TO_ADA} [here](contribution:keynote)"
    assert told(files) == []


def test_a_broken_record_makes_no_person_hidden() -> None:
    lines = (SPOKEN % "draft", "capacity: many")
    files = {"sessions.yaml": session(*lines), "people.yaml": PEOPLE, NAME: TO_ADA}
    assert told(files) == ["sessions.yaml:10:15 M203"]


def test_a_link_may_lead_to_a_guide() -> None:
    guides = "guides: [{id: sea, title: {en: By the sea}, sessions: [tides]}]"
    files = {"sessions.yaml": session(), "guides.yaml": guides, NAME: "[a](guide:sea)"}
    assert told(files) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("contribution:tide/keynote", "contribution:tides/keynote"),
        ("contribution:keynot", "contribution:keynote"),
        ("person:ada-marlov", "person:ada-marlow"),
        ("contribution:storm/keynote", ""),
    ],
)
def test_a_mistyped_link_is_mended_whole(written: str, meant: str) -> None:
    files = {"sessions.yaml": session(SPOKEN % "draft"), "people.yaml": PEOPLE}
    (problem,) = problems({**files, NAME: f"[a]({written})"})
    assert problem.finding.values["similar"] == meant


PINNED = '---\nof: "3f9a1c7e"\n---\nSube la marea.\n'


@each(
    ("files", "expected"),
    [
        ({}, ["es M322"]),
        ({"summaries/tides/report.en.md": ""}, ["es M322"]),
        ({"summaries/tides/report.en.md": "---\nby: Ada\n---\n"}, ["es M322"]),
        ({"summaries/tides/report.en.md": PINNED.replace("Sube", "Again")}, ["en M322"]),
        ({"summaries/tides/report.en.md": "The tide comes in.\n"}, []),
        ({"summaries/tides/report.en.md": b"\xff"}, ["en M101"]),
        ({"summaries/tides/report.en.md": "---\nof: x\n---\nThe tide.\n"}, ["en M215"]),
        ({"summaries/tides/Report.en.md": "The tide comes in.\n"}, ["en M301"]),
    ],
)
def test_a_translation_without_its_original_is_told(files: Files, expected: list[str]) -> None:
    given = {"sessions.yaml": session(), "summaries/tides/report.es.md": PINNED}
    found = told({**given, **files})
    assert [one.split(":")[0][-5:-3] + one[-5:] for one in found] == expected


@pytest.mark.parametrize(
    "beginning",
    [
        'by: "Ada"\n---',
        '--\nby: "Ada"\n---',
        '—\nby: "Ada"\n',
        '–\n# Write below\nof: "3f9a1c7e"\n–',
        '---\nof: "3f9a1c7e"\nby:\n# Write below\n—',
        '\n-\nby: "Ada"\n---',
        'by: "Ada"\nmachine: true\n',
        'of: "3f9a1c7e"',
        'accepted: [{rule: M316, because: "So it was printed."}]',
        'accepted:\n  - rule: M316\n    because: "So it was printed."',
    ],
)
def test_a_front_matter_needs_its_hyphens(beginning: str) -> None:
    files = {"sessions.yaml": session(), NAME: f"{beginning}\nThe tide.\n"}
    assert told(files) == [f"{NAME}:1:1 M307"]
