"""What search needs beside the index: what its script has to say, and how a browser is to ask.

The description is one after OpenSearch 1.1, by which browsers offer the site among their search
engines; it needs whole addresses.
"""

import json
from xml.sax.saxutils import escape

from memoria.outputs.output import Make, Output
from memoria.render.views import View

WORDS, DESCRIPTION = "search/words.json", "opensearch.xml"
KEY = "search."
NAME_LENGTH = 16  # of the name that browsers show, as OpenSearch has it
ENGINE = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{description}</Description>
<Language>{language}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="{page}?q={{searchTerms}}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="{itself}"/>
</OpenSearchDescription>
"""


def artifacts(_: View) -> dict[str, Make]:
    """List the words of the script, and the description."""
    return {WORDS: words, DESCRIPTION: description}


def words(view: View) -> str:
    """Return what the script says, and how the words of a language count, by name."""
    known = view.edition.words.messages
    said = {key.removeprefix(KEY): str(known[key]) for key in sorted(known) if key.startswith(KEY)}
    return json.dumps(said, ensure_ascii=False)


def description(view: View) -> str:
    """Return how a browser asks the site: by the language, which the name tells, too."""
    edition = view.edition
    told = f" {edition.language}"
    return ENGINE.format(
        name=escape(edition.name[: NAME_LENGTH - len(told)].rstrip() + told),
        description=escape(edition.words("search.engine", name=edition.name)),
        language=edition.language,
        page=escape(edition.absolute("search/")),
        itself=escape(edition.absolute(DESCRIPTION)),
    )


SEARCH = Output(artifacts)
