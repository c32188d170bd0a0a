import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest

from memoria.content.promises import INDEX
from memoria.project.lock import alone
from memoria.project.project import Work
from memoria.project.settings import read_settings
from memoria.publish import site as publishing
from memoria.publish.inventory import INVENTORY
from memoria.publish.site import publish
from memoria.rules.problems import MemoriaError
from tests import contents
from tests.conftest import ROOT
from tests.projects import copy_project
from tests.repositories import Repository
from tests.sharing import shared


def publish_copy(folder: Path) -> Path:
    """Publish a copy of the project."""
    copy_project(folder)
    shutil.copytree(ROOT / "data", folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        assert not publish(work_of(folder), folder / "site").failed
    return folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the project once: its documents need not be made again for every test."""
    return shared(tmp_path_factory, "published", publish_copy)


@pytest.fixture
def project(tmp_path: Path, published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the published project, so that a test may change it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return shutil.copytree(published, tmp_path / "project")


def publish_small(folder: Path) -> Path:
    """Publish a copy of the project with one session, for what holds whatever the content."""
    copy_project(folder)
    (folder / "data").mkdir()
    (folder / "data" / "sessions.yaml").write_text(contents.session())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        assert not publish(work_of(folder), folder / "site").failed
    return folder


@pytest.fixture
def small(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return shutil.copytree(shared(tmp_path_factory, "small", publish_small), tmp_path / "project")


def work_of(project: Path) -> Work:
    settings = read_settings(project / "mkdocs.yml")
    return Work(settings, project / "data", settings.docs)


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_twice_gives_the_same_bytes(project: Path) -> None:
    site = project / "site"
    first = content_of(site)
    built = publish(work_of(project), site)
    assert not built.changed
    assert content_of(site) == first
    assert {"index.html", "es/index.html", "404.html", "pagefind/pagefind.js"} <= set(first)


def test_mkdocs_alone_makes_the_same_pages(project: Path) -> None:
    shutil.rmtree(project / "docs" / "es" / "sessions")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(project / "alone")]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    assert content_of(project / "alone") == content_of(project / "site")


def test_old_site_stays_when_the_work_breaks_off(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small / "site"
    before = content_of(site)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "renew_index", broken)
    with pytest.raises(KeyboardInterrupt):
        publish(work_of(small), site)
    assert content_of(site) == before
    assert [path.name for path in small.glob(".site.*")] == []


def test_whatever_lies_where_the_site_before_stays_the_next_one_is_the_same(
    small: Path, tmp_path: Path
) -> None:
    site, spare, elsewhere = small / "site", small / ".memoria" / "site", tmp_path / "elsewhere"
    before = content_of(site)
    publish(work_of(small), site)
    (spare / "index.html").unlink()
    (spare / "index.html" / "deep").mkdir(parents=True)
    (spare / "index.html" / "deep" / "letter.txt").write_text("mine")
    (spare / "about" / "index.html").write_text("forged")
    shutil.rmtree(spare / "es")
    elsewhere.mkdir()
    (spare / "es").symlink_to(elsewhere)
    publish(work_of(small), site)
    assert content_of(site) == before
    assert not any(elsewhere.iterdir())


def test_old_site_stays_when_the_content_has_errors(small: Path) -> None:
    site = small / "site"
    before = content_of(site)
    (small / "data" / "people.yaml").write_text("people: [{id: A}]\n")
    assert publish(work_of(small), site).failed
    assert content_of(site) == before


def test_a_kill_between_the_two_renames_loses_no_site(small: Path) -> None:
    site, left = small / "site", small / ".site.abc.run"
    before = content_of(site)
    site.rename(small / ".site.old")
    (left / "site.new").mkdir(parents=True)
    (small / ".site.lock").touch()
    people = small / "data" / "people.yaml"
    people.write_text("people: [{id: A}]\n")
    assert publish(work_of(small), site).failed
    assert content_of(site) == before
    people.unlink()
    publish(work_of(small), site)
    assert content_of(site) == before
    assert not list(small.glob(".*.*"))


def test_a_site_with_a_gap_takes_no_other_one_s_place(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, make_site = small / "site", publishing.make_site
    before = content_of(site)

    def lose_a_page(work: Work, last: Path, fresh: Path) -> None:
        make_site(work, last, fresh)
        (fresh / "es" / "sessions" / "tides" / "index.html").unlink()

    monkeypatch.setattr(publishing, "make_site", lose_a_page)
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), site)
    assert caught.value.problem.code == "M430"
    assert caught.value.problem.finding.values["files"] == "es/sessions/tides/index.html"
    assert content_of(site) == before


def test_of_two_runs_at_once_one_makes_the_site_and_the_other_says_so(small: Path) -> None:
    with alone(small / "docs"), pytest.raises(MemoriaError) as caught:
        publish(work_of(small), small / "other-site")
    assert caught.value.problem.code == "M429"
    with alone(small / "site"), pytest.raises(MemoriaError) as caught:
        publish(Work(work_of(small).settings, small / "data", small / "other"), small / "site")
    assert caught.value.problem.code == "M429"
    assert not (small / "other").exists()
    assert not (small / "other-site").exists()


def folder_with_a_letter(site: Path) -> None:
    site.mkdir()
    (site / "letter.txt").write_text("mine")


def file_in_its_place(site: Path) -> None:
    site.write_text("mine")


@pytest.mark.parametrize("prepare", [folder_with_a_letter, file_in_its_place])
def test_replaces_nothing_of_others(small: Path, prepare: Callable[[Path], None]) -> None:
    site = small / "elsewhere"
    prepare(site)
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), site)
    assert caught.value.problem.code == "M404"
    assert "mine" in [path.read_text() for path in (site, *site.glob("*")) if path.is_file()]


def test_says_where_nothing_can_be_written(small: Path) -> None:
    (small / "file").write_text("")
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), small / "file" / "site")
    assert caught.value.problem.code in {"M402", "M404"}


def test_names_the_broken_link_of_a_page_written_by_hand(small: Path) -> None:
    page = small / "docs" / "en" / "about.md"
    page.write_text(page.read_text() + "\n[gone](gone.md)\n")
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), small / "site")
    assert caught.value.problem.code == "M407"
    assert "gone.md" in str(caught.value.problem.finding.values["reason"])


def test_another_folder_of_pages_gets_the_hand_written_ones(small: Path) -> None:
    (small / "one").mkdir()
    (small / "one" / "sessions.yaml").write_text(contents.session())
    other = Work(work_of(small).settings, small / "one", small / "pages")
    publish(other, small / "site")
    assert (small / "pages" / "es" / "about.md").exists()
    assert "Acerca de" in (small / "site" / "es" / "about" / "index.html").read_text()


def test_names_are_the_same_whatever_signs_their_letters_are_made_of(small: Path) -> None:
    repository, page, picture = Repository(small), "información.md", "añil.png"
    shutil.copy(ROOT / ".gitignore", small)
    for language in ("en", "es"):
        folder = small / "docs" / language
        (folder / page).write_text(f"# Añil\n\n![Añil]({picture})\n", "utf-8")
        shutil.copy(next(ROOT.glob("examples/demo/**/*.png")), folder / picture)
    repository.commit({}, "2026-05-01")
    publish(work_of(small), small / "site")
    first = content_of(small / "site")
    assert {f"información/{INDEX}", f"es/información/{INDEX}", f"es/{picture}"} <= first.keys()
    assert repository.git("rev-parse", "HEAD").strip().encode() in first[INVENTORY]
    for path in [*small.glob("docs/*/*ó*.md"), *small.glob(f"docs/*/{picture}")]:
        path.rename(path.with_name(normalize("NFD", path.name)))
    publish(work_of(small), small / "site")
    assert content_of(small / "site") == first


def publish_changed(folder: Path, published: Path) -> Path:
    """Publish the project on a forge, with texts that are not translated and a second series."""
    project = shutil.copytree(published, folder, dirs_exist_ok=True)
    report = project / "data" / "summaries" / "led-employment"
    (report / "report.en.md").unlink()
    (report / "contributions" / "un-habitat.es.md").unlink()
    sessions = project / "data" / "sessions.yaml"
    text = sessions.read_text().replace(
        "sessions:\n  - id: launch\n    series: beyond-the-outbreak",
        "  - id: second\n    title: {en: Second, es: Segunda}\n"
        "sessions:\n  - id: launch\n    series: second",
    )
    sessions.write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        patch.setenv("FORGE_URL", "https://forge.example/owner/name")
        assert not publish(work_of(project), project / "site").failed
    return project / "site"


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory, published: Path) -> Path:
    """Publish the changed project once, for all that only read it."""
    return shared(tmp_path_factory, "changed", lambda folder: publish_changed(folder, published))


def test_edit_links_lead_to_the_sources(changed: Path) -> None:
    session = (changed / "es" / "sessions" / "led-employment" / "index.html").read_text()
    about = (changed / "es" / "about" / "index.html").read_text()
    edit = "https://forge.example/owner/name/edit/main/"
    assert f'href="{edit}data/sessions.yaml#L' in session
    assert f'href="{edit}data/summaries/led-employment/report.es.md"' in session
    assert f'href="{edit}docs/es/about.md"' in about


def test_without_a_forge_there_are_no_edit_links(published: Path) -> None:
    pages = [path.read_text() for path in (published / "site").rglob("*.html")]
    assert pages
    assert not any("/edit/main/" in page or "/issues/new" in page for page in pages)


def test_a_missing_translation_is_marked_and_stops_nothing(changed: Path) -> None:
    english = (changed / "sessions" / "led-employment" / "index.html").read_text()
    spanish = (changed / "es" / "sessions" / "led-employment" / "index.html").read_text()
    assert "This text is not yet available in English; it is shown in Spanish." in english
    assert re.search(r'<div class="prose" lang="es">\s*<h3>La sesión</h3>', english)
    assert "Este texto aún no está disponible en español; se muestra en inglés." in spanish
    named = r'<div class="prose" lang="en">\s*<p id="[^"]+">(?:<a [^>]+></a>)?Maimunah'
    assert re.search(named, spanish)


def test_actions_are_pinned_and_rights_are_narrow() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text()
        used = re.findall(r"uses: (\S+)", text)
        assert used
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)
        assert "\npermissions: {}\n" in text
        assert "pull_request_target" not in text


def test_locked_lists_hold_hashes_and_no_address() -> None:
    paths = sorted((ROOT / "requirements").glob("*.txt"))
    assert [path.stem for path in paths] == ["bench", "fuzz", "site", "test"]
    for path in paths:
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"://|--index-url|--find-links|file:", text)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["serve", "--address", "127.0.0.1:99999"], "M424"),
        (["serve", "--address", "abc"], "M424"),
        (["serve", "--data", "nowhere"], "M401"),
        (["site", "--data", "nowhere"], "M401"),
    ],
)
def test_wrong_options_give_one_sentence(small: Path, options: list[str], said: str) -> None:
    command = [sys.executable, "scripts/build_summaries.py", *options]
    run = subprocess.run(
        command, cwd=small, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode in {1, 2}
    assert said in run.stderr
    assert "Traceback" not in run.stderr + run.stdout


def test_a_wrong_date_of_the_build_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), small / "site")
    assert caught.value.problem.code == "M407"


@pytest.mark.parametrize("forge", ["javascript:alert(1)", 'https://x.example/"onclick="'])
def test_a_forge_is_a_web_address(small: Path, monkeypatch: pytest.MonkeyPatch, forge: str) -> None:
    monkeypatch.setenv("FORGE_URL", forge)
    with pytest.raises(MemoriaError) as caught:
        work_of(small)
    assert caught.value.problem.code == "M405"


def test_content_from_elsewhere_has_no_edit_links(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORGE_URL", "https://forge.example/owner/name/")
    shutil.copytree(small / "data", small.parent / "content")
    settings = read_settings(small / "mkdocs.yml")
    publish(Work(settings, small.parent / "content", settings.docs), small / "site")
    session = (small / "site" / "sessions" / "tides" / "index.html").read_text()
    about = (small / "site" / "about" / "index.html").read_text()
    assert "/edit/" not in session
    assert 'href="https://forge.example/owner/name/edit/main/docs/en/about.md"' in about


def test_a_link_in_place_of_the_site_is_left_alone(small: Path) -> None:
    (small / "link").symlink_to(small / "site")
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), small / "link")
    assert caught.value.problem.code == "M404"


def test_several_series_are_each_listed(changed: Path) -> None:
    home = (changed / "es" / "index.html").read_text()
    launch = (changed / "es" / "sessions" / "launch" / "index.html").read_text()
    assert 'id="series-second"' in home
    assert 'href="../../series/second/"' in launch
    assert 'href="series/second/"' in home
    second = (changed / "es" / "series" / "second" / "index.html").read_text()
    assert 'href="../../sessions/launch/"' in second


def test_old_site_comes_back_when_the_new_one_cannot_take_its_place(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small / "site"
    before = content_of(site)
    rename = Path.rename

    def refuse_the_new_one(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new_one)
    with pytest.raises(MemoriaError) as caught:
        publish(work_of(small), site)
    assert caught.value.problem.code == "M402"
    assert content_of(site) == before
