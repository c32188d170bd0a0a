"""A real browser that reads the pages of a site, and notes whatever runs or is fetched."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Request, sync_playwright

from tests.browser.conftest import BROWSERS, OPTIONS
from tests.browser.servers import Server
from tests.formats import Part, of_value

COUNT_RUNS = """
window.runs = 0;
Object.defineProperty(window, "ran", { set() { window.runs += 1; }, get() { return undefined; } });
"""
READ = """
(page) => {
  const shape = {}, texts = [], data = [];
  const count = (name) => { shape[name] = (shape[name] ?? 0) + 1; };
  for (const one of page.querySelectorAll("*")) {
    const attributes = [...one.attributes];
    count(`<${one.localName} ${attributes.map(({ name }) => name).sort().join(" ")}>`);
    for (const { name, value } of attributes) {
      texts.push(value);
      if (/^(href|src|srcset|action|formaction|poster|data|xlink:href)$/.test(name)) {
        const { protocol, host } = new URL(value, page.baseURI);
        count(`${name} ${protocol} ${host === location.host ? "" : host}`);
      }
    }
  }
  for (const one of page.querySelectorAll("script, style")) {
    if (/json/.test(one.type)) data.push(one.textContent);
    else count(`${one.localName} ${one.textContent}`);
    one.remove();
  }
  texts.push(page.title, page.documentElement.textContent);
  return { shape, texts, data };
}
"""
FETCH = f"""
async (address) => {{
  const text = await (await fetch(address)).text();
  return ({READ})(new DOMParser().parseFromString(text, "text/html"));
}}
"""


class Reader:
    """Read pages of a site without its policy, which is another wall: what markup runs is noted."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.site, self.server = site, Server(site)
        self.noted: Counter[str] = Counter()
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(COUNT_RUNS)
        self.page = context.new_page()
        self.page.on("dialog", self.note_dialog)
        self.page.on("request", self.note_request)
        self.page.goto(self.server.address)

    def note_dialog(self, dialog: Dialog) -> None:
        """Note a dialog, and leave it."""
        self.noted[f"dialog: {dialog.message}"] += 1
        dialog.dismiss()

    def note_request(self, request: Request) -> None:
        """Note a request to another host."""
        if not request.url.startswith((self.server.address.split("/some")[0], "data:", "blob:")):
            self.noted[f"request: {request.url}"] += 1

    def parts(self, name: str) -> Iterator[Part]:
        """List the structure and the texts of a page as it is served."""
        yield from listed(self.page.evaluate(FETCH, self.server.address + name))

    def visit(self, name: str) -> None:
        """Go to a page, and note what ran there that is not ours."""
        self.page.goto(self.server.address + name)
        self.noted[f"run: {name}"] += self.page.evaluate("window.runs")

    def found(self, word: str) -> list[Part]:
        """Search for a word, and list what the page is with what was found."""
        self.page.goto(self.server.address)
        self.page.locator("[data-search-open]").click()
        self.page.locator("dialog input").fill(word)
        self.page.locator(".search-result > a").first.wait_for()
        self.noted[f"run: search for {word}"] += self.page.evaluate("window.runs")
        return list(listed(self.page.evaluate(f"() => ({READ})(document)")))

    def ran(self) -> list[str]:
        """List what was noted."""
        return [one for one, number in self.noted.items() if number]


def listed(read: Any) -> Iterator[Part]:
    """List the structure and the texts of a page that was read."""
    for name, number in read["shape"].items():
        yield from [(name, "")] * number
    yield from (("", text) for text in read["texts"])
    for text in read["data"]:
        yield from of_value(json.loads(text))


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open a browser."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield browser
        browser.close()
