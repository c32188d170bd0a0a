"""The catalogues of a site: its own before the program's, and what is said of one that is unfit."""

import shutil
from pathlib import Path

import pytest

from memoria.messages.words import (
    CATALOGUES,
    PAGES,
    Words,
    catalogue,
    read_catalogue,
    shape,
    unusable,
)
from memoria.project.catalogues import read_dictionaries, read_dictionary
from memoria.project.settings import Settings, read_settings
from memoria.rules.problems import MemoriaError
from memoria.rules.reports import as_text
from tests.conftest import words_of

CONFIG = """\
site_name: Harbour talks
site_url: https://harbour.example.org
theme: {name: material}
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - {locale: pt, name: Português}
"""
HEADER = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "messages").mkdir()
    shutil.copy(CATALOGUES / "pages.en.po", tmp_path / "messages" / "pages.pt.po")
    shutil.copy(CATALOGUES / "rules.en.po", tmp_path / "messages" / "rules.pt.po")
    return read_settings(tmp_path / "mkdocs.yml")


def change(settings: Settings, old: str, new: str) -> None:
    path = settings.messages / "pages.pt.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(settings: Settings) -> str:
    with pytest.raises(MemoriaError) as error:
        read_dictionaries(settings)
    return as_text(error.value.problem, words_of("en"))


def test_a_site_brings_a_catalogue_of_its_own(settings: Settings) -> None:
    change(settings, '"Sessions"', '"Sessões"')
    found = read_dictionaries(settings)
    assert list(found) == ["en", "pt"]
    assert found["pt"]("sessions.title") == "Sessões"
    assert found["en"]("sessions.title") == "Sessions"


def test_a_sites_own_catalogue_goes_before_the_programs(settings: Settings) -> None:
    shutil.copy(CATALOGUES / "pages.es.po", settings.messages / "pages.en.po")
    assert read_dictionary(settings, "en")("sessions.title") == "Sesiones"


def test_rules_that_nobody_has_put_into_the_language_stay_in_english(settings: Settings) -> None:
    (settings.messages / "rules.pt.po").unlink()
    found = read_dictionary(settings, "pt")
    assert found("M103.title") == words_of("en")("M103.title")
    assert (found.language_of("M103.title"), found.language_of("sessions.title")) == ("en", "pt")
    assert "M103" in found
    assert "M103" not in found.messages


def test_a_rule_that_is_missing_is_told_with_its_file(settings: Settings) -> None:
    path = settings.messages / "rules.pt.po"
    path.write_text(path.read_text("utf-8").replace('msgid "M103.why"', 'msgid "M103.wy"'), "utf-8")
    assert told(settings).startswith("messages/rules.pt.po:1:1: error M411")
    assert "(1): M103.why." in told(settings)
    assert "src/memoria/messages/rules.en.po" in told(settings)


def test_a_site_may_change_the_words_of_the_pages_alone(settings: Settings) -> None:
    shutil.copy(CATALOGUES / "pages.es.po", settings.messages / "pages.es.po")
    found = read_dictionary(settings, "es")
    assert found("M103.title") == words_of("es")("M103.title")


def test_a_language_without_any_is_told(settings: Settings) -> None:
    (settings.messages / "pages.pt.po").unlink()
    assert told(settings).startswith("mkdocs.yml:1:1: error M406: The language “pt”")


def test_messages_that_are_missing_or_unfit_are_named(settings: Settings) -> None:
    change(settings, 'msgid "home.title"\nmsgstr "Memoria"\n', "")
    change(settings, '"in {language}"', '"em {lingua}"')
    change(settings, '"Question {number}"', '"Pergunta"')
    assert told(settings) == (
        "messages/pages.pt.po:1:1: error M411: Messages that are missing here, or whose"
        " placeholders are not those of the English ones (3): language.in, home.title,"
        " question.numbered.\n"
        "    Write each as src/memoria/messages/pages.en.po has it: the same words between braces,"
        " and every plural form of the language."
    )


def test_of_many_messages_the_first_are_named(settings: Settings) -> None:
    (settings.messages / "pages.pt.po").write_text(HEADER + 'msgid "x"\nmsgstr "y"\n', "utf-8")
    number = len(read_catalogue(catalogue(PAGES, "en"), "en").messages)
    assert f"({number}): page.generated, language.in, date.full, date.long, date.short, …." in told(
        settings
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgid "site.skip"\n', '#, fuzzy\nmsgid "site.skip"\n'),
        ('"Skip to the content"', '""'),
        ('"Skip to the content"', '"Skip {to"'),
        ('"Skip to the content"', '"Skip {0}"'),
        ('msgid "site.skip"\nmsgstr "Skip', 'msgid "site.skip"\nmsgid_plural "s"\nmsgstr[0] "Skip'),
    ],
)
def test_a_message_that_cannot_be_used_counts_as_missing(
    settings: Settings, old: str, new: str
) -> None:
    change(settings, old, new)
    assert "(1): site.skip." in told(settings)


@pytest.mark.parametrize(
    "text",
    [
        "<html>",
        'msgid "a"\nmsgstr "b',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n ! 1);\\n"\n',
    ],
)
def test_a_catalogue_that_cannot_be_read_is_told(settings: Settings, text: str) -> None:
    (settings.messages / "pages.pt.po").write_text(text, "utf-8")
    assert told(settings).startswith("messages/pages.pt.po:1:1: error M41")
    assert "Traceback" not in told(settings)


def test_a_catalogue_in_another_encoding_is_told(settings: Settings) -> None:
    (settings.messages / "pages.pt.po").write_bytes(
        HEADER.encode() + b'msgid "a"\nmsgstr "n\xe3o"\n'
    )
    assert "M412" in told(settings)


def test_a_language_that_nobody_knows_is_told(settings: Settings) -> None:
    settings.config.write_text(CONFIG.replace("locale: pt", "locale: qqq"), "utf-8")
    (settings.messages / "pages.pt.po").rename(settings.messages / "pages.qqq.po")
    assert "M412" in told(read_settings(settings.config))


def test_placeholders_are_compared_with_all_that_they_say() -> None:
    model = Words("en", {"a": "{x}", "b": "{x:d}", "c": ("{n} one", "{n} more")}, int)
    same = Words("fr", {"a": "_{x}_", "b": "{x:d}", "c": ("une", "{n}")}, int)
    other = Words("fr", {"a": "{x!r}", "b": "{x}", "c": "{n}"}, int)
    assert unusable(same, model) == []
    assert unusable(other, model) == ["a", "b", "c"]
    assert shape("{") is None
