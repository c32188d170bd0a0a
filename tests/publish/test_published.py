"""A new site is held against the published one before it takes its place."""

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from memoria.publish.inventory import INVENTORY
from memoria.publish.published import published
from memoria.rules.problems import MemoriaError
from tests.conftest import ROOT, Run
from tests.contents import session
from tests.media import SMALLEST
from tests.repositories import Repository

FILED = "file: media/a.mp4, captions: {en: media/a.vtt}"
FILM = f"videos: [{{id: film, title: {{en: a}}, language: en, {FILED}}}]"
BEFORE = {
    "sessions.yaml": session("contributions: [{id: keynote}, {id: reply}]", FILM),
    "sessions/ebb.yaml": "id: ebb\nseries: harbour-talks\noriginal: en\ntitle: {en: a}\n",
    "guides.yaml": 'guides: [{id: shore, title: {en: b}, items: ["session:tides"]}]\n',
    "media/a.mp4": SMALLEST,
    "media/a.vtt": "WEBVTT\n",
    "summaries/tides/contributions/keynote.en.md": "One.\n",
    "summaries/tides/contributions/reply.en.md": "Two.\n",
    "summaries/tides/report.en.md": "The sea rose.\n",
}
PAGES = {
    "", "about/", "sessions/", "sessions/ebb/", "sessions/tides/", "guides/", "guides/shore/",
}  # fmt: skip
BESIDE = {
    "sessions/tides/report.pdf", "sessions/tides/report.bib", "sessions/tides/report.ris",
    "sessions/ebb/event.ics", "data/sessions/ebb.json", "guides/shore.pdf",
}  # fmt: skip
ONCE = {
    "media/a.mp4", "media/a.vtt", "assets/plan.pdf", "assets/site.687f03d139.js",
    "pagefind/fragment/en_1.pf_fragment",
}  # fmt: skip
FILES = {
    *(f"{one}{page}index.html" for one in ("", "es/") for page in PAGES),
    *(f"{one}{file}" for one in ("", "es/") for file in BESIDE),
    *ONCE,
}
# What goes from the content and from the site, and the line that then says that it is meant.
Change = tuple[set[str], dict[str, str], str]
REMOVALS: dict[str, Change] = {
    "session": ({"sessions/ebb"}, {"sessions/ebb.yaml": ""}, "session:ebb"),
    "contribution": (
        set(),
        {"sessions.yaml": session("contributions: [{id: keynote}]", FILM)},
        "contribution:tides/reply",
    ),
    "report": (
        {"sessions/tides/report"},
        {"summaries/tides/report.en.md": ""},
        "/sessions/tides/#report",
    ),
    "guide": ({"guides/shore"}, {"guides.yaml": "guides: []\n"}, "guide:shore"),
    "video": (
        {"media/a"},
        {"sessions.yaml": session("contributions: [{id: keynote}, {id: reply}]")},
        "video:tides/film",
    ),
    "media file": ({"media/a.vtt"}, {}, "/media/a.vtt"),
    "page by hand": ({"about/"}, {}, "/about/"),
    "file beside it": ({"assets/plan.pdf"}, {}, "/assets/plan.pdf"),
    "language": ({"es/"}, {}, "/es/"),
}


class Answering(BaseHTTPRequestHandler):
    """Answer every question with what the server has ready: a status and a body."""

    def do_GET(self) -> None:
        """Answer."""
        status, body = self.server.ready  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    """Serve on this machine, whatever stands between it and others."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), Answering) as one:
        thread = threading.Thread(target=partial(one.serve_forever, poll_interval=0.01))
        thread.start()
        yield one
        one.shutdown()
        thread.join()


def address_of(server: HTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/"


def listed(files: set[str], commit: str = "") -> bytes:
    told = {"format": 1, "commit": commit, "versions": {}, "files": dict.fromkeys(files, "0" * 64)}
    return json.dumps(told).encode()


def ready(server: HTTPServer, status: int, body: bytes) -> str:
    server.ready = (status, body)  # type: ignore[attr-defined]
    return address_of(server)


def variant_of(address: str) -> str:
    with pytest.raises(MemoriaError) as stop:
        published(address)
    assert stop.value.problem.code == "M434"
    return stop.value.problem.finding.variant


def test_only_a_missing_list_says_that_nothing_was_published(server: HTTPServer) -> None:
    assert published(ready(server, 404, b"nothing here")) is None
    assert variant_of(ready(server, 503, b"")) == ""
    assert variant_of(ready(server, 403, b"")) == ""
    assert variant_of(ready(server, 200, b"<!doctype html>")) == "form"
    assert variant_of(ready(server, 200, b'{"format": 2}')) == "form"
    assert variant_of("file:///etc/hosts") == "address"
    found = published(ready(server, 200, listed({"index.html"}, "abc")))
    assert found is not None
    assert (found.commit, set(found.files)) == ("abc", {"index.html"})


def test_a_failure_of_the_network_is_not_taken_for_a_first_publication() -> None:
    with HTTPServer(("127.0.0.1", 0), Answering) as closed:
        address = address_of(closed)
    assert variant_of(address) == ""


@pytest.fixture
def project(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make a project that is published, and go there."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    repository = Repository(tmp_path)
    repository.commit(BEFORE, "2026-05-01")
    return repository


def make_site(root: Path, gone: set[str]) -> None:
    """Write a site without what is gone of it; of each language, if it is not one."""
    every = {f"{one}{name}" for name in gone for one in ("", "es/")}
    kept = {name for name in FILES if not name.startswith(tuple(every))}
    shutil.rmtree(root / "site", ignore_errors=True)
    for name in kept:
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).touch()
    (root / "site" / INVENTORY).parent.mkdir(exist_ok=True)
    (root / "site" / INVENTORY).write_bytes(listed(kept))


def remove(project: Repository, change: dict[str, str]) -> None:
    project.write({name: text for name, text in change.items() if text})
    for name in (name for name, text in change.items() if not text):
        (project.data / name).unlink()


def stop_speaking_spanish(project: Repository) -> None:
    settings = project.root / "mkdocs.yml"
    line = "          name: Español\n"
    text = settings.read_text("utf-8").replace(line, f"{line}          build: false\n")
    settings.write_text(text, "utf-8")


@pytest.mark.parametrize("what", REMOVALS)
def test_nothing_published_is_lost_without_a_word(
    what: str, server: HTTPServer, project: Repository, run: Run
) -> None:
    gone, change, line = REMOVALS[what]
    commit = project.git("rev-parse", "HEAD").strip()
    address = ready(server, 200, listed(FILES, commit))
    make_site(project.root, gone)
    remove(project, change)
    if what == "language":
        stop_speaking_spanish(project)
    status, output, _ = run("check", "--published", address)
    assert (status, f"line - {line}\n" in output) == (1, True), output
    assert output.count(" M230: ") == (3 if what == "video" else 1), output
    project.write({"withdrawn.yaml": f'withdrawn: ["{line}"]\n'})
    status, output, _ = run("check", "--published", address)
    assert (status, " M230" in output) == (0, False), output


def test_a_withdrawal_stops_nothing_though_the_commit_is_not_known(
    server: HTTPServer, project: Repository, run: Run
) -> None:
    make_site(project.root, {"sessions/ebb", "initiatives/dyke"})
    address = ready(server, 200, listed({*FILES, "initiatives/dyke/index.html"}, "0" * 40))
    (project.data / "sessions/ebb.yaml").unlink()
    status, output, _ = run("check", "--published", address)
    assert (status, output.count(" M230: ")) == (1, 2), output
    assert output.startswith("The history here does not hold the commit")
    project.write({"withdrawn.yaml": "withdrawn: [session:ebb]\n"})
    status, output, _ = run("check", "--published", address)
    assert (status, " M230: " in output) == (0, False)


def test_where_nothing_is_lost_that_is_said(
    server: HTTPServer, project: Repository, run: Run
) -> None:
    make_site(project.root, set())
    address = ready(server, 200, listed(FILES, project.git("rev-parse", "HEAD").strip()))
    told = f"No published address would be lost: {len(FILES)} files were compared.\n"
    assert run("check", "--published", address) == (0, told, "")
    assert run("check", "--published", address, "--format", "json") == (0, "[]\n", "")
    address = ready(server, 404, b"")
    status, output, _ = run("check", "--published", address)
    assert (status, output.splitlines()[1:]) == (0, [])
    assert output.startswith(f"There is no list of files at {address}")
