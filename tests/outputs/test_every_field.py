"""Every field of every record: the demo uses it, and a page of its kind shows what it holds.

Texts, numbers, days and addresses are marked, each with a word or a value of its field that stands
nowhere else, and the mark is looked for. Any other value is changed, and the page has to change.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import AfterValidator

from memoria.content.base import Record, Reference, Text, each_once, not_blank, web_address
from memoria.content.consent import publishable
from memoria.content.directory import make_directory
from memoria.content.files import FILES
from memoria.content.kinds import KINDS, REGISTERS
from memoria.content.moments import Moment
from memoria.content.publication import Publication
from memoria.content.registers import FrontMatter
from memoria.messages.days import day_in_words
from memoria.outputs.outputs import links
from memoria.outputs.pages import render_page
from memoria.render.editions import Edition
from memoria.render.pages import pages
from memoria.render.views import View
from tests.conftest import words_of
from tests.demo import CODES, LANGUAGES, written
from tests.schema.test_fields import MODELS

Field = tuple[str, str]
Change = Callable[[Field, Any], Any]

SHOWN_NOWHERE = {
    ("Picture", "id"): "part of the addresses of its files",
    ("Term", "everyday"): "tells the check of translations not to look for the term",
    ("Series", "id"): "the page of the only series is the home page",
    ("Series", "aliases"): "the page of the only series is the home page",
}
# The notes of editors among themselves, which silence warnings.
UNSEEN = {"accepted"}
# Names a text of the record, and tells by that where the reason stands.
REFERENCES = {("Deviation", "text")}
# Told by a field of the record that it names.
SHOWN_BY = {("Session", "series"): ("Series", "title")}
# The name of the home page where tabs and bookmarks are listed, no more.
IN_TITLES = {("Series", "short_title")}
# The models of whole files: what stands under their keys is looked at.
FILE_FORMS = {form.__name__ for form in FILES.values()}
LISTS = (
    "series", "sessions", "people", "organisations", "places", "themes", "guides", "terms",
    "pictures", "summaries",
)  # fmt: skip
# The templates of the pages on which a record of a list is shown, with all that stands in it.
ENTRIES = frozenset({"entry", "register"})
TEMPLATES = {
    "series": frozenset({"home"}),
    "sessions": frozenset({"session"}),
    "summaries": frozenset({"session"}),
    "guides": frozenset({"guide"}),
    "terms": frozenset({"translations"}),
    "pictures": frozenset({"session", "news-item", "entry"}),
}
# What has a page of its own, or is for those who review translations.
OWN_TEMPLATES = {
    "Initiative": frozenset({"initiative"}),
    "NewsItem": frozenset({"news-item"}),
    "Deviation": frozenset({"review-session"}),
    "Translation.unchanged_because": frozenset({"review-session"}),
}
# Other values of fields that may not be left out, or whose label goes with them if they are.
OTHERS: dict[Field, Any] = {
    ("Chapter", "at"): "9:59",
    ("Contribution", "status"): "published",
    ("Picture", "licence"): "public-domain",
    ("Place", "country"): "PT",
    ("Session", "timezone"): "Asia/Tokyo",
    ("Source", "language"): "pt",
    ("Translation", "of"): "0" * 8,
    ("Version", "language"): "pt",
    ("Video", "duration"): "9:59",
    ("Video", "file"): "media/another.webm",
    ("Video", "language"): "pt",
}
FIELDS = sorted(
    (name, field)
    for name, model in MODELS.items()
    if name not in FILE_FORMS and name != "Acceptance"
    for field in model.model_fields
    if field not in UNSEEN
)


@cache
def types_of(field: Field) -> tuple[Any, ...]:
    """List what the type of a field is made of."""
    info = MODELS[field[0]].model_fields[field[1]]
    return (*inside(info.annotation), *info.metadata)


def inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from inside(one)


def is_checked_by(field: Field, *checks: Any) -> bool:
    return any(isinstance(one, AfterValidator) and one.func in checks for one in types_of(field))


def holds_records(field: Field) -> bool:
    return any(isinstance(one, type) and issubclass(one, Record) for one in types_of(field))


def is_marked(field: Field) -> bool:
    """Tell whether the values of a field can bear its mark; references and choices cannot."""
    free = is_checked_by(field, not_blank, web_address) and not is_checked_by(field, each_once)
    named = field in REFERENCES
    return not named and (free or any(one in (Text, Moment, int) for one in types_of(field)))


@cache
def publication() -> Publication:
    return publishable(written().publication)


def with_changes(change: Change) -> Publication:
    lists = {name: changed(getattr(publication(), name), change) for name in LISTS}
    return replace(publication(), **lists)


def changed(value: Any, change: Change) -> Any:
    """Return a value with the fields changed of all records in it, as far as they are used."""
    if isinstance(value, Record):
        name = "Translation" if isinstance(value, FrontMatter) else type(value).__name__
        used = {one: getattr(value, one) for one in type(value).model_fields}
        return value.model_copy(
            update={
                one: changed(change((name, one), held), change)
                for one, held in used.items()
                if held not in (None, (), {}, False)
            }
        )
    if isinstance(value, tuple):
        return tuple(changed(one, change) for one in value)
    if isinstance(value, dict):
        return {key: changed(one, change) for key, one in value.items()}
    translation = getattr(value, "translation", None)
    return replace(value, translation=changed(translation, change)) if translation else value


@cache
def fields_in(name: str) -> frozenset[Field]:
    """List the fields that the records of a list of the publication use."""
    found: set[Field] = set()

    def note(field: Field, value: Any) -> Any:
        found.add(field)
        return value

    changed(getattr(publication(), name), note)
    return frozenset(found)


def templates_of(field: Field) -> frozenset[str]:
    """Name the templates of the pages that a field is looked for on."""
    held = [TEMPLATES.get(name, ENTRIES) for name in LISTS if field in fields_in(name)]
    found = OWN_TEMPLATES.get(field[0]) or OWN_TEMPLATES.get(".".join(field))
    found = found or frozenset().union(*held)
    reviewed = field[1] == "original" and field in fields_in("sessions")
    return found | {"review-session"} if reviewed else found


def pages_of(shown: Publication, template: str, language: str) -> Iterator[str]:
    """Render the pages of a template, without what their heads tell machines."""
    edition = Edition(words_of(language), LANGUAGES, preview=True, name="Towns")
    view = View(edition, shown, make_directory(shown))
    for page in pages(shown, view.directory, CODES, preview=True):
        if page.template == template:
            text = render_page(page, view, links)
            yield f"{page.path}\n{re.sub(r'^head: .*$', '', text, flags=re.MULTILINE)}"


def word_of(field: Field) -> str:
    return "".join(one for one in "X".join(field) if one.isalpha()).capitalize()


def day_of(field: Field) -> date:
    return date(2101, 1, 1) + timedelta(FIELDS.index(field))


def count_of(field: Field) -> int:
    return 910_000 + FIELDS.index(field)


def marked(field: Field, value: Any) -> Any:
    """Return a value with the mark of its field, if it can bear one."""
    if not is_marked(field):
        return value
    if isinstance(value, Text):
        return Text(marked(field, value.root))
    if isinstance(value, Moment):
        return replace(value, day=day_of(field))
    if isinstance(value, dict):
        return {key: marked(field, one) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(marked(field, one) for one in value)
    glue = "/" if is_checked_by(field, web_address) else " "
    return f"{value}{glue}{word_of(field)}" if isinstance(value, str) else count_of(field)


def is_shown(field: Field, language: str) -> bool:
    """Tell whether the mark of a field stands on a page, in one of its forms."""
    words, day, count = words_of(language), day_of(field), count_of(field)
    forms = [word_of(SHOWN_BY.get(field, field)), str(day), str(count), words.number(count)]
    forms += [day_in_words(day, words), day_in_words(day, words, form="date.long")]
    text = "\n".join(marked_text(one, language) for one in sorted(templates_of(field)))
    if field not in IN_TITLES:
        text = re.sub(r"^title: .*$|^description: .*$", "", text, flags=re.MULTILINE)
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", text))


@cache
def marked_text(template: str, language: str) -> str:
    return "\n".join(pages_of(with_changes(marked), template, language))


@cache
def pages_as_they_are(template: str, language: str) -> list[str]:
    return list(pages_of(publication(), template, language))


def other(field: Field, value: Any) -> Any:
    """Return another value, or nothing where there is no other and the field may be left out."""
    if field in OTHERS:
        return OTHERS[field]
    held = value if isinstance(value, tuple) else (value,)
    choices = tuple(one for one in choices_of(field) if one not in held)
    if choices:
        return choices[-1:] if isinstance(value, tuple) else choices[-1]
    info = MODELS[field[0]].model_fields[field[1]]
    return info.get_default(call_default_factory=True)


@cache
def choices_of(field: Field) -> tuple[str, ...]:
    """List the values that a field may have, as far as they are few or ids of a register."""
    if field[1] == "original":
        return CODES
    found: list[str] = []
    for one in types_of(field):
        if get_origin(one) is Literal:
            found.extend(get_args(one))
        if isinstance(one, Reference) and one.kind in {each.name for each in REGISTERS}:
            records = getattr(publication(), KINDS[one.kind].field)
            found.extend(record.id for record in records)
    return tuple(found)


def makes_a_difference(field: Field) -> bool:
    """Tell whether a page of some language is another one where a field has another value."""
    shown = with_changes(lambda one, value: other(one, value) if one == field else value)
    return any(
        one != before
        for language in CODES
        for template in sorted(templates_of(field))
        for one, before in zip(
            pages_of(shown, template, language), pages_as_they_are(template, language), strict=True
        )
    )


def test_the_demo_uses_every_field() -> None:
    used = frozenset().union(*map(fields_in, LISTS))
    lacking = [one for one in FIELDS if one not in used]
    assert not lacking, "\n".join(map(str, lacking))


def test_what_is_shown_nowhere_is_a_field() -> None:
    assert set(SHOWN_NOWHERE) <= set(FIELDS)


def test_every_text_number_day_and_address_is_on_a_page_in_each_language() -> None:
    marks = [one for one in FIELDS if is_marked(one) or one in SHOWN_BY]
    asked = [one for one in marks if one not in SHOWN_NOWHERE]
    lacking = [(one, code) for one in asked for code in CODES if not is_shown(one, code)]
    assert not lacking, "\n".join(map(str, lacking))


def test_every_choice_and_every_reference_makes_a_difference_to_a_page() -> None:
    asked = [
        one
        for one in FIELDS
        if not (is_marked(one) or holds_records(one) or one[1] in {"id", "aliases"})
        if one not in SHOWN_NOWHERE and one not in SHOWN_BY
    ]
    lacking = [one for one in asked if not makes_a_difference(one)]
    assert not lacking, "\n".join(map(str, lacking))


def test_every_id_present_and_earlier_is_part_of_an_address() -> None:
    asked: list[tuple[Field, str]] = []

    def note(field: Field, value: Any) -> Any:
        if field[1] in {"id", "aliases"} and field not in SHOWN_NOWHERE:
            asked.extend((field, one) for one in ([value] if field[1] == "id" else value))
        return value

    with_changes(note)
    templates = {
        page.template
        for page in pages(publication(), make_directory(publication()), CODES, preview=True)
    }
    text = "\n".join(page for one in templates for page in pages_as_they_are(one, CODES[0]))
    known = set(re.findall(r'\bid="([^"]+)"|^([a-z]+/[a-z0-9-]+)/$', text, re.MULTILINE))
    places = {one for found in known for one in found}
    lacking = [(one, held) for one, held in asked if not is_address(one[0], held, places)]
    assert not lacking, "\n".join(map(str, lacking))


def is_address(model: str, identifier: str, places: set[str]) -> bool:
    """Tell whether there is a page, or a place on one, of a record of a model with this id."""
    kind = {"QuestionGroup": "group", "NewsItem": "news"}.get(model, model.lower())
    inner = re.compile(rf"{kind}-(?:[a-z0-9-]+-)?{identifier}")
    page = KINDS[kind].path(identifier).rstrip("/") if kind in KINDS else ""
    return page in places - {""} or any(map(inner.fullmatch, places))
