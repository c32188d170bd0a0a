"""What people may call the fields and their values: read from the words of every language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from memoria.content.files import choices, field_names
from memoria.content.kinds import TABLE
from memoria.content.vocabulary import Vocabulary, folded
from memoria.messages.words import CATALOGUES, PAGES, Words, read_words

# Messages that list, with bars between, what else a field or a value is called.
EXPECTED, MEANS = "expected.", "means."
# Messages that say where that goes for which there is no field.
UNPLACED = "unplaced."
# Labels with more words are sentences; of texts with two, the first is an article.
# Records and fields whose values are called as those of another one.
FAMILIES = {"Update": "initiative", "about": "subject"}
LABEL_WORDS, ARTICLED, SHORTEST = 3, 2, 4


def vocabulary(dictionaries: Iterable[Words]) -> Vocabulary:
    """Gather what fields and values are called in all languages."""
    names: dict[str, list[str]] = {}
    values: dict[str, list[str]] = {}
    unplaced: set[str] = set()
    for words in dictionaries:
        unplaced |= {
            key.removeprefix(UNPLACED) for key in words.messages if key.startswith(UNPLACED)
        }
        for found, pairs in ((names, named(words)), (values, chosen(words))):
            for word, name in pairs:
                listed = found.setdefault(folded(word), [])
                if name not in listed:
                    listed.append(name)
    return Vocabulary(fixed(names), fixed(values), frozenset(unplaced))


def fixed(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return lists that do not change any more."""
    return {word: tuple(names) for word, names in found.items()}


@cache
def own_vocabulary() -> Vocabulary:
    """Gather what fields are called in the languages of the program."""
    codes = sorted(path.name.split(".")[1] for path in CATALOGUES.glob(f"{PAGES}.*.po"))
    return vocabulary(map(read_words, codes))


def named(words: Words) -> Iterator[tuple[str, str]]:
    """Pair what fields are called with their names: what is listed, labels, the shortest texts."""
    holders = {one.name: one.model.model_fields for one in TABLE}
    for key, message in words.messages.items():
        kind, _, name = key.partition(".")
        if f"{kind}." == EXPECTED:
            yield from ((one, name) for one in words_in(message))
        elif kind == "role" or name in holders.get(kind, ()):
            label = str(message)
            yield from [(label, name)] if is_label(label) else []
        elif key.startswith(("data.field.", "form.")) and (last := last_of(key)) in field_names():
            yield from ((word, last) for word in noun_of(str(message)))


def chosen(words: Words) -> Iterator[tuple[str, str]]:
    """Pair what values are called with their names: what is listed, and labels."""
    for key, message in words.messages.items():
        if key.startswith(MEANS):
            yield from ((one, key.removeprefix(MEANS)) for one in words_in(message))
        elif last_of(key) in choices() and is_label(str(message)):
            yield str(message), last_of(key)


def is_label(text: str) -> bool:
    """Tell whether a message is a name, and no sentence."""
    return "{" not in text and len(text.split()) <= LABEL_WORDS


def noun_of(text: str) -> list[str]:
    """List the word that is a whole text but for its article, if it is so short."""
    words = text.split()
    return words[1:] if len(words) == ARTICLED and len(words[1]) >= SHORTEST else []


def words_in(message: object) -> list[str]:
    """List the words of a message."""
    return [one.strip() for one in str(message).split("|")]


def last_of(key: str) -> str:
    """Return the last part of a key."""
    return key.rpartition(".")[2]


def meaning(record: str, field: str, words: Words) -> str:
    """Say what a field holds; where one name means two things, the record decides.

    The open data tell of most fields already. A test asks for the messages that are lacking.
    """
    own = f"form.{record}.{field}", f"form.{field}"
    return words.first(*own, f"data.field.{record}.{field}", f"data.field.{field}")


def choices_told(record: str, field: str, choices: Iterable[str], words: Words) -> str:
    """List the values of a field with what they are called, where that is another word."""
    called = {one: label_of(record, field, one, words) for one in choices}
    return ", ".join(
        f"{one} ({label[0].lower()}{label[1:]})" if folded(label) != folded(one) else one
        for one, label in called.items()
    )


def label_of(record: str, field: str, value: str, words: Words) -> str:
    """Return what a value of a field is called, or the value itself."""
    kind = FAMILIES.get(record, record.lower())
    keys = (f"choice.{record}.{field}.{value}", f"{kind}.{field}.{value}", f"{kind}.{value}")
    others = (f"{FAMILIES.get(field, field)}.{value}",) if field != "kind" else ()
    return words.first(*keys, *others) or value
