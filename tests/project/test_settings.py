"""What is taken from mkdocs.yml, and the sentence said where it cannot be."""

import re
from pathlib import Path

import pytest

from memoria.project.settings import Language, read_settings
from memoria.rules.problems import MemoriaError
from tests.conftest import ROOT

SOUND = """\
site_name: Harbour talks
site_url: https://harbour.example.org
theme:
  name: material
plugins:
  - search
  - i18n:
      languages:
        - {locale: es, name: Español}
        - {locale: en, name: English, default: true}
        - {locale: pt, name: Português, build: false}
"""


def config(folder: Path, text: str | bytes) -> Path:
    path = folder / "mkdocs.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_settings_of_this_project_are_read() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    assert settings.codes == ("en", "es")
    assert settings.root == ROOT
    assert (settings.docs, settings.site) == (ROOT / "docs", ROOT / "site")
    assert settings.overrides == ROOT / "overrides"


def test_the_default_language_comes_first_and_one_that_is_not_built_not_at_all(
    tmp_path: Path,
) -> None:
    settings = read_settings(config(tmp_path, SOUND))
    assert settings.languages == (Language("en", "English"), Language("es", "Español"))


def test_what_is_not_said_is_as_in_mkdocs(tmp_path: Path) -> None:
    settings = read_settings(config(tmp_path, SOUND))
    assert (settings.docs, settings.site) == (tmp_path / "docs", tmp_path / "site")
    assert (settings.forge, settings.branch) == ("", "main")


def test_folders_and_the_forge_are_taken_as_they_are_said(tmp_path: Path) -> None:
    text = SOUND.replace("name: material", "name: material\n  custom_dir: theme")
    text += "docs_dir: pages\nsite_dir: public\nextra: {forge: https://a.example/b/, branch: x}\n"
    settings = read_settings(config(tmp_path, text))
    assert (settings.docs, settings.site) == (tmp_path / "pages", tmp_path / "public")
    assert settings.overrides == tmp_path / "theme"
    assert (settings.forge, settings.branch) == ("https://a.example/b", "x")


@pytest.mark.parametrize(
    ("value", "spanish", "address"),
    [
        ("", "", ""),
        ("League of Towns", "League of Towns", ""),
        ("{name: {en: League, es: Liga}}", "Liga", ""),
        (
            "{name: {en: League}, address: https://league.example}",
            "League",
            "https://league.example",
        ),
    ],
)
def test_who_publishes_has_a_name_for_each_language(
    value: str, spanish: str, address: str, tmp_path: Path
) -> None:
    found = read_settings(config(tmp_path, f"{SOUND}extra: {{publisher: {value}}}\n")).publisher
    assert (found.name("es"), found.address, found.contact) == (spanish, address, "")


@pytest.mark.parametrize(
    ("value", "contact"),
    [
        ("ada@example.org", "mailto:ada@example.org"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("https://example.org/form?to=us", "https://example.org/form?to=us"),
    ],
)
def test_people_are_reached_by_mail_or_by_a_form(value: str, contact: str, tmp_path: Path) -> None:
    settings = read_settings(config(tmp_path, f'{SOUND}extra: {{contact: "{value}"}}\n'))
    assert settings.publisher.contact == contact


@pytest.mark.parametrize(
    ("value", "identity"),
    [
        ("", ""),
        ("example.org", "https://example.org/"),
        ("https://example.org/talks", "https://example.org/talks/"),
        ('"tag:example.org,2026"', "tag:example.org,2026:"),
        ('"tag:ada@example.org,2026-05:"', "tag:ada@example.org,2026-05:"),
    ],
)
def test_ids_begin_with_a_name_that_is_said(value: str, identity: str, tmp_path: Path) -> None:
    assert read_settings(config(tmp_path, f"{SOUND}extra: {{identity: {value}}}\n")).identity == (
        identity
    )


@pytest.mark.parametrize(
    ("value", "forge"), [("https://a.example/b", "https://a.example/b"), ("", "")]
)
def test_a_value_may_come_from_the_environment(
    value: str, forge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARBOUR_FORGE", value)
    path = config(tmp_path, f'{SOUND}extra: {{forge: !ENV [HARBOUR_FORGE, "https://c.example"]}}\n')
    assert read_settings(path).forge == forge
    monkeypatch.delenv("HARBOUR_FORGE")
    assert read_settings(path).forge == "https://c.example"


def test_tags_of_mkdocs_are_passed_over(tmp_path: Path) -> None:
    text = SOUND + "markdown_extensions:\n  - toc: {slugify: !!python/name:os.system }\n"
    assert read_settings(config(tmp_path, text)).codes == ("en", "es")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "site_name",
        "- a\n- b",
        "site_name: [",
        "site_name: x\n\tplugins: []",
        b"site_name: caf\xe9",
        "site_name: \x07",
        "site_name: *gone",
        "site_name: !ENV {a: b}",
        "site_name: x",
        SOUND.replace("theme:\n  name: material\n", ""),
        SOUND.replace("theme:\n  name: material\n", "theme: material\n"),
        SOUND.replace("  name: material\n", ""),
        SOUND.replace("i18n:", "i19n:"),
        SOUND.partition("plugins:")[0],
        SOUND.partition("plugins:")[0] + "plugins: i18n\n",
        SOUND.partition("plugins:")[0] + "plugins: [i18n]\n",
        SOUND.partition("plugins:")[0] + "plugins: [{i18n: }]\n",
        SOUND.partition("plugins:")[0] + "plugins: [{i18n: {}}]\n",
        SOUND.partition("plugins:")[0] + "plugins: [{i18n: {languages: }}]\n",
        SOUND.partition("plugins:")[0] + "plugins: [{i18n: {languages: en}}]\n",
        SOUND.partition("plugins:")[0] + "plugins: [{i18n: {languages: [en]}}]\n",
        SOUND.replace("locale: en", "lang: en"),
        SOUND.replace("name: English", "nombre: English"),
        f"{SOUND}docs_dir: 5\n",
        f"{SOUND}docs_dir: [docs]\n",
        f"{SOUND}site_dir: {{}}\n",
        f"{SOUND}extra: 5\n",
        f"{SOUND}extra: [forge]\n",
        f"{SOUND}extra: {{contact: our office}}\n",
        f"{SOUND}extra: {{publisher: {{name: League, address: league}}}}\n",
        f"{SOUND}extra: {{identity: Our talks}}\n",
        f'{SOUND}extra: {{identity: "tag:example.org"}}\n',
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(text: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(MemoriaError) as error:
        read_settings(config(tmp_path, text))
    finding = error.value.problem.finding
    assert error.value.problem.code == "M405"
    assert finding.position.file == "mkdocs.yml"
    assert finding.values["reason"]
    assert "\n" not in str(finding.values["reason"])


@pytest.mark.parametrize("made", ["nothing", "folder"])
def test_a_configuration_that_is_no_file_is_told(made: str, tmp_path: Path) -> None:
    if made == "folder":
        (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(MemoriaError) as error:
        read_settings(tmp_path / "mkdocs.yml")
    assert error.value.problem.code == "M405"


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        ("", True),
        ("exclude_docs: |\n  /assets/icons/\n\n  /assets/fonts/\n", True),
        ("exclude_docs: |\n  *.csv\n", False),
        ("exclude_docs: |\n  /es/about.md\n", False),
        ("exclude_docs: |\n  /*/data/\n", False),
        ("draft_docs: '*.md'\n", False),
    ],
)
def test_what_may_concern_many_pages_asks_for_all_of_them(
    tmp_path: Path, lines: str, plain: bool
) -> None:
    text = re.sub(r"exclude_docs: \|\n(?:  .*\n)+", "", (ROOT / "mkdocs.yml").read_text())
    (tmp_path / "mkdocs.yml").write_text(text + lines)
    assert (read_settings(tmp_path / "mkdocs.yml").menu is not None) is plain
