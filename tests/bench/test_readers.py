"""Pages as a reader on a phone meets them: served packed, as a host of pages does."""

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.readers import Packed
from bench.visit import served

PAGE = b"<!doctype html><title>Sesi\xc3\xb3n</title>" * 20


def test_texts_come_packed_and_pictures_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "card.png").write_bytes(b"\x89PNG")
    with served(tmp_path, Packed) as address:
        asked = HTTPConnection(urlsplit(address).netloc)
        asked.request("GET", "/")
        page = asked.getresponse()
        assert page.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(page.read()) == PAGE
        asked.request("GET", "/card.png")
        card = asked.getresponse()
        assert (card.headers["Content-Encoding"], card.read()) == (None, b"\x89PNG")
        asked.request("GET", "/nothing/")
        nothing = asked.getresponse()
        assert (nothing.status, nothing.read()) == (404, b"")
        asked.close()
