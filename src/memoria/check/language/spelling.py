"""Rules for spelling: words that no dictionary has, and dictionaries that are not there."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from memoria.check.language.scans import Asked, Scan
from memoria.check.language.tokens import (
    MOST,
    Speller,
    Token,
    begins,
    corrections,
    letters_of,
    lexicon,
    likely_names,
    names_of,
    scripts,
    stems,
    tokens,
)
from memoria.check.language.writings import File, Writing, foreign, within
from memoria.content.publication import Publication
from memoria.facts.texts import Block
from memoria.messages.words import Words
from memoria.rules.problems import Finding, Position, Problem, rule

# So many words in doubt in one block may be words of another language.
SEVERAL = 3
Lists = Mapping[str, Iterable[str]]


@dataclass(frozen=True, eq=False)
class Doubt:
    """A word that no dictionary has, and one place of it; each is its own, however alike."""

    token: Token
    block: Block
    writing: Writing

    @property
    def is_name(self) -> bool:
        """Tell whether the word has a capital inside a sentence, as names have."""
        return self.token.is_capital and not begins(self.block, self.token.at)

    @property
    def around(self) -> tuple[str, int]:
        """Tell the block from all others, without a look at its text."""
        return self.writing.file, id(self.block)

    @property
    def offset(self) -> int:
        """Return where the word stands in the source of its file."""
        return self.block.source(self.token.at)


@rule("M314")
def misspelt_word(doubts: Sequence[Doubt], similar: Sequence[str]) -> Iterator[Finding]:
    """Point out a word that no dictionary has, once a file, where it stands first."""
    first = min(doubts, key=lambda one: one.offset)
    values = {
        "word": first.token.word,
        "language": first.writing.language,
        "similar": ", ".join(similar),
        "times": str(len(doubts)),
    }
    place = first.writing.place(first.block, first.token.at)
    yield Finding(place, values, "similar" if similar else "")


@rule("M421")
def dictionary_missing(
    packages: Sequence[str], languages: Sequence[str], variant: str = ""
) -> Iterator[Finding]:
    """Report the languages whose spelling cannot be checked here; everything else is.

    The variant "silent": their dictionaries are there, but give no answer.
    """
    if languages:
        values = {"languages": ", ".join(languages), "packages": " ".join(packages)}
        yield Finding(Position("mkdocs.yml"), values, variant)


def spelling_problems(
    scanned: Sequence[tuple[File, Scan]],
    publication: Publication,
    lists: Lists,
    words: Mapping[str, Words],
    speller: Speller,
) -> Iterator[Problem]:
    """Ask the dictionaries about the words of every file, each once a language."""
    known = {code: lexicon(publication, lists, words[code]) for code in words}

    def ask(language: str, asked: Collection[str]) -> frozenset[str]:
        return speller(language, {one for one in asked if one.casefold() not in known[language]})

    letters = {code: letters_of(one.messages.values()) for code, one in words.items()}
    doubted = {
        code: doubtful(code, scanned, words[code]("spelling.endings"), scripts(letters[code]), ask)
        for code in words
    }
    doubts = [
        doubt
        for file, scan in scanned
        if any(not doubted[code].isdisjoint(every) for code, every in scan.words.items())
        for doubt in doubts_in(scan.sound(file, doubted), doubted)
    ]
    foreign_words = quoted_words(doubts, tuple(words), ask)
    inside = {one.token.word for one in doubts if one.is_name}
    names = names_of(publication) if doubts else frozenset()
    for language in words if doubts else ():
        judge = Judge(language, letters[language], inside, speller)
        mine = [one for one in doubts if one.writing.language == language]
        yield from judge.problems([one for one in mine if one not in foreign_words], names)


def doubtful(
    language: str,
    scanned: Iterable[tuple[File, Scan]],
    endings: str,
    written: frozenset[str],
    speller: Speller,
) -> frozenset[Asked]:
    """Return the words of a language that neither it nor the publication has.

    A word is right, too, where its stem is and a pronoun has joined it: `endings`. Of words in
    another script than it is `written` in, its dictionary knows nothing.
    """
    every = {one for _, scan in scanned for one in scan.words.get(language, ())}
    asked = {one for one in every if one[0].isascii() or scripts(one[0]) <= written}
    once = {one: Token(one[0], 0, one[1]) for one in asked}
    units = {unit for token in once.values() for unit in (token.whole, *token.parts)}
    wrong = speller(language, units)
    joined = {one: stems(one, endings) for one in wrong}
    no_stems = speller(language, {stem for listed in joined.values() for stem in listed})
    wrong = frozenset(one for one, listed in joined.items() if no_stems.issuperset(listed))
    return frozenset(
        key for key, token in once.items()
        if token.whole in wrong and not wrong.isdisjoint(token.parts)
    )  # fmt: skip


def doubts_in(
    written: Iterable[Writing], doubted: Mapping[str, Collection[Asked]]
) -> Iterator[Doubt]:
    """List the doubtful words of texts, each time they stand there."""
    for one in written:
        for block in one.blocks:
            for token in tokens(block):
                if (token.word, token.least) in doubted[one.language]:
                    yield Doubt(token, block, one)


def quoted_words(doubts: Sequence[Doubt], languages: Sequence[str], speller: Speller) -> set[Doubt]:
    """Return the words that another language of the site has, where that may be written.

    It may be in quotations, italics and links, and where several words of a block are in doubt:
    that is not translated yet.
    """
    several = Counter(one.around for one in doubts)
    quoted = [
        one
        for one in doubts
        if several[one.around] >= SEVERAL or within(one.token.at, foreign(one.block))
    ]
    found: set[Doubt] = set()
    for language in languages:
        others = [one for one in quoted if one.writing.language != language]
        wrong = speller(language, {one.token.whole for one in others})
        found |= {one for one in others if one.token.whole not in wrong}
    return found


@dataclass(frozen=True)
class Judge:
    """Decide which words to tell; `inside` are those with a capital in the middle of sentences."""

    language: str
    letters: str
    inside: Collection[str]
    speller: Speller

    def problems(self, doubts: Sequence[Doubt], names: Collection[str]) -> Iterator[Problem]:
        """Report the words of one language, once a file, with what was most likely meant."""
        places = defaultdict[tuple[str, str], list[Doubt]](list)
        for one in doubts:
            places[one.token.word, one.writing.file].append(one)
        words = {word for word, _ in places}
        similar = corrections(words - set(self.inside), self.language, self.letters, self.speller)
        registered = likely_names(words, names)
        for (word, _), found in places.items():
            meant = (*registered.get(word, ()), *similar.get(word, ()))
            if meant or not found[0].token.is_capital:
                yield from misspelt_word(found, meant[:MOST])
