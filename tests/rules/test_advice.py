"""Who does to the letter what each message tells ends with a sound folder, and loses no fact."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.check.everything import in_order, record_problems
from memoria.content.files import field_names, json_schema
from memoria.content.publication import SESSION_PARTS
from memoria.content.similar import mistyped
from memoria.content.vocabulary import folded
from memoria.messages.vocabulary import own_vocabulary
from memoria.rules.problems import Problem, Severity
from tests.conftest import ROOT
from tests.contents import read
from tests.obeying import StuckError, until_green

MOST = 40
SHORTEST, FEW = 4, 12
# What is not lost, but written as it should be: ids, days, hours, numbers, values, marks of git.
OTHERWISE = {
    "conflict": ["change", "head"],
    "dangling-person": ["marlowe"],
    "dangling-question": ["costs"],
    "dangling-series": ["harbor"],
    "dangling-theme": ["cost"],
    "date-in-words": ["abril", "de", "de"],
    "day-missing": ["april"],
    "ends-before-start": ["04", "30"],
    "hour-in-words": ["3pm"],
    "length-in-minutes": ["61", "75", "min"],
    "misspelt-choice": ["line", "on"],
    "misspelt-zone": ["madird"],
    "month-in-words": ["de", "mayo"],
    "number-with-a-comma": ["1", "500"],
    "past-midnight": ["10"],
    "unknown-original": ["eng"],
}
CONTENT = {
    "sessions.yaml": """\
series:
  - id: towns-afloat
    title: {en: "Harbour talks", es: "Charlas del puerto"}
    organisers: [port]
sessions:
  - id: tides
    series: towns-afloat
    number: 7
    original: es
    title: {en: "Living with the tides", es: "Vivir con las mareas"}
    short_title: {es: "Mareas"}
    starts: 2024-05-02 10:00
    ends: 2024-05-02 12:30
    timezone: Europe/Madrid
    mode: online
    platform: "Jitsi"
    capacity: 120
    website: https://example.org/tides
    organisers: [port]
    themes: [sea]
    venue:
      name: {es: "La Lonja Vieja"}
      postal_address: "Muelle 3"
    key_questions:
      - id: damage
        title: {es: "Los daños"}
        questions:
          - id: cost
            text: {en: "What did it cost?", es: "¿Qué costó?"}
    contributions:
      - id: keynote
        speaker: ana
        organisation: port
        role: {es: "Directora"}
        kind: keynote
        answers: [cost]
        sources: [minutes]
      - {id: reply, speaker: luz, status: checked, answers: [cost]}
    initiatives:
      - id: sluice
        title: {es: "Una compuerta nueva"}
        status: implemented
        horizon: immediate
        by: [port]
        places: [bay]
        answers: [cost]
        presented_in: [keynote]
    notes:
      - about: starts
        text: {es: "Empezó con un cuarto de hora de retraso"}
    sources:
      - id: minutes
        title: "Acta de la jornada"
        language: es
        read: 2024-06-01
""",
    "people.yaml": """\
people:
  - id: ana
    name: "Ana Estay"
    role: {es: "Ingeniera"}
    organisation: port
    place: bay
  - {id: luz, name: "Luz Brisa"}
""",
    "organisations.yaml": """\
organisations:
  - id: port
    name: {en: "Port of the Bay", es: "Puerto de la Bahía"}
    short_name: {es: "PB"}
    kind: organisation
    place: bay
""",
    "places.yaml": """\
places:
  - id: bay
    name: {es: "La Bahía"}
    kind: city
    country: ES
    latitude: 43.2
    longitude: -3.1
""",
    "themes.yaml": """\
themes:
  - id: sea
    name: {es: "El mar"}
    description: {es: "Lo que trae y se lleva"}
""",
}
FIELD = re.compile(r"^(?P<lead> +(?:- )?)(?P<name>\w+):(?P<value> \S.*)?$")
# The names of fields before their colon.
NAMES = re.compile(r"(?:^\s*(?:- )*\+?|[{,] ?)[\w-]+ *:(?=\s|$)", re.MULTILINE)


def errors(files: dict[str, str]) -> list[Problem]:
    """List what stops the build."""
    found = in_order(record_problems(read(files)))
    return [one for one in found if one.severity is Severity.ERROR]


def facts(text: str) -> Counter[str]:
    """Count the words of the values in a file; names of fields are none."""
    return Counter(folded(NAMES.sub(" ", text)).split())


def lost(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """List the words that files do not say any more, be it in a comment."""
    kept = Counter(word for text in after for word in folded(text).split())
    return sorted((sum(map(facts, before), Counter()) - kept).elements())


def obeyed(files: dict[str, str]) -> list[str]:
    """Do what is told until nothing is, and return what was lost on the way."""
    before = [*files.values()]
    steps = list(until_green(files, errors, MOST))
    assert steps
    return lost(before, files.values())


Mistake = tuple[str, dict[str, str]]


def rows() -> Iterator[tuple[str, int, re.Match[str]]]:
    """List the lines of the folder that begin with a field."""
    for name, text in CONTENT.items():
        for row, line in enumerate(text.split("\n")):
            if match := FIELD.match(line):
                yield name, row, match


def changed(name: str, row: int, *lines: str) -> dict[str, str]:
    """Return the folder with other lines in the place of one."""
    text = CONTENT[name].split("\n")
    text[row : row + 1] = lines
    return {**CONTENT, name: "\n".join(text)}


def slips(word: str) -> Iterator[str]:
    """Mistype a word: leave a letter out, write it twice, or after the next one."""
    at = len(word) // 2
    yield word[:at] + word[at + 1 :]
    yield word[:at] + word[at] + word[at:]
    yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def misnamed() -> Iterator[Mistake]:
    """Write another name for a field: mistyped, another word, or one that no one knows."""
    words: dict[str, list[str]] = {}
    for word, names in own_vocabulary().names.items():
        for one in names:
            words.setdefault(one, []).append(word)
    for name, row, match in rows():
        if match["name"] == "id":
            continue
        others = [*slips(match["name"]), *words.get(match["name"], ())[:12], "zurriburri"]
        for other in others:
            line = f"{match['lead']}{other.replace(' ', '_')}:{match['value'] or ''}"
            yield "misnamed", changed(name, row, line)


def misplaced() -> Iterator[Mistake]:
    """Write a field into another record than its own."""
    places = [(name, row, match) for name, row, match in rows() if match["lead"].endswith("- ")]
    for name, row, match in rows():
        if match["value"] and not match["lead"].endswith("- "):
            for other, at, begins in places:
                files = changed(name, row)
                lines, after = files[other].split("\n"), at + (name != other or row > at)
                lines.insert(after, " " * len(begins["lead"]) + match[0].strip())
                yield "misplaced", {**files, other: "\n".join(lines)}


def unheard() -> Iterator[Mistake]:
    """Add a field that there is not."""
    topics = [
        "precio",
        "sponsors",
        "biografía",
        "photo",
        "email",
        "twitter",
        "asistentes",
        "mapa",
        "cancelada",
        "zoom",
        "moderator",
        "description",
        "resumen",
        "duración",
        "url",
    ]
    for name, row, match in rows():
        if match["lead"].endswith("- "):
            for topic in topics:
                line = f'{" " * len(match["lead"])}{topic}: "Algo, que: contar"'
                yield "unheard", changed(name, row, match[0], line)


def reshaped() -> Iterator[Mistake]:
    """Give a value in another shape: a list for one, one for a list, a text without language."""
    for name, row, match in rows():
        value = (match["value"] or "").strip()
        shapes = [f"[{value}, otro]", "{nombre: " + value + "}", f"varios ({value.strip('[]{}')})"]
        shapes += [value.strip("[]")] if value.startswith("[") else []
        shapes += re.findall(r'"[^"]*"', value) if value.startswith("{") else []
        for shape in shapes if value else ():
            yield "reshaped", changed(name, row, f"{match['lead']}{match['name']}: {shape}")


def unreadable() -> Iterator[Mistake]:
    """Break the form of a line: a colon, a space, a quotation mark, a bracket."""
    for name, row, match in rows():
        line, value = match[0], (match["value"] or "").strip()
        at = line.index(match["name"]) + len(match["name"])
        if value:
            yield "no colon", changed(name, row, f"{line[:at]} {value}")
            yield "no space", changed(name, row, f"{line[:at]}:{value}")
        if value.startswith('"'):
            yield "bare colon", changed(name, row, f"{line[:at]}: Una cosa: {value[1:-1]}")
            yield "open quote", changed(name, row, line[:-1])
        if value.endswith(("]", "}")):
            yield "open bracket", changed(name, row, line[:-1])
        # What begins a record may then belong to the one before.
        for lead in (" ", "   ") if not match["lead"].endswith("- ") else ():
            yield "indented", changed(name, row, lead + line)
        yield "outdented", changed(name, row, line[1:])


def doubled() -> Iterator[Mistake]:
    """Write a field twice, with another value."""
    for name, row, match in rows():
        value = (match["value"] or "").strip()
        for other in ("[nueva]", '{es: "Otra cosa"}', "otra", "12") if value else ():
            line = f"{' ' * len(match['lead'])}{match['name']}: {other}"
            yield "doubled", changed(name, row, match[0], line)


@cache
def mistakes() -> tuple[Mistake, ...]:
    """List all mistakes, each once."""
    kinds = (misnamed, misplaced, unheard, reshaped, unreadable, doubled)
    found = [one for kind in kinds for one in kind()]
    return tuple({repr(files): (name, files) for name, files in found}.values())


def said(files: dict[str, str]) -> str:
    """Show the lines in which a folder differs from the sound one."""
    others = [line for text in CONTENT.values() for line in text.split("\n")]
    return "\n".join(
        one for text in files.values() for one in text.split("\n") if one not in others
    )


def test_the_folder_is_sound_before_a_mistake_is_made() -> None:
    assert errors(CONTENT) == []
    assert len(mistakes()) > 2000


@settings(max_examples=90, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_who_obeys_every_message_ends_with_a_sound_folder_and_all_facts(
    data: st.DataObject,
) -> None:
    kind, files = mistakes()[data.draw(st.integers(0, len(mistakes()) - 1))]
    if errors(files):
        assert obeyed(dict(files)) == [], f"{kind}:\n{said(files)}"


def test_no_case_loses_a_fact_by_what_is_told_of_it() -> None:
    """Some ask for more than a message can say: a file, a judgement. None may lose a word."""
    green: list[str] = []
    gone: dict[str, list[str]] = {}
    for case in sorted(path for path in (ROOT / "tests/bad").iterdir() if path.is_dir()):
        files = texts_of(case)
        before = [*files.values()]
        with suppress(StuckError, IndexError, ValueError):
            list(until_green(files, errors, FEW))
            green.append(case.name)
        if found := lost(before, files.values()):
            gone[case.name] = found
    assert gone == OTHERWISE
    assert len(green) > 70


def texts_of(case: Path) -> dict[str, str]:
    """Read the texts of a case."""
    found = (path for path in case.rglob("*") if path.suffix in {".yaml", ".md", ".txt"})
    return {path.relative_to(case).as_posix(): path.read_text("utf-8", "replace") for path in found}


def test_no_message_suggests_a_field_that_is_another_one() -> None:
    forms = [form.get("properties", {}) for form in json_schema()["$defs"].values()]
    names = sorted({name for form in forms for name in form})
    found = {(one, other) for one in names for other in names if one != other
             if mistyped(one, [other]) and f"{one}s" != other and one != f"{other}s"}  # fmt: skip
    assert found == {
        ("notes", "votes"), ("votes", "notes"), ("voters", "votes"), ("votes", "voters"),
        ("sessions", "versions"), ("versions", "sessions"), ("role", "rule"), ("rule", "role"),
    }  # fmt: skip
    assert not mistyped("status", ["starts"])
    assert not mistyped("slides", ["aliases", "sources"])


def test_a_mistyped_field_is_known_again() -> None:
    """Of all slips in names of four letters or more, in the records that have them."""
    tried = told = 0
    for form in json_schema()["$defs"].values():
        fields = list(form.get("properties", ()))
        for name in fields:
            for slip in slips(name) if len(name) >= SHORTEST else ():
                if slip not in fields:
                    tried += 1
                    told += mistyped(slip, fields) == name
    assert tried > 500
    assert told / tried > 0.99


def test_every_word_that_is_expected_means_a_field_or_says_where_it_goes() -> None:
    words = own_vocabulary()
    known = field_names() | words.unplaced | {*SESSION_PARTS}
    assert {name for names in words.names.values() for name in names} <= known
    assert {one.partition(".")[2] or one for one in words.unplaced} <= {
        name for names in words.names.values() for name in names
    } | field_names()
