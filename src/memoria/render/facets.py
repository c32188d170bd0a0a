"""By what readers can filter a list, and what each of its entries has of that."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from memoria.content.directory import Tally, tally
from memoria.content.kinds import COLLECTED
from memoria.render.holdings import COUNTED, standing, told
from memoria.render.leaves import WHOLE
from memoria.render.listings import held_on
from memoria.render.overview import STATUSES
from memoria.render.views import View

# So many entries are looked through more quickly than filtered.
FEW = 5
Values = Callable[[View, Any], Iterable[str | None]]


def year(day: date | None) -> tuple[str, ...]:
    """Return the year of a day as a value."""
    return (str(day.year),) if day else ()


def held(view: View, session: Any) -> Iterable[str]:
    """List whether a session is documented, and what it holds."""
    yield standing(view, session)
    yield from (kind for kind, _ in told(view, session))


def answer(view: View, entry: Any) -> Iterable[str]:
    """Tell whether a contribution answers a key question of a session that was held."""
    parts = tally(entry.session)._asdict()
    standing = next(name for name, part in parts.items() if entry.item in part)
    if standing != "open" or not view.publication.awaited.get(("session", entry.session.id), False):
        yield standing


OF_SESSION: Mapping[str, Values] = {
    "theme": lambda _, one: one.session.themes,
    "place": lambda _, one: (one.session.place,),
    "year": lambda _, one: year(held_on(one.session)),
}
# The filters of each list in the order they are offered, with the values of an entry.
FACETS: Mapping[str, Mapping[str, Values]] = {
    "session": {
        "holds": held,
        "theme": lambda _, one: one.themes,
        "place": lambda _, one: (one.place,),
        "year": lambda _, one: year(held_on(one)),
    },
    "initiative": {
        "theme": lambda _, one: one.item.themes,
        "place": lambda _, one: one.item.places,
        "status": lambda _, one: (one.item.standing,),
        "horizon": lambda _, one: (one.item.horizon,),
        "year": OF_SESSION["year"],
        "session": lambda _, one: (one.session.id,),
    },
    "guide": {
        "theme": lambda _, one: one.themes,
        "year": lambda _, one: year(one.date.day if one.date else None),
    },
    "news": {**OF_SESSION, "year": lambda _, one: year(one.item.date.day)},
    "video": OF_SESSION,
    **{one.name: OF_SESSION for one in COLLECTED},
    "question": {"answer": answer, **OF_SESSION},
}

# The values that have an order of their own, each with the message that says it.
CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "holds": [
        *((one, f"sessions.{one}") for one in ("to-come", "documented", "known")),
        ("questions", "session.key_questions"),
        *((one, f"session.{one}") for one in ("contributions", *COUNTED, "report")),
    ],
    "answer": [(one, f"answer.{one}") for one in Tally._fields],
    "status": [(one, f"initiative.{one}") for one in STATUSES["status"]],
    "horizon": [(one, f"initiative.{one}") for one in STATUSES["horizon"]],
}


def choices(name: str) -> Sequence[tuple[str, str]]:
    """List what can be chosen in a filter in its order, each with the message that says it."""
    return CHOICES[name]


def facets(view: View, kind: str, listed: Sequence[Any]) -> dict[str, dict[str, int]]:
    """Count the values of each filter that tells some entries from others, and can be chosen."""
    if len(listed) <= FEW:
        return {}
    found = {name: counted(view, listed, values) for name, values in FACETS[kind].items()}
    return {
        name: counts
        for name, counts in found.items()
        if len(counts) <= WHOLE and any(count < len(listed) for count in counts.values())
        if name != "year" or len(counts) > 1
    }


def counted(view: View, listed: Iterable[Any], values: Values) -> dict[str, int]:
    """Count how many entries have each value, in the order of their first one."""
    return dict(Counter(value for entry in listed for value in values(view, entry) if value))


def marks(view: View, kind: str, entry: Any) -> Markup:
    """Return the values of an entry as attributes, by which a script finds it."""
    found = ((name, filter(None, values(view, entry))) for name, values in FACETS[kind].items())
    return Markup("").join(
        Markup(' data-{}="{}"').format(name, " ".join(values)) for name, values in found
    )
