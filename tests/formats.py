"""What programs take the files of a site for: their structure, and the texts in it."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import html5lib
import icalendar
import rispy
from pypdf import PdfReader

# A part of the structure, such as an element or a field; or a text, after "".
Part = tuple[str, str]
FRAGMENT = b"pagefind_dcd"
TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
}  # fmt: skip
LINKS = {"href", "src", "action", "formaction", "poster", "data", "srcset", "data-src"}


def parts(path: str, content: bytes) -> Iterator[Part]:
    """List the structure of a file and the texts in it, by the form that its name tells."""
    form = path.rpartition(".")[2]
    if form in FORMS:
        yield from FORMS[form](content)


def of_value(value: Any, place: str = "") -> Iterator[Part]:
    """List the fields and the texts of what a JSON file says."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield f"{place}.{key}", ""
            yield from of_value(one, f"{place}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from of_value(one, f"{place}[]")
    elif isinstance(value, str) and place.endswith(".html"):
        yield from of_html(value.encode())
    elif isinstance(value, str):
        yield "", value
    else:
        yield f"{place}: {value}", ""


def of_json(content: bytes) -> Iterator[Part]:
    """Read JSON."""
    yield from of_value(json.loads(content))


def of_csv(content: bytes) -> Iterator[Part]:
    """Read a table as spreadsheets do, those that part cells at semicolons, too.

    What they would compute is structure; the apostrophe that keeps them from it is no text.
    """
    text = content.decode("utf-8-sig")
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""))):
        yield f"row of {len(row)}", ""
        for cell in row:
            yield "", re.sub(r"(^|[;\n] *)'(?='*[=+\-@\t\r])", r"\1", cell) if number else cell
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")):
                    yield f"formula: {cell.strip()[:20]}", ""


def of_calendar(content: bytes) -> Iterator[Part]:
    """Read iCalendar: every part with its properties."""
    for part in icalendar.Calendar.from_ical(content).walk():
        yield part.name or "?", ""
        for name, value in part.property_items(recursive=False):
            told = sorted(getattr(value, "params", {}))
            yield f"{part.name} {name} {told}", ""
            if isinstance(value, str):
                yield "", str(value)
            elif isinstance(value, icalendar.vCategory):
                yield from (("", str(one)) for one in value.cats)


def of_bibtex(content: bytes) -> Iterator[Part]:
    """Read BibTeX; commands of TeX that are none of the escaped signs are structure."""
    for entry in bibtexparser.loads(content.decode()).entries:
        yield entry["ENTRYTYPE"], ""
        for name, value in entry.items():
            yield f"{entry['ENTRYTYPE']} {name}", ""
            known = "|".join(map(re.escape, TEX))
            for left in re.findall(r"[\\{}$&#%_~^]", re.sub(known, "", value)):
                yield f"TeX {left}", ""
            yield "", re.sub(known, lambda one: TEX[one[0]], value)


def of_ris(content: bytes) -> Iterator[Part]:
    """Read RIS."""
    for entry in rispy.loads(content.decode("utf-8-sig")):
        for name, value in entry.items():
            listed = value if isinstance(value, list) else [value]
            yield from ((f"RIS {name}", "") for _ in listed)
            yield from (("", str(one)) for one in listed)


def of_xml(content: bytes) -> Iterator[Part]:
    """Read XML, and the HTML that stands in feeds."""
    for element in ElementTree.fromstring(content).iter():
        yield f"{element.tag} {sorted(element.attrib)}", ""
        yield from (("", value) for value in element.attrib.values())
        if element.get("type") == "html":
            yield from of_html((element.text or "").encode())
        elif element.text:
            yield "", element.text


def of_html(content: bytes) -> Iterator[Part]:
    """Read HTML as browsers do."""
    document = html5lib.parse(content.decode(), "lxml", namespaceHTMLElements=False).getroot()
    yield "", "".join(document.itertext())
    for element in document.iter():
        if isinstance(element.tag, str):
            yield f"<{element.tag} {sorted(element.attrib)}>", ""
            for name, value in element.attrib.items():
                yield "", value
                if name in LINKS:
                    yield f"{name} {value.partition(':')[0] if ':' in value else ''}", ""


def of_pdf(content: bytes) -> Iterator[Part]:
    """Read a document: what it does, where it leads, what it says."""
    document = PdfReader(io.BytesIO(content))
    yield from ((f"catalogue {name}", "") for name in document.root_object)
    yield from (("", str(one)) for one in (document.metadata or {}).values())
    for page in document.pages:
        for one in page.get("/Annots", ()):
            action = one.get_object().get("/A", {})
            yield f"action {action.get('/S')}", ""
            if "/URI" in action:
                yield "", str(action["/URI"])
                yield f"scheme {str(action['/URI']).partition(':')[0]}", ""
    yield "", running([page.extract_text() for page in document.pages])


def running(pages: list[str]) -> str:
    """Return the text of pages without the lines that stand on all of them, numbers aside."""
    lines = [text.splitlines() for text in pages]
    kinds = [{re.sub(r"\d", "", line) for line in page} for page in lines]
    margins = set.intersection(*kinds) if len(pages) > 1 else set[str]()
    return "\f".join(
        "\n".join(line for line in page if re.sub(r"\d", "", line) not in margins) for page in lines
    )


def of_fragment(content: bytes) -> Iterator[Part]:
    """Read what the search knows of a page."""
    yield from of_json(gzip.decompress(content).removeprefix(FRAGMENT))


def of_archive(content: bytes) -> Iterator[Part]:
    """Read all files of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield f"file {name}", ""
            yield from parts(name, archive.read(name))


def of_picture(content: bytes) -> Iterator[Part]:
    """Read the chunks of a PNG."""
    at = 8
    while at < len(content):
        size = int.from_bytes(content[at : at + 4])
        yield f"chunk {content[at + 4 : at + 8]!r}", ""
        at += size + 12


def of_text(content: bytes) -> Iterator[Part]:
    """Read plain text."""
    yield "", content.decode()


FORMS: dict[str, Callable[[bytes], Iterator[Part]]] = {
    "bib": of_bibtex,
    "csv": of_csv,
    "html": of_html,
    "ics": of_calendar,
    "json": of_json,
    "pdf": of_pdf,
    "png": of_picture,
    "pf_fragment": of_fragment,
    "ris": of_ris,
    "txt": of_text,
    "xml": of_xml,
    "zip": of_archive,
}


def structure(listed: list[Part]) -> Counter[str]:
    """Count the parts of a structure."""
    return Counter(name for name, _ in listed if name)
