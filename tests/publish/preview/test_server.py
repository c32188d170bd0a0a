"""What a browser gets: files inside the site, pages with what is laid over them, nothing kept."""

import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from memoria.messages.words import Words
from memoria.publish.preview.overlay import bar
from memoria.publish.preview.server import Scene, Server, listen
from memoria.publish.preview.stage import Shown, Stage
from memoria.rules.problems import Finding, MemoriaError, Position, Problem, Severity

PAGE = b"<!doctype html><html><head><title>T</title></head><body><p>Tides</p></body></html>"
FILES = {
    "index.html": PAGE,
    "404.html": PAGE.replace(b"Tides", b"Nothing here"),
    "es/index.html": PAGE.replace(b"Tides", b"Mareas"),
    "media/film.mp4": bytes(range(256)),
    "data/terms.txt": "áé".encode(),
}
HOSTILE = Problem(
    "M203",
    Severity.ERROR,
    Finding(Position("data/<b>.yaml", 7, 5), {"field": "<script>alert(1)</script>", "known": "x"}),
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    for name, content in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(content)
    (tmp_path / "secret.html").write_bytes(PAGE)
    (tmp_path / "site" / "way-out").symlink_to(tmp_path)
    stage = Stage("/some/base/")
    documents = frozenset({"report.pdf", "broken.pdf"})
    stage.show(Shown("/some/base/", tmp_path / "site", documents))
    return stage


@pytest.fixture
def server(stage: Stage, english: Words) -> Iterator[Server]:
    with listen("127.0.0.1:0") as server:
        server.scene = Scene(stage, english, {"report.pdf": b"%PDF-"}.get)
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.shutdown()


class Answer:
    """What comes of a request, which is sent as it stands."""

    def __init__(self, server: Server, path: str, method: str = "GET", **headers: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        self.status, self.headers, self.content = answer.status, answer.headers, answer.read()
        connection.close()


def test_a_page_has_the_script_and_the_bar_and_is_not_kept(server: Server) -> None:
    answer = Answer(server, "/some/base/es/")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    head, body = answer.content.split(b"</head>")
    assert b'<script type="module" src="/.memoria/overlay.js"></script>' in head
    assert b"<p>Mareas</p>" in body
    assert b'role="alert"' in body
    for part in ("overlay.js", "overlay.css"):
        assert Answer(server, f"/.memoria/{part}").status == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/some/base/../secret.html", 404),
        ("/some/base/%2e%2e/secret.html", 404),
        ("/some/base/way-out/secret.html", 404),
        ("/some/base//etc/passwd", 404),
        ("/some/base/%00", 404),
        ("/some/base/media/", 404),
        ("/some/base/broken.pdf", 404),
        ("/secret.html", 404),
        ("/.memoria/server.py", 404),
        ("/.memoria/../server.py", 404),
        ("/", 302),
        ("/some/base/es", 302),
    ],
)
def test_only_paths_inside_the_site_are_served(server: Server, path: str, status: int) -> None:
    answer = Answer(server, path)
    assert answer.status == status
    if status == 302:
        assert answer.headers["Location"] in {"/some/base/", "/some/base/es/"}
    else:
        assert b"<p>Nothing here</p>" in answer.content


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-", 200, bytes(range(256))),
        ("bytes=10-19", 206, bytes(range(10, 20))),
        ("bytes=250-999", 206, bytes(range(250, 256))),
        ("bytes=-6", 206, bytes(range(250, 256))),
        ("bytes=256-", 416, b""),
        ("bytes=20-10", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=0-1,4-5", 200, bytes(range(256))),
        ("", 200, bytes(range(256))),
    ],
)
def test_a_video_is_read_from_any_second(
    server: Server, asked: str, status: int, part: bytes
) -> None:
    answer = Answer(server, "/some/base/media/film.mp4", Range=asked)
    assert (answer.status, answer.content) == (status, part)
    assert answer.headers["Accept-Ranges"] == "bytes"
    if status == 206:
        first, last = part[0], part[-1]
        assert answer.headers["Content-Range"] == f"bytes {first}-{last}/256"


def test_text_is_told_to_be_utf_8_and_a_head_has_no_body(server: Server) -> None:
    answer = Answer(server, "/some/base/data/terms.txt", "HEAD")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert (answer.headers["Content-Length"], answer.content) == ("4", b"")


def test_a_document_is_made_when_it_is_asked_for(server: Server) -> None:
    answer = Answer(server, "/some/base/report.pdf")
    assert answer.content == b"%PDF-"
    assert answer.headers["Content-Type"] == "application/pdf"


def test_the_bar_names_the_place_the_sentence_and_the_remedy_and_runs_nothing(
    server: Server, stage: Stage, spanish: Words
) -> None:
    stage.show(replace(stage.shown, bar=bar([HOSTILE] * 5, spanish, "/some/base/rules/")))
    server.scene = replace(server.scene, words=spanish)
    page = Answer(server, "/some/base/").content.decode()
    shown = page.partition('role="alert"')[2]
    assert "data/&lt;b&gt;.yaml:7:5" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in page
    assert 'lang="es" dir="ltr"' in shown
    assert shown.count("<li>") == 3
    assert spanish.count("serve.errors", 5) in shown
    assert spanish.count("serve.more", 2) in shown
    assert 'href="/some/base/rules/#m203"' in shown


def test_news_come_when_there_are_any(server: Server, stage: Stage) -> None:
    asked = "/.memoria/news?path=%2Fsome%2Fbase%2Fes%2F&seen="
    first = json.loads(Answer(server, asked).content)
    later: list[dict[str, str]] = []
    waiting = Thread(
        target=lambda: later.append(json.loads(Answer(server, asked + first["seen"]).content))
    )
    waiting.start()
    waiting.join(0.2)
    assert later == []
    assert stage.shown.site
    (stage.shown.site / "es" / "index.html").write_bytes(PAGE)
    stage.show(stage.shown)
    waiting.join()
    assert later[0]["page"] != first["page"]
    assert later[0]["page"] == stage.shown.digest("/some/base/")


def test_before_the_first_build_a_page_says_so_and_asks_for_more(
    server: Server, stage: Stage, english: Words
) -> None:
    stage.show(Shown("/some/base/", bar=bar([HOSTILE], english, "")))
    answer = Answer(server, "/some/base/es/")
    assert answer.status == 503
    assert english("serve.waiting") in answer.content.decode()
    assert b"overlay.js" in answer.content
    assert b"data/&lt;b&gt;.yaml:7:5" in answer.content


def test_an_address_that_is_taken_is_told_with_one_that_is_free(server: Server) -> None:
    with pytest.raises(MemoriaError) as caught:
        listen(f"127.0.0.1:{server.server_port}")
    finding = caught.value.problem.finding
    with listen(str(finding.values["other"])) as other:
        assert other.server_port != server.server_port


@pytest.mark.parametrize(
    ("address", "variant"),
    [
        ("abc", "form"),
        (":8000", "form"),
        ("127.0.0.1:99999", "form"),
        ("127.0.0.1:-1", "form"),
        ("127.0.0.1:٣", "form"),
        ("203.0.113.7:8000", "refused"),
        ("[2001:db8::1]:8000", "refused"),
    ],
)
def test_what_is_no_address_of_this_machine_is_refused(address: str, variant: str) -> None:
    with pytest.raises(MemoriaError) as caught:
        listen(address)
    assert caught.value.problem.code == "M424"
    assert caught.value.problem.finding.variant == variant


def test_a_browser_that_goes_away_disturbs_nobody(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as gone:
        gone.sendall(b"GET /some/base/media/film.mp4 HTTP/1.1\r\n\r\n")
    assert Answer(server, "/some/base/").status == 200
    assert capfd.readouterr() == ("", "")
