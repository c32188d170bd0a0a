"""One language's edition of the publication: its words, its languages, where its sources are."""

from dataclasses import dataclass

from memoria.words import Words


@dataclass(frozen=True)
class Language:
    """A language of the site: its code and its own name."""

    code: str
    name: str


@dataclass(frozen=True)
class Forge:
    """Know where the sources can be edited; without an address there is nothing to link to."""

    address: str = ""
    branch: str = "main"

    def edit(self, file: str) -> str:
        """Return the address at which a file of the repository can be edited."""
        return f"{self.address}/edit/{self.branch}/{file}" if self.address and file else ""

    def create(self, file: str) -> str:
        """Return the address at which a new file can be written."""
        return f"{self.address}/new/{self.branch}?filename={file}" if self.address and file else ""


@dataclass(frozen=True)
class Edition:
    """Hold what all pages of a language share. The first of the languages is the default one.

    `folder` is the content folder's path in the repository, or nothing where it lies outside.
    """

    words: Words
    languages: tuple[Language, ...]
    forge: Forge = Forge()
    folder: str = "data"

    @property
    def language(self) -> str:
        """Return the code of the edition's language."""
        return self.words.language

    def order(self, original: str | None) -> tuple[str, ...]:
        """List the languages a text is looked for in: the reader's, the original's, the others."""
        others = tuple(one.code for one in self.languages)
        return tuple(dict.fromkeys(filter(None, (self.language, original, *others))))
