"""The catalogues: the same messages in every language, and every message that is asked for."""

import re
from collections.abc import Iterable
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from memoria.commands.arguments import COMMANDS
from memoria.content.files import GLOBAL_ITEMS, LOCAL_ITEMS
from memoria.content.materials import Initiative, Source
from memoria.content.registers import Place
from memoria.content.sessions import Session, Subject
from memoria.content.states import State
from memoria.messages.words import CATALOGUES, Words, forms_of, read_words
from memoria.project.catalogues import read_dictionaries
from memoria.project.settings import read_settings
from memoria.rules.problems import RULES, Finding, Position, Problem, Severity
from memoria.rules.reports import describe
from tests.conftest import ROOT, words_of

LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.po"))
SOURCE, OVERRIDES = ROOT / "src" / "memoria", ROOT / "overrides"
CALL = re.compile(r"""\bwords(?:\.count|\.html)?\(\s*f?"([a-z][\w.-]*)"(\s*~)?""")


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def choices(annotation: object) -> Iterable[str]:
    """List the words of a choice, which may be optional."""
    for inner in get_args(annotation):
        yield from [inner] if isinstance(inner, str) else choices(inner)


def test_every_language_of_the_site_has_a_catalogue() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    assert set(read_dictionaries(settings)) == set(settings.codes) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_and_no_other(language: str) -> None:
    assert set(words_of(language).messages) == set(words_of("en").messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    written = re.findall(
        r'^msgid "(.+)"$', (CATALOGUES / f"{language}.po").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(written) == sorted(set(written))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_marked_as_doubtful(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                assert all(form.strip() for form in forms(forms_of(message))), message.id
                assert not message.fuzzy, message.id


@pytest.mark.parametrize("key", sorted(words_of("en").messages))
def test_a_message_has_the_same_placeholders_in_every_language(key: str) -> None:
    found = {
        frozenset().union(*map(placeholders, forms(words_of(language).messages[key])))
        for language in LANGUAGES
    }
    assert len(found) == 1
    assert all(name.isidentifier() for name in next(iter(found)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_with_a_plural_has_every_form_of_its_language(language: str) -> None:
    words = words_of(language)
    numbers = {words.plural(number) for number in range(101)}
    for key, message in words.messages.items():
        plural = isinstance(words_of("en").messages[key], tuple)
        assert isinstance(message, tuple) == plural, key
        assert not plural or len(message) == len(numbers), key
        assert not plural or len(set(message)) == len(message), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_message_and_a_remedy(code: str, language: str) -> None:
    assert code in words_of(language)
    assert f"{code}.remedy" in words_of(language)


def test_no_message_is_left_without_its_rule() -> None:
    assert {key[:4] for key in words_of("en").messages if re.match(r"M\d", key)} == set(RULES)


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


@pytest.mark.parametrize(("key", "file", "begins"), asked())
def test_every_message_asked_for_exists(key: str, file: str, begins: bool) -> None:
    known = words_of("en").messages
    assert any(one.startswith(key) for one in known) if begins else key in known


def test_the_search_for_messages_asked_for_finds_them() -> None:
    files = {file for _, file, _ in asked()}
    assert {"cli.py", "days.py", "session.md", "components.html", "home.md"} <= files
    assert len(asked()) > 80


def test_every_message_around_the_pages_that_is_asked_for_exists() -> None:
    texts = [path.read_text("utf-8") for path in OVERRIDES.rglob("*.html")]
    keys = {key for text in texts for key in re.findall(r"""\[["'](site\.[\w.-]+)["']\]""", text)}
    assert keys
    assert keys <= set(words_of("en").messages)


ITEMS = (*GLOBAL_ITEMS, *LOCAL_ITEMS["session"])
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
    "kind": (
        "series", "session", "question", "contribution", "challenge", "initiative", "proposal",
        "priority", "video", "news", "person", "organisation", "place", "theme", "source",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "key", [f"{family}.{member}" for family, members in FAMILIES.items() for member in members]
)
def test_every_choice_of_a_record_has_a_word(key: str) -> None:
    assert key in words_of("en")


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
