"""A guide as its template could print it, with all that the styles provide for."""

ADDRESS = "https://example.org/una/nota/conceptual"
CHAPTERS = 2
ROWS = 30


def guide(language: str = "es") -> str:
    """Return the HTML of a guide of six pages."""
    entries = "".join(
        f'<li><a href="#c{n}">Empleo local, parte {n}</a>'
        f'<ol><li><a href="#c{n}-iniciativas">Iniciativas</a></li></ol></li>'
        for n in range(1, CHAPTERS + 1)
    )
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Guía de empleo: ¿qué hacer?</title>
<meta name="author" content="Red de prueba"></head><body>
<div class="running-title">Guía de empleo</div>
<div class="running-foot">Memoria <span class="folio">Página <span class="page-number"></span>
de <span class="page-count"></span></span></div>
<section class="cover"><p class="site">Memoria</p><p class="cover-kicker">Guía</p>
<h1>Guía de empleo: ¿qué hacer?</h1><p class="cover-lead">Respuestas de doce ciudades.</p>
<div class="cover-foot"><p>Red de prueba<br>30 de abril de 2020</p></div></section>
<nav class="contents"><h2>Contenido</h2><ol>{entries}
<li><a href="#temas">Temas prioritarios</a></li></ol></nav>
{"".join(map(chapter, range(1, CHAPTERS + 1)))}{priorities()}</body></html>"""


def chapter(number: int) -> str:
    """Return a chapter of text."""
    return f"""<section class="chapter" id="c{number}"><p class="kicker">Capítulo {number}</p>
<h2>Empleo local, parte {number}</h2><p class="lead">Una entradilla.</p>
<div class="prose"><p>La reunión preguntó: «¿Qué oficina protege el empleo?» y <em>respondieron</em>
por escrito <strong>doce ciudades</strong> (Łódź, Αθήνα, Київ); véase
<a href="{ADDRESS}">la nota</a> y <a href="#temas">los temas</a>.
<sup class="footnote-ref"><a href="#fn1">[1]</a></sup></p>
<h3 id="c{number}-iniciativas">Iniciativas</h3><ul><li>Fondo de apoyo</li>
<li>Compra pública → proveedores</li></ul>
<blockquote><p>Nadie se queda atrás.</p></blockquote><p class="quoted-from">— Una alcaldesa</p>
<p lang="ar" dir="rtl">مرحبا بكم في المدينة</p></div>
</section>"""


def priorities() -> str:
    """Return a chapter with a table longer than a page, sources and a note."""
    rows = "".join(
        f'<tr><th scope="row">Tema {n}</th><td class="number">{n * 111}</td><td>'
        f'<svg class="bar" viewBox="0 0 100 7" preserveAspectRatio="none"><title>{n * 111}</title>'
        f'<rect width="{n}" height="7"/></svg></td></tr>'
        for n in range(1, ROWS + 1)
    )
    return f"""<section class="chapter" id="temas"><h2>Temas prioritarios</h2>
<dl class="facts"><div><dt>Método</dt><dd>En línea</dd></div></dl>
<p class="note">Está en inglés.</p>
<table><caption>Por votos</caption><thead><tr><th>Tema</th><th class="number">Votos</th>
<th>Parte</th></tr></thead><tbody>{rows}</tbody></table>
<h2>Fuentes</h2><ul class="sources"><li><a class="bare" href="{ADDRESS}/2">{ADDRESS}/2</a></li></ul>
<hr class="footnotes-sep"><section class="footnotes"><ol><li id="fn1"><p>Una nota al pie.
<a class="footnote-backref" href="#c1">↩︎</a></p></li></ol></section></section>"""
