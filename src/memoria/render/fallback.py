"""Texts for the reader of a language: in it, or in another one and marked as such."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from memoria.content.base import Text
from memoria.render.editions import Edition


@dataclass
class Reader:
    """Choose the words of texts for the readers of an edition.

    `fallbacks` gathers the languages of texts that are shown for want of a translation, `headings`
    the attributes of the headings among them, by id.
    """

    edition: Edition
    fallbacks: dict[str, None] = field(default_factory=dict, kw_only=True)
    headings: dict[str, Markup] = field(default_factory=dict, kw_only=True)

    def choose(self, text: Text, original: str | None = None) -> tuple[str, str]:
        """Return a text for this reader, and the language it is in."""
        own = self.edition.language
        if words := text.get(own):
            return words, own
        language = self.edition.first(text.languages, original)
        return text.get(language) or "", language

    def text(self, text: Text, original: str | None = None) -> Markup:
        """Return a text as HTML; one in another language is marked, and noted as a fallback."""
        words, language = self.choose(text, original)
        self.note(language)
        return self.marked(words, language)

    def anchor(self, name: str, language: str) -> Markup:
        """Return the id of a Markdown heading and, where it is another one, its language."""
        tongue = self.noted(language)
        if tongue:
            self.headings[name] = tongue
        return Markup("{{#{}{}}}").format(name, tongue)

    def noted(self, language: str) -> Markup:
        """Return the attributes of text in a language, and note another one as a fallback."""
        self.note(language)
        return self.tongue(language)

    def note(self, language: str) -> None:
        """Note the language of a text that stands for one in the reader's own."""
        if language != self.edition.language:
            self.fallbacks[language] = None

    def quote(self, text: Text) -> Markup:
        """Return a text that is cited as it is, in whichever language it exists."""
        return self.marked(*self.choose(text))

    def plain(self, text: Text, original: str | None = None) -> str:
        """Return a text without a mark, for titles and descriptions."""
        return self.choose(text, original)[0]

    def tongues(self, codes: Iterable[str]) -> str:
        """Return the names of languages as one text."""
        return self.edition.words.join(map(self.edition.words.tongue, codes))

    def marked(self, words: str, language: str) -> Markup:
        """Return words as HTML that says which language they are in, where it is not the page's."""
        if language == self.edition.language:
            return escape(words)
        return Markup("<span{}>{}</span>").format(self.tongue(language), words)

    def tongue(self, language: str) -> Markup:
        """Return the attributes, after a space, of an element that holds text in a language."""
        if language == self.edition.language:
            return Markup("")
        code, direction = language.replace("_", "-"), direction_of(language)
        if direction == direction_of(self.edition.language):
            return Markup(' lang="{}"').format(code)
        return Markup(' lang="{}" dir="{}"').format(code, direction)


@cache
def direction_of(language: str) -> str:
    """Return where a language is written to; what is not known is left to the browser."""
    try:
        found = Locale.parse(language, sep="-" if "-" in language else "_").text_direction
    except (ValueError, UnknownLocaleError):
        return "auto"
    return str(found)
