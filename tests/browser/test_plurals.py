"""Words of the sector find each other in singular and plural, and names by their parts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from memoria.publish.search import index
from tests.browser.conftest import Tabs
from tests.browser.servers import Server
from tests.conftest import ROOT

PAIRS = {
    "en": """
        city cities, municipality municipalities, woman women, man men, child children,
        person people, policy policies, worker workers, livelihood livelihoods,
        business businesses, enterprise enterprises, subsidy subsidies, loan loans,
        community communities, challenge challenges, initiative initiatives, crisis crises,
        analysis analyses, life lives, country countries, neighbourhood neighbourhoods,
        region regions, mayor mayors, council councils, company companies,
        household households, strategy strategies, priority priorities, authority authorities,
        university universities, job jobs, wage wages, tax taxes, process processes,
        service services, market markets, voice voices, criterion criteria, basis bases,
        chairwoman chairwomen
    """,
    "es": """
        ciudad ciudades, voz voces, región regiones, mujer mujeres, joven jóvenes,
        entidad entidades, prioridad prioridades, luz luces, vez veces, red redes, ley leyes,
        país países, municipio municipios, gobierno gobiernos, alcaldesa alcaldesas,
        barrio barrios, empresa empresas, trabajadora trabajadoras, empleo empleos,
        ingreso ingresos, subsidio subsidios, crédito créditos, plan planes, medida medidas,
        acción acciones, inversión inversiones, necesidad necesidades, comunidad comunidades,
        universidad universidades, cooperativa cooperativas, capaz capaces, servicio servicios,
        hogar hogares, interés intereses, lugar lugares, sector sectores, taller talleres,
        aprendiz aprendices, raíz raíces, imagen imágenes
    """,
}
NAMES = {
    "hospitalet": "L’Hospitalet de Llobregat",
    "L'Hospitalet": "L’Hospitalet de Llobregat",
    "ivoire": "Côte d’Ivoire",
    "cote d’ivoire": "Côte d’Ivoire",
    "higgins": "Calle O'Higgins",
    "habitat": "ONU-Hábitat",
    "onu-habitat": "ONU-Hábitat",
    "urban": "rural–urban links",
    "cordoba": "Córdoba",
    "Córdoba": "Cordoba",
}
PAGE = """<!doctype html>
<html lang="{language}"><head><title>{title}</title></head><body>
<article data-pagefind-body data-kind="page"><h1>{title}</h1><p>Here: {text} indeed.</p></article>
</body></html>
"""
# What each word finds: the texts of the pages as results show them.
FIND = """async (words) => {
  const here = (name) => new URL(name, document.baseURI);
  const { find, load } = await import(here("scripts/finding.js"));
  const { excerpts } = await import(here("scripts/excerpts.js"));
  const index = await load(here("."), here("words.json"));
  const shown = async (page) => (await excerpts(page)).pieces.map(({ word }) => word).join(" ");
  const found = words.map(async (word) => (await find(word, index)).pages.map(shown));
  return Promise.all((await Promise.all(found)).map((pages) => Promise.all(pages)));
}"""


def pairs(language: str) -> list[tuple[str, str]]:
    found = [one.split() for one in PAIRS[language].split(",")]
    return [(one, other) for one, other in found]


@pytest.fixture(scope="module", params=["en", "es"])
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, site: Path, tabs: Tabs
) -> Iterator[tuple[str, Page]]:
    """Open a site of small pages in a language, one for each word and each name."""
    language, folder = request.param, tmp_path_factory.mktemp("words")
    texts = [*(word for pair in pairs(language) for word in pair), *NAMES.values()]
    for number, text in enumerate(dict.fromkeys(texts)):
        write(folder / f"{number}/index.html", language, text)
    index(folder)
    write(folder / "index.html", language, "")
    shutil.copytree(ROOT / "docs" / "assets" / "scripts", folder / "scripts")
    shutil.copy(site / ("" if language == "en" else language) / "search" / "words.json", folder)
    server, page = Server(folder), tabs.tab()
    page.goto(server.address)
    yield language, page
    page.goto("about:blank")
    server.close()


def write(file: Path, language: str, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(PAGE.format(language=language, title="Zwischen", text=text), "utf-8")


def test_singular_and_plural_find_each_other(asked: tuple[str, Page]) -> None:
    language, page = asked
    words = pairs(language)
    assert len(words) == 40
    found = dict(zip(sum(words, ()), page.evaluate(FIND, sum(words, ())), strict=True))
    for one, other in words:
        for word, sought in ((one, other), (other, one)):
            assert f"Here: {sought} indeed." in found[word], word
            assert len(found[word]) <= 4, found[word]


def test_a_name_is_found_by_its_parts_and_shown_as_it_is(asked: tuple[str, Page]) -> None:
    _, page = asked
    for name, found in zip(NAMES, page.evaluate(FIND, list(NAMES)), strict=True):
        assert f"Here: {NAMES[name]} indeed." in found, name
