"""A place of packages of Python, and proxies: all on this machine, and at fault where asked to."""

import base64
import csv
import hashlib
import io
import ssl
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

TEXT = "text/html; charset=utf-8"
# How long a request waits for an answer that does not come.
ENDLESS = 20


def wheel(name: str, version: str, files: dict[str, str]) -> bytes:
    """Make a package that pip can install."""
    about = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [path, digest(text.encode()), len(text.encode())] for path, text in files.items()
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in {**files, f"{about}/RECORD": rows.getvalue()}.items():
            archive.writestr(path, text)
    return made.getvalue()


def digest(content: bytes) -> str:
    """Return the digest of a file as a package lists it."""
    plain = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return f"sha256={plain.rstrip(b'=').decode()}"


class Place(BaseHTTPRequestHandler):
    """Offer files below `/simple`; below `/403`, answer so; below `/never`, do not answer.

    As a proxy, refuse with 407, or below the port that the test knows, with 403.
    """

    files: dict[str, bytes]
    refusal = 407

    def do_GET(self) -> None:
        """Answer as the first part of the path says."""
        kind, *_, name = self.path.strip("/").split("/")
        if kind.isdecimal():
            self.send_error(int(kind))
        elif kind == "never":
            time.sleep(ENDLESS)
        elif kind == "files":
            self.answer(self.files[name], "application/zip")
        else:
            links = [
                f'<a href="/files/{one}">{one}</a>'
                for one in self.files
                if one.startswith(f"{name}-")
            ]
            self.answer("\n".join(links).encode(), TEXT)

    def do_CONNECT(self) -> None:
        """Refuse, as a proxy, to lead on."""
        self.send_error(self.refusal)

    def answer(self, content: bytes, kind: str) -> None:
        """Send a file."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


@contextmanager
def offering(
    files: dict[str, bytes] | None = None, *, refusal: int = 407, certificate: Path | None = None
) -> Iterator[str]:
    """Serve on this machine; yield host and port."""
    handler = type("Offered", (Place,), {"files": files or {}, "refusal": refusal})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
