"""The same record gives the same lines, whatever an editor types; nothing of it is lost."""

from pathlib import Path
from textwrap import dedent
from unicodedata import normalize

import pytest

from memoria.content.registers import Guide, Person, Term, Translation
from memoria.content.sessions import Session
from memoria.edit.format.forms import Form, canonical, canonical_summary, forms, tidy
from memoria.edit.format.manners import UNKNOWN, manner_of
from memoria.messages.words import Words
from memoria.rules.reports import report
from tests.conftest import ROOT, Run
from tests.contents import SERIES, SESSION, stored

PLAIN = {
    "indentation as the editor likes it": (
        """\
        sessions:
        -   id: tides
            key_questions:
            - id: one
              questions:
                    -   id: two
        -
            id: lamps
        """,
        """\
        sessions:
          - id: tides
            key_questions:
              - id: one
                questions:
                  - id: two
          - id: lamps
        """,
    ),
    "spaces where none or one belongs": (
        "a:   1\nb : [ x,y ,  z ]\nc: { en: 1,es:  2 ,fr: {} }  \n  \nd:      []\n",
        "a: 1\nb: [x, y, z]\nc: {en: 1, es: 2, fr: {}}\n\nd: []\n",
    ),
    "blank lines": (
        "\n\na: 1\n\n\n\nb: 2\n   \n# c\n\n\n# d\n\n\n",
        "a: 1\n\nb: 2\n\n# c\n\n# d\n",
    ),
    "comments behind values": (
        "a: 1 # one\nb: # two\n  - c    # three\nd: [e,   # four\n  f]     # five\n",
        "a: 1  # one\nb:  # two\n  - c  # three\nd:\n  - e  # four\n  - f  # five\n",
    ),
    "comments on lines of their own": (
        """\
        # the file
        sessions:
             # before the first
            - id: tides
              # place: port
           # before the second
            - id: lamps
              themes:
              - coast
              # - night
        # the end
        """,
        """\
        # the file
        sessions:
          # before the first
          - id: tides
            # place: port
          # before the second
          - id: lamps
            themes:
              - coast
              # - night
        # the end
        """,
    ),
    "comments without a space, and signs that are none": (
        "#a\nb: c#d\ne: 'f # g' #h\ni: \"j # k\"\n",
        '#a\nb: c#d\ne: "f # g"  #h\ni: "j # k"\n',
    ),
    "comments between a dash or a name and its value": (
        "a:\n  - # one\n    b: 1\nc: # two\n  # three\n  d\ne:\n  # four\n  |\n    f\n",
        "a:\n  # one\n  - b: 1\nc:  # two\n  # three\n  d\ne:\n  # four\n  |\n  f\n",
    ),
    "comments in brackets": (
        'a: { en: "x",   # one\n\n\n  # two\n  es: [ y ] # three\n  # four\n} # five\n'
        "b: [ # six\n]\n",
        'a:\n  en: "x"  # one\n\n  # two\n  es: [y]  # three\n  # four\n# five\nb: []\n# six\n',
    ),
    "brackets over several lines": (
        'a: {en: "x",\n    es: "y"\n   }\nb: [\n  c,\n  {d: e}, [f,\n g],\n]\n',
        'a: {en: "x", es: "y"}\nb: [c, {d: e}, [f, g]]\n',
    ),
    "values over several lines": (
        'a: one\n  two\nb: "one\n\n  two \\\n  three"\nc: \'one\n  two\'\nd:\n  "below"\n',
        'a: one two\nb: "one\\ntwo three"\nc: "one two"\nd: "below"\n',
    ),
    "quotes": (
        "a: 'it''s'\nb: 'say \"no\"'\nc: 'C:\\x'\nd: \"\\u00e9\\n\"\n\"e\": 'no'\n'no': \"1\"\n",
        'a: "it\'s"\nb: "say \\"no\\""\nc: "C:\\\\x"\nd: "\\u00e9\\n"\ne: "no"\n"no": "1"\n',
    ),
    "values that only look alike": (
        "a: no\nb: 1:30\nc: 012\nd: ~\ne: '~'\nf: 1_0\ng: null\nh:\ni: ''\nj: 1.50\nk: '12'\n",
        'a: no\nb: 1:30\nc: 012\nd: ~\ne: "~"\nf: 1_0\ng: null\nh:\ni: ""\nj: 1.50\nk: "12"\n',
    ),
    "blocks of text": (
        """\
        a:    |   # note
             one
               two

             # words


        b:
        - >-
           folded
           text
        - |+
           kept

        -   c: |2
                indented
              less
        """,
        """\
        a: |  # note
          one
            two

          # words

        b:
          - >-
            folded
            text
          - |+
            kept

          - c: |2
                indented
              less
        """,
    ),
    "nothing in brackets": ("a:  {en: , es: x}\n", "a: {en: , es: x}\n"),
    "lists in lists": ("a:\n-   - b\n    - c\n-\n  - d\n", "a:\n  - - b\n    - c\n  - - d\n"),
    "the end of the file": ("a: 1", "a: 1\n"),
    "a sign where a document begins": ("# a\n---\nb: 1\n...\n", "# a\nb: 1\n"),
    "names of fields with a sign": ("? a\n: 1\n? b # c\n: 2\n", "a: 1\nb:  # c\n  2\n"),
    "other scripts": (
        "a: ñandú 😀  # é😀\nb:   日本  # 日\n",
        "a: ñandú 😀  # é😀\nb: 日本  # 日\n",
    ),
    "only comments": ("\n#a\n\n\n  # b", "#a\n\n# b\n"),
    "nothing": ("\n  \n", ""),
    "a record in brackets": ("{a:  1}\n", "a: 1\n"),
}


@pytest.mark.parametrize(("messy", "expected"), PLAIN.values(), ids=PLAIN)
def test_what_an_editor_types_is_brought_into_one_form(messy: str, expected: str) -> None:
    messy, expected = dedent(messy), dedent(expected)
    assert canonical(UNKNOWN, messy) == expected
    assert canonical(UNKNOWN, expected) == expected


def test_a_very_long_line_stays_one_line() -> None:
    words = "word " * 5000
    assert canonical(UNKNOWN, f"a:  '{words}'\n") == f'a: "{words}"\n'


@pytest.mark.parametrize(
    ("model", "messy", "expected"),
    [
        (Person, "name: Ada Quay\n", 'name: "Ada Quay"\n'),
        (Person, "role: {en: Mayor, 'es': no}\n", 'role: {en: "Mayor", es: "no"}\n'),
        (Person, 'role: "Mayor"\n', 'role: "Mayor"\n'),
        (Person, "role:\n  en: 12\n  es:\n", "role:\n  en: 12\n  es:\n"),
        (Person, 'id: "ada-quay"\n', "id: ada-quay\n"),
        (
            Person,
            "website: 'https://example.org/a?b=c#d'\n",
            "website: https://example.org/a?b=c#d\n",
        ),
        (Session, 'starts: "2020-04-30 15:00"\n', "starts: 2020-04-30 15:00\n"),
        (Session, 'themes: ["coast", "no", "12", "a b"]\n', 'themes: [coast, "no", "12", "a b"]\n'),
        (Session, 'capacity: "500"\n', 'capacity: "500"\n'),
        (Session, "videos: [{duration: '1:30'}]\n", 'videos: [{duration: "1:30"}]\n'),
        (Guide, "items: ['session:tides']\n", "items: [session:tides]\n"),
        (Term, "also: {en: [quay side]}\n", 'also: {en: ["quay side"]}\n'),
        (Translation, "of: '3f9a1c7e'\nby: Ada\n", 'of: "3f9a1c7e"\nby: "Ada"\n'),
        (Translation, "of: 3f9a1c7e\n", "of: 3f9a1c7e\n"),
        (
            Translation,
            "differs: [{text: title, because: As published.}]\n",
            'differs: [{text: title, because: "As published."}]\n',
        ),
        (Person, "nickname: Ada Quay\nrole: [a b]\n", 'nickname: Ada Quay\nrole: ["a b"]\n'),
    ],
)
def test_prose_has_quotes_and_ids_have_none(model: type[Person], messy: str, expected: str) -> None:
    assert canonical(manner_of(model), messy) == expected
    assert canonical(manner_of(model), expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 1.2\n---\na:   1\n",
        "- a\n-  b\n",
        "words\n",
        "a: [\n",
        "a: 1\nb\n",
        "? " + "long" * 300 + "\n: 1\n",
    ],
)
def test_what_cannot_be_formatted_has_no_form(text: str) -> None:
    assert canonical(UNKNOWN, text) is None


@pytest.mark.parametrize(
    ("messy", "expected"),
    [
        ("Words. \n\nMore  \nwords.  \n\n\n", "Words.\n\nMore  \nwords.\n"),
        ("Words.   \n \t\n# Title\t\nlast", "Words.\n\n# Title\nlast\n"),
        ("Broken    \nline", "Broken  \nline\n"),
        ("```\ncode  \n   \n```\nend \n\n", "```\ncode  \n   \n```\nend\n"),
        (" \n\n", ""),
    ],
)
def test_a_summary_keeps_what_its_reader_sees(messy: str, expected: str) -> None:
    assert tidy(messy) == expected
    assert tidy(expected) == expected


def test_front_matter_is_formatted_like_a_record() -> None:
    messy = "---  \nof:   '3f9a1c7e' # pin\nby: Ada Quay\n--- \n\nWords.\n---\nMore. \n"
    expected = '---\nof: "3f9a1c7e"  # pin\nby: "Ada Quay"\n---\n\nWords.\n---\nMore.\n'
    assert canonical_summary(messy) == expected
    assert canonical_summary("---\n---\nWords.") == "---\n---\nWords.\n"


def formatted(files: dict[str, str | bytes]) -> list[Form]:
    return list(forms({name: stored(name, text) for name, text in files.items()}, "data"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "people:\n    - id: ada\n",
            "data/people.yaml:2:3: warning M420: "
            "This line is not in the canonical form; it would read: “  - id: ada”.",
        ),
        (
            "people: []\n\n\n# end\n",
            "data/people.yaml:3:1: warning M420: "
            "There is one blank line too many here, or there are spaces in it.",
        ),
        (
            "people: []  \n",
            "data/people.yaml:1:11: warning M420: There are spaces at the end of this line.",
        ),
        (
            "people: []",
            "data/people.yaml:1:1: warning M420: The line breaks of this file are those of another "
            "system, or its last line has none.",
        ),
        (
            "people: [{name: '" + "a " * 200 + "', id:  ada}]\n",
            "data/people.yaml:1:17: warning M420: This line is not in the canonical form; "
            'it would read: “people: [{name: "' + "a " * 41 + "a…”.",
        ),
        (
            'people: [{name: "' + "a " * 200 + '", id:  ada}]\n',
            "data/people.yaml:1:425: warning M420: This line is not in the canonical form; "
            'it would read: “… a a a a a a ", id: ada}]”.',
        ),
        (
            "people: [\n",
            "data/people.yaml:2:1: error M105: ",
        ),
        (
            "%YAML 1.2\n---\npeople: []\n",
            "data/people.yaml:1:1: error M423: This file cannot be brought into the canonical form "
            "without risking what it says; it was left as it is.",
        ),
    ],
)
def test_the_first_difference_is_told(text: str, line: str, english: Words) -> None:
    [form] = formatted({"people.yaml": text})
    assert report(form.problems, english, "text").startswith(line)


def test_line_breaks_and_marks_of_other_systems_are_replaced() -> None:
    [form] = formatted({"people.yaml": b"\xef\xbb\xbfpeople: []\r\n"})
    assert form.content == b"people: []\n"
    assert formatted({"people.yaml": form.content}) == []


def test_what_is_no_record_is_left_in_peace() -> None:
    strangers: dict[str, str | bytes] = {
        "notes.yaml": "a:    1",
        "summaries/README.md": "Words. \n\n\n",
        "media/film.vtt": "WEBVTT  ",
        "sessions/deep/er.yaml": "a:    1",
    }
    assert formatted(strangers) == []


def test_a_session_with_a_file_of_its_own_is_known() -> None:
    files: dict[str, str | bytes] = {
        "sessions/tides.yaml": "id: 'tides'\nplatform: Radio\n",
        "sessions/more.yaml": "sessions: [{id: 'tides'}]\n",
    }
    assert [form.content.decode() for form in formatted(files)] == [
        "sessions: [{id: tides}]\n",
        'id: tides\nplatform: "Radio"\n',
    ]


@pytest.mark.parametrize(
    "text", ["a: 1\x85", "a: b\u2028c", "a: \x01", "a: &b 1", "a: !c 1", "\ta: 1"]
)
def test_what_is_refused_is_reported_and_left(text: str) -> None:
    [form] = formatted({"people.yaml": text})
    assert not form.content
    assert form.problems


def content(folder: Path) -> Path:
    """Write a content folder of which two files are not in the canonical form and one is broken."""
    (folder / "summaries/tides").mkdir(parents=True)
    (folder / "sessions.yaml").write_text(f"{SERIES}sessions:\n{SESSION}", "utf-8")
    (folder / "people.yaml").write_text("people:   []\n", "utf-8")
    (folder / "summaries/tides/report.en.md").write_text("The sea.\n\n", "utf-8")
    (folder / "places.yaml").write_text("places: [\n", "utf-8")
    return folder


def test_check_writes_nothing_and_lists_the_files(run: Run, tmp_path: Path) -> None:
    folder = content(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    status, out, _ = run("format", "--check", "--data", folder)
    assert status == 1
    assert [line.split(": ")[1] for line in out.splitlines()[::2]] == [
        "warning M420",
        "error M105",
        "warning M420",
    ]
    assert before == {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert run("format", "--check", "--format", "github", "--data", folder)[1].startswith(
        "::warning"
    )


def test_format_writes_what_it_can_and_says_so(run: Run, tmp_path: Path) -> None:
    folder = content(tmp_path)
    untouched = (folder / "sessions.yaml").stat().st_mtime_ns
    status, out, _ = run("format", "--data", folder)
    assert status == 1
    assert out.splitlines()[:2] == [
        f"Formatted: {folder}/people.yaml",
        f"Formatted: {folder}/summaries/tides/report.en.md",
    ]
    assert "places.yaml:2:1: error M105" in out
    assert (folder / "people.yaml").read_text("utf-8") == "people: []\n"
    assert (folder / "places.yaml").read_text("utf-8") == "places: [\n"
    assert (folder / "sessions.yaml").stat().st_mtime_ns == untouched
    (folder / "places.yaml").write_text("places: []\n", "utf-8")
    assert run("format", "--data", folder) == (0, "Every file has its canonical form.\n", "")


def test_a_file_stays_one_whatever_signs_the_letters_of_its_name_are_made_of(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / normalize("NFD", "sessions/año.yaml")
    file.parent.mkdir()
    file.write_text(f"{SERIES}sessions:\n{SESSION}".replace("original: ", "original:   "), "utf-8")
    assert run("format", "--data", tmp_path)[0] == 0
    assert "original: e" in file.read_text("utf-8")
    assert run("rename", "tides", "high-water", "--data", tmp_path)[0] == 0
    assert "high-water" in file.read_text("utf-8")
    assert [*file.parent.iterdir()] == [file]


@pytest.mark.parametrize("folder", ["data", "examples/demo"])
def test_our_own_content_is_in_the_canonical_form(folder: str, run: Run) -> None:
    assert run("format", "--check", "--data", ROOT / folder)[:2] == (
        0,
        "Every file has its canonical form.\n",
    )
