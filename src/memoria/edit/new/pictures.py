"""The file of a new picture: copied into the content folder, upright and without what it tells."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath

from memoria.content.pictures import ENDINGS, FOLDER, Raster
from memoria.edit.new.questions import Replies
from memoria.edit.new.setting import Setting
from memoria.outputs.documents.reductions import Reduction, on_paper, reduced
from memoria.project.folders import reason_of
from memoria.project.pictures import read_raster
from memoria.rules.commands import exists_already
from memoria.rules.files import Unreadable, unreadable
from memoria.rules.pictures import unusable
from memoria.rules.problems import Position, Problem

# What is asked for the file by.
FILE = "file"
# How many dots are kept on the longer side, and how a picture is written in each form.
LONGEST = 2400
FORMS: Mapping[str, tuple[str, Mapping[str, int | bool]]] = {
    "JPEG": (".jpg", {"quality": 90, "optimize": True}),
    "PNG": (".png", {"optimize": True}),
    "WEBP": (".webp", {"quality": 90, "method": 4}),
}


def picture_problems(told: str) -> Iterator[Problem]:
    """Say why a file that is told cannot become a picture."""
    try:
        yield from unusable(told, read_raster(str(source(told))))
    except OSError as error:
        yield from unreadable(told, Unreadable(reason_of(error)))


def taken_by_another(replies: Replies, setting: Setting) -> Iterator[Problem]:
    """Report the file of another picture that has the name of a new one."""
    if FILE not in replies or setting.kind.name != "picture":
        return
    own = source(str(replies[FILE])).resolve()
    for name, raster in setting.loaded.pictures.items():
        same = PurePosixPath(name).stem == replies.get("id")
        if same and Path(raster.path).resolve() != own:
            file = f"{setting.loaded.folder}/{name}"
            yield from exists_already(Position(file), name, variant="file")


def picture_files(replies: Replies, setting: Setting) -> dict[str, bytes]:
    """Return the file of a new picture by its name, in the form that it has."""
    if setting.kind.name != "picture":
        return {}
    path = source(str(replies[FILE]))
    raster = read_raster(str(path))
    ending, _ = FORMS[raster.form]
    own = path.suffix if path.stem == replies["id"] and path.suffix in ENDINGS else ending
    return {f"{FOLDER}{replies['id']}{own}": cleaned(raster)}


def source(told: str) -> Path:
    """Return the path of a file as people tell it: from their home, or between quotation marks."""
    return Path(told.strip("'\"")).expanduser()


def cleaned(raster: Raster) -> bytes:
    """Return a picture of at most 2,400 dots a side, upright, of nothing but its dots."""
    share = min(1.0, LONGEST / max(raster.width, raster.height))
    width, height = (max(1, round(side * share)) for side in (raster.width, raster.height))
    image, (_, options) = reduced(Reduction(raster, width, height)), FORMS[raster.form]
    file = BytesIO()
    (on_paper(image) if raster.form == "JPEG" else image).save(file, raster.form, **options)
    return file.getvalue()
