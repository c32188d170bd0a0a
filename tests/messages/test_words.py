"""The catalogues: the same messages in every language, and every message that is asked for."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from memoria.commands.arguments import COMMANDS
from memoria.content.kinds import TABLE
from memoria.content.materials import Initiative, Source
from memoria.content.registers import Place
from memoria.content.sessions import Session, Subject
from memoria.content.states import State
from memoria.messages.words import (
    CATALOGUES,
    PARTS,
    RULES,
    Words,
    catalogue,
    forms_of,
    key_of,
    read_words,
)
from memoria.project.catalogues import languages_spoken, read_dictionaries
from memoria.project.settings import read_settings
from memoria.rules import problems
from memoria.rules.problems import Finding, Position, Problem, Severity
from memoria.rules.reports import describe
from tests.conftest import ROOT, words_of

LANGUAGES = languages_spoken(CATALOGUES)
FILES = [catalogue(part, language) for part in PARTS for language in LANGUAGES]
SOURCE, OVERRIDES = ROOT / "src" / "memoria", ROOT / "overrides"
# What is said of a rule begins and ends with these; its variants stand between.
ENDS = ["", ".remedy", ".title", ".why"]
CALL = re.compile(r"""\bwords(?:\.count|\.html)?\(\s*f?"([a-z][\w.-]*)"(\s*~)?""")


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def named(words: Words, key: str) -> set[str]:
    """Return the placeholders of a message, in all its forms."""
    return set().union(*map(placeholders, forms(words.messages[key])))


def choices(annotation: object) -> Iterable[str]:
    """List the words of a choice, which may be optional."""
    for inner in get_args(annotation):
        yield from [inner] if isinstance(inner, str) else choices(inner)


def test_every_language_of_the_site_has_a_catalogue() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    assert set(read_dictionaries(settings)) == set(settings.codes) <= set(LANGUAGES)


def written(path: Path) -> list[str]:
    """List the keys of a catalogue as they stand in it."""
    return re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)


def test_every_language_has_every_message_in_the_same_order_and_no_other() -> None:
    model = {part: written(catalogue(part, "en")) for part in PARTS}
    differing = [
        line
        for path in FILES
        for line in unified_diff(model[path.name[:5]], written(path), "en", path.name, n=0)
    ]
    assert not differing, "\n".join(differing)


def test_no_key_stands_twice() -> None:
    for language in LANGUAGES:
        keys = Counter(key for part in PARTS for key in written(catalogue(part, language)))
        assert [key for key, times in keys.items() if times > 1] == [], language


def test_no_message_is_empty_or_marked_as_doubtful() -> None:
    faulty = [
        f"{path.name}: {key_of(message.id)}"
        for path in FILES
        for message in read_po(BytesIO(path.read_bytes()))
        if message.id and (message.fuzzy or not all(map(str.strip, forms(forms_of(message)))))
    ]
    assert not faulty, "\n".join(faulty)


def test_a_message_has_the_same_placeholders_in_every_language() -> None:
    model = words_of("en")
    differing = [
        f"{key} ({language}): {found ^ said}"
        for language in LANGUAGES
        for key in model.messages
        if (found := named(words_of(language), key)) != (said := named(model, key))
        or not all(map(str.isidentifier, said))
    ]
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_with_a_plural_has_every_form_of_its_language(language: str) -> None:
    words = words_of(language)
    numbers = {words.plural(number) for number in range(101)}
    for key, message in words.messages.items():
        plural = isinstance(words_of("en").messages[key], tuple)
        assert isinstance(message, tuple) == plural, key
        assert not plural or len(message) == len(numbers), key
        assert not plural or len(set(message)) == len(message), key


def rule_by_rule(path: Path) -> dict[str, list[str]]:
    """Map the codes of the comments in a catalogue of rules to the keys after each."""
    blocks = re.split(r"^# (M\d+): \S.*\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        code: re.findall(r'^msgid "(.+)"$', block, re.MULTILINE)
        for code, block in zip(blocks[::2], blocks[1::2], strict=True)
    }


def test_all_that_is_said_of_a_rule_stands_together_in_the_order_of_the_codes() -> None:
    for language in LANGUAGES:
        found = rule_by_rule(catalogue(RULES, language))
        assert list(found) == sorted(problems.RULES), language
        misplaced = [
            f"{code} ({language}): {', '.join(keys)}"
            for code, keys in found.items()
            if [key.replace(code, "", 1) for key in (*keys[:2], *keys[-2:])] != ENDS
            or {key.split(".")[0] for key in keys} != {code}
        ]
        assert not misplaced, "\n".join(misplaced)


def test_readers_pages_can_be_translated_without_the_rules() -> None:
    for path in FILES:
        held = {key for key in written(path) if re.match(r"M\d", key)}
        assert held == (set(written(path)) if path.name.startswith(RULES) else set()), path.name


def asked() -> list[tuple[str, str, bool]]:
    """List the messages asked for by name, in which file, and whether only their beginning is."""
    paths = [*SOURCE.rglob("*.py"), *SOURCE.joinpath("outputs", "templates").rglob("*.*")]
    return sorted(
        {
            (key, path.name, bool(more) or key.endswith("."))
            for path in paths
            for key, more in CALL.findall(path.read_text("utf-8"))
        }
    )


def test_every_message_asked_for_exists() -> None:
    known = words_of("en").messages
    missing = [
        f"{file}: {key}"
        for key, file, begins in asked()
        if not (any(one.startswith(key) for one in known) if begins else key in known)
    ]
    assert not missing, "\n".join(missing)


def test_the_search_for_messages_asked_for_finds_them() -> None:
    files = {file for _, file, _ in asked()}
    assert {"cli.py", "days.py", "session.md", "components.html", "home.md"} <= files
    assert len(asked()) > 80


def test_every_message_around_the_pages_that_is_asked_for_exists() -> None:
    texts = [path.read_text("utf-8") for path in OVERRIDES.rglob("*.html")]
    asked_for = re.compile(r"""words\[["'](site\.[\w.-]+)["']\]""")
    keys = {key for text in texts for key in asked_for.findall(text)}
    assert keys
    assert keys <= set(words_of("en").messages)


ITEMS = tuple(one.field for one in TABLE if "session" in one.holders)
FAMILIES = {
    "mode": choices(Session.model_fields["mode"].annotation),
    "source": choices(Source.model_fields["kind"].annotation),
    "initiative": (
        *choices(Initiative.model_fields["status"].annotation),
        *choices(Initiative.model_fields["horizon"].annotation),
    ),
    "place.kind": choices(Place.model_fields["kind"].annotation),
    "organisation": ("committee", "secretariat", "project", "collective"),
    "subject": choices(Subject),
    "translation": (State.STALE, State.MACHINE),
    "role": ("organisers", "partners", "facilitators"),
    "sessions.as": ("organisers", "partners", "facilitators", "themes"),
    "session": ("context", "aim", "format", "report", *(key for key in ITEMS if key != "sources")),
    "absent": ("report", *(key for key in ITEMS if key not in {"news", "sources"})),
    "cli": COMMANDS,
    "kind": tuple(one.name for one in TABLE if one.addressed),
}  # fmt: skip


def test_every_choice_of_a_record_has_a_word() -> None:
    keys = [f"{family}.{member}" for family, members in FAMILIES.items() for member in members]
    assert [key for key in keys if key not in words_of("en")] == []


def test_values_are_put_in_and_escaped_where_the_message_is_html() -> None:
    words = Words("en", {"greet": "Good <evening>, {name}"}, int)
    assert words("greet", name="<b>") == "Good <evening>, <b>"
    assert words.html("greet", name="<b>") == "Good &lt;evening&gt;, &lt;b&gt;"


@pytest.mark.parametrize("name", ["key", "number", "value"])
def test_a_value_may_have_any_name(name: str) -> None:
    words = Words("en", {"hold": f"[{{{name}}}]"}, int)
    assert words("hold", **{name: "x"}) == words.html("hold", **{name: "x"}) == "[x]"


def test_numbers_lists_and_countries_are_those_of_the_language(
    english: Words, spanish: Words
) -> None:
    assert (english.number(12345), spanish.number(12345)) == ("12,345", "12.345")
    assert english.join(["a", "b", "c"]) == "a, b, and c"
    assert spanish.join(["a", "b", "c"]) == "a, b y c"
    assert (english.territory("ES"), spanish.territory("ES")) == ("Spain", "España")
    assert english.territory("ZZ9") == "ZZ9"


def test_numbers_choose_their_form(english: Words, spanish: Words) -> None:
    assert [english.count("count.sessions", number) for number in (0, 1, 2)] == [
        "0 sessions", "1 session", "2 sessions",
    ]  # fmt: skip
    assert [spanish.count("count.sessions", number) for number in (0, 1, 12345)] == [
        "0 sesiones", "1 sesión", "12.345 sesiones",
    ]  # fmt: skip


def problem(code: str, variant: str = "", **values: str) -> Problem:
    return Problem(code, Severity.ERROR, Finding(Position("a.yaml"), values, variant))


def test_a_variant_has_its_own_words_where_it_has_any(english: Words) -> None:
    plain = describe(problem("M105"), english)
    special = describe(problem("M105", "quote"), english)
    assert special[0] != plain[0]
    assert special[1] != plain[1]
    assert describe(problem("M105", "unheard-of"), english) == plain


def test_a_kind_of_record_is_named_in_the_language(english: Words, spanish: Words) -> None:
    dangling = problem("M210", kind="question", value="x", id="x")
    assert "key question" in describe(dangling, english)[0]
    assert "pregunta clave" in describe(dangling, spanish)[0]


def test_braces_in_a_value_are_only_text(english: Words) -> None:
    told = describe(problem("M213", value="{field} {0} {{"), english)[0]
    assert "{field} {0} {{" in told


def test_a_language_without_a_catalogue_is_not_read() -> None:
    with pytest.raises(FileNotFoundError):
        read_words("tlh")


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("en", "English", "inglés"),
        ("pt-BR", "Brazilian Portuguese", "portugués"),
        ("tlh", "Klingon", "klingon"),
    ],
)
def test_languages_have_names(code: str, english: str, spanish: str) -> None:
    assert words_of("en").tongue(code) == english
    assert words_of("es").tongue(code).startswith(spanish)


def test_a_language_nobody_knows_stands_for_itself() -> None:
    assert words_of("es").tongue("qqq") == "qqq"
