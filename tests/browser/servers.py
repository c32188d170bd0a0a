"""A static server as a publisher has one: under a sub-path, with the site's own 404 page."""

from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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
