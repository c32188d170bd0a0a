"""A host on this machine that answers as told, and remembers what it was asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

# What stands for an answer: its status, its headers, its body.
Answer = tuple[int, Mapping[str, str], str]
ABSENT: Answer = (404, {}, "")


@dataclass
class Host:
    """What a host answers by method and path, or by path alone, and what it was asked."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    bodies: list[bytes] = field(default_factory=list)

    def answer(self, method: str, path: str) -> Answer:
        named = self.answers.get(f"{method} {path}")
        return named or self.answers.get(path.partition("?")[0], ABSENT)


@contextmanager
def host() -> Iterator[Host]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(f"{self.command} {self.path}")
            here.agents.add(self.headers["User-Agent"])
            here.bodies.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            status, headers, body = here.answer(self.command, self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        do_HEAD = do_POST = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Host(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()
