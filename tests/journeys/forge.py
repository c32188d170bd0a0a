"""A forge as editors see it: pages on which a file of a repository is edited and proposed."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "/network/series"
EDITOR = """<!doctype html><html lang="en"><title>Editor</title>
<form method="post" action="{action}">
<p><label>File name <input name="filename" value="{name}" size="80"></label></p>
<p><label>Content <textarea name="content" rows="20" cols="80">
{content}</textarea></label></p><button>Propose changes</button></form></html>"""


class Pages(BaseHTTPRequestHandler):
    """Answer like a forge: `edit/main/FILE`, `new/main?filename=…`, and what is proposed."""

    root: Path

    def do_GET(self) -> None:
        """Open a file of the repository, or a new one with what the address fills in."""
        address = urlsplit(self.path)
        path = unquote(address.path.removeprefix(REPOSITORY))
        if path.startswith("/edit/main/"):
            name = path.removeprefix("/edit/main/")
            self.show(name, (self.root / name).read_text("utf-8"))
        elif path == "/new/main":
            fields = parse_qs(address.query)
            self.show(fields["filename"][0], fields.get("value", [""])[0])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Write the proposed file; browsers send a form's lines with carriage returns."""
        length = int(self.headers["Content-Length"])
        fields = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        file = self.root / fields["filename"][0]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(fields["content"][0].replace("\r\n", "\n").encode())
        self.answer("<!doctype html><html lang='en'><title>Proposed</title><p>Proposed.</p></html>")

    def show(self, name: str, content: str) -> None:
        """Show the editor."""
        page = EDITOR.format(
            action=f"{REPOSITORY}/propose", name=escape(name), content=escape(content)
        )
        self.answer(page)

    def answer(self, page: str) -> None:
        """Send a page."""
        content = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


@contextmanager
def forge(root: Path) -> Iterator[str]:
    """Serve the work tree of a repository as a forge does; yield the repository's address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Forge", (Pages,), {"root": root}))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{REPOSITORY}"
    finally:
        server.shutdown()
        server.server_close()
