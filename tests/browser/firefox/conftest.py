"""A Firefox that is driven over WebDriver BiDi, and reads the demonstration with nothing beside it.

Playwright drives a Firefox of its own only, which Debian does not have.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.browser.servers import Server

BROWSERS = ("firefox-esr", "firefox")
OPTIONS = ["--headless", "--no-remote", "--remote-debugging-port", "0"]
# Only this machine is reached, and nothing is waited for.
SETTINGS = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "intl.accept_languages": "en",
    "ui.systemUsesDarkTheme": 0,
}
PATIENCE = 60  # seconds: a busy machine is slow, not wrong
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004", "ArrowDown": "\ue015"}

Json = dict[str, Any]


def wait(answer: Callable[[], Any]) -> Any:
    """Ask again and again, until there is an answer."""
    end = time.monotonic() + PATIENCE
    while not (found := answer()):
        assert time.monotonic() < end, "nothing comes of it"
        time.sleep(0.02)
    return found


@contextmanager
def started(profile: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the browser with an empty profile; at the end it is gone, whatever happened."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(one)});" for name, one in SETTINGS.items())
    (profile / "user.js").write_text("\n".join(lines))
    program = next(filter(None, map(shutil.which, BROWSERS)))
    command = [program, *OPTIONS, "--profile", str(profile)]
    with subprocess.Popen(command, stdout=DEVNULL, stderr=DEVNULL) as process:
        yield process
        process.terminate()


def place(profile: Path) -> str:
    """Return where a browser listens that has written it into its profile."""
    file = profile / "WebDriverBiDiServer.json"
    wait(lambda: file.is_file() and file.read_text().rstrip().endswith("}"))
    found = json.loads(file.read_text())
    return f"ws://{found['ws_host']}:{found['ws_port']}/session"


class Firefox:
    """A running browser that is spoken to, with one tab."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection, self.numbers = connection, count(1)
        self.events: list[Json] = []
        self.ask("session.new", capabilities={})
        self.tab = self.ask("browsingContext.create", type="tab")["context"]
        self.ask("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])

    def ask(self, method: str, **values: Any) -> Json:
        """Send a command and return what comes of it; events that come before it are kept."""
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": values}))
        while (told := json.loads(self.connection.recv(PATIENCE))).get("id") != number:
            self.events.append(told)
        assert told["type"] == "success", told
        result: Json = told["result"]
        return result


class Page:
    """What a reader sees and does in the one tab."""

    def __init__(self, firefox: Firefox, home: str) -> None:
        self.firefox, self.home = firefox, home

    def ask(self, method: str, **values: Any) -> Json:
        return self.firefox.ask(method, context=self.firefox.tab, **values)

    def go(self, path: str) -> None:
        self.ask("browsingContext.navigate", url=self.home + path, wait="complete")

    def see(self, expression: str) -> Any:
        """Return what an expression says in the page."""
        told = self.firefox.ask(
            "script.evaluate",
            expression=f"JSON.stringify(({expression}) ?? null)",
            target={"context": self.firefox.tab},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def wait_for(self, expression: str) -> Any:
        """Wait until an expression says something that is true, and return it.

        A page that is just being left, or not yet there, says nothing.
        """
        return wait(
            lambda: self.see(f"(() => {{ try {{ return {expression} }} catch {{ return 0 }} }})()")
        )

    def arrive(self, path: str) -> None:
        """Wait until the page of an address is there."""
        self.wait_for(f"location.href === {json.dumps(self.home + path)}")
        self.wait_for("document.readyState === 'complete'")

    def press(self, *keys: str) -> None:
        """Press keys by their names, or write a text letter by letter."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        self.ask(
            "input.performActions", actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def click(self, selector: str) -> None:
        """Click the first element of a kind, where it can be seen."""
        self.see(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'nearest'}})"
        )
        locator = {"type": "css", "value": selector}
        (node, *_) = self.ask("browsingContext.locateNodes", locator=locator)["nodes"]
        origin = {"type": "element", "element": {"sharedId": node["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.ask(
            "input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": actions}]
        )

    def asked_of_others(self) -> list[str]:
        """Return which addresses of other hosts were asked for, and forget them."""
        self.see("1")  # what came before is told by now
        events, self.firefox.events = self.firefox.events, []
        assert [one for one in events if is_error(one)] == []
        urls = [one["params"]["request"]["url"] for one in events if "request" in one["params"]]
        return [one for one in urls if not one.startswith((self.home, "data:", "blob:"))]


def is_error(event: Json) -> bool:
    return bool(event["method"] == "log.entryAdded" and event["params"]["level"] == "error")


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    profile = tmp_path_factory.mktemp("firefox")
    # Signs of life draw numbers at random, which tests that must repeat theirs take for their own.
    quiet = {"proxy": None, "max_size": None, "ping_interval": None}
    with started(profile), connect(place(profile), **quiet) as connection:
        yield Firefox(connection)


@pytest.fixture(scope="session")
def demo_server(demo: Path) -> Iterator[Server]:
    running = Server(demo)
    yield running
    running.close()


@pytest.fixture
def page(firefox: Firefox, demo_server: Server) -> Iterator[Page]:
    """Lead the tab through the demonstration, with no error and nothing of another host."""
    opened = Page(firefox, demo_server.address)
    yield opened
    assert opened.asked_of_others() == []
    opened.see("localStorage.clear()")
