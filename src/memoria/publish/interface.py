"""What the theme asks for around every page: addresses, links, words, who publishes."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from markupsafe import Markup

from memoria.content.publication import Revision
from memoria.messages.days import day_in_words
from memoria.messages.words import Words
from memoria.outputs.output import Place
from memoria.outputs.outputs import links
from memoria.project.colours import mark
from memoria.publish.assets import Assets
from memoria.render.editions import Edition
from memoria.render.escaping import template_value

# The words and the links that stand around every page.
INTERFACE = "site."
AROUND: tuple[Place, ...] = ("head", "footer")
NOTE = "{# Made from mkdocs.yml, the message catalogues and the list of outputs: change those. #}"


def interface(
    editions: tuple[Edition, ...], assets: Assets, by_hand: Mapping[tuple[str, str], Revision]
) -> bytes:
    """Return what the theme's overrides import; `by_hand` tells when files by hand changed."""
    first = editions[0]
    values = {
        "forge": first.forge.address,
        "host": urlsplit(first.forge.address).hostname or "",
        "corrections": {one.language: one.forge.about_page(one.language) for one in editions},
        "assets": assets.names,
        "mark": Markup(mark()),  # noqa: S704 - our own
        "changed": {
            file: foot(one.changed, edition.words)
            for edition in editions
            for (_, file), one in by_hand.items()
            if file.startswith(f"{edition.language}/")
        },
        "territories": {one.language: territorial(one.language) for one in editions},
        "publishers": {one.language: one.publisher.name(one.language) for one in editions},
        "publisher": asdict(first.publisher),
        "links": {place: [asdict(one) for one in links(place)] for place in AROUND},
        "words": {one.language: words_around(one.words) for one in editions},
    }
    lines = [f"{{% set {name} = {template_value(value)} %}}" for name, value in values.items()]
    return "\n".join([NOTE, *lines, ""]).encode()


def foot(changed: datetime, words: Words) -> Markup:
    """Say when a page that was written by hand last changed, in HTML."""
    day = day_in_words(changed.date(), words, "date.long")
    told = Markup('<time datetime="{}">{}</time>').format(changed.date(), day)
    return words.html("page.changed", day=told)


def territorial(code: str) -> str:
    """Return a language with the territory where most people speak it, as Open Graph has it."""
    code = code.replace("-", "_")
    likely = get_global("likely_subtags").get(code, code)
    locale = Locale.parse(str(likely))
    return "_".join(filter(None, (locale.language, locale.territory)))


def words_around(words: Words) -> dict[str, str]:
    """Return the words around the pages by their keys."""
    named = sorted(key for key in words.messages if key.startswith(INTERFACE))
    return {key: str(words.messages[key]) for key in named}
