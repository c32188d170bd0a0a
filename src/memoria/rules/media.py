"""Rules for media files: that each is what it is called, and tells no more than it shows."""

from collections.abc import Iterator

from memoria.content.media import Look, ending_of, form_of
from memoria.rules.pictures import MOST_DOTS
from memoria.rules.problems import Finding, Position, Problem, rule


@rule("M123")
def misleading(file: str, look: Look) -> Iterator[Finding]:
    """Refuse a media file that is not what its name says, or that cannot be shown.

    The variants: none, where it is nothing that is known; "kind", where it is another kind;
    "named", where it only has to be called otherwise; "broken"; "large", with too many dots;
    "moving", a picture.
    """
    wanted, ending = form_of(file), ending_of(look.form)
    variants = {
        "": not look.form,
        "named": look.form != wanted and ending,
        "kind": look.form != wanted,
        "broken": look.broken,
        "large": look.width * look.height > MOST_DOTS,
        "moving": look.moving,
    }
    values: dict[str, str | int] = {
        "form": look.form,
        "wanted": wanted,
        "ending": ending,
        "most": MOST_DOTS // 1_000_000,
    }
    if told := [one for one, is_so in variants.items() if is_so]:
        yield Finding(Position(file), values, told[0])


@rule("M124")
def telling(file: str, look: Look) -> Iterator[Finding]:
    """Refuse a media file with what cannot be taken out: a "track" of data, or "notes"."""
    if look.kept:
        yield Finding(Position(file), {}, "" if look.kept == "track" else look.kept)


def media_problems(file: str, look: Look) -> Iterator[Problem]:
    """Check what a media file is like."""
    wrong = list(misleading(file, look))
    yield from wrong or telling(file, look)
