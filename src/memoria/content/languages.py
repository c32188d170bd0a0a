"""Which language was meant by what is no code of one."""

from collections.abc import Iterable, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from memoria.content.base import is_language
from memoria.content.similar import similar

# Where names of languages are looked for; one that CLDR lacks.
MODEL = "en"
FURTHER = {"castellano": "es"}
# A beginning of a name has so many letters: of one of the site, of another language.
LEAST, LONG = 2, 4


def meant_language(written: str, site: Sequence[str]) -> str:
    """Return the code that was most likely meant, or nothing."""
    code = written.strip().casefold().replace("_", "-")
    base, _, rest = code.partition("-")
    exact = [code, f"{base}-{rest.upper()}", f"{base}-{rest.title()}", alias(base), base]
    variants = [one for one in site if one.partition("-")[0] in {base, alias(base)}]
    tried = (*exact, *variants, *named(code, site), of_country(base))
    return next((one for one in tried if one != written and is_language(one, site)), "")


def alias(code: str) -> str:
    """Return the code of two letters for one of three."""
    return str(get_global("language_aliases").get(code, ""))


def of_country(code: str) -> str:
    """Return the language that is most spoken in a country."""
    return str(get_global("likely_subtags").get(f"und_{code.upper()}", "")).partition("_")[0]


def named(written: str, site: Sequence[str]) -> Iterable[str]:
    """List the languages of the site, then others, whose names begin so, or are as good as so."""
    own = {name: code for code in site for name in names_of(code)}
    own |= {name: code for name, code in FURTHER.items() if code in site}
    if len(written) >= LEAST:
        yield from (code for name, code in sorted(own.items()) if name.startswith(written))
    yield own.get(similar(written, own), "")
    every = {name.casefold(): code for code, name in Locale(MODEL).languages.items()}
    yield every.get(written, "")
    yield from (
        code for name, code in every.items() if len(written) >= LONG and name.startswith(written)
    )


@cache
def names_of(code: str) -> frozenset[str]:
    """Return the code of a language and what it is called in English and by itself."""
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return frozenset({code.casefold()})
    names = (code, locale.get_display_name(MODEL), locale.get_display_name())
    return frozenset(name.casefold() for name in names if name)
