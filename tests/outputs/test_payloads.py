"""Payloads in every field of the demo leave the structure of every output as it is, and arrive."""

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from memoria.load.content import load
from memoria.project.folders import read_folder
from tests.attacks import MARK, Attack, attack_records
from tests.demo import CODES, DEMO, Made, make, one_line
from tests.formats import FORMS, parts, structure


def attacked(*, harmless: bool) -> tuple[Attack, Made]:
    """Make the demo with an attack in each field, or with harmless words as long."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "demo"
        shutil.copytree(DEMO, data)
        attack = Attack(harmless)
        attack_records(data, attack)
        return attack, make(load(read_folder(data, "demo"), CODES, "demo"))


def texts(path: str, content: str, attack: Attack) -> set[str]:
    """List the attacks that a file holds whole, by their marks."""
    found = "\n".join(one_line(text) for name, text in parts(path, content.encode()) if not name)
    return {one for one in set(MARK.findall(found)) if attack.written[one] in found}


def test_payloads_are_text_in_every_file_beside_the_pages() -> None:
    attack, hostile = attacked(harmless=False)
    other, harmless = attacked(harmless=True)
    assert set(hostile.files) == set(harmless.files)
    told = Counter[str]()
    for path, content in hostile.files.items():
        form = path.rpartition(".")[2]
        if form in FORMS:
            plain = harmless.files[path]
            shapes = [structure(list(parts(path, one.encode()))) for one in (content, plain)]
            assert shapes[0] == shapes[1], path
            whole = texts(path, content, attack)
            assert whole == texts(path, plain, other), path
            told[form] += len(whole)
    assert min(told[form] for form in ("bib", "csv", "ics", "json", "ris", "xml")) > 10
