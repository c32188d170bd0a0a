"""A site on the web, or in a folder, is held against its own list."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from memoria.publish.inventory import INVENTORY
from memoria.publish.verification import verify
from memoria.rules.problems import MemoriaError, Problem
from tests.conftest import Run

FILES = {"index.html": b"<p>Home", "es/index.html": b"<p>Inicio", "media/a\u00f1o 1.vtt": b"WEBVTT"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path.endswith("broken.html"):
            self.send_error(500)
        else:
            super().do_GET()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    write_list(tmp_path, FILES)
    return tmp_path


def write_list(site: Path, files: dict[str, bytes]) -> None:
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    told = {"format": 1, "commit": "c" * 40, "versions": {}, "files": digests}
    (site / INVENTORY).parent.mkdir(exist_ok=True)
    (site / INVENTORY).write_text(json.dumps(told), "utf-8")


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def told(problems: list[Problem]) -> dict[str, str]:
    return {one.finding.position.file.rpartition("/")[2]: one.finding.variant for one in problems}


def test_a_site_as_it_was_made_is_as_its_list_says(site: Path, address: str, run: Run) -> None:
    for place in (str(site), address, f"{address}/index.html"):
        status, output, complaints = run("verify", place)
        assert (status, complaints) == (0, "")
        assert output.startswith("All 3 files are as they were published.\n")
        assert "c" * 40 in output


def test_what_is_missing_changed_or_strange_is_told(site: Path, address: str, run: Run) -> None:
    (site / "index.html").write_text("forged")
    (site / "media" / "a\u00f1o 1.vtt").unlink()
    (site / "es" / "letter.html").write_text("strange")
    problems = verify(str(site))[1]
    expected = {"index.html": "changed", "a\u00f1o 1.vtt": ""}
    assert told(problems) == {**expected, "letter.html": "strange"}
    assert told(verify(address)[1]) == expected  # on the web nobody can ask what else there is
    assert run("verify", site)[0] == 1


def test_a_name_that_leads_out_of_the_folder_is_missing(site: Path) -> None:
    (site.parent / "secret.html").write_bytes(b"secret")
    write_list(site, {**FILES, "../secret.html": b"secret"})
    assert told(verify(str(site))[1]) == {"secret.html": ""}


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"format": 2}'])
def test_without_a_list_nothing_is_compared(
    site: Path, address: str, content: bytes | None
) -> None:
    (site / INVENTORY).unlink() if content is None else (site / INVENTORY).write_bytes(content)
    for place in (str(site), address):
        with pytest.raises(MemoriaError) as caught:
            verify(place)
        assert caught.value.problem.code == "M434"


def test_a_site_that_does_not_answer_is_no_changed_one(site: Path, address: str) -> None:
    write_list(site, {**FILES, "broken.html": b""})
    with pytest.raises(MemoriaError) as caught:
        verify(address)
    assert caught.value.problem.finding.variant == "file"
