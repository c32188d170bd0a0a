"""Asking other hosts, as politely as a reader: one page at a time, with pauses, by their rules."""

import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.robotparser import RobotFileParser

from memoria.check.upkeep.visits import host_of
from memoria.content.base import is_own

NAME = "memoria-upkeep"
# Seconds: how long an answer may take, how long a host has its peace, and may ask for at most.
PATIENCE, PAUSE, LONGEST = 20.0, 2.0, 30.0
# So many bytes of an answer are read.
MOST = 1_000_000
# What a host answers that wants to be left alone for now.
BUSY = {429, 503}
# From here on the fault is with the host.
FAILS = 500
HTTP = re.compile(r"https?://", re.IGNORECASE)


class Redirects(request.HTTPRedirectHandler):
    """Follow to public pages only."""

    def redirect_request(self, *told: Any, **_: Any) -> Any:
        """Return what is asked next.

        Raises HTTPError where it leads into a closed network.
        """
        asked, answer, code, message, headers, address = told
        if not HTTP.match(address) or (is_own(address) and not is_own(asked.full_url)):
            raise HTTPError(address, code, message, headers, answer)
        return super().redirect_request(*told)


def opener() -> request.OpenerDirector:
    """Return what speaks HTTP and nothing else."""
    made = request.OpenerDirector()
    for handler in (
        *(request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, Redirects),
        *(request.HTTPDefaultErrorHandler, request.HTTPErrorProcessor, request.UnknownHandler),
    ):
        made.add_handler(handler())
    return made


@dataclass
class Asker:
    """Ask hosts, each for itself; `until` is when no more is begun, by the clock of `time`.

    `agent` is what it calls itself. What a host wants is kept for the run only.
    """

    agent: str
    until: float = float("inf")
    pause: float = PAUSE
    patience: float = PATIENCE
    opened: request.OpenerDirector = field(default_factory=opener)
    turns: dict[str, float] = field(default_factory=dict)
    rules: dict[str, RobotFileParser | str] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)

    @property
    def has_time(self) -> bool:
        """Tell whether another host may be asked."""
        return time.monotonic() < self.until

    def ask(self, address: str) -> str:
        """Return what became of an address: a status, or a word for what went wrong.

        What answers the question for its head in another way than with the page is asked for the
        page, of which nothing is read.
        """
        host = host_of(address)
        rules = "busy" if host in self.busy else self.rules_of(address)
        if isinstance(rules, str):
            return rules
        if not rules.can_fetch(NAME, plain(address)):
            return "robots"
        answer = self.answer("HEAD", address)
        if answer.startswith("2") or host in self.busy:
            return answer
        return self.answer("GET", address)

    def rules_of(self, address: str) -> RobotFileParser | str:
        """Return what a host lets programs see, or why it does not answer."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.rules:
            self.rules[origin] = self.learn(origin)
        return self.rules[origin]

    def learn(self, origin: str) -> RobotFileParser | str:
        """Ask a host for its rules: without any, all is allowed; while it fails, nothing is."""
        rules = RobotFileParser()
        try:
            text = self.read(f"{origin}/robots.txt").decode("utf-8", "replace")
        except HTTPError as error:
            if error.code >= FAILS or error.code in BUSY:
                return "busy"
            text = ""
        except (OSError, HTTPException, ValueError) as error:
            return reason(error)
        rules.parse(text.splitlines())
        asked = float(rules.crawl_delay(NAME) or 0)
        self.turns[host_of(origin)] = time.monotonic() + self.rest(asked)
        return rules

    def rest(self, asked: float = 0) -> float:
        """Return how long a host has its peace."""
        return max(self.pause, min(asked, LONGEST))

    def answer(self, method: str, address: str) -> str:
        """Ask once, and return what came."""
        try:
            with self.open(request.Request(plain(address), method=method)) as told:  # noqa: S310
                return str(told.status)
        except HTTPError as error:
            error.close()
            if error.code in BUSY:
                self.busy.add(host_of(address))
            return str(error.code)
        except (OSError, HTTPException, ValueError) as error:
            return reason(error)

    def read(self, address: str, data: bytes | None = None) -> bytes:
        """Return what an address holds, as far as it is not too long.

        Raises OSError or HTTPException where there is no answer.
        """
        kind = {"Content-Type": "application/json"} if data else {}
        with self.open(request.Request(plain(address), data, kind)) as told:  # noqa: S310
            return bytes(told.read(MOST))

    def open(self, asked: request.Request) -> Any:
        """Open an address when it is the turn of its host."""
        host = host_of(asked.full_url)
        time.sleep(max(0.0, self.turns.get(host, 0.0) - time.monotonic()))
        asked.add_header("User-Agent", self.agent)
        delay = self.delay(host)
        try:
            return self.opened.open(asked, timeout=self.patience)
        finally:
            self.turns[host] = time.monotonic() + delay

    def delay(self, host: str) -> float:
        """Return how long a host is left alone, by its own rules where it has any."""
        known = (one for origin, one in self.rules.items() if host_of(origin) == host)
        delays = (one.crawl_delay(NAME) for one in known if isinstance(one, RobotFileParser))
        return self.rest(max((float(one or 0) for one in delays), default=0.0))


def plain(address: str) -> str:
    """Return an address in the letters that HTTP has.

    Raises ValueError where its host has no such name.
    """
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return quote(parts._replace(netloc=host).geturl(), safe="%/:?#[]@!$&'()*+,;=~")


def reason(error: Exception) -> str:
    """Return a word for what went wrong on the way."""
    inner = error.reason if isinstance(error, URLError) else error
    reasons: Mapping[type[BaseException], str] = {
        socket.gaierror: "name",
        ssl.SSLError: "certificate",
        TimeoutError: "slow",
    }
    return next((word for kind, word in reasons.items() if isinstance(inner, kind)), "refused")
