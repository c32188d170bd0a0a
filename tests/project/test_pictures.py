"""What the head of a picture tells: its form, its size upright, where it was taken."""

from pathlib import Path

import pytest
from PIL import Image

from memoria.content.pictures import Raster
from memoria.project.pictures import look, read_raster
from tests.pictures import quarters, saved, told_by_a_camera


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_known_by_its_first_bytes(form: str) -> None:
    plain, told = saved(quarters(90, 60), form), told_by_a_camera(quarters(90, 60), form, turn=6)
    found = look(plain)
    assert (found.form, found.width, found.height, found.located) == (form, 90, 60, False)
    found = look(told)
    assert (found.form, found.width, found.height, found.located) == (form, 60, 90, True)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"", ""),
        (b"GIF89a", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"\x00\x00\x00\x18ftypheic", ""),
        (b"\xff\xd8\xff\xe0 nothing more", "BROKEN"),
        (b"RIFF\x00\x00\x00\x00WAVE", "BROKEN"),
        (saved(quarters(90, 60), "PNG")[:30], "BROKEN"),
        (saved(Image.new("1", (20_000, 20_000)), "PNG", compress_level=9), "LARGE"),
    ],
)
def test_what_is_no_picture_says_so(content: bytes, form: str) -> None:
    found = look(content)
    assert (found.form, found.width) == (form, 0)


def test_a_moving_picture_has_several_frames() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    for form in ("WEBP", "PNG"):
        moving = saved(frames[0], form, save_all=True, append_images=frames[1:])
        assert look(moving).frames == 3
    assert look(saved(frames[0], "JPEG")).frames == 1


def test_a_file_that_changed_is_read_again_and_its_place_is_no_part_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "quay.png"
    path.write_bytes(saved(quarters(90, 60), "PNG"))
    first = read_raster(str(path))
    assert read_raster(str(path)) is first
    path.write_bytes(saved(quarters(60, 90), "PNG"))
    other = read_raster(str(path))
    assert (first.width, other.width) == (90, 60)
    assert first != other
    assert first == Raster("PNG", 90, 60, digest=first.digest)
