"""Invented records of the kinds and in the shares of real collections, the same at every run.

The shares are those of some 11,000 talks and 800 events of a public collection.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

TALKS, EVENTS, CROWD = 150, 30, 60
ACTS = {
    "video": 0.67, "hours": 0.45, "untold": 0.37, "kind": 0.22, "nobody": 0.14, "part": 0.13,
    "slides": 0.12, "track": 0.12, "foreign": 0.1, "several": 0.07, "recordings": 0.05,
    "long": 0.06, "quoted": 0.12, "script": 0.06,
}  # fmt: skip
HAPPENINGS = {
    "days": 0.65, "venue": 0.21, "partners": 0.19, "registration": 0.05, "cancelled": 0.016,
    "postponed": 0.016, "hybrid": 0.005, "month": 0.003, "year": 0.003, "spanish": 0.2,
}  # fmt: skip
KINDS = ("keynote", "panel", "moderation", "welcome", "question-round")
FIRST = (
    "Ada",
    "Bruna",
    "Cósima",
    "Dário",
    "Eyþór",
    "Fañch",
    "Gülşah",
    "Håkon",
    "Iñaki",
    "Jean-Luc",
)
LAST = (
    "Marisma", "de la Vega-Ruiz", "van der Molen", "O’Farrell", "dos Anjos", "al-Haddad",
    "Ní Bhriain", "Peña y Lillo", "Åkesson-Smith", "D'Agostino", "zu Rhein", "Łąka",
    "Ibáñez i Puig",
)  # fmt: skip
ODD = ("Xochitl", "Ng", "山田 花子", "Ольга Седова", "ليلى حدّاد", "José Ñ.", "Sr. Nadie (hijo)")
NOUNS = ("harbours", "buses", "markets", "libraries", "wells", "squares", "ferries", "archives")
DEEDS = ("Mending", "Counting", "Sharing", "Naming", "Keeping", "Opening", "Moving", "Reading")
QUOTED = (
    '“{}”: what the night said', "«{}» frente a la marea", '"{}" & other <stories>',
    "It’s ‘{}’, isn’t it?", "„{}“ – #1 of 10: 50 % * done",
    "'{}': =1+1; @home", "{}? ¡Sí! [draft] {{{{ site }}}} | `code`",
)  # fmt: skip
SCRIPTS = ("港の記憶", "Память гавани", "ذاكرة الميناء", "Η μνήμη του λιμανιού", "👩‍🚀 Ports 🛳️")
DAY = date(2019, 3, 1)
Files = dict[str, str]


def chosen(facts: Mapping[str, float], number: int) -> list[set[str]]:
    """Give each of so many records some facts, each as often as its share says, at least once."""
    found: list[set[str]] = [set() for _ in range(number)]
    for fact, share in facts.items():
        for one in Random(fact).sample(range(number), max(1, round(share * number))):
            found[one].add(fact)
    return found


def people() -> Iterator[tuple[str, str]]:
    """List the ids and the names of people: of one word, with particles, hyphens, other scripts."""
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    for number, name in enumerate((*ODD, *names)[:CROWD]):
        yield f"person-{number}", name


def title(number: int, facts: set[str]) -> str:
    """Return the title of a talk."""
    deed, noun = DEEDS[number % len(DEEDS)], NOUNS[number // len(DEEDS) % len(NOUNS)]
    plain = f"{deed} {noun}, part {number}"
    if "script" in facts:
        return f"{SCRIPTS[number % len(SCRIPTS)]} {number}"
    if "long" in facts:
        return f"{plain}: {' and '.join(NOUNS)} from shore to shore, told by those who were there"
    return QUOTED[number % len(QUOTED)].format(plain) if "quoted" in facts else plain


def tongue(facts: set[str], event: dict[str, Any]) -> str:
    """Return the language of a talk: that of its event, or one that the site is not made in."""
    return "fr" if "foreign" in facts else str(event["original"])


def talk(number: int, facts: set[str], event: dict[str, Any], crowd: list[str]) -> dict[str, Any]:
    """Return the record of a talk in an event."""
    made: dict[str, Any] = {
        "id": f"talk-{number}",
        "original": tongue(facts, event),
        "title": {tongue(facts, event): title(number, facts)},
    }
    several = CROWD if number == min(TALKS, 7) else 2 + number % 3
    if "nobody" not in facts:
        spoken = (
            crowd[:several] if "several" in facts or number == 7 else [crowd[number % len(crowd)]]
        )
        made["speaker"] = spoken if len(spoken) > 1 else spoken[0]
    if "kind" in facts:
        made["kind"] = KINDS[number % len(KINDS)]
    if "hours" in facts and event.get("timezone"):
        made |= {
            "starts": f"{event['day']} {9 + number % 8:02}:00",
            "ends": f"{event['day']} {9 + number % 8:02}:45",
        }
    if "track" in facts:
        made |= {
            "track": {event["original"]: "Main stage"},
            "room": {event["original"]: "Aula 1.2, “B”"},
        }
    if "slides" in facts:
        made["slides"] = f"https://example.org/slides/{number}.pdf?download=1&v=2"
    return made


def videos(number: int, facts: set[str], original: str) -> Iterator[dict[str, Any]]:
    """List the recordings of a talk at a provider, which holds their captions."""
    for take in range(2 if "recordings" in facts else 1 if "video" in facts else 0):
        made: dict[str, Any] = {
            "id": f"video-{take}-{number}",
            "title": {original: title(number, facts)},
            "original": original,
            "language": original,
            "address": f"https://www.youtube.com/watch?v=abcdefgh{take}{number:02}"[:43],
            "duration": "45:00",
            "provider_captions": [original],
            "records": [f"talk-{number}"],
        }
        if "part" in facts:
            made |= {"starts_at": "1:02:30", "ends_at": "1:47:30"}
        yield made


def event(number: int, facts: set[str]) -> dict[str, Any]:
    """Return the record of an event, with its first day."""
    day = DAY + timedelta(days=37 * number)
    language = "es" if "spanish" in facts else "en"
    made: dict[str, Any] = {
        "id": f"event-{number}",
        "series": "shores",
        "original": language,
        "title": {
            language: f"Shores {number}" if language == "en" else f"Orillas, edición {number}"
        },
        "mode": "hybrid" if "hybrid" in facts else "in-person",
        "place": f"town-{number % 3}",
        "day": str(day),
    }
    if "month" in facts or "year" in facts:
        return made | {"starts": f"{day:%Y-%m}" if "month" in facts else f"{day:%Y}"}
    last = day + timedelta(days=2 if "days" in facts else 0)
    made |= {"timezone": "Europe/Madrid", "starts": f"{day} 09:00", "ends": f"{last} 18:30"}
    if "postponed" in facts:
        made = {name: value for name, value in made.items() if name not in {"starts", "ends"}}
        made |= {"status": "postponed", "rescheduled_from": str(day)}
    elif "cancelled" in facts:
        made |= {"status": "cancelled", "status_because": {language: "No quorum."}}
    if "hybrid" in facts:
        made["platform"] = "Zoom"
    if "venue" in facts:
        made["venue"] = {
            "name": {language: "Centro «La Marina», 2nd floor"},
            "postal_address": "Rúa d’Acó, 7, 15001",
        }
    if "registration" in facts:
        made["registration"] = {
            "address": f"https://example.org/{number}/tickets",
            "closes": str(day),
        }
    if "partners" in facts:
        made["partners"] = ["board", "harbour"]
    return made


def records() -> Files:
    """Return the files of a content folder that holds them all."""
    crowd = [identifier for identifier, _ in people()]
    events = [event(number, facts) for number, facts in enumerate(chosen(HAPPENINGS, EVENTS))]
    files: Files = {}
    for number, facts in enumerate(chosen(ACTS, TALKS)):
        held = events[number % EVENTS]
        held.setdefault("contributions", []).append(talk(number, facts, held, crowd))
        recorded = [] if held.get("status") else [*videos(number, facts, tongue(facts, held))]
        held.setdefault("videos", []).extend(recorded)
        if "untold" not in facts and not held.get("status"):
            name = f"summaries/{held['id']}/contributions/talk-{number}.{tongue(facts, held)}.md"
            files[name] = f'On {number} shores, *nobody* said "no".\n\n- One\n- Two: 50 %\n'
    bodies = {"board": "Board of the Shores, Ltd.", "harbour": "Harbour & Sons"}
    return {
        **files,
        "sessions.yaml": listed(
            series=[
                {
                    "id": "shores",
                    "title": {"en": "Shores", "es": "Orillas"},
                    "organisers": ["board"],
                }
            ],
            sessions=[{key: value for key, value in one.items() if key != "day"} for one in events],
        ),
        "people.yaml": listed(people=[{"id": one, "name": name} for one, name in people()]),
        "organisations.yaml": listed(
            organisations=[
                {"id": one, "name": {"en": name, "es": name}} for one, name in bodies.items()
            ]
        ),
        "places.yaml": listed(
            places=[
                {
                    "id": f"town-{one}",
                    "name": {"en": f"Town {one}"},
                    "kind": "city",
                    "country": "ES",
                }
                for one in range(3)
            ]
        ),
    }


def listed(**lists: list[dict[str, Any]]) -> str:
    """Write lists of records as YAML, one record a line."""
    return "".join(
        f"{name}:\n" + "".join(f"  - {json.dumps(one, ensure_ascii=False)}\n" for one in found)
        for name, found in lists.items()
    )
