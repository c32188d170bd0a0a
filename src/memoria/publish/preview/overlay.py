"""What a preview lays over its pages: a bar that says what is wrong, and what keeps them fresh."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from memoria.messages.words import Words
from memoria.publish.assets import joined_style
from memoria.rules.problems import Problem
from memoria.rules.reports import describe, encodable, printable

# Below this nothing of a site can lie: the files beside this one, and what changes.
OWN = "/.memoria/"
FILES = ("overlay.css", "overlay.js")
NEWS = f"{OWN}news"
# So many problems are shown: more would leave no room for the page.
SHOWN = 3
HEAD = Markup(
    '<link rel="stylesheet" href="{0}overlay.css">'
    '<script type="module" src="{0}overlay.js"></script>'
).format(OWN)
BAR = Markup(
    '<div class="preview-bar" role="alert" data-preview data-seen="{seen}" data-page="{page}"'
    ' lang="{language}" dir="{direction}">{bar}</div>'
)
WAITING = Markup(
    '<!doctype html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><title>{title}</title></head>'
    '<body><main class="preview-waiting"><h1>{title}</h1><p>{text}</p></main></body></html>\n'
)


def own_file(name: str) -> bytes:
    """Return one of the files beside this one; the style sheet with the colours of the site."""
    path = Path(__file__).with_name(name)
    return joined_style(path).encode() if path.suffix == ".css" else path.read_bytes()


def bar(problems: Sequence[Problem], words: Words, rules: str) -> Markup:
    """Return what the bar says of problems, each with its place, its sentence and its remedy.

    `rules` is the address of the page that explains them.
    """
    if not problems:
        return Markup()
    items = Markup().join(item(one, words, rules) for one in problems[:SHOWN])
    further = len(problems) - SHOWN
    more = Markup("<p>{}</p>").format(words.count("serve.more", further)) if further > 0 else ""
    head = words.count("serve.errors", len(problems))
    form = Markup("<details open><summary>{}</summary><ul>{}</ul>{}</details>")
    return form.format(head, items, more)


def item(problem: Problem, words: Words, rules: str) -> Markup:
    """Return a problem as an item of a list."""
    place = printable(str(problem.finding.position))
    message, remedy = (encodable(printable(one)) for one in describe(problem, words))
    form = Markup(
        '<li><code>{}</code> <a href="{}#{}">{}</a> <strong>{}</strong> <span>{}</span></li>'
    )
    code = problem.code
    return form.format(encodable(place), rules, code.lower(), code, message, remedy)


def waiting(words: Words) -> bytes:
    """Return the page that is shown until there are any."""
    title, text = words("serve.waiting"), words("serve.waiting.text")
    return WAITING.format(**language(words), title=title, text=text).encode()


def laid_over(page: bytes, bar: Markup, seen: str, digest: str, words: Words) -> bytes:
    """Return a page with the bar, and the digest of what it is now."""
    values = {"bar": bar, "seen": seen, "page": digest, **language(words)}
    before, head, after = page.partition(b"</head>")
    body, end, rest = after.rpartition(b"</body>")
    return b"".join([before, HEAD.encode(), head, body, BAR.format(**values).encode(), end, rest])


def language(words: Words) -> dict[str, str]:
    """Return the language and the direction of what is laid over, as attributes."""
    return {"language": words.language, "direction": words.locale.text_direction}
