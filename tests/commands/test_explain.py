"""What `explain` tells of records and fields, and where it sends people to read on."""

import re
import shutil
from pathlib import Path

import pytest

from memoria.content.kinds import TABLE, Kind
from memoria.schema.fields import file_forms
from tests.conftest import ROOT, Run, words_of


@pytest.mark.parametrize("language", ["en", "es"])
def test_explain_tells_every_record_with_its_fields(language: str, run: Run) -> None:
    for form in file_forms(words_of(language)):
        for part in form.parts:
            status, output, _ = run("explain", part.spoken, "--language", language)
            head, *fields, where = output.split("\n\n")
            assert (status, len(fields)) == (0, len(part.fields))
            assert head.startswith(f"{part.spoken}: ")
            assert where.endswith(f"/fields/#{part.anchor}\n")
            for told, field in zip(fields, part.fields, strict=True):
                assert told.startswith(f"{field.name}: ")
                assert told.endswith(f"    {field.example}")


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.name)
def test_explain_knows_a_kind_by_its_names(kind: Kind, run: Run) -> None:
    told = {run("explain", name) for name in (kind.name, kind.field, kind.model.__name__)}
    assert len(told) == 1
    assert told.pop()[0] == 0


def test_explain_tells_a_field_wherever_there_is_one(run: Run) -> None:
    _, output, _ = run("explain", "mode")
    assert output.startswith("session: ")
    assert output.count("\n\n") == 2
    assert "    mode: hybrid\n" in output
    _, places, _ = run("explain", "website")
    heads = re.findall(r"^([a-z]+): .*\n\nwebsite: ", places, re.MULTILINE)
    assert {"session", "person", "organisation"} <= set(heads)


@pytest.mark.parametrize(("language", "below"), [("en", ""), ("es", "es/")])
def test_explain_ends_with_an_address_that_opens(
    language: str, below: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def last() -> str:
        output = run("explain", "M103", "--language", language)[1]
        return output.splitlines()[-1]

    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "site" / below / "rules" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<h3 id="m102">')
    assert last().endswith(f" http://127.0.0.1:8000/{below}rules/#m103")
    page.write_text('<h3 id="m103">')
    assert last() == f"{page.as_uri()}#m103"
    monkeypatch.setenv("SITE_URL", "https://network.test/memoria/")
    assert last() == f"{page.as_uri()}#m103"
    monkeypatch.setenv("SITE_URL", "https://network.org/memoria/")
    assert last() == f"https://network.org/memoria/{below}rules/#m103"
