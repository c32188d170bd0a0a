"""Pictures made smaller: nothing of what their files tell is left, and they look as they did."""

from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from memoria.outputs.documents.reductions import Reduction, printable, reduce
from memoria.outputs.documents.workshop import Document, carries, make
from memoria.project.pictures import read_raster
from tests.pictures import SECRETS, quarters, saved, told_by_a_camera

STAMP = "memoria-0123"
RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 60), (30, 60, 200), (120, 120, 120)


def reduction(folder: Path, content: bytes, width: int = 240, height: int = 160) -> Reduction:
    path = folder / "quay"
    path.write_bytes(content)
    return Reduction(
        read_raster(str(path)), width, height, 'Ada "Quay" & Co', "https://cc.example/"
    )


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours in the middle of the four quarters, as a reader sees them."""
    plain, (width, height) = image.convert("RGB"), image.size
    places = ((x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3))
    return [tuple(map(int, plain.getpixel(one))) for one in places]  # type: ignore[arg-type]


def assert_alike(found: list[tuple[int, ...]], expected: list[tuple[int, ...]]) -> None:
    pairs = zip(chain(*found), chain(*expected), strict=True)
    far = max(abs(one - other) for one, other in pairs)
    assert far < 14, (found, expected)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_a_camera_tells_is_published(tmp_path: Path, form: str) -> None:
    content = told_by_a_camera(quarters(480, 320), form)
    assert any(secret in content for secret in SECRETS)
    one = reduction(tmp_path, content)
    for made in (reduce(one, STAMP), printable(one)):
        assert not [secret for secret in SECRETS if secret in made]
        image = seen(made)
        assert not image.getexif()
        assert not {"icc_profile", "comment", "exif"} & image.info.keys()
        assert image.size == (240, 160)


def test_the_file_says_whose_it_is_and_what_it_was_made_from(tmp_path: Path) -> None:
    made = reduce(reduction(tmp_path, told_by_a_camera(quarters(480, 320), "JPEG")), STAMP)
    notes = seen(made).info["xmp"].decode()
    assert 'photoshop:Credit="Ada &quot;Quay&quot; &amp; Co"' in notes
    assert 'xmpRights:WebStatement="https://cc.example/"' in notes
    assert STAMP in notes


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(tmp_path: Path, turn: int) -> None:
    content = told_by_a_camera(quarters(480, 320), "JPEG", turn=turn)
    path = tmp_path / "quay.jpg"
    path.write_bytes(content)
    raster = read_raster(str(path))
    assert (raster.width, raster.height) == ((480, 320) if turn < 5 else (320, 480))
    made = seen(printable(Reduction(raster, raster.width // 2, raster.height // 2)))
    expected = {
        1: [RED, GREEN, BLUE, GREY], 2: [GREEN, RED, GREY, BLUE],
        3: [GREY, BLUE, GREEN, RED], 4: [BLUE, GREY, RED, GREEN],
        5: [RED, BLUE, GREEN, GREY], 6: [BLUE, RED, GREY, GREEN],
        7: [GREY, GREEN, BLUE, RED], 8: [GREEN, GREY, RED, BLUE],
    }  # fmt: skip
    assert_alike(corners(made), [tuple(one) for one in expected[turn]])


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK"])
def test_a_picture_of_any_mode_looks_as_it_did(tmp_path: Path, mode: str) -> None:
    source = quarters(480, 320)
    if mode == "I;16":
        grey = source.convert("L")
        data = b"".join(bytes((0, value)) for value in grey.tobytes())
        image = Image.frombytes("I;16", grey.size, data)
    else:
        image = source.quantize(8) if mode == "P" else source.convert(mode)
    content = saved(image, "JPEG" if mode == "CMYK" else "PNG")
    one = reduction(tmp_path, content, 480, 320)
    expected = corners(image.convert("RGB") if mode != "I;16" else source.convert("L"))
    assert_alike(corners(seen(reduce(one, STAMP))), expected)
    assert_alike(corners(seen(printable(one))), expected)


def test_what_can_be_seen_through_stays_so_and_has_paper_behind_it_in_print(tmp_path: Path) -> None:
    image = quarters(480, 320).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 240, 320))
    one = reduction(tmp_path, saved(image, "PNG"))
    assert seen(reduce(one, STAMP)).convert("RGBA").getpixel((60, 80))[3] == 0  # type: ignore[index]
    assert seen(printable(one)).getpixel((60, 80)) == (255, 255, 255)


def test_colours_of_another_profile_become_those_of_screens(tmp_path: Path) -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Of a screen that shows blue for red, and red for blue.
    swapped = own.replace(b"rXYZ", b"____").replace(b"bXYZ", b"rXYZ").replace(b"____", b"bXYZ")
    red, green, blue = quarters(480, 320).split()
    content = saved(Image.merge("RGB", (blue, green, red)), "PNG", icc_profile=swapped)
    found = corners(seen(printable(reduction(tmp_path, content))))
    assert_alike(found, corners(quarters(480, 320)))


def test_a_broken_profile_spoils_no_picture(tmp_path: Path) -> None:
    one = reduction(tmp_path, saved(quarters(480, 320), "PNG", icc_profile=b"no profile"))
    assert_alike(corners(seen(printable(one))), corners(quarters(480, 320)))


def test_the_same_bytes_come_out_twice_and_a_file_that_carries_them_is_not_made_again(
    tmp_path: Path,
) -> None:
    document = Document(reduction(tmp_path, told_by_a_camera(quarters(480, 320), "JPEG")))
    (first, content), (second, again) = make({"a.webp": document, "b.webp": document})
    assert (first, second, content) == ("a.webp", "b.webp", again)
    assert content == next(iter(make({"c.webp": document})))[1]
    (tmp_path / "a.webp").write_bytes(content)
    assert carries(tmp_path / "a.webp", document.stamp)


def test_where_a_picture_lies_is_no_part_of_what_it_is(tmp_path: Path) -> None:
    content = saved(quarters(480, 320), "PNG")
    (tmp_path / "other").mkdir()
    here, there = reduction(tmp_path, content), reduction(tmp_path / "other", content)
    assert Document(here).stamp == Document(there).stamp
