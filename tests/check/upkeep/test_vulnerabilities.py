"""What is locked is asked for by name and version, and what is known of it is told by its ids."""

import json

from memoria.check.upkeep.asking import NAME, Asker
from memoria.check.upkeep.report import Found, report
from memoria.check.upkeep.vulnerabilities import Package, locked, vulnerabilities
from memoria.messages.words import Words
from tests.check.upkeep.hosts import host
from tests.conftest import ROOT

ONE, TWO = Package("PyPI", "jinja2", "2.4.1"), Package("npm", "@scope/two", "1.0.0")
KNOWN = {"results": [{"vulns": [{"id": "PYSEC-2014-8"}, {"id": "GHSA-462w-v97r-4m45"}]}, {}]}


def test_every_lock_is_read() -> None:
    found = locked(ROOT / "requirements")
    assert {one.ecosystem for one in found} == {"PyPI", "npm"}
    names = {one.name for one in found}
    assert {"mkdocs", "pytest", "zensical", "lighthouse"} <= names
    assert all(one.version[0].isdigit() for one in found)


def test_what_is_known_is_told_by_its_ids(english: Words) -> None:
    with host() as service:
        service.answers["/v1"] = (200, {}, json.dumps(KNOWN))
        found = vulnerabilities([ONE, TWO], Asker(NAME, pause=0), f"{service.address}/v1")
    assert service.asked == ["POST /v1"]
    assert json.loads(service.bodies[0])["queries"][1] == {
        "package": {"ecosystem": "npm", "name": "@scope/two"},
        "version": "1.0.0",
    }
    assert found == {ONE: ("GHSA-462w-v97r-4m45", "PYSEC-2014-8")}
    told = report(Found({}, {}, found), english)
    assert "- `jinja2 2.4.1` (PyPI): [GHSA-462w-v97r-4m45](https://osv.dev/vulnerability/" in told


def test_a_service_that_is_silent_or_tells_something_else_says_nothing(english: Words) -> None:
    with host() as service:
        for status, body in ((500, ""), (200, "{}"), (200, '{"results": []}')):
            service.answers["/v1"] = (status, {}, body)
            asker = Asker(NAME, pause=0)
            assert vulnerabilities([ONE], asker, f"{service.address}/v1") is None
    assert report(Found({}, {}, None), english) == ""
