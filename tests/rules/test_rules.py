"""The rules as people learn them: their examples are real, and each rule has all it needs."""

import ast
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest
from PIL import Image

from memoria.check.everything import check
from memoria.check.language.hunspell import speller_of
from memoria.content.directory import make_directory
from memoria.content.media import Look, form_of
from memoria.content.pictures import Raster
from memoria.load.content import Loaded, load
from memoria.messages.words import Words, read_words
from memoria.project.media.looks import look as look_at_media
from memoria.project.pictures import look
from memoria.project.settings import Language
from memoria.publish import site as publishing
from memoria.publish.build import Built
from memoria.render.editions import Edition
from memoria.rules.explanations import FOLDER, PAGE, Example, Sample, all_rules
from memoria.rules.files import Media, Unreadable
from memoria.rules.problems import ERRORS, WARNINGS
from tests.conftest import ROOT, Run, words_of
from tests.contents import LANGUAGES
from tests.demo import Made
from tests.media import SMALLEST
from tests.pictures import jpeg
from tests.repositories import Repository

TESTS = ROOT / "tests"
FRENCH = TESTS / "sites/french/messages/pages.fr.po"
CONTENT = "data/"
MEDIA = "data/media/"
EXPLAINED = """\
M103 Error: Tab at the beginning of a line

The spaces at the beginning of a line say what belongs to what. A tab looks like spaces,
but no program can tell how many it stands for.

Wrong · data/sessions/tides.yaml
    id: tides
    series: harbour-talks
    original: en
    title:
    ⇥en: Living with the tides
    ⇥es: Vivir con las mareas

Right · data/sessions/tides.yaml
    id: tides
    series: harbour-talks
    original: en
    title:
      en: Living with the tides
      es: Vivir con las mareas

On a page, while “make serve” runs: http://127.0.0.1:8000/rules/#m103
"""
# What is run where the example of a rule is a file.
COMMANDS = {
    **dict.fromkeys(["M405", "M406", "M411", "M412"], "check"),
    "M403": "build --check",
    "M419": "rename tides high-water",
    "M420": "format --check",
    "M423": "format",
    "M426": "import lagoon.ics",
    "M427": "propose issue.json",
}
# What no scratch project can be made to do; `surroundings/` shows what is told then.
NOT_RUN = {
    "M402": "where one may write is the machine's affair; an administrator may everywhere",
    "M407": "the right example makes a whole site, as many other tests do",
    "M408": "the right example is a new installation",
    "M410": "what two builds do to each other at once is chance",
    "M414": "a guard against faults of the program: no file is known that it cannot write",
    "M421": "the right example is a new program of the system",
    "M424": "the right example goes on until it is interrupted",
    "M428": "what is cut off in the middle is so by chance",
    "M429": "which of two runs comes first is chance",
    "M430": "what is deleted in the middle of a run is so by chance",
    "M434": "the right example asks another computer",
    "M431": "the right example makes a whole site, as many other tests do",
    "M425": "what nobody foresaw cannot be made to happen",
}
# Warnings about the machine that the tests run on.
OF_THE_MACHINE = {"M421"}
# The file of a picture; what an example tells of one is taken for it elsewhere.
QUAY = jpeg(Image.new("RGB", (640, 360)))
# What most examples leave out, since they show no more of a session than what counts.
IN_SHORT = {"M242"}
# A sound content folder, on which the examples are laid.
BASE = (
    Sample(
        file="data/sessions.yaml",
        text="""\
series:
  - id: harbour-talks
    title: {en: "Harbour talks", es: "Charlas del puerto"}
sessions:
  - id: lamps
    series: harbour-talks
    original: en
    title: {en: "New lamps", es: "Farolas nuevas"}
    summary: {en: "The new lamps are lit.", es: "Ya lucen las farolas."}
    organisers: [port]
    themes: [coast]
    contributions:
      - {id: keeper, speaker: ada-quay}
    videos:
      - id: lamps
        title: {en: "The lamps in a minute", es: "Las farolas en un minuto"}
        language: en
        file: media/teaser.mp4
        captions: {en: media/teaser-en.vtt}
""",
    ),
    Sample(
        file="data/sessions/tides.yaml",
        text="""\
id: tides
series: harbour-talks
original: en
title: {en: "Living with the tides", es: "Vivir con las mareas"}
""",
    ),
    Sample(file="data/people.yaml", text='people: [{id: ada-quay, name: "Ada Quay"}]\n'),
    Sample(
        file="data/organisations.yaml",
        text='organisations: [{id: port, name: {en: "Port authority", es: "Puerto"}}]\n',
    ),
    Sample(file="data/places.yaml", text="places: []\n"),
    Sample(file="data/themes.yaml", text='themes: [{id: coast, name: {en: "The coast"}}]\n'),
    Sample(file="data/media/teaser.mp4", size=1),
    Sample(file="data/media/teaser-en.vtt", text="WEBVTT\n"),
    Sample(
        file="data/pictures.yaml",
        text="""\
pictures:
  - id: quay
    description: {en: "The quay under its lamps.", es: "El muelle bajo las farolas."}
    credit: "Ada Quay"
    licence: CC BY 4.0
""",
    ),
    Sample(file="data/pictures/quay.jpg", picture="1600 × 900"),
    Sample(file="data/summaries/lamps/report.en.md", text="The lamps of the quay are lit.\n"),
    Sample(
        file="data/summaries/lamps/contributions/keeper.en.md",
        text="One sees the light from afar.\n\n![](picture:quay)\n",
    ),
)


def stored(sample: Sample) -> bytes | Media | Unreadable:
    content = sample.text.encode(sample.encoding or "utf-8")
    if sample.link:
        return Unreadable(kind="link")
    if sample.file.startswith(MEDIA):
        return Media(Path(sample.file), sample.size or len(content), content, look=seen(sample))
    if sample.file.startswith("data/pictures/"):
        return Media(Path(sample.file), len(content), raster=raster(sample))
    return content


def seen(sample: Sample) -> Look | None:
    """Return what a media file is like, as an example tells of it."""
    if match := re.match(r"(\d+) × (\d+)", sample.picture):
        kept = "track" if "GPS" in sample.picture else ""
        return Look(form_of(sample.file), int(match[1]), int(match[2]), kept=kept)
    return look_at_media(sample.text.encode()) if sample.text and form_of(sample.file) else None


def raster(sample: Sample) -> Raster:
    """Return what the file of a picture is like, as an example tells of it."""
    if match := re.match(r"(\d+) × (\d+)", sample.picture):
        return Raster("JPEG", int(match[1]), int(match[2]), located="GPS" in sample.picture)
    return look(sample.text.encode())


def laid(*samples: Sample | None) -> Loaded:
    """Load the base with samples laid on it."""
    files = {one.file: one for one in (*BASE, *filter(None, samples))}
    contents = {
        name.removeprefix(CONTENT): stored(one) for name, one in files.items() if not one.absent
    }
    return load(contents, LANGUAGES, "data")


def codes(example: Example, *samples: Sample) -> set[str]:
    """Return the codes of what is wrong when samples are laid on the base, and what is given."""
    before = laid(example.given, example.before).publication if example.before else None
    loaded = laid(example.given, *samples)
    words = {one: words_of(one) for one in LANGUAGES}
    problems = check(loaded, words, before, speller_of(words))
    return {problem.code for problem in problems}


def examples(*, of_content: bool) -> list[tuple[str, Example]]:
    """List the examples of the rules about the content, or about what lies around it."""
    return [
        (code, rule.example)
        for code, rule in all_rules().items()
        if rule.example and code not in NOT_RUN and (code < "M400") is of_content
    ]


def rules_in(path: Path) -> Iterator[str]:
    """List the codes that a module gives to its functions by `@rule("…")`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for mark in getattr(node, "decorator_list", ()):
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "rule":
                yield ast.literal_eval(mark.args[0])


def test_each_rule_of_the_list_is_one_function_and_each_function_stands_in_the_list() -> None:
    paths = (ROOT / "src" / "memoria").rglob("*.py")
    assert Counter(code for path in paths for code in rules_in(path)) == Counter(ERRORS + WARNINGS)
    assert [list(ERRORS), list(WARNINGS)] == [sorted(ERRORS), sorted(WARNINGS)]


def test_the_base_of_the_examples_is_sound() -> None:
    assert codes(Example(wrong=Sample(), right=Sample())) == set()


def test_the_wrong_example_breaks_its_rule_and_the_right_one_none() -> None:
    faults = [
        f"{code}, {part}: {found}"
        for code, example in examples(of_content=True)
        for part, expected in (("wrong", {code}), ("right", set()))
        if (found := codes(example, example.samples[part]) - (IN_SHORT - {code})) != expected
    ]
    assert not faults, "\n".join(faults)


def whole(sample: Sample) -> bytes:
    """Return a file of which an example may only show the part that counts."""
    text, key = sample.text, re.escape(re.split(r"[:\n]", sample.text)[0])
    if sample.file == "mkdocs.yml":
        text = with_part(ROOT / "mkdocs.yml", rf"^( *){key}:.*\n(?:\1 +\S.*\n)*", text)
    elif sample.file.startswith("messages/"):
        text = with_part(FRENCH, rf"^(){key}\nmsgstr .*\n", text)
    return text.encode(sample.encoding or "utf-8", "replace")


def with_part(path: Path, pattern: str, part: str) -> str:
    text = path.read_text("utf-8")
    old = re.search(pattern, text, re.MULTILINE)
    assert old, pattern
    return text.replace(old[0], indent(part, old[1]))


def content_of(sample: Sample) -> bytes:
    """Return a file of an example, or one that stands for it."""
    if sample.file.endswith(".mp4"):
        return SMALLEST.encode()
    return QUAY if sample.picture else whole(sample)


def scratch(root: Path, *samples: Sample | None) -> None:
    """Make a project of the base with samples laid on it."""
    files = {one.file: one for one in (*BASE, *filter(None, samples)) if one.file}
    root.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name, one in files.items():
        if not one.absent:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content_of(one))


@pytest.fixture
def nothing_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, where of a site nothing but its folder is made."""
    monkeypatch.setattr(publishing, "build", lambda *_, **__: Built(()))
    monkeypatch.setattr(publishing, "expected", lambda *_: [])
    monkeypatch.setattr(publishing, "make_site", lambda _, __, fresh: fresh.mkdir())
    return tmp_path


def test_the_wrong_command_is_told_its_rule_and_the_right_one_none(
    nothing_made: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = []
    for code, example in examples(of_content=False):
        for part in ("wrong", "right"):
            folder = nothing_made / code / part
            scratch(folder, example.given, example.samples[part])
            if code == "M415":
                Repository(folder).commit({}, "2026-05-01")
            monkeypatch.chdir(folder)
            command = example.samples[part].command.removeprefix("python -m memoria ")
            _, *told = run(*shlex.split(command or COMMANDS[code]))
            if told_in("".join(told)) - OF_THE_MACHINE != ({code} if part == "wrong" else set()):
                faults.append(f"{code}, {part}: {''.join(told)}")
    assert not faults, "\n".join(faults)


def test_what_no_example_shows_is_shown_by_a_case() -> None:
    assert set(NOT_RUN) <= shown_in("surroundings")
    run = {code for whether in (True, False) for code, _ in examples(of_content=whether)}
    assert run | set(NOT_RUN) == set(all_rules())


def shown_in(*folders: str) -> set[str]:
    """Return the codes that the recorded cases of some folders show."""
    texts = [path.read_text("utf-8") for one in folders for path in (TESTS / one).glob("*.txt")]
    return told_in("".join(texts))


def told_in(text: str) -> set[str]:
    """Return the codes of the problems in what a command printed."""
    return set(re.findall(r": (?:error|warning) (M\d+): ", text))


def rules_page(words: Words) -> str:
    """Render the page of rules in one language."""
    publication = laid().publication
    languages = (Language("en", "English"), Language(words.language, words.language))
    edition = Edition(words, languages)
    return Made(publication, make_directory(publication), edition).page(PAGE)


def test_a_rule_that_stays_in_english_says_so_on_the_page() -> None:
    french = read_words("fr", TESTS / "sites/french/messages")
    pages = {key: said for key, said in french.messages.items() if not re.match(r"M\d", key)}
    page = rules_page(replace(french, messages=pages, lent=words_of("en").messages))
    assert '{#m103 lang="en"}' in page
    assert f'<span lang="en">{words_of("en")("M106.why")}</span>' in page
    assert "lang=" not in rules_page(french).partition("<h1>")[2]


def test_every_rule_has_all_that_people_need_of_it() -> None:
    """Count the rules: a bad file, words in every language, an example, an entry on the page."""
    french = read_words("fr", TESTS / "sites/french/messages")
    catalogues = [words_of("en"), words_of("es"), french]
    pages = {one.language: rules_page(one) for one in catalogues}
    shown = shown_in("bad", "warnings", "surroundings")
    lacking = [
        f"{code}: {what}"
        for code in all_rules()
        for what, there in {
            "a bad file or a recorded case": code in shown,
            f"an example, {code}.yaml": (FOLDER / f"{code}.yaml").is_file(),
            **{
                f"{code}{part} ({words.language})": f"{code}{part}" in words
                for words in catalogues
                for part in ("", ".remedy", ".title", ".why")
            },
            **{
                f"an entry on the page ({language})": f"{{#{code.lower()}}}" in page
                for language, page in pages.items()
            },
        }.items()
        if not there
    ]
    assert not lacking, "\n".join(lacking)
    assert len(all_rules()) > 75


def test_no_example_is_left_without_its_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} <= set(all_rules())


@pytest.mark.parametrize("code", ["M103", "m103"])
def test_explain_tells_a_rule(code: str, run: Run) -> None:
    assert run("explain", code) == (0, EXPLAINED, "")


@pytest.mark.parametrize("language", ["en", "es"])
def test_explain_lists_every_rule_in_both_languages(language: str, run: Run) -> None:
    words = words_of(language)
    _, listed, _ = run("explain", "--language", language)
    rules, records = listed.split("\n\n")
    assert all(f" {one}" in f" {' '.join(records.split())}" for one in ("session,", "person,"))
    for code, line in zip(all_rules(), rules.splitlines(), strict=True):
        assert line.startswith(code)
        assert line.endswith(words(f"{code}.title"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_explain_tells_every_rule_in_both_languages(language: str, run: Run) -> None:
    words = words_of(language)
    for code, rule in all_rules().items():
        status, output, complaints = run("explain", code, "--language", language)
        assert (status, complaints) == (0, ""), code
        heading, why, *samples, address = output.split("\n\n")
        assert heading.startswith(code), code
        assert heading.endswith(words(f"{code}.title")), code
        assert " ".join(why.split()) == " ".join(words(f"{code}.why").split()), code
        assert rule.example, code
        for name, sample in rule.example.samples.items():
            shown = indent(sample.command or sample.shown, "    ").rstrip()
            assert words(f"rules.{name}") in "".join(samples), (code, name)
            assert sample.file in output, (code, name)
            assert shown in output, (code, name)
        assert address.endswith(f"/rules/#{code.lower()}\n")


def test_an_unknown_rule_is_wrong_usage(run: Run) -> None:
    status, output, complaints = run("explain", "M1033")
    assert (status, output) == (2, "")
    assert complaints.splitlines() == [
        "memoria explain:1:1: error M422: There is no rule, kind of record or field “M1033”."
        " Did you mean M103?",
        "    Write explain M103, or explain alone to list all rules and kinds of records.",
    ]


def test_what_cannot_be_seen_is_shown_as_a_sign() -> None:
    assert Sample(text="a\tb\x08\nc\n").shown == "a⇥b␈\nc"
