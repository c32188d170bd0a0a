"""Hosts are asked politely: their rules first, one page after another, the head before the page."""

import socket
import time
from collections.abc import Iterator

import pytest

from memoria.check.upkeep.asking import NAME, Asker, plain
from tests.check.upkeep.hosts import Answer, Host, host

WELL: Answer = (200, {}, "<p>Here</p>")


@pytest.fixture
def here() -> Iterator[Host]:
    with host() as running:
        yield running


def asker() -> Asker:
    return Asker(f"{NAME} (+https://forge.example.org)", pause=0, patience=5)


def test_a_page_that_is_there_is_asked_for_its_head_alone(here: Host) -> None:
    here.answers["/page"] = WELL
    assert asker().ask(f"{here.address}/page") == "200"
    assert here.asked == ["GET /robots.txt", "HEAD /page"]
    assert here.agents == {"memoria-upkeep (+https://forge.example.org)"}


@pytest.mark.parametrize("refused", [403, 404, 405, 500, 501])
def test_what_tells_no_head_is_asked_for_the_page(here: Host, refused: int) -> None:
    here.answers |= {"HEAD /page": (refused, {}, ""), "GET /page": WELL}
    assert asker().ask(f"{here.address}/page") == "200"


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500])
def test_what_is_not_there_says_so(here: Host, status: int) -> None:
    here.answers["/page"] = (status, {}, "")
    assert asker().ask(f"{here.address}/page") == str(status)
    assert here.asked == ["GET /robots.txt", "HEAD /page", "GET /page"]


def test_what_has_moved_is_followed(here: Host) -> None:
    here.answers |= {"/old": (301, {"Location": "/new"}, ""), "/new": WELL}
    assert asker().ask(f"{here.address}/old") == "200"


@pytest.mark.parametrize("place", ["/round", "ftp://127.0.0.1/x", "file:///etc/hostname"])
def test_what_leads_nowhere_ends(here: Host, place: str) -> None:
    here.answers["/round"] = (302, {"Location": place}, "")
    assert asker().ask(f"{here.address}/round") == "302"


def test_a_page_that_is_closed_to_programs_is_not_asked_for(here: Host) -> None:
    rules = f"User-agent: {NAME}\nDisallow: /closed\n"
    here.answers |= {"/robots.txt": (200, {}, rules), "/closed": WELL, "/open": WELL}
    asking = asker()
    assert asking.ask(f"{here.address}/closed") == "robots"
    assert asking.ask(f"{here.address}/open") == "200"
    assert here.asked == ["GET /robots.txt", "HEAD /open"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_whose_rules_cannot_be_read_is_left_alone(here: Host, status: int) -> None:
    here.answers |= {"/robots.txt": (status, {}, ""), "/page": WELL}
    assert asker().ask(f"{here.address}/page") == "busy"
    assert here.asked == ["GET /robots.txt"]


def test_a_host_that_asks_for_patience_is_asked_no_more(here: Host) -> None:
    here.answers |= {"/one": (429, {"Retry-After": "60"}, ""), "/two": WELL}
    asking = asker()
    assert asking.ask(f"{here.address}/one") == "429"
    assert asking.ask(f"{here.address}/two") == "busy"
    assert here.asked == ["GET /robots.txt", "HEAD /one"]


def test_a_host_has_its_peace_between_two_questions(
    here: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = f"User-agent: {NAME}\nCrawl-delay: 7\n"
    here.answers |= {"/robots.txt": (200, {}, rules), "/one": WELL, "/two": WELL}
    slept: list[float] = []
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    monkeypatch.setattr(time, "sleep", slept.append)
    asking = Asker(NAME, pause=2)
    for page in ("one", "two"):
        assert asking.ask(f"{here.address}/{page}") == "200"
    assert slept == [0, 7, 7]


def test_what_does_not_answer_is_told_by_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    assert asker().ask(nobody) == "refused"
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert Asker(NAME, pause=0, patience=0.05).ask(address) == "slow"

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert asker().ask("http://no-such-host.example.org/") == "name"


def test_an_address_is_asked_for_in_letters_that_http_has() -> None:
    assert plain("https://bücher.example.org/¿qué?q=a b%20c") == (
        "https://xn--bcher-kva.example.org/%C2%BFqu%C3%A9?q=a%20b%20c"
    )
