"""Who renews the locks is told what changed, and under which licence each package comes."""

import tarfile
from io import BytesIO
from pathlib import Path
from runpy import run_path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

locks = run_path(str(ROOT / "scripts" / "locks.py"))
canonical, changes, licence, metadata_of, pinned, table = (
    locks[one] for one in ("canonical", "changes", "licence", "metadata_of", "pinned", "table")
)

BEFORE = """\
click==8.5.0 \\
    --hash=sha256:00
    # via memoria
old-one==1.0
same==2.0 ; python_version < "4"
"""
NOW = """\
click==8.5.10 \\
    --hash=sha256:11
new==0.1
same==2.0
"""


def test_what_changed_is_told_in_columns() -> None:
    found = changes(pinned(BEFORE), pinned(NOW))
    assert found == [
        ("click", "8.5.0", "8.5.10"),
        ("new", "–", "0.1"),
        ("old-one", "1.0", "–"),
    ]
    licences = {"click": "BSD-3-Clause", "new": "MIT", "same": "MIT"}
    assert table("requirements/site.txt", found, licences) == (
        "requirements/site.txt\n"
        "  click    8.5.0 → 8.5.10  BSD-3-Clause\n"
        "  new      – → 0.1         MIT\n"
        "  old-one  1.0 → –\n"
    )


def test_nothing_changed_where_only_hashes_did() -> None:
    assert changes(pinned(NOW), pinned(NOW.replace("11", "22"))) == []


def test_every_package_of_the_locks_is_read() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        assert len(pinned(text)) == text.count("=="), path.name


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("License-Expression: MIT\nLicense: other\n", "MIT"),
        ("License: BSD\n 3-Clause\n", "BSD 3-Clause"),
        (
            f"License: {'word ' * 100}\nClassifier: License :: OSI Approved :: MIT License\n",
            "MIT License",
        ),
        ("Classifier: Programming Language :: Python\n", ""),
    ],
)
def test_a_licence_is_told_as_shortly_as_it_can(
    tmp_path: Path, metadata: str, expected: str
) -> None:
    content = f"Metadata-Version: 2.4\nName: Some.One\n{metadata}".encode()
    wheel, source = tmp_path / "some_one-1-py3-none-any.whl", tmp_path / "some_one-1.tar.gz"
    with ZipFile(wheel, "w") as file:
        file.writestr("some_one-1.dist-info/METADATA", content)
    with tarfile.open(source, "w:gz") as archive:
        told = tarfile.TarInfo("some_one-1/PKG-INFO")
        told.size = len(content)
        archive.addfile(told, BytesIO(content))
    for package in (wheel, source):
        read = metadata_of(package)
        assert (canonical(read["Name"]), licence(read)) == ("some-one", expected)
