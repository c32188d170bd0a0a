"""Draw the texts of the invented sessions: the same facts in both languages, sentence by sentence.

Nothing but the numbers of the draw decides, so that the same seed gives the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

LANGUAGES = ("en", "es")
MONTHS = (
    ("January", "enero"), ("February", "febrero"), ("March", "marzo"), ("April", "abril"),
    ("May", "mayo"), ("June", "junio"), ("July", "julio"), ("August", "agosto"),
    ("September", "septiembre"), ("October", "octubre"), ("November", "noviembre"),
    ("December", "diciembre"),
)  # fmt: skip
COUNTED = (
    ("three", "tres"), ("four", "cuatro"), ("five", "cinco"), ("six", "seis"),
    ("seven", "siete"), ("eight", "ocho"), ("nine", "nueve"), ("ten", "diez"),
)  # fmt: skip
Pair = tuple[str, str]


@cache
def bank() -> dict[str, Any]:
    """Read the words."""
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@dataclass(frozen=True)
class Named:
    """A person, a place or a body: its id, its name in both languages, and how a sentence says it.

    `said` has the article where a name needs one.
    """

    id: str
    name: Pair
    said: Pair


@dataclass(frozen=True)
class Cast:
    """Those whom a session may name."""

    people: Sequence[Named]
    places: Sequence[Named]
    organisations: Sequence[Named]


class Writer:
    """Draws texts for one session, of those who are in it."""

    def __init__(
        self, random: Random, cast: Cast, theme: Pair = ("", ""), questions: Sequence[str] = ()
    ) -> None:
        self.random = random
        self.cast = cast
        self.theme = theme
        self.questions = questions

    def text(self, kind: str) -> Pair:
        """Draw a short text of one kind, such as a title or a question."""
        return self.filled(self.random.choice(bank()[kind]))

    def texts(self, kind: str, count: int) -> list[Pair]:
        """Draw several texts of one kind, none from the same words twice."""
        return [self.filled(one) for one in self.random.sample(bank()[kind], count)]

    def paragraphs(self, sentences: int) -> Iterator[Pair]:
        """Draw paragraphs, of which one links to other pages and one quotes."""
        drawn = self.texts("sentences", sentences)
        drawn.insert(sentences // 2, self.text("linked"))
        for start in range(0, len(drawn), 4):
            yield together(drawn[start : start + 4])
        yield self.text("quotes")

    def prose(self, sentences: int) -> Pair:
        """Draw paragraphs as Markdown."""
        return together(list(self.paragraphs(sentences)), "\n\n")

    def report(self, sentences: int) -> Pair:
        """Draw a report: four headed parts, one of them with a table of figures."""
        headings = bank()["headings"]
        parts: list[Pair] = []
        for number, heading in enumerate(headings):
            parts.append((f"## {heading[0]}", f"## {heading[1]}"))
            parts.append(self.table() if number == 2 else self.prose(sentences // 3))
        return together(parts, "\n\n")

    def table(self) -> Pair:
        """Draw a table of figures."""
        rows = [("| Matter | Figure |\n|---|---:|", "| Asunto | Cifra |\n|---|---:|")]
        for words in bank()["figures"]:
            matter, number = self.filled(words), self.random.randint(120, 9800)
            rows.append((f"| {matter[0]} | {number:,} |", f"| {matter[1]} | {spanish(number)} |"))
        return together(rows, "\n")

    def filled(self, words: Sequence[str]) -> Pair:
        """Fill in the braces of a text in both languages; it begins with a capital."""
        drawn = self.drawn()
        first, second = (
            text.format_map({name: pair[at] for name, pair in drawn.items()})
            for at, text in enumerate(words)
        )
        return capital(first), capital(second)

    def drawn(self) -> Mapping[str, Pair]:
        """Draw what may stand in braces."""
        random, words = self.random, bank()
        things, groups = random.sample(words["things"], 2), random.sample(words["groups"], 2)
        place, other = random.sample(self.cast.places, 2)
        person = random.choice(self.cast.people)
        year, percent = random.randint(2003, 2016), random.randint(11, 89)
        number, price = random.randint(120, 9800), random.randint(11, 98) / 10
        day, (month, mes) = random.randint(2, 28), random.choice(MONTHS)
        return {
            "things": things[0],
            "things2": things[1],
            "groups": groups[0],
            "groups2": groups[1],
            "place": place.said,
            "place2": other.said,
            "place_name": place.name,
            "place_id": both(place.id),
            "person_name": person.name,
            "person_id": both(person.id),
            "Person": person.said,
            "Organisation": random.choice(self.cast.organisations).said,
            "question": both(random.choice(self.questions) if self.questions else ""),
            "theme": self.theme,
            "number": (f"{number:,}", spanish(number)),
            "percent": (f"{percent}%", f"{percent}\u00a0%"),
            "decimal": (f"{price:.1f}", f"{price:.1f}".replace(".", ",")),
            "small": both(random.randint(12, 39)),
            "large": both(random.randint(41, 98)),
            "years": both(random.randint(5, 30)),
            "word": random.choice(COUNTED),
            "year": both(year),
            "year2": both(year + random.randint(1, 7)),
            "day": (f"{day} {month} {year}", f"{day} de {mes} de {year}"),
        }


def both(value: object) -> Pair:
    """Say the same in both languages."""
    return str(value), str(value)


def capital(text: str) -> str:
    """Begin a text with a capital; what begins with a mark stays as it is."""
    return text[:1].upper() + text[1:] if text[0] != "¿" else "¿" + capital(text[1:])


def spanish(number: int) -> str:
    """Write a number as Spanish does."""
    return f"{number:,}".replace(",", ".")


def together(pairs: Sequence[Pair], between: str = " ") -> Pair:
    """Join texts in each language."""
    return between.join(one[0] for one in pairs), between.join(one[1] for one in pairs)
