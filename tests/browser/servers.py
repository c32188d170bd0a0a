"""A static server as a publisher has one: under a sub-path, with the site's own 404 page."""

import re
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

PREFIX = "/some/base"


class Handler(SimpleHTTPRequestHandler):
    """Serve a folder under the prefix and nothing beside it."""

    folder: Path

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{PREFIX}/"):
            return str(self.folder / "no-such-file")
        self.directory = str(self.folder)
        return super().translate_path(path.removeprefix(PREFIX))

    def send_head(self) -> Any:
        """Send the asked part of a file, as hosts of sites do: a video is read from any second."""
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not (wanted and path.is_file()):
            return super().send_head()
        content = path.read_bytes()
        first, last = int(wanted[1]), int(wanted[2] or len(content) - 1)
        part = content[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        return BytesIO(part)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that has enough of a video hangs up."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, *args: Any, **options: Any) -> None:
        content = (self.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


class Server:
    """Serve a folder on a free port of this machine until it is closed."""

    def __init__(self, folder: Path) -> None:
        handler = type("FolderHandler", (Handler,), {"folder": folder})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{PREFIX}/"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
