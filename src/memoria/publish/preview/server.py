"""The server of a preview: the files of its site, with what is laid over each page."""

import errno
import json
import re
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from mimetypes import MimeTypes
from pathlib import Path
from socketserver import TCPServer
from typing import Any, BinaryIO
from urllib.parse import parse_qs, quote, unquote, urlsplit

from memoria.messages.words import Words
from memoria.publish.preview.overlay import FILES, NEWS, OWN, laid_over, own_file, waiting
from memoria.publish.preview.stage import Shown, Stage, digest_of
from memoria.rules.commands import address_unusable, fail

# A browser asks again after so many seconds without news.
PATIENCE = 25.0
RANGE = re.compile(r"bytes=(?:(\d+)-(\d*)|-(\d+))")
PIECE = 1 << 16
# The same on every machine, whatever its own lists say.
TYPES = MimeTypes()
for ending, kind in (
    *(("js", "text/javascript"), ("wasm", "application/wasm"), ("woff2", "font/woff2")),
    *(("vtt", "text/vtt"), ("ics", "text/calendar"), ("bib", "text/plain"), ("ris", "text/plain")),
):
    TYPES.add_type(kind, f".{ending}")
DEFAULT = "127.0.0.1:8000"
PORTS = 1 << 16
# Of the next ports so many are tried, to name one that is free.
TRIED = 50
# Makes the document at a path of the site, if it can be made.
Draw = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Scene:
    """Hold what every request is answered from."""

    stage: Stage
    words: Words
    draw: Draw


class Server(ThreadingHTTPServer):
    """Answer each request in a thread of its own."""

    request_queue_size = 64
    scene: Scene

    def server_bind(self) -> None:
        """Take the address without asking for the name of the machine, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_port = int(self.server_address[1])

    def handle_error(self, *_: Any) -> None:
        """Say nothing of a browser that went away."""


class Server6(Server):
    """Do the same at an address of the sixth version."""

    address_family = socket.AF_INET6


class Handler(BaseHTTPRequestHandler):
    """Answer requests for files inside the site; a browser may keep none of them."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Send what is at a path."""
        scene, address = self.server.scene, urlsplit(self.path)
        shown, path = scene.stage.shown, unquote(address.path)
        if path == NEWS:
            self.send_news(parse_qs(address.query))
        elif path.startswith(OWN) and path.removeprefix(OWN) in FILES:
            content = own_file(path.removeprefix(OWN))
            self.send(BytesIO(content), len(content), type_of(path))
        elif shown.site is None:
            page = waiting(scene.words)
            self.send_page(page, shown, "", HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self.send_part_of_site(shown, path)

    do_HEAD = do_GET  # noqa: N815 - the name is that of the method

    def send_part_of_site(self, shown: Shown, path: str) -> None:
        """Send what the site has at a path, or its own page that says that there is nothing."""
        document = path.removeprefix(shown.base)
        if file := shown.file(path):
            if file.suffix == ".html":
                self.send_page(content := file.read_bytes(), shown, digest_of(content))
            else:
                self.send_file(file)
        elif document in shown.documents and (drawn := self.server.scene.draw(document)):
            self.send(BytesIO(drawn), len(drawn), type_of(path))
        elif path == "/" or shown.file(f"{path}/"):
            target = shown.base if path == "/" else f"{path}/"
            self.begin(HTTPStatus.FOUND, {"Location": quote(target), "Content-Length": "0"})
        else:
            content = shown.missing
            self.send_page(content, shown, digest_of(content), HTTPStatus.NOT_FOUND)

    def send_news(self, asked: dict[str, list[str]]) -> None:
        """Send what is shown now or, where that was seen, next: the page by its digest, the bar."""
        seen, path = (asked.get(name, [""])[0] for name in ("seen", "path"))
        shown = self.server.scene.stage.after(seen, PATIENCE)
        news = {"seen": shown.seen, "page": shown.digest(unquote(path)), "bar": shown.bar}
        content = json.dumps(news).encode()
        self.send(BytesIO(content), len(content), "application/json")

    def send_page(
        self, page: bytes, shown: Shown, digest: str, status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        """Send a page with what is laid over it."""
        content = laid_over(page, shown.bar, shown.seen, digest, self.server.scene.words)
        self.begin(
            status, {"Content-Type": type_of("page.html"), "Content-Length": str(len(content))}
        )
        self.copy(BytesIO(content), len(content))

    def send_file(self, file: Path) -> None:
        """Send a file."""
        with file.open("rb") as content:
            self.send(content, file.stat().st_size, type_of(file.name))

    def send(self, content: BinaryIO, size: int, kind: str) -> None:
        """Send content, or the part that is asked for: a video is read from any second."""
        start, end = part_of(size, self.headers.get("Range", ""))
        headers = {"Content-Type": kind, "Accept-Ranges": "bytes"}
        if start >= end and size:
            headers |= {"Content-Range": f"bytes */{size}", "Content-Length": "0"}
            self.begin(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
            return
        headers["Content-Length"] = str(end - start)
        if end - start < size:
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        self.begin(HTTPStatus.PARTIAL_CONTENT if end - start < size else HTTPStatus.OK, headers)
        content.seek(start)
        self.copy(content, end - start)

    def begin(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, value in {**headers, "Cache-Control": "no-store"}.items():
            self.send_header(name, value)
        self.end_headers()

    def copy(self, content: BinaryIO, size: int) -> None:
        """Send so much of the content, unless only the head was asked for."""
        while size > 0 and self.command != "HEAD":
            piece = content.read(min(size, PIECE))
            if not piece:
                return
            self.wfile.write(piece)
            size -= len(piece)

    def log_message(self, *_: Any) -> None:
        """Stay silent: what matters is told by others."""


def type_of(name: str) -> str:
    """Return the media type of a file by its name; text is UTF-8."""
    kind = TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def part_of(size: int, asked: str) -> tuple[int, int]:
    """Return the first byte that is asked for and the one after the last; all where none is."""
    wanted = RANGE.fullmatch(asked.strip())
    if not wanted:
        return 0, size
    first, last, ending = wanted.groups()
    if ending:
        return max(0, size - int(ending)) if int(ending) else size, size
    return int(first), min(size, int(last) + 1) if last else size


def listen(address: str) -> Server:
    """Take an address of this machine, written as HOST:PORT; nothing is answered yet.

    Raises MemoriaError where it has another form, or cannot be had.
    """
    host, _, written = address.rpartition(":")
    port = int(written) if written.isascii() and written.isdigit() else PORTS
    if not host or port >= PORTS:
        raise fail(address_unusable(address, DEFAULT, "form"))
    try:
        return server_at(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise fail(address_unusable(address, free_beside(host, port))) from error
        reason = error.strerror or str(error)
        raise fail(address_unusable(address, DEFAULT, "refused", reason)) from error


def server_at(host: str, port: int) -> Server:
    """Return a server that has taken an address."""
    return (Server6 if ":" in host else Server)((host.strip("[]"), port), Handler)


def free_beside(host: str, port: int) -> str:
    """Return an address with the next port that nobody uses."""
    for other in range(port + 1, min(port + TRIED, PORTS)):
        with suppress(OSError):
            server_at(host, other).server_close()
            return f"{host}:{other}"
    return f"{host}:0"
