"""How far a publication is translated: counts by language, lines for people, data for tools."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from memoria.content.kinds import KINDS
from memoria.content.publication import SummaryName
from memoria.content.states import State
from memoria.messages.words import Words
from memoria.rules.reports import encodable, printable
from memoria.translation.statuses import RECORD, URGENCY, Status

FORMATS = ("text", "json")


def count(found: Iterable[Status], language: str) -> dict[State, int]:
    """Count the texts of a language by their state, the most urgent first."""
    counted = Counter(state for one in found if one.language == language for state in one.states)
    return {state: counted[state] for state in URGENCY if counted[state]}


def coverage_report(
    found: Sequence[Status],
    lacking: Sequence[SummaryName],
    languages: Sequence[str],
    words: Words,
    form: str,
) -> str:
    """Return the states of all texts, and which summaries are to come, as lines or as JSON."""
    if form == "json":
        data = as_data(found, languages) | {"to_come": [one._asdict() for one in lacking]}
        return encodable(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
    lines = [*each_record(found, lacking, languages, words), *totals(found, languages, words)]
    return "".join(encodable(printable(line)) + "\n" for line in lines)


def each_record(
    found: Sequence[Status], lacking: Sequence[SummaryName], languages: Sequence[str], words: Words
) -> Iterator[str]:
    """Write a paragraph for each record: its own texts, what they lack, its summaries."""
    for (kind, identifier), group in groupby(found, key=lambda one: one.record):
        rows = list(group)
        # Of the entries of registers only those that lack words are listed.
        if KINDS[kind].pinned or any(one.missing for one in rows):
            yield f"{words(f'text.{kind}')} {identifier}"
            for label, texts in parts(rows, words):
                cells = (cell(texts, language, words) for language in languages)
                yield f"  {label}. {'; '.join(filter(None, cells))}"
            for name in lacking if kind == "session" else ():
                if name.session == identifier:
                    item = f"{words(f'text.{name.kind}')} {name.item}"
                    yield f"  {item}. {words(f'{name.kind}.to_come')}"
            yield ""


def parts(rows: Sequence[Status], words: Words) -> Iterator[tuple[str, list[Status]]]:
    """Group the texts of a record: all of its own, and each summary."""
    yield words("text.record"), [one for one in rows if one.form == RECORD]
    summaries = [one for one in rows if one.form != RECORD]
    for _, group in groupby(summaries, key=lambda one: (one.kind, one.id)):
        texts = list(group)
        yield label_of(texts[0], words), texts


def label_of(status: Status, words: Words) -> str:
    """Name a text: the record's own, an item of it, or the prose of either."""
    if (status.kind, status.id) == status.record:
        return words("text.record")
    name = f"{words(f'text.{status.kind}')} {status.id}".strip()
    return words("text.in_record", item=name) if status.form == RECORD else name


def cell(texts: Sequence[Status], language: str, words: Words) -> str:
    """Say how many texts of a language are in which state and how many have no pin.

    Of one record, the missing texts are named.
    """
    own = [one for one in texts if one.language == language]
    states = [
        words.count(f"status.{state}", number) for state, number in count(own, language).items()
    ]
    lacking = [name for one in own for name in one.lacking]
    unpinned = sum(one.translated for one in own if one.is_due and not (one.pin and one.pin.of))
    states += [words.count("status.unpinned", unpinned)] if unpinned else []
    told = f"{language}: {', '.join(states)}" if states else ""
    one_record = len({one.record for one in own}) == 1
    return f"{told} ({', '.join(lacking)})" if lacking and one_record else told


def totals(found: Sequence[Status], languages: Sequence[str], words: Words) -> Iterator[str]:
    """Write a line for each language: how many texts are in which state."""
    for language in languages:
        told = cell(found, language, words).removeprefix(language)
        yield f"{words.tongue(language)}{told or words('status.nothing')}"
    if any(state is State.STALE for one in found for state in one.states):
        yield words("status.next")


def as_data(found: Sequence[Status], languages: Sequence[str]) -> dict[str, Any]:
    """Return the states as plain data."""
    counts = {
        language: {str(state): number for state, number in count(found, language).items()}
        for language in languages
    }
    return {"languages": counts, "texts": [row(one) for one in found]}


def row(status: Status) -> dict[str, Any]:
    """Return the state of one text as plain data."""
    kind, identifier = status.record
    pin = status.pin
    return {
        "session": identifier if kind == "session" else None,
        "record": f"{kind}:{identifier}",
        "kind": status.kind,
        "id": status.id,
        "form": status.form,
        "language": status.language,
        "original": status.original or None,
        "state": str(status.state),
        "texts": len(status.states),
        "missing": status.missing,
        "lacking": list(status.lacking),
        "file": status.file,
        "of": pin.of if pin else None,
        "digest": status.digest or None,
        "by": pin.by if pin else None,
        "reviewed_by": pin.reviewed_by if pin else None,
    }
