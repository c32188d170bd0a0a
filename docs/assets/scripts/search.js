// Search: a window on every page, and a page of its own with an address for each query.
import { excerpts } from "./excerpts.js";
import { find, instead, load } from "./finding.js";
import { element, list } from "./results.js";

const MOST = 20; // results shown at once; each costs one small file
const host = document.querySelector("[data-search]");
const form = host.querySelector("form");
const { q: input, kind } = form.elements;
const [results, status, ways, failed] = ["results", "status", "ways", "failed"].map((name) => host.querySelector(`.search-${name}`));
const isWindow = host.matches("dialog");
const [base, words, page] = ["base", "words", "page"].map((name) => new URL(host.dataset[name], document.baseURI));
const title = document.title;

let latest = 0;
let found = null;

const index = () => load(base, words);

function fail() {
  clear();
  failed.hidden = false;
}

function clear() {
  found = null;
  status.textContent = "";
  for (const part of [results, ways]) part.replaceChildren();
  kind.parentElement.hidden = true;
}

async function search() {
  const turn = ++latest;
  const query = input.value.trim();
  try {
    const known = await index();
    failed.hidden = true;
    if (turn !== latest) return;
    if (!query) return clear();
    const answer = await find(query, known);
    const others = answer.pages.length ? [] : await instead(answer, known);
    if (turn !== latest) return;
    found = { ...answer, others, names: known.words };
    offer();
    await show(turn);
  } catch {
    if (turn === latest) fail();
  }
}

/** Offer the kinds of what was found, each with how much there is. */
function offer() {
  const counts = new Map(kind.value ? [[kind.value, 0]] : []);
  for (const one of found.pages) counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
  const option = ([value, count]) => new Option(`${found.names[value ? `kind.${value}` : "all"]} (${count})`, value, false, value === kind.value);
  const options = [...counts].map(option).sort((one, other) => one.text.localeCompare(other.text, document.documentElement.lang));
  kind.replaceChildren(option(["", found.pages.length]), ...options);
  kind.parentElement.hidden = counts.size < 2 && !kind.value;
}

async function show(turn, most = MOST) {
  const { names, pages, others } = found;
  const chosen = pages.filter((one) => !kind.value || one.kind === kind.value);
  const shown = await Promise.all(chosen.slice(0, most).map(async (one) => ({ ...one, found: await excerpts(one) })));
  if (turn !== latest) return;
  status.textContent = chosen.length ? names.found.replace("{count}", chosen.length) : names.none;
  results.replaceChildren(...list(shown, names));
  ways.replaceChildren(...others.map(other), ...(chosen.length ? further(chosen.length, most) : lists()));
  if (most === MOST) host.scrollTop = results.scrollTop = 0;
}

/** The address of what is asked for. */
function addressOf(query) {
  const url = new URL(page);
  if (query) url.searchParams.set("q", query);
  if (kind.value) url.searchParams.set("kind", kind.value);
  return url.href;
}

function linked(address, text) {
  const link = element("a", "", text);
  link.href = address;
  return link;
}

/** Another query, of which is known that it finds something. */
function other(way) {
  const text = Object.entries(way).reduce((said, [name, value]) => said.replace(`{${name}}`, value), found.names[way.kind]);
  const link = linked(addressOf(way.query), text);
  link.dataset.query = way.query;
  return element("li", "", link);
}

/** The way to more than is shown: on a page of its own, there a button. */
function further(count, most) {
  if (isWindow) return [element("li", "", linked(addressOf(input.value.trim()), found.names.page))];
  if (count <= most) return [];
  const button = element("button", "more-results", found.names.more);
  button.type = "button";
  button.addEventListener("click", async () => {
    await show(latest, most + MOST);
    results.children[most]?.querySelector("a").focus();
  });
  return [element("li", "", button)];
}

/** The lists of all there is, as the page has them. */
const lists = () => [...document.querySelectorAll(".primary li")].map((one) => one.cloneNode(true));

/** Keep what is asked for in the address of the page. */
function keep(change) {
  if (isWindow) return;
  const query = input.value.trim();
  const address = addressOf(query);
  if (address !== location.href) history[change](null, "", address);
  document.title = query ? `${query} – ${title}` : title;
}

function read() {
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  const value = asked.get("kind") ?? "";
  kind.replaceChildren(new Option(value, value, true, true));
  keep("replaceState");
  search();
}

function open() {
  if (!isWindow) input.focus();
  else if (!host.open) host.showModal();
  input.select();
  index().then(() => { failed.hidden = true; }, fail);
}

/** Go from field to results and back, one link at a time. */
function move(step) {
  const stops = [input, ...host.querySelectorAll(".search-results a, .search-ways a")];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !k) return;
  event.preventDefault();
  open();
});

let timer = 0;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    keep("replaceState");
    search();
  }, 120);
});

// A choice is a step to go back to; a letter typed is none.
kind.addEventListener("input", () => {
  keep("pushState");
  if (found) show(++latest).catch(fail);
});

// Enter in the field of the window opens the first result.
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  keep("pushState");
  await search();
  if (isWindow) results.querySelector("a")?.click();
});

ways.addEventListener("click", (event) => {
  const { query } = event.target.dataset;
  if (!query || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  input.value = query;
  input.focus();
  keep("pushState");
  search();
});

for (const link of document.querySelectorAll("[data-search-open]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}

if (isWindow) {
  host.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== "Escape" && (!step || event.isComposing || event.target === kind)) return;
    event.preventDefault(); // Escape would only empty the field
    if (step) move(step);
    else host.close();
  });

  // A press beside the window closes it; so does following a link on the same page.
  host.addEventListener("click", (event) => {
    if (event.target === host || event.target.closest("[data-search-close], .search-results a")) host.close();
  });
} else {
  addEventListener("popstate", read);
  read();
}
