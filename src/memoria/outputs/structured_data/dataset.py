"""The open data as structured data: a dataset, which search engines for data list."""

from memoria.outputs.open_data.catalogue import ARCHIVE
from memoria.outputs.open_data.files import LISTED
from memoria.outputs.open_data.tables import TABLES
from memoria.outputs.structured_data.nodes import Node, elsewhere, node, one_identity, publisher
from memoria.render.views import View

PAGE = "data/"
FORMS = {"json": "application/json", "csv": "text/csv", "zip": "application/zip"}


def dataset_node(view: View) -> Node:
    """Describe the open data: one dataset, with the files of every language."""
    edition = view.edition
    words = edition.words
    return node(
        "Dataset",
        one_identity(view, f"{PAGE}#dataset"),
        name=words("data.dataset", name=edition.name),
        description=f"{words('data.description')} {words('data.lead')}",
        url=view.to(PAGE),
        sameAs=elsewhere(view, PAGE),
        inLanguage=edition.codes(),
        license=edition.licence.address,
        isAccessibleForFree=True,
        creator=publisher(view),
        publisher=publisher(view),
        temporalCoverage=period(view),
        distribution=[one for code in edition.codes() for one in files(view, code)],
    )


def period(view: View) -> str:
    """Return the days from the first session to the last, as ISO 8601 writes them."""
    planned = [one.planned for one in view.publication.sessions if one.planned]
    if not planned:
        return ""
    first, last = min(one.day for one in planned), max(one.last for one in planned)
    return f"{first}/{last}" if first != last else str(first)


def files(view: View, language: str) -> list[Node]:
    """List the files of a language; a list that is long goes on in others, which it names."""
    names = [
        ARCHIVE.removeprefix(PAGE),
        *(f"{one}.json" for one in LISTED),
        *(f"{one}.csv" for one in TABLES),
    ]
    return [
        node(
            "DataDownload",
            name=name,
            contentUrl=view.edition.absolute(f"{PAGE}{name}", language),
            encodingFormat=FORMS[name.rpartition(".")[2]],
            inLanguage=language,
        )
        for name in names
    ]
