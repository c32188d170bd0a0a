"""Style sheet, scripts and what they need: joined, lightened and named by their content."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from memoria.project.colours import as_style, mark
from memoria.project.writing import clear_failure

FOLDER = "assets"
# What pages load. Each imports what it needs, as browsers understand it.
ENTRIES = (
    *("styles/site.css", "scripts/site.js", "scripts/early.js", "scripts/moved.js"),
    *("scripts/missing.js", "images/mark.svg"),
)
# What is imported and named as the other sources are, and no file: it is made of the colours.
DRAWN = {"colours.css": as_style, "mark.svg": mark}

STYLE_IMPORT = re.compile(r'^@import "([\w-]+\.css)"(?: layer\(([\w-]+)\)| ([\w-]+))?;$', re.M)
SCRIPT_IMPORT = re.compile(r'^import (?:(\{.*\}) from )?"\./([\w-]+)\.js";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) (\w+))", re.M)
FILE = re.compile(r'url\("(\.\./\w+/[\w.-]+)"\)')
KEPT_IN_DATA = " ='/:,;"
# A string, an address or a notice of rights stays as it is; a comment goes where it joins nothing.
KEPT = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)"']*\)|/\*!.*?\*/)"""
COMMENT = re.compile(KEPT + r"|(?:^|(?<=[\s{};,]))/\*.*?\*/", re.S)
BLANKS = re.compile(r"\s*([{};,])\s*|(:)\s+|\s+")


@dataclass(frozen=True)
class Assets:
    """Hold what pages load: files by their path below the pages, and the paths by their sources."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, source: Path, content: bytes) -> str:
        """Keep a file, and return its name: it holds a digest, and may be cached for ever."""
        name = f"{source.stem}.{sha256(content).hexdigest()[:10]}{source.suffix}"
        self.files[f"{FOLDER}/{name}"] = content
        self.names[source.name] = f"{FOLDER}/{name}"
        return name


def make_assets(docs: Path) -> Assets:
    """Make what pages load of the sources beside the hand-written pages."""
    made, folder = Assets(), docs / FOLDER
    with clear_failure(folder):
        for source in (folder / entry for entry in ENTRIES):
            if source.is_file() or source.name in DRAWN:
                made.add(source, content_of(source, made))
    return made


def content_of(source: Path, made: Assets) -> bytes:
    """Return what a file becomes; what else it needs is kept, too."""
    match source.suffix:
        case ".css":
            return lighter_style(with_files(joined_style(source), source.parent, made))
        case ".js":
            return lighter_script(joined_script(source, set()))
        case _:
            return text_of(source).encode()


def text_of(source: Path) -> str:
    """Return what a source says."""
    return DRAWN[source.name]() if source.name in DRAWN else source.read_text("utf-8")


def joined_style(path: Path) -> str:
    """Return a style sheet with those that it imports in their places."""

    def within(found: re.Match[str]) -> str:
        name, layer, media = found.groups()
        text = joined_style(path.with_name(name))
        group = f"@layer {layer}" if layer else f"@media {media}" if media else ""
        return f"{group} {{\n{text}\n}}" if group else text

    return STYLE_IMPORT.sub(within, text_of(path))


def with_files(style: str, folder: Path, made: Assets) -> str:
    """Return a style sheet with the drawings that it names in it, and other files beside it."""

    def found_at(found: re.Match[str]) -> str:
        source = folder / found[1]
        if source.suffix == ".svg":
            drawing = text_of(source).strip().replace('"', "'")
            return f'url("data:image/svg+xml,{quote(drawing, safe=KEPT_IN_DATA)}")'
        return f'url("{made.add(source, source.read_bytes())}")'

    return FILE.sub(found_at, style)


def joined_script(path: Path, seen: set[Path]) -> str:
    """Return a module after those that it imports, each in a room of its own.

    So does a browser run them. A script that imports nothing stays as it is.
    """
    text, before = path.read_text("utf-8"), []
    for names, name in SCRIPT_IMPORT.findall(text):
        imported = path.with_name(f"{name}.js")
        if imported not in seen:
            seen.add(imported)
            before.append(joined_script(imported, seen))
        text = f"const {names} = ${name};\n{text}" if names else text
    text, exported = SCRIPT_IMPORT.sub("", text), EXPORT.findall(text)
    if exported:
        body = f"{EXPORT.sub('', text)}return {{ {', '.join(exported)} }};"
        text = f"const ${path.stem} = (() => {{\n{body}\n}})();\n"
    elif seen:
        text = f"{{\n{text}}}\n"
    return "".join([*before, text])


def lighter_style(style: str) -> bytes:
    """Return a style sheet without comments, indentation and needless blanks."""
    parts = re.split(KEPT, COMMENT.sub(lambda found: found[1] or "", style), flags=re.S)
    parts[::2] = [BLANKS.sub(lambda one: one[1] or one[2] or " ", part) for part in parts[::2]]
    parts[::2] = [part.replace(";}", "}") for part in parts[::2]]
    return "".join(parts).strip().encode()


def lighter_script(script: str) -> bytes:
    """Return a script without the lines that are comments, and without indentation.

    Names and line ends stay: nothing is understood, so nothing can be misunderstood. A script in
    which a line may begin within a text stays as it is.
    """
    lines = script.splitlines()
    if any(line.count("`") % 2 or line.endswith("\\") for line in lines):
        return script.encode()
    code = re.sub(r"^\s*/\*(?:(?!\*/).)*\*/\s*$", "", script, flags=re.M | re.S)
    kept = (line.strip() for line in code.splitlines())
    return "\n".join(line for line in kept if line and not line.startswith("//")).encode()
