"""The rules as people learn them: their examples are real, and each rule has all it needs."""

import re
from pathlib import Path

import pytest

from memoria.checks.files import Media, Unreadable
from memoria.checks.publication import check
from memoria.directory import make_directory
from memoria.editions import Edition, Language
from memoria.language.hunspell import speller_of
from memoria.loading.publication import Loaded, load
from memoria.rendering import render
from memoria.rules import FOLDER, PAGE, Example, Sample, all_rules
from memoria.words import Words, read_words
from tests.conftest import ROOT, Run, words_of
from tests.contents import LANGUAGES

TESTS = ROOT / "tests"
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

https://memoria.example.org/rules/#m103
"""
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
    Sample(file="data/people.yaml", text="people: [{id: ada-quay, name: Ada Quay}]\n"),
    Sample(
        file="data/organisations.yaml",
        text='organisations: [{id: port, name: {en: "Port authority", es: "Puerto"}}]\n',
    ),
    Sample(file="data/places.yaml", text="places: []\n"),
    Sample(file="data/themes.yaml", text='themes: [{id: coast, name: {en: "The coast"}}]\n'),
    Sample(file="data/media/teaser.mp4", size=1),
    Sample(file="data/media/teaser-en.vtt", text="WEBVTT\n"),
    Sample(file="data/summaries/lamps/report.en.md", text="The lamps of the quay are lit.\n"),
    Sample(
        file="data/summaries/lamps/contributions/keeper.en.md",
        text="One sees the light from afar.\n",
    ),
)


def stored(sample: Sample) -> bytes | Media | Unreadable:
    content = sample.text.encode(sample.encoding or "utf-8")
    if sample.link:
        return Unreadable(kind="link")
    if sample.file.startswith(MEDIA):
        return Media(Path(sample.file), sample.size or len(content), content)
    return content


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


def examples() -> list[tuple[str, Example]]:
    return [
        (code, rule.example)
        for code, rule in all_rules().items()
        if rule.example and rule.example.wrong.file.startswith(CONTENT) and code < "M400"
    ]


def test_the_base_of_the_examples_is_sound() -> None:
    assert codes(Example(wrong=Sample(), right=Sample())) == set()


@pytest.mark.parametrize(("code", "example"), examples())
def test_the_wrong_example_breaks_its_rule_and_the_right_one_none(
    code: str, example: Example
) -> None:
    assert codes(example, example.wrong) == {code}
    assert codes(example, example.right) == set()


def shown_in(*folders: str) -> set[str]:
    """Return the codes that the recorded cases of some folders show."""
    texts = [path.read_text("utf-8") for one in folders for path in (TESTS / one).glob("*.txt")]
    return set(re.findall(r": (?:error|warning) (M\d+): ", "".join(texts)))


def rules_page(words: Words) -> str:
    """Render the page of rules in one language."""
    publication = laid().publication
    languages = (Language("en", "English"), Language(words.language, words.language))
    edition = Edition(words, languages)
    pages = render(publication, make_directory(publication), edition)
    return pages[f"{PAGE}index.md"]


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
    assert lacking == []
    assert len(all_rules()) > 75


def test_no_example_is_left_without_its_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} <= set(all_rules())


@pytest.mark.parametrize("code", ["M103", "m103"])
def test_explain_tells_a_rule(code: str, run: Run) -> None:
    assert run("explain", code) == (0, EXPLAINED, "")


@pytest.mark.parametrize("language", ["en", "es"])
def test_explain_tells_every_rule_in_both_languages(language: str, run: Run) -> None:
    words = words_of(language)
    _, listed, _ = run("explain", "--language", language)
    for code, line in zip(all_rules(), listed.splitlines(), strict=True):
        assert line.startswith(code)
        assert line.endswith(words(f"{code}.title"))
    for code in ("M101", "M104", "M115", "M309", "M310", "M401"):
        status, output, _ = run("explain", code, "--language", language)
        assert status == 0
        assert words("rules.wrong") in output
        assert output.endswith(f"/rules/#{code.lower()}\n")


def test_an_unknown_rule_is_wrong_usage(run: Run) -> None:
    status, output, complaints = run("explain", "M1033")
    assert (status, output) == (2, "")
    assert complaints.splitlines() == [
        "memoria explain:1:1: error M422: There is no rule “M1033”. Did you mean M103?",
        "    Write explain M103, or explain alone to list all rules.",
    ]


def test_what_cannot_be_seen_is_shown_as_a_sign() -> None:
    assert Sample(text="a\tb\x08\nc\n").shown == "a⇥b␈\nc"
