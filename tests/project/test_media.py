"""Media files are looked at without decoding, and published without what cameras tell."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from memoria.content.media import Look
from memoria.project.media.looks import Copy, look, look_at, published
from tests.media import box, element, film, webm
from tests.pictures import SECRETS, quarters, saved, told_by_a_camera

PICTURES = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP"}
TOLD = (*SECRETS, b"Spycam", b"38.5", b"\x77" * 4, b"appended")


def copy_of(content: bytes, folder: Path) -> bytes:
    """Return what is published of a file."""
    path = folder / "file"
    path.write_bytes(content)
    found = published(path)
    return b"".join(found.blocks()) if isinstance(found, Copy) else content


@pytest.mark.parametrize("turn", [1, 6])
@pytest.mark.parametrize("form", PICTURES)
def test_a_picture_is_published_dot_by_dot_and_tells_nothing(
    form: str, turn: int, tmp_path: Path
) -> None:
    whole = told_by_a_camera(quarters(90, 60), form, turn) + b"appended"
    copy = copy_of(whole, tmp_path)
    assert look(whole) == look(copy) == Look(PICTURES[form], 90, 60)
    assert [one for one in TOLD if one in copy] == []
    assert copy_of(copy, tmp_path) == copy
    with Image.open(BytesIO(whole)) as before, Image.open(BytesIO(copy)) as after:
        assert after.tobytes() == before.tobytes()
        assert after.getexif().get(0x0112, 1) == turn
        assert dict(after.getexif()) == ({0x0112: turn} if turn > 1 else {})
        assert after.info["icc_profile"] == before.info["icc_profile"]


@pytest.mark.parametrize(
    ("whole", "form"), [(film("vide", "soun"), "MP4"), (webm(), "WebM")], ids=["MP4", "WebM"]
)
def test_a_film_stays_as_long_and_tells_nothing(whole: bytes, form: str, tmp_path: Path) -> None:
    copy = copy_of(whole, tmp_path)
    assert look(whole) == look(copy) == Look(form, 640, 360)
    assert len(copy) == len(whole)
    assert copy.find(b"dots") == whole.find(b"dots")
    assert [one for one in TOLD if one in copy] == []
    assert copy_of(copy, tmp_path) == copy


def test_what_tells_nothing_is_published_as_it_is(tmp_path: Path) -> None:
    for number, form in enumerate(PICTURES):
        path = tmp_path / str(number)
        path.write_bytes(saved(quarters(90, 60), form))
        assert published(path) == path
        assert look_at(str(path)).form == PICTURES[form]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", Look()),
        (b"<svg/>", Look()),
        (b"GIF89a", Look("GIF")),
        (box("ftyp", b"heic", bytes(4)), Look("HEIC")),
        (box("ftyp", b"qt  ", bytes(4)), Look("QuickTime")),
        (webm(doctype=b"matroska"), Look("Matroska")),
        (film("vide", "meta"), Look("MP4", 640, 360, kept="track")),
        (webm(kind=0x21), Look("WebM", 640, 360, kept="track")),
        (saved(quarters(90, 60), "AVIF"), Look("AVIF", 90, 60)),
        (told_by_a_camera(quarters(90, 60), "AVIF"), Look("AVIF", 90, 60, kept="notes")),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), Look("PNG", 20_000, 20_000)),
        (film("vide")[:-1], Look("MP4", broken=True)),
        (webm()[:-1], Look("WebM", broken=True)),
        *((saved(quarters(90, 60), form)[:40], Look(PICTURES[form], broken=True))
          for form in PICTURES),
    ],
)  # fmt: skip
def test_what_a_file_is_its_bytes_tell(content: bytes, found: Look) -> None:
    assert look(content) == found


def test_a_picture_that_moves_is_told() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green")]
    for form in ("WEBP", "PNG", "AVIF"):
        assert look(saved(frames[0], form, save_all=True, append_images=frames[1:])).moving


# Boxes in each other, of no length, or thousands of them: each is given up soon.
NESTED = box("moov", box("trak", box("trak", box("moov", box("mdia")))))


@pytest.mark.parametrize(
    "content",
    [
        box("ftyp", b"isom", bytes(4)) + NESTED * 2 + b"\0\0\0\x04moov",
        box("ftyp", b"isom", bytes(4)) + box("free") * 100_001,
        webm() + element(0xEC) * 100_001,
        b"\xff\xd8" + b"\xff\xfe\0\x02" * 100_001,
        b"\x89PNG\r\n\x1a\n" + bytes(12) * 100_001,
        b"RIFF" + (800_012).to_bytes(4, "little") + b"WEBP" + b"XMP \0\0\0\0" * 100_001,
    ],
)
def test_a_crafted_file_is_given_up(content: bytes) -> None:
    assert look(content).broken


WHOLE = [
    *(told_by_a_camera(quarters(9, 6), form) for form in (*PICTURES, "AVIF")), film("vide"), webm(),
]  # fmt: skip


@given(st.sampled_from(WHOLE), st.integers(0, 1500), st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_look(whole: bytes, at: int, other: bytes) -> None:
    damaged = whole[:at] + other + whole[at + len(other) :]
    assert look(damaged).form in {*PICTURES.values(), "AVIF", "HEIC", "MP4", "WebM", "Matroska",
                                  "QuickTime", "RIFF", "TIFF", "PDF", "GIF", ""}  # fmt: skip
