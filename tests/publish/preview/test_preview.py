"""A real preview in a process of its own: what it makes, tells and leaves alone."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.previews import LONG, SESSIONS, Running, make_project, running, serve

READY, DONE = "páginas listas", "dvertencia"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Run one preview for all that is asked of it; the first mistake stands there already."""
    root = make_project(tmp_path_factory.mktemp("preview") / "project")
    text = (root / SESSIONS).read_text()
    (root / SESSIONS).write_text(text.replace("original: en", "original: xx"))
    with running(root, "--language", "es") as preview:
        yield preview


@pytest.fixture
def sound(preview: Running) -> Running:
    """Return the preview without a mistake."""
    text = (preview.root / SESSIONS).read_text()
    if "original: xx" in text:
        preview.edit(SESSIONS, "original: xx", "original: en")
        preview.until(DONE)
    return preview


def test_a_start_with_a_mistake_shows_it_and_mending_it_takes_three_lines(
    preview: Running,
) -> None:
    told = preview.until("Use uno de los del sitio")
    assert told[0] == "Inicio: 1 error; no se muestra nada nuevo hasta que se corrija."
    assert (
        told[1]
        == "data/sessions.yaml:7:15: error M211: «xx» no es el código de un idioma para un texto."
    )
    with pytest.raises(HTTPError, match="503") as caught:
        preview.page("")
    assert "«xx» no es el código de un idioma para un texto." in caught.value.read().decode()
    preview.edit(SESSIONS, "original: xx", "original: en")
    lines = preview.until(DONE)
    assert [re.sub(r"[\d,]+ s", "N s", line) for line in lines] == [
        "data/sessions.yaml: páginas listas en N s.",
        "Búsqueda lista en N s.",
        "Sin advertencias.",
    ]
    assert "El sitio no tiene" not in preview.page("es/sessions/tides/")
    assert '"es"' in preview.page("pagefind/pagefind-entry.json")


def test_an_edit_is_one_build(sound: Running) -> None:
    sound.report("Vimos 12 buques.\n")
    lines = sound.until(DONE)
    assert sum(READY in line for line in lines) == 1
    assert "Vimos 12 buques" in sound.page("es/sessions/tides/")
    time.sleep(1)
    assert sound.coming.empty()


def test_settings_are_taken_up_and_their_mistakes_are_told(sound: Running) -> None:
    sound.edit("mkdocs.yml", "site_name: Memoria", "site_name: [Memoria")
    told = sound.until("mkdocs.yml; necesita")
    assert "M405" in told[1]
    assert "M405" in sound.page("es/people/")
    sound.edit("mkdocs.yml", "site_name: [Memoria", "site_name: Mareas")
    sound.until(DONE)
    assert "Mareas</title>" in sound.page("es/people/")


def test_what_is_edited_during_a_build_is_one_more(sound: Running) -> None:
    os.kill(sound.maker, signal.SIGSTOP)
    for word in ("botes", "naves", "yates"):
        sound.report(f"Vimos 12 {word}.\n")
        time.sleep(0.5)
    os.kill(sound.maker, signal.SIGCONT)
    lines = sound.until(DONE)
    assert sum(READY in line for line in lines) == 2
    assert "Vimos 12 yates" in sound.page("es/sessions/tides/")


def test_a_build_that_is_lost_is_a_sentence_and_the_next_one_works(sound: Running) -> None:
    os.kill(sound.maker, signal.SIGSTOP)
    sound.report("Contamos 12 barcos.\n")
    time.sleep(0.5)
    os.kill(sound.maker, signal.SIGKILL)
    told = sound.until("log.txt")
    assert "M425" in told[-1]
    assert "Contamos" not in (page := sound.page("es/sessions/tides/"))
    assert "M425" in page
    sound.report("Contamos 12 buques.\n")
    sound.until(DONE)
    assert "Contamos 12 buques" in (page := sound.page("es/sessions/tides/"))
    assert "M425" not in page


def test_documents_are_made_when_they_are_asked_for(sound: Running) -> None:
    for path, beginning in (
        ("sessions/tides/report.pdf", b"%PDF"),
        ("es/sessions/tides/card.png", b"\x89PNG"),
    ):
        with urllib.request.urlopen(sound.address + path, timeout=LONG) as answer:
            assert answer.read().startswith(beginning)
    assert not list(sound.root.rglob("report.pdf"))


def test_all_that_is_made_lies_in_a_folder_of_its_own(sound: Running) -> None:
    own = (".memoria", ".schemas", "overrides/generated")
    made = {
        path.relative_to(sound.root).as_posix()
        for path in sound.root.rglob("*")
        if path.is_file() and not path.relative_to(sound.root).as_posix().startswith(own)
    }
    assert not [name for name in made if "index" in name or name.startswith("site")]
    pages = [path.read_text() for path in (sound.root / ".memoria").rglob("*.html")]
    assert pages
    assert not [page for page in pages if "overlay" in page or "data-preview" in page]


def test_an_interruption_ends_all_at_once_during_a_build(tmp_path: Path) -> None:
    with running(make_project(tmp_path / "project"), "--language", "es") as preview:
        maker = preview.maker
        os.kill(maker, signal.SIGSTOP)  # a build that would never end
        assert preview.end() == (0, ["", "La vista previa ha terminado."])
        assert not Path(f"/proc/{maker}").exists()


def test_an_address_that_is_taken_is_told_before_anything_is_made(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = serve("--address", f"127.0.0.1:{port}", "--language", "es")
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert f"M424: Otro programa ocupa la dirección 127.0.0.1:{port}.\n" in run.stderr
    assert "--address 127.0.0.1:" in run.stderr.splitlines()[1]
    assert not (root / ".memoria").exists()
