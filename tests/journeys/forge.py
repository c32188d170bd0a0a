"""A forge as editors see it: files of a repository are edited there, and issues are written."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import yaml

REPOSITORY = "/network/series"
EDITOR = """<!doctype html><html lang="en"><title>Editor</title>
<form method="post" action="{action}">
<p><label>File name <input name="filename" value="{name}" size="80"></label></p>
<p><label>Content <textarea name="content" rows="20" cols="80">
{content}</textarea></label></p><button>Propose changes</button></form></html>"""


FORM = """<!doctype html><html lang="en"><title>{name}</title>
<form method="post" action="{action}"><input type="hidden" name="template" value="{template}">
<p><label>Add a title <input name="title" value="{title}" size="80"></label></p>
{fields}<button>Create</button></form></html>"""
FIELDS = {
    "input": '<p><label>{label} <input name="{id}" value="{value}" size="80"></label></p>\n',
    "textarea": '<p><label>{label} <textarea name="{id}">\n{value}</textarea></label></p>\n',
    "dropdown": '<p><label>{label} <select name="{id}"><option>{options}</select></label></p>\n',
}


def fields_of(form: dict[str, Any]) -> list[dict[str, Any]]:
    """List the questions of a form."""
    asked = (one for one in form["body"] if "id" in one)
    return [{"kind": one["type"], "id": one["id"], **one["attributes"]} for one in asked]


def body_of(form: dict[str, Any], answers: Mapping[str, str]) -> str:
    """Return the text of an issue that was written in a form, as the forge makes it."""
    return "\n\n".join(
        f"### {one['label']}\n\n{answers.get(one['id']) or '_No response_'}"
        for one in fields_of(form)
    )


class Pages(BaseHTTPRequestHandler):
    """Answer like a forge: files are edited and proposed, issues written in forms.

    That is `edit/main/FILE`, `new/main?filename=…` and `issues/new?template=…`. An issue is kept
    beside the repository, as the forge tells programs of it.
    """

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
        elif path == "/issues/new":
            self.ask({name: values[0] for name, values in parse_qs(address.query).items()})
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Write the proposed file; browsers send a form's lines with carriage returns."""
        length = int(self.headers["Content-Length"])
        fields = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        if "template" in fields:
            self.keep({name: values[0].replace("\r\n", "\n") for name, values in fields.items()})
            return
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

    def form(self, template: str) -> dict[str, Any]:
        """Read one of the forms."""
        file = self.root / ".github" / "ISSUE_TEMPLATE" / template
        found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        return found

    def ask(self, filled: Mapping[str, str]) -> None:
        """Show a form, with what the address fills in."""
        form = self.form(filled["template"])
        fields = [
            FIELDS[one["kind"]].format(
                id=one["id"],
                label=escape(one["label"]),
                value=escape(filled.get(one["id"], "")),
                options="<option>".join(["", *one.get("options", ())]),
            )
            for one in fields_of(form)
            if one["kind"] in FIELDS
        ]
        page = FORM.format(
            action=f"{REPOSITORY}/issues",
            name=escape(form["name"]),
            template=escape(filled["template"]),
            title=escape(filled.get("title", form["title"])),
            fields="".join(fields),
        )
        self.answer(page)

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep an issue as the forge tells programs of it."""
        body = body_of(self.form(fields["template"]), fields)
        issue = {"number": 12, "title": fields["title"], "body": body.replace("\n", "\r\n")}
        event = {"action": "labeled", "label": {"name": "proposal"}, "issue": issue}
        (self.root.parent / "issue.json").write_text(json.dumps(event), "utf-8")
        self.answer("<!doctype html><html lang='en'><title>#12</title><p>Opened.</p></html>")

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
