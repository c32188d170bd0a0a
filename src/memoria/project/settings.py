"""What the program takes from mkdocs.yml: the languages, the folders and two addresses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from memoria.content.base import is_address
from memoria.rules.commands import bad_settings, fail


@dataclass(frozen=True)
class Language:
    """A language of the site: its code and its own name."""

    code: str
    name: str


@dataclass(frozen=True)
class Licence:
    """Name the terms under which the content may be used, and where they are written."""

    name: str = "CC BY 4.0"
    address: str = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Publisher:
    """Name who publishes, by language, or once for all; tell where they are and how to reach them.

    The `contact` is an address of mail, as `mailto:`, or that of a form.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    contact: str = ""

    def name(self, language: str) -> str:
        """Return the name in a language, or in the first one that it is told in, if it is."""
        return self.names.get(language) or next(iter(self.names.values()), "")


@dataclass(frozen=True)
class Settings:
    """Know where things are. The default language comes first and lives at the root.

    `forge` is the address of the repository on its forge, or nothing; `address` is that of the
    site, with a slash at its end, and `identity` what ids begin with that outlast it, or nothing
    where they begin with the address. `menu` lists the entries of `nav`, unless the site's own
    plugins or rules may ask for more than some pages. `digest` stands for all that the file says.
    The folders that are `excluded` lie in the folder of pages, and are not on the site.
    """

    config: Path
    languages: tuple[Language, ...]
    docs: Path
    overrides: Path
    site: Path
    forge: str
    branch: str
    address: str
    identity: str
    name: str
    licence: Licence
    publisher: Publisher
    menu: tuple[str, ...] | None
    digest: str
    excluded: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """Return the project's folder."""
        return self.config.parent

    @property
    def data(self) -> Path:
        """Return the content folder, where no other is asked for."""
        return self.root / "data"

    @property
    def messages(self) -> Path:
        """Return the folder of the site's own catalogues: they go before the program's."""
        return self.root / "messages"

    @property
    def codes(self) -> tuple[str, ...]:
        """List the codes of the languages, the default one first."""
        return tuple(language.code for language in self.languages)

    def address_in(self, language: str) -> str:
        """Return the address of the site in a language; one that it lacks has the default's."""
        return f"{self.address}{language}/" if language in self.codes[1:] else self.address


# What in mkdocs.yml looks at more pages than one, or decides which there are.
ASKING = {"INHERIT", "draft_docs", "extra_templates"}
# A rule of `exclude_docs` for one folder, which it names.
EXCLUDED = re.compile(r"/([\w-]+)/")
FOLDER = re.compile(r"(?:/[\w-]+)+/")
# What a name of RFC 4151 begins with: a domain or an address of mail, and since when it is theirs.
TAG = re.compile(r"tag:[\w.@-]+,\d{4}(-\d\d){0,2}")
MAIL = re.compile(r"(?:mailto:)?([^\s@:/]+@[\w.-]+)")
DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")


class ConfigLoader(yaml.SafeLoader):
    """Read mkdocs.yml as MkDocs does: `!ENV` is known, other tags are passed over."""


ConfigLoader.add_constructor("!ENV", construct_env_tag)


ConfigLoader.add_multi_constructor("", lambda *_: None)


def read_settings(config: Path) -> Settings:
    """Read mkdocs.yml.

    Raises MemoriaError where it cannot be read or lists no default language.
    """
    try:
        written = yaml.load(config.read_bytes(), Loader=ConfigLoader)  # noqa: S506
        languages = read_languages(written)
        extra = written.get("extra") or {}
        forge = str(extra.get("forge") or "")
        return Settings(
            config=config,
            languages=languages,
            docs=config.parent / written.get("docs_dir", "docs"),
            overrides=config.parent / written["theme"].get("custom_dir", "overrides"),
            site=config.parent / written.get("site_dir", "site"),
            forge=read_address(forge, "extra.forge").rstrip("/") if forge else "",
            branch=str(extra.get("branch") or "main"),
            address=folder_of(read_address(str(written.get("site_url") or ""), "site_url")),
            identity=read_identity(str(extra.get("identity") or "")),
            name=str(written["site_name"]),
            licence=Licence(**extra["licence"]) if "licence" in extra else Licence(),
            publisher=read_publisher(extra.get("publisher"), str(extra.get("contact") or "")),
            menu=read_menu(written),
            digest=repr(written),
            excluded=tuple(
                one.strip("/") for one in read_excluded(written) if FOLDER.fullmatch(one)
            ),
        )
    except (
        OSError,
        yaml.YAMLError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        StopIteration,
    ) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise fail(bad_settings(config.name, reason)) from error


def read_languages(written: dict[str, Any]) -> tuple[Language, ...]:
    """Return the languages of the i18n plugin that are built, the default one first."""
    plugin = next(
        one["i18n"] for one in written["plugins"] if isinstance(one, dict) and "i18n" in one
    )
    built = [one for one in plugin["languages"] if one.get("build", True)]
    if not built:
        raise ValueError("plugins.i18n.languages")
    ordered = sorted(built, key=lambda one: not one.get("default"))
    return tuple(Language(str(one["locale"]), str(one["name"])) for one in ordered)


def languages_in(content: bytes) -> tuple[str, ...]:
    """Return the codes that a file of settings tells, or nothing where it tells none."""
    try:
        written = yaml.load(content, Loader=ConfigLoader)  # noqa: S506
        return tuple(one.code for one in read_languages(written))
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return ()


def read_excluded(written: dict[str, Any]) -> list[str]:
    """List the rules of `exclude_docs`."""
    rules = str(written.get("exclude_docs") or "").split("\n")
    return [rule.strip() for rule in rules if rule.strip()]


def read_menu(written: dict[str, Any]) -> tuple[str, ...] | None:
    """List the entries of `nav`, unless something else may ask for all pages at once."""
    nav, named = written.get("nav"), list(map(EXCLUDED.match, read_excluded(written)))
    others = {"media", *(one.code for one in read_languages(written))}
    is_plain = len(written["plugins"]) == 1 and not ASKING & written.keys()
    is_plain &= all(one is not None and one[1] not in others for one in named)
    return tuple(entries_of(nav)) if nav and is_plain else None


def entries_of(nav: Any) -> Iterator[str]:
    """List the files that an entry of `nav` leads to, or a list of them."""
    if isinstance(nav, str):
        yield nav
    for one in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from entries_of(one)


def read_address(written: str, name: str) -> str:
    """Return the address that a setting holds; a forge or a trial may be on one's own machine.

    Raises ValueError where it is no web address.
    """
    if not is_address(written):
        raise ValueError(f"{name}: {written}")
    return written


def read_publisher(written: Any, contact: str) -> Publisher:
    """Return who publishes: a name, or a mapping with `name` (also one a language) and `address`.

    Raises ValueError where one of the addresses is none.
    """
    told = written if isinstance(written, dict) else {"name": written}
    name, address = told.get("name") or {}, str(told.get("address") or "")
    names = name if isinstance(name, dict) else {"": name}
    mail = MAIL.fullmatch(contact)
    return Publisher(
        {str(language): str(one) for language, one in names.items()},
        read_address(address, "extra.publisher") if address else "",
        f"mailto:{mail[1]}" if mail else contact and read_address(contact, "extra.contact"),
    )


def read_identity(written: str) -> str:
    """Return what ids begin with: the first address of the site, a domain, or `tag:` and a year.

    Raises ValueError where it is none of these.
    """
    if TAG.fullmatch(written.rstrip(":")):
        return written.rstrip(":") + ":"
    address = f"https://{written}" if DOMAIN.fullmatch(written) else written
    return folder_of(read_address(address, "extra.identity")) if written else ""


def folder_of(address: str) -> str:
    """Return an address with a slash at its end: feeds, calendars and PDFs need it."""
    return address.rstrip("/") + "/"
