"""A file of others is read: which form it has, or why it cannot be taken."""

import json
from pathlib import Path
from typing import Any

from memoria.content.limits import LARGEST_SCHEDULE, LARGEST_YAML
from memoria.edit.imports import calendars, conferences, recordings
from memoria.edit.imports.events import Schedule
from memoria.load.composer import Composer
from memoria.project.folders import reason_of
from memoria.project.project import shown_path
from memoria.rules.commands import fail, not_importable
from memoria.rules.files import text_of
from memoria.rules.problems import Position

YAML = (".yml", ".yaml")


def read_schedule(path: Path) -> Schedule:
    """Read a schedule; of an event and its talks, each brings the other along.

    Raises MemoriaError where the file cannot be read, or holds no schedule of a known form.
    """
    shown, text = shown_path(path), read_text(path)
    if text.lstrip("\ufeff \n").upper().startswith(calendars.BEGIN):
        found = calendars.Reader(text).schedule()
    elif path.suffix.lower() in YAML:
        found = read_yaml(path, shown, text)
    else:
        conference = conferences.conference_of(value_of_json(shown, text))
        if conference is None:
            raise fail(not_importable(Position(shown), "form"))
        found = conferences.Reader(conference).schedule()
    if not any(event.titles for event in found.events):
        raise fail(not_importable(Position(shown), "empty"))
    return found


def read_text(path: Path) -> str:
    """Return what a file says.

    Raises MemoriaError where it cannot be read, is too large, or is no text.
    """
    shown = shown_path(path)
    try:
        if not path.is_file():
            raise fail(not_importable(Position(shown), "missing"))
        largest = LARGEST_YAML if path.suffix.lower() in YAML else LARGEST_SCHEDULE
        with path.open("rb") as file:
            content = file.read(largest + 1)
        if len(content) > largest:
            raise fail(not_importable(Position(shown), "large", f"{largest // 1_000_000}"))
        return text_of(content)
    except UnicodeDecodeError as error:
        raise fail(not_importable(Position(shown), "encoding")) from error
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else ""
        raise fail(not_importable(Position(shown), "missing", reason)) from error


def value_of_json(shown: str, text: str) -> Any:
    """Return what a JSON text says.

    Raises MemoriaError where it is none.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text.lstrip().startswith(("{", "[")):
            raise fail(not_importable(Position(shown), "form")) from error
        raise fail(not_importable(Position(shown, error.lineno, error.colno))) from error
    except (RecursionError, ValueError) as error:
        raise fail(not_importable(Position(shown))) from error


def read_yaml(path: Path, shown: str, text: str) -> Schedule:
    """Return the schedule of an event and of its talks, which stand in files beside each other.

    Raises MemoriaError where they are not of the form.
    """
    value = value_of_yaml(shown, text)
    venue = beside(path, recordings.VENUE, {})
    if recordings.is_event(value):
        return recordings.Reader(value, beside(path, recordings.TALKS, ()), venue).schedule()
    if recordings.is_talks(value):
        event = beside(path, recordings.EVENT, {})
        return recordings.Reader(event if isinstance(event, dict) else {}, value, venue).schedule()
    raise fail(not_importable(Position(shown), "form"))


def beside(path: Path, name: str, nothing: Any) -> Any:
    """Return what a file beside another one says, if there is one."""
    other = path.with_name(name)
    return value_of_yaml(shown_path(other), read_text(other)) if other.is_file() else nothing


def value_of_yaml(shown: str, text: str) -> Any:
    """Return what a YAML text says; references and types, which could grow, are refused.

    Raises MemoriaError where it is none.
    """
    document = Composer(shown, text).compose()
    if document.is_refused(()):
        places = (one.finding.position for one in document.problems)
        raise fail(not_importable(next(iter(places), Position(shown))))
    return () if document.value is None else document.value
