"""Payloads that come in schedules of other programs, of every form that `import` reads."""

import json
from collections.abc import Callable
from typing import Any

from tests.attacks import Attack, as_yaml
from tests.trials.addresses import Project

TALKS = 40
# Of these ids are made: they begin with the mark of a text.
NAMES = {"title", "title.es", "conference.title", "public_name", "SUMMARY", "location", "speakers"}
Text = Callable[[str], str]


def bring_in(project: Project, attack: Attack) -> None:
    """Write a schedule of each form, and let the program take them in."""
    folder = project.root / "schedules"
    folder.mkdir()
    for name, content in (
        ("schedule.json", json.dumps(conference(attack, "schedule.json"))),
        ("calendar.ics", calendar(attack, "calendar.ics")),
        ("venue.yml", as_yaml(venue(attack, "venue.yml"))),
        ("videos.yml", as_yaml(talks(attack, "videos.yml"))),
        ("event.yml", as_yaml(event(attack, "event.yml"))),
    ):
        (folder / name).write_text(content, "utf-8", newline="")
    project.commit()
    for name in ("schedule.json", "calendar.ics", "event.yml"):
        status, said = project.run("import", f"schedules/{name}", "--original", "en", "--write")
        assert status == 0, said


def words_of(attack: Attack, file: str) -> tuple[Text, Text]:
    """Return what gives texts and addresses for the fields of a file."""

    def text(name: str) -> str:
        return attack.text((file, name, ""), begins=name not in NAMES)

    def address(name: str) -> str:
        return attack.address((file, name, ""))

    return text, address


def conference(attack: Attack, file: str) -> dict[str, Any]:
    """Return a schedule as pretalx writes it."""
    text, address = words_of(attack, file)
    listed = [
        {
            "guid": f"talk-{number}", "date": f"2031-05-09T{8 + number // 4:02}:00:00+02:00",
            "duration": "0:15", "title": {"en": text("title"), "es": text("title.es")},
            "track": {"en": text("track")}, "room": text("room"), "language": "en",
            "persons": [{"guid": f"person-{number}", "public_name": text("public_name")}],
            "links": [{"title": text("links.title"), "url": address("links.url")}],
            "attachments": [
                {"title": text("attachments.title"), "url": address("attachments.url")}
            ],
        }
        for number in range(TALKS)
    ]  # fmt: skip
    inner = {
        "acronym": "lagoon-2031", "title": text("conference.title"), "url": address("url"),
        "time_zone_name": "Europe/Madrid", "start": "2031-05-09", "end": "2031-05-09",
        "days": [{"index": 1, "date": "2031-05-09", "rooms": {"Hall": listed}}],
    }  # fmt: skip
    return {"schedule": {"version": "1", "conference": inner}}


def calendar(attack: Attack, file: str) -> str:
    """Return a calendar, its lines as long as they are."""
    text, address = words_of(attack, file)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number in range(TALKS // 2):
        lines += [
            "BEGIN:VEVENT", f"UID:{number}@example.org", f"DTSTART:203206{number + 1:02}T100000Z",
            f"SUMMARY:{in_calendar(text('SUMMARY'))}", f"LOCATION:{in_calendar(text('LOCATION'))}",
            f"URL:{address('URL')}", "END:VEVENT",
        ]  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def in_calendar(text: str) -> str:
    """Escape a text for a calendar."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text


def event(attack: Attack, file: str) -> dict[str, Any]:
    """Return an event as RubyEvents writes it."""
    text, address = words_of(attack, file)
    return {
        "id": "lagoon-2033", "title": text("title"), "location": text("location").replace(",", " "),
        "start_date": "2033-05-09", "end_date": "2033-05-09", "website": address("website"),
        "tickets_url": address("tickets_url"), "language": "en",
    }  # fmt: skip


def venue(attack: Attack, file: str) -> dict[str, Any]:
    """Return the venue of that event."""
    text, _ = words_of(attack, file)
    return {"name": text("name"), "address": {"display": text("address.display")}}


def talks(attack: Attack, file: str) -> list[dict[str, Any]]:
    """Return the talks of that event."""
    text, address = words_of(attack, file)
    return [
        {
            "id": f"lagoon-talk-{number}", "title": text("title"), "date": "2033-05-09",
            "speakers": [text("speakers")], "track": text("track"), "room": text("room"),
            "slides_url": address("slides_url"), "video_provider": "youtube",
            "video_id": f"aBc-_12345{number % 10}", "raw_title": text("raw_title"),
            "additional_resources": [
                {"name": text("resources.name"), "url": address("resources.url")}
            ],
        }
        for number in range(TALKS)
    ]  # fmt: skip
