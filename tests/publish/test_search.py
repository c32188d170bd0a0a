"""The index is made again when what it is made of has changed, and only then."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from memoria.project.cache import Cache
from memoria.publish import search
from memoria.publish.search import index, renew_index
from tests.publish.test_site import content_of

PAGE = """<!doctype html>
<html lang="en">
<head><title>{title}</title></head>
<body><header>{around}</header><main>
<article class="article" data-pagefind-body>
{notice}<h1>{title}</h1>
<h2 id="more">More</h2>
<p>{text}</p>
</article></main></body></html>
"""
NOTICE = """<div class="notice" role="note" data-pagefind-ignore>
<p>Changed since.</p>
<p class="notice-links"><a href="../">There</a></p>
</div>

"""
WORDS = {"title": "Tides", "around": "Menu", "notice": "", "text": "Ropes and lanterns."}


def write(site: Path, **words: str) -> Path:
    for name in ("", "one/", "two/"):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(PAGE.format_map(WORDS | words))
    return site


def write_empty_cache(root: Path) -> Path:
    root.mkdir()
    return root


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ({}, True),
        ({"around": "Another menu"}, True),
        ({"notice": NOTICE}, True),
        ({"text": "Ropes and anchors."}, False),
        ({"title": "Ebb"}, False),
        ({"notice": NOTICE.replace("<p>C", "<div></div><p>C")}, False),
    ],
)
def test_an_index_is_taken_over_where_it_would_be_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: dict[str, str], taken: bool
) -> None:
    made = list[Path]()

    def note(site: Path, pages: Mapping[str, bytes], shown: Path) -> None:
        made.append(site)
        index(site, pages, shown)

    monkeypatch.setattr(search, "index", note)
    first, second, cold = (tmp_path / name for name in ("first", "second", "cold"))
    with Cache(write_empty_cache(tmp_path / "root")) as cache:
        renew_index(write(first), tmp_path / "none", "en", cache)
        renew_index(write(second, **words), first, "en", cache)
    assert (made == [first]) is taken
    index(write(cold, **words))
    assert content_of(second) == content_of(cold)


def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    first, second = write(tmp_path / "first"), write(tmp_path / "second")
    with Cache(write_empty_cache(tmp_path / "root")) as cache:
        renew_index(first, tmp_path / "none", "en", cache)
        whole = content_of(first)
        fragment = next((first / "pagefind" / "fragment").iterdir())
        fragment.write_bytes(b"damaged")
        renew_index(second, first, "en", cache)
    assert content_of(second) == whole


CHAIN = '<dl class="chain"><div><dt>Answers</dt> <dd>Hidden</dd></div></dl>'
INNER = """Tides <a class="mark" data-pagefind-ignore href="#note">a mark</a>
and ropes.</p>
<h3 id="part">Part</h3>
<div class="table-frame" data-pagefind-ignore><p>Hidden</p></div>
<div data-pagefind-ignore><p>Hidden</p><div>Hidden</div> too</div>
<p>Anchors</p><p data-pagefind-ignore>Hidden</p><p>Masts"""


PAGES = (("whole", ""), ("given", f"</p>{CHAIN}<p>"))


def test_whole_pages_say_the_same(tmp_path: Path) -> None:
    whole, given = (write(tmp_path / name, text=INNER + more) for name, more in PAGES)
    files = sorted(whole.rglob("*.html"))
    index(whole, {path.relative_to(whole).as_posix(): path.read_bytes() for path in files})
    index(given)
    assert fragments(given) == fragments(whole)
    assert "Hidden" not in str(fragments(given))


def test_texts_of_pictures_are_found_as_they_are_read(tmp_path: Path) -> None:
    picture = '<img src="x.png" alt="A &lt;b&gt; &amp; &#34;masts&#34;" width="1">'
    site = write(tmp_path / "site", text=f"Sails {picture} and ropes")
    index(site)
    assert all('A <b> & "masts"' in str(one) for one in fragments(site).values())


def fragments(site: Path) -> dict[str, object]:
    """Return what the index holds of each page, without its marker."""
    packed = (path.read_bytes() for path in (site / "pagefind" / "fragment").iterdir())
    found = [json.loads(gzip.decompress(one).removeprefix(b"pagefind_dcd")) for one in packed]
    return {one["url"]: one for one in found}
