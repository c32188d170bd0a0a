"""One language's edition of the publication: its words, its languages, where its sources are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode, urlsplit

from memoria.messages.words import Words
from memoria.project.settings import Language, Licence, Publisher


@dataclass(frozen=True)
class Forge:
    """Know where the sources can be edited; without an address there is nothing to link to.

    `forms` are the languages in which the forge has the forms for readers.
    """

    address: str = ""
    branch: str = "main"
    forms: tuple[str, ...] = ()

    def edit(self, file: str) -> str:
        """Return the address at which a file of the repository can be edited."""
        return f"{self.address}/edit/{self.branch}/{file}" if self.address and file else ""

    def create(self, file: str, content: str = "") -> str:
        """Return the address at which a new file can be written, its content filled in."""
        fields = {"filename": file} | ({"value": content} if content else {})
        asked = urlencode(fields, quote_via=quote, safe="/")
        return f"{self.address}/new/{self.branch}?{asked}" if self.address and file else ""

    def issue(self, **fields: str) -> str:
        """Return the address at which a reader can report something, with the words filled in."""
        filled = urlencode(fields, quote_via=quote)
        return f"{self.address}/issues/new?{filled}" if self.address else ""

    def report(
        self, form: str, language: str, title: str, body: str, fields: Mapping[str, str]
    ) -> str:
        """Return the address of a report by a form of the forge in a language.

        The fields are those of the form; where there is none in the language, the body is taken.
        """
        if language not in self.forms:
            return self.issue(title=title, body=body)
        return self.issue(template=f"{form}.{language}.yml", title=title, **fields)

    def about_page(self, language: str) -> str:
        """Return the address of a report on a page, but for the address of that page at its end."""
        if language not in self.forms:
            return self.issue(body="")
        return self.issue(template=f"correction.{language}.yml", page="")


@dataclass(frozen=True)
class Edition:
    """Hold what all pages of a language share. The first of the languages is the default one.

    `folder` is the content folder's path in the repository, or nothing where it lies outside;
    `site` is the address of the site, with a slash at its end, and `name` its name; `identity` is
    what ids begin with, or nothing where they begin with the address of the site. `preview`
    tells whether pages are made, too, that only reviewers see. `doubts` say in the edition's words
    what translations say unlike their originals: by the file of a summary or the name of a
    record's text (`session:led-employment:title`), and language. `sizes` are those of files that
    are made before others that tell them, by their paths from the root of the language.
    """

    words: Words
    languages: tuple[Language, ...]
    forge: Forge = Forge()
    folder: str = "data"
    site: str = "https://memoria.example.org/"
    identity: str = ""
    name: str = "Memoria"
    licence: Licence = field(default_factory=Licence)
    publisher: Publisher = field(default_factory=Publisher)
    preview: bool = False
    doubts: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Return the code of the edition's language."""
        return self.words.language

    def codes(self, original: str | None = None) -> list[str]:
        """List the codes of the site's languages; the original's comes first, if it is told."""
        return sorted((one.code for one in self.languages), key=lambda one: one != original)

    def beside(self, original: str) -> list[str]:
        """List the language of an original, then those of the site that it is not."""
        return [original, *(one for one in self.codes() if one != original)]

    def order(self, original: str | None) -> tuple[str, ...]:
        """List the languages a text is looked for in: the reader's, the original's, the others."""
        found = self.orders.get(original)
        if found is None:
            found = tuple(dict.fromkeys(filter(None, (self.language, original, *self.codes()))))
            self.orders[original] = found
        return found

    def first(self, written: Collection[str], original: str | None) -> str:
        """Return the language in which a text is shown, of those in which it is written."""
        found = next((one for one in self.order(original) if one in written), "")
        return found or min(written)

    @cached_property
    def orders(self) -> dict[str | None, tuple[str, ...]]:
        """Keep the orders by the originals that were asked for."""
        return {}

    def absolute(self, path: str, language: str = "") -> str:
        """Return the whole address of a path that counts from the root of a language."""
        return f"{self.site}{self.root(language)}{path}"

    def lasting(self, path: str) -> str:
        """Return the id of a path of this language, which stays when the site's address changes."""
        return f"{self.identity or self.site}{self.root()}{path}"

    @property
    def published_by(self) -> str:
        """Return the name of who publishes, or else that of the site."""
        return self.publisher.name(self.language) or self.name

    @property
    def authority(self) -> str:
        """Return the name of the host, or of whoever gives the ids."""
        named = (self.identity or self.site).removeprefix("tag:").partition(",")[0]
        return urlsplit(named).hostname or named.rpartition("@")[2]

    def root(self, language: str = "") -> str:
        """Return the folder of a language on the site; the default one has the site's root.

        What is in a language without pages stands on those of this one.
        """
        code = language if language in self.codes() else self.language
        return "" if code == self.languages[0].code else f"{code}/"
