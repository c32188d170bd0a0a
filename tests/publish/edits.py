"""Edits of a content folder such as editors make, drawn at random from a seed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

Edit = Callable[[Path, Random], object]


def edit_record(data: Path, random: Random) -> None:
    """Change something in a file of records."""
    file = random.choice(sorted(data.rglob("*.yaml")))
    content = yaml.safe_load(file.read_text("utf-8"))
    places = [one for one in below(content) if CHANGES.get(type(one))]
    place = random.choice(places)
    random.choice(CHANGES[type(place)])(place, random)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def below(value: Any) -> Iterator[Any]:
    """List the lists and mappings in a value."""
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from below(one)


def reword(place: dict[str, Any], random: Random) -> None:
    texts = [name for name, value in place.items() if isinstance(value, str) and name != "id"]
    if texts:
        place[random.choice(texts)] += f" {random.randrange(100)}"


def give_alias(place: dict[str, Any], random: Random) -> None:
    if "id" in place:
        place["aliases"] = [*place.get("aliases", ()), f"{place['id']}-{random.randrange(100)}"]


def rename(place: dict[str, Any], random: Random) -> None:
    if "id" in place:
        place["id"] = f"{place['id']}-{random.randrange(100)}"


def flip_draft(place: dict[str, Any], random: Random) -> None:
    if "speaker" in place or "status" in place:
        place["status"] = random.choice(["draft", "withdrawn", "checked", "published"])


def leave_out(place: dict[str, Any], random: Random) -> None:
    place.pop(random.choice(sorted(map(str, place))), None)


def drop(place: list[Any], random: Random) -> None:
    if place:
        place.remove(random.choice(place))


def double(place: list[Any], random: Random) -> None:
    if place and isinstance(place[0], dict) and "id" in place[0]:
        one = random.choice(place)
        place.append({**one, "id": f"{one['id']}-{random.randrange(100)}", "aliases": []})


def turn(place: list[Any], _: Random) -> None:
    place.reverse()


CHANGES: dict[type, tuple[Callable[[Any, Random], None], ...]] = {
    dict: (reword, reword, give_alias, rename, flip_draft, leave_out),
    list: (drop, double, turn),
}


def edit_prose(data: Path, random: Random) -> None:
    """Add a sentence to a text, or take its last paragraph away."""
    file = random.choice(sorted(data.rglob("*.md")))
    text = file.read_text("utf-8")
    shorter = text.rpartition("\n\n")[0] + "\n"
    file.write_text(random.choice([f"{text}\nMore: {random.randrange(100)}.\n", shorter]), "utf-8")


def pin(data: Path, random: Random) -> None:
    """Say of a translation that it is of another state of its original."""
    files = [one for one in sorted(data.rglob("*.md")) if "of:" in one.read_text("utf-8")]
    file = random.choice(files)
    lines = file.read_text("utf-8").split("\n")
    pinned = [f'of: "{random.randrange(16**8):08x}"' if "of:" in one else one for one in lines]
    file.write_text("\n".join(pinned), "utf-8")


def remove_prose(data: Path, random: Random) -> None:
    random.choice(sorted(data.rglob("*.md"))).unlink()


def settle(data: Path, random: Random) -> None:
    """Change a setting of the site."""
    file = data.parent / "mkdocs.yml"
    lines = file.read_text("utf-8").split("\n")
    lines[0] = f"site_name: Memoria {random.randrange(3)}"
    file.write_text("\n".join(lines), "utf-8")


EDITS: tuple[Edit, ...] = (
    *[edit_record] * 12, *[edit_prose] * 4, pin, remove_prose, settle,
)  # fmt: skip
