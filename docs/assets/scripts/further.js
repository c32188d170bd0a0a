// A long list stands on several pages, each with a link to the next.
import { named } from "./place.js";

/** The pages that follow this one, with their addresses; links on them lead where they did. */
export const further = async function* () {
  let address = document.querySelector("a[rel=next]")?.href;
  while (address) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href"), address));
    }
    yield [address, page];
    address = page.querySelector("a[rel=next]")?.getAttribute("href");
  }
};

/** What stood on this page before the list was divided is looked for on those that follow. */
async function find() {
  const id = named();
  if (!id || document.getElementById(id)) return;
  for await (const [address, page] of further()) {
    if (page.getElementById(id)) return location.replace(address + location.hash);
  }
}

find().catch(() => {}); // the page stays: its links lead to all
