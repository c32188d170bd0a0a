"""Where a text names the people, organisations and places of the registers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from memoria.facts.passages import Name, Same, flat, pieces, plain

WORD = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"[;:!?,()\n]")
DISTINCT = 4  # letters that a part of a person's name has at least, to stand for it
ARTICLE = 3  # letters that an article at the beginning of a name has at most


def words_in(text: str) -> set[str]:
    """Return the words of a text, or of a name, by which a text may have to do with a name.

    Two texts in which none of the words of a name stands say the same whether it is known or not.
    """
    words = {word for one in {text, plain(text)} for word in WORD.findall(one)}
    parts = {part for word in words if not word.isalpha() for part in LETTERS.findall(word)}
    return {*map(flat, words | parts)}


@dataclass(frozen=True)
class Form:
    """A way to write a name, word by word; `sure` unless it may also mean something else."""

    name: int
    words: tuple[str, ...]
    sure: bool = True


@dataclass(frozen=True)
class Mention:
    """A name in a text: its number in the register, from where to where, how surely."""

    name: int
    at: int
    end: int
    sure: bool


@dataclass(frozen=True, eq=False)
class Register:
    """The forms of all names by their first word, the longest first; and all words of names."""

    names: Sequence[Name]
    forms: dict[str, list[Form]]
    words: dict[int, frozenset[str]]
    known: frozenset[str]


@lru_cache(maxsize=8)
def register(names: Same[tuple[Name, ...]]) -> Register:
    """Prepare the names of the registers for being found."""
    forms: dict[str, set[Form]] = defaultdict(set)
    words: dict[int, frozenset[str]] = {}
    written = [
        sorted({one for forms in name.forms.values() for one in forms}) for name in names.value
    ]
    parts = [{part for form in own for part in WORD.findall(plain(form))} for own in written]
    shared = Counter(
        flat(part) for own in parts for part in {flat(one): one for one in own}.values()
    )
    for number, (name, own) in enumerate(zip(names.value, written, strict=True)):
        words[number] = frozenset(flat(part) for part in parts[number] if part[0].isupper())
        for form in forms_of(number, name.kind, own, shared):
            forms[flat(form.words[0])].add(form)
    ordered = {
        first: sorted(found, key=lambda one: (-len(one.words), not one.sure, one.name))
        for first, found in forms.items()
    }
    every = frozenset(flat(part) for own in parts for part in own)
    return Register(names.value, ordered, words, every)


def forms_of(
    number: int, kind: str, written: Sequence[str], shared: Counter[str]
) -> Iterator[Form]:
    """List the forms of a name: as written, without an article, a person's by parts of it."""
    for form in written:
        words = tuple(WORD.findall(plain(form)))
        if not words:
            continue
        yield Form(number, words)
        if len(words) > 1 and len(words[0]) <= ARTICLE and not words[0].isupper():
            yield Form(number, words[1:], sure=len(words) > 2)  # noqa: PLR2004
        if kind == "person" and len(words) > 1:
            for part in words:
                if len(part) >= DISTINCT and part[0].isupper() and shared[flat(part)] == 1:
                    yield Form(number, (part,), sure=part == words[-1])


@lru_cache(maxsize=256)
def mentions(text: str, known: Register) -> tuple[Mention, ...]:
    """List the names in a text; of several that begin at a word, the longest."""
    found = list[Mention]()
    even = flat(text)
    if known.forms.keys().isdisjoint(pieces(even)):
        return ()
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(plain(text))]
    number = 0
    while number < len(words):
        _, start, end = words[number]
        for form in known.forms.get(even[start:end], ()):
            here = words[number : number + len(form.words)]
            if stands(form, here, text):
                found.append(Mention(form.name, here[0][1], here[-1][2], form.sure))
                number += len(form.words) - 1
                break
        number += 1
    return tuple(found)


def stands(form: Form, here: Sequence[tuple[str, int, int]], text: str) -> bool:
    """Tell whether words of a text are a form of a name."""
    if len(here) < len(form.words) or not all(map(fits, form.words, (word[0] for word in here))):
        return False
    return not any(BETWEEN.search(text[one[2] : other[1]]) for one, other in pairwise(here))


def fits(part: str, word: str) -> bool:
    """Tell whether a word is a part of a name: a capital stays one, an acronym all of it."""
    if part.isupper() and len(part) > 1:
        return word == part
    if flat(part) != flat(word):
        return False
    return word[0].isupper() or not part[0].isupper() or len(part) <= ARTICLE
