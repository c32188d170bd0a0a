"""How what Typst is to do is written: its calls, and the values they take."""

import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
FOREIGN = re.compile(r"[^\x00-\x7f]+")
REGION = re.compile(r"-([A-Za-z]{2})(?![A-Za-z])")


def quoted(text: str) -> str:
    """Return a text as a string of Typst, in which nothing means anything."""
    return f'"{text.translate(ESCAPED)}"'


def in_ascii(address: str) -> str:
    """Return an address as documents tell it to readers' programs, which know ASCII only."""
    return FOREIGN.sub(lambda one: quote(one[0]), address)


def arguments(**values: str) -> str:
    """Return named arguments."""
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def array(values: Iterable[str]) -> str:
    """Return a list of values."""
    return f"({''.join(f'{value}, ' for value in values)})"


def joined(parts: Iterable[str]) -> str:
    """Return expressions as one."""
    shown = [part for part in parts if part]
    return shown[0] if len(shown) == 1 else f"{{{'; '.join(shown)}}}" if shown else "[]"


def tongue(language: str, direction: str) -> str:
    """Return the options for a language; a region of the language around it is not its own."""
    region = REGION.search(language)
    options = arguments(
        lang=quoted(language.partition("-")[0]),
        region=quoted(region[1]) if region else "none",
        dir="rtl" if direction == "rtl" else "auto",
    )
    return f"({options})"


def drawn(jpeg: bytes, width: float, height: float) -> str:
    """Return a picture as a drawing that holds it, which the program can spell as a text."""
    size = f'width="{width:g}" height="{height:g}"'
    data = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{data}"/></svg>'
