"""What was most likely meant by a word that no dictionary has."""

from collections.abc import Callable, Collection, Iterable, Iterator

from memoria.facts.passages import plain

# Asked about words of a language, it returns those that no dictionary of the language has.
Speller = Callable[[str, Collection[str]], frozenset[str]]
Meant = tuple[str, ...]
MOST = 3
# Of so many words, corrections are looked for: a text in another language has only wrong ones.
TRIED = 40
# Letters that a word with a capital has at least, to be taken for a slip: it may be a name.
LEAST = 6


def knows_all(_: str, __: Collection[str]) -> frozenset[str]:
    """Take every word for right, where there is nobody to ask."""
    return frozenset()


def corrections(
    words: Iterable[str], language: str, letters: str, speller: Speller
) -> dict[str, Meant]:
    """Map words to those that the dictionary has and that are one slip of the pen away."""
    asked = sorted(word for word in words if len(word) >= LEAST or word[0].islower())[:TRIED]
    tried = {word: tuple(slips(word.lower(), letters)) for word in asked}
    wrong = speller(language, {one for listed in tried.values() for one in listed})
    return {
        word: tuple(like(word, one) for one in listed if one not in wrong)[:MOST]
        for word, listed in tried.items()
    }


def likely_names(words: Iterable[str], names: Iterable[str]) -> dict[str, Meant]:
    """Map words with a capital to the registered names that are one slip of the pen away.

    Another last letter makes another name: Mario is not Maria.
    """
    known = {name.lower(): name for name in sorted(names) if name[0].isupper()}
    letters = letters_of(known)
    return {
        word: tuple(
            known[one]
            for one in slips(word.lower(), letters)
            if one in known and word.lower()[:-1] != one[:-1]
        )[:MOST]
        for word in words
        if word[0].isupper() and len(word) >= LEAST
    }


def slips(word: str, letters: str) -> Iterator[str]:
    """List the words that one slip makes another of, each once, the likeliest first.

    An accent is forgotten, letters change places, one is written twice or once too few, is
    missing, too many, or another one.
    """
    found = dict.fromkeys(
        (
            *accents(word, letters),
            *(word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)),
            *(word[:n] + word[n : n + 1] + word[n:] for n in range(len(word))),
            *(word[:n] + word[n + 1 :] for n in range(len(word)) if word[n] in word[n + 1 : n + 2]),
            *(word[:n] + one + word[n:] for n in range(len(word) + 1) for one in letters),
            *(word[:n] + word[n + 1 :] for n in range(len(word))),
            *(word[:n] + one + word[n + 1 :] for n in range(len(word)) for one in letters),
        )
    )
    found.pop(word, None)
    return (one for one in found if len(one) > 1)


def accents(word: str, letters: str) -> Iterator[str]:
    """List the words that differ in the accent of one letter, or in that of all."""
    for n, letter in enumerate(word):
        for one in letters:
            if one != letter and plain(one) == plain(letter):
                yield word[:n] + one + word[n + 1 :]
    yield plain(word)


def like(word: str, correction: str) -> str:
    """Return a correction with the capital of the word it stands for."""
    return correction[0].upper() + correction[1:] if word[0].isupper() else correction


def letters_of(texts: Iterable[object]) -> str:
    """Return the small letters in which texts are written, sorted."""
    written = set("".join(map(str, texts)).lower())
    return "".join(sorted(letter for letter in written if letter.isalpha()))
