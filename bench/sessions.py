"""The invented sessions: a record each, and the prose that goes with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.registers import Fields, role, worded
from bench.text import LANGUAGES, Cast, Named, Pair, Writer, bank, together
from memoria.content.publication import digest

FIRST, DAYS = date(2017, 1, 9), 3000
# Every so many sessions there is one of these, as each has pages of its own.
INITIATIVES, NEWS, VIDEOS, GUIDES, SESSIONS_OF_A_SERIES = 10, 20, 3, 100, 50
CONTRIBUTIONS, QUESTIONS = 6, 9
SENTENCES, SENTENCES_OF_A_REPORT = 9, 27


@dataclass
class Written:
    """A session: its record, and its prose by name, such as `report`."""

    record: Fields
    prose: dict[str, Pair] = field(default_factory=dict)

    def files(self) -> Iterator[tuple[str, str]]:
        """List the files of its prose; a translation says from which state it was made."""
        original = LANGUAGES.index(self.record["original"])
        for name, texts in self.prose.items():
            for at, language in enumerate(LANGUAGES):
                pin = "" if at == original else f'---\nof: "{digest(texts[original])}"\n---\n'
                path = f"summaries/{self.record['id']}/{name}.{language}.md"
                yield path, f"{pin}{texts[at]}\n"


class Drawing:
    """Draws one session of many."""

    def __init__(self, number: int, sessions: int, cast: Cast) -> None:
        self.number = number
        self.cast = cast
        self.random = Random(f"session {number}")
        self.theme = bank()["themes"][number % len(bank()["themes"])]
        self.id = f"{self.theme[0]}-{number:04}"
        self.series = f"series-{number * series_of(sessions) // sessions + 1}"
        self.questions = [f"question-{one + 1}" for one in range(QUESTIONS)]
        name, questions = self.theme[1:3], [f"{self.id}/{one}" for one in self.questions]
        self.writer = Writer(self.random, cast, name, questions)
        self.day = FIRST + timedelta(days=number * DAYS // sessions)

    def lean(self) -> Written:
        """Draw the session with questions, contributions and prose, and nothing else."""
        record: Fields = {
            "id": self.id,
            "series": self.series,
            "number": self.number + 1,
            "original": LANGUAGES[self.number % 2],
            "title": worded(self.writer.text("session_titles")),
            "summary": worded(together(self.writer.texts("sentences", 2), " ")),
            "timezone": "Europe/Madrid",
            "starts": f"{self.day} 10:00",
            "ends": f"{self.day} 12:30",
            "mode": "hybrid",
            "place": self.one_of(self.cast.places),
            "themes": [self.theme[0]],
            "key_questions": list(self.key_questions()),
            "contributions": list(self.contributions()),
        }
        written = Written(record)
        for one in record["contributions"]:
            written.prose[f"contributions/{one['id']}"] = self.writer.prose(SENTENCES)
        written.prose["report"] = self.writer.report(SENTENCES_OF_A_REPORT)
        return written

    def full(self) -> Written:
        """Draw the session with a record of every kind."""
        written = self.lean()
        written.record |= {
            **({"aliases": [f"{self.id}-before"]} if self.number % 10 == 0 else {}),
            "capacity": 120,
            "organisers": [self.one_of(self.cast.organisations)],
            "challenges": self.items("challenges", 3, raised_in=["contribution-1"]),
            "initiatives": self.initiatives(),
            "proposals": self.items("proposals", 2, responds_to=["challenges-1"]),
            "ranking": self.ranking(),
            "priorities": self.priorities(),
            "videos": self.videos(),
            "news": self.news(),
            "undocumented": ["attendance"],
            "sources": [{"id": "minutes", "title": f"Acta {self.number + 1}", "language": "es"}],
        }
        for name in ("context", "aim", *(f"news/{one['id']}" for one in written.record["news"])):
            written.prose[name] = self.writer.prose(4)
        return written

    def one_of(self, named: Sequence[Named]) -> str:
        """Draw the id of one."""
        return self.random.choice(named).id

    def answered(self, count: int = 1) -> list[str]:
        """Draw the questions that something answers."""
        return sorted(self.random.sample(self.questions, count))

    def key_questions(self) -> Iterator[Fields]:
        """Draw the key questions, in three groups."""
        texts, groups = self.writer.texts("questions", QUESTIONS), bank()["question_groups"]
        size = QUESTIONS // len(groups)
        for at, title in enumerate(groups):
            asked = range(at * size, (at + 1) * size)
            questions = [{"id": self.questions[one], "text": worded(texts[one])} for one in asked]
            yield {"id": f"group-{at + 1}", "title": worded(title), "questions": questions}

    def contributions(self) -> Iterator[Fields]:
        """Draw what the speakers brought; between them they answer every question."""
        speakers = self.random.sample(range(len(self.cast.people)), CONTRIBUTIONS)
        for at, number in enumerate(speakers):
            own = {self.questions[at], self.questions[-1 - at], *self.answered()}
            yield {
                "id": f"contribution-{at + 1}",
                "speaker": self.cast.people[number].id,
                "role": worded(role(number)),
                "place": self.one_of(self.cast.places),
                "organisation": self.one_of(self.cast.organisations),
                "status": "checked",
                "answers": sorted(own),
            }

    def items(self, kind: str, count: int, **fields: Any) -> list[Fields]:
        """Draw items with a title and a text."""
        return [
            {
                "id": f"{kind}-{at + 1}",
                "title": worded(self.writer.text(kind)),
                "text": worded(self.writer.text("sentences")),
                "answers": self.answered(2),
                "sources": ["minutes"],
                **fields,
            }
            for at in range(count)
        ]

    def initiatives(self) -> list[Fields]:
        """Draw an initiative, which has a page of its own, for every tenth session."""
        count = 1 if self.number % INITIATIVES == 0 else 0
        fields = {
            "status": "implemented",
            "horizon": "immediate",
            "themes": [self.theme[0]],
            "by": [self.one_of(self.cast.organisations)],
            "responds_to": ["challenges-1"],
            "places": [self.one_of(self.cast.places)],
            "presented_in": ["contribution-1"],
        }
        found = self.items("initiatives", count, **fields)
        return [one | {"id": f"initiative-{self.number:04}"} for one in found]

    def ranking(self) -> Fields:
        """Tell how the priorities were ranked."""
        method = {"en": "One vote each, at the end.", "es": "Un voto por persona, al final."}
        return {"method": method, "date": str(self.day), "voters": 90}

    def priorities(self) -> list[Fields]:
        """Draw three priorities."""
        return [
            {
                "id": f"priority-{at + 1}",
                "title": worded(title),
                "rank": at + 1,
                "votes": 40 - 10 * at,
                "challenges": ["challenges-1"],
                "proposals": ["proposals-1"],
                "answers": self.answered(),
            }
            for at, title in enumerate(self.writer.texts("priorities", 3))
        ]

    def videos(self) -> list[Fields]:
        """Draw a video, for every third session."""
        if self.number % VIDEOS:
            return []
        silent = {"en": "Nobody speaks in it.", "es": "Nadie habla en él."}
        return [
            {
                "id": f"video-{self.number:04}",
                "title": worded(self.writer.text("videos")),
                "language": "es",
                "duration": "5:00",
                "address": f"https://video.example.org/{self.id}",
                "without_captions_because": silent,
                "answers": self.answered(),
            }
        ]

    def news(self) -> list[Fields]:
        """Draw a news item, which has a page of its own, for every twentieth session."""
        if self.number % NEWS:
            return []
        title = worded(self.writer.text("news"))
        return [{"id": f"news-{self.number:04}", "title": title, "date": str(self.day)}]


def series_of(sessions: int) -> int:
    """Return how many series a number of sessions makes."""
    return 1 + sessions // SESSIONS_OF_A_SERIES


def series(sessions: int, cast: Cast) -> Iterator[Fields]:
    """Draw the series."""
    for number in range(series_of(sessions)):
        writer = Writer(Random(f"series {number}"), cast)
        yield {
            "id": f"series-{number + 1}",
            "title": worded(numbered_title(number)),
            "description": worded(writer.prose(4)),
        }


def numbered_title(number: int) -> Pair:
    """Return the title of a series."""
    return f"Towns at table, round {number + 1}", f"Villas a la mesa, ronda {number + 1}"


def guides(drawn: Sequence[Drawing], cast: Cast) -> Iterator[Fields]:
    """Draw a guide of every hundred sessions, from the first initiative and three sessions."""
    for start in range(0, len(drawn), GUIDES):
        writer = Writer(Random(f"guide {start}"), cast)
        yield {
            "id": f"guide-{start // GUIDES + 1}",
            "title": worded(writer.text("guides")),
            "original": "en",
            "date": "2025-10-01",
            "by": [cast.organisations[0].id],
            "introduction": worded(writer.prose(6)),
            "items": [f"initiative:initiative-{start:04}"],
            "sessions": [one.id for one in drawn[start : start + 3]],
        }
