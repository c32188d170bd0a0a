"""Texts that would do harm if any page, title, feed or index took them for code.

Each sets `window.ran` where it runs. `TEXTS` holds one line each, for plain text fields;
`SUMMARIES` are for Markdown. A mark of its own makes each of them findable.
"""

RUN = "window.ran=1"

TEXTS = (
    f"<script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"--><svg onload={RUN}>",
    f"<img src=x onerror={RUN}>",
    f"\"><img src=x onerror='{RUN}'>",
    f"' onmouseover='{RUN}' autofocus onfocus='{RUN}' x='",
    f'" onfocus="{RUN}" autofocus tabindex=0 x="',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<svg><script>{RUN}</script></svg>",
    f"<math><mtext><style><img src=x onerror={RUN}>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example/x.css)</style>",
    f"<a href=javascript:{RUN}>go</a>",
    f"[go](javascript:{RUN})",
    f"[go](data:text/html,<script>{RUN}</script>)",
    f"<javascript:{RUN}>",
    "![x](https://evil.example/x.png)",
    f'go {{: onclick="{RUN}" }}',
    f'go {{#x onclick="{RUN}" }}',
    f'!!! note "<img src=x onerror={RUN}>"',
    f'=== "<img src=x onerror={RUN}>"',
    f"{{{{ '<script>{RUN}</script>' | safe }}}}",
    "{% include '/etc/passwd' %}",
    '--8<-- "/etc/passwd"',
    "&lt;script&gt; &amp;amp; &#60;b&#62;",
    "title: x",
    "--- # *bold* _it_ `code` ~~no~~ | a | [^1] ^ $x$",
    "<!-- comment --> <![CDATA[x]]> <?php x ?>",
    "عربي \u200f and 한국어 and 😀 \u0301",
)

# Written as Markdown, these are blocks: what begins a line is lost on no one.
SUMMARIES = (*TEXTS, f'go\n{{: onclick="{RUN}" }}', f"[x]: javascript:{RUN}\n\n[x] [y][x]")


def mark(number: int) -> str:
    """Return the word that tells one hostile text from the others."""
    return f"qz{number:03d}zq"
