"""What an output is: artifacts for the readers of a language, and the links that lead to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from memoria.outputs.documents.workshop import Document
from memoria.render.views import View

# What becomes a file: a text, or a document that takes time.
Product = str | Document
# An artifact: how a file is made, from a view of its own that is asked for all it shows.
Make = Callable[[View], Product]
# Where links stand: around every page, in two lists of the page about the data, on other pages.
Place = Literal["head", "footer", "subscribe", "files", "home", "news", "initiatives"]


@dataclass(frozen=True)
class Link:
    """A link to an output. `path` counts from the root of a language.

    `words` is the key of what it says, in which `also` are further paths by name; in the head it is
    the site's name, and the media type says more. A path with `<id>` is that of a file for each
    record: it is named, and the records' pages lead to the files.
    """

    place: Place
    path: str
    words: str = ""
    also: Mapping[str, str] = field(default_factory=dict)
    media_type: str = ""

    def named(self, view: View) -> dict[str, Markup]:
        """Return the paths as HTML by their names in the words; the first one is `file`."""
        paths = {"file": self.path, **self.also}
        linked, plain = Markup('<a href="{}">{}</a>'), Markup("<code>{}</code>")
        return {
            name: plain.format(path)
            if "<" in path
            else linked.format(view.to(path), path.rpartition("/")[2])
            for name, path in paths.items()
        }


@dataclass(frozen=True)
class Output:
    """Something that is made. `artifacts` lists its files by path, each with how it is made.

    Nothing is made yet when they are listed, so that only what is due need be.
    """

    artifacts: Callable[[View], Mapping[str, Make]]
    links: tuple[Link, ...] = ()
