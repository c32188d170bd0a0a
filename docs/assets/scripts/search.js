// The search window. The index is Pagefind's; nothing of it is loaded before the window opens.
import { list } from "./results.js";

const MOST = 20; // results shown; each costs one small file
const dialog = document.querySelector("[data-search]");
const input = dialog.querySelector("input");
const results = dialog.querySelector(".search-results");
const status = dialog.querySelector(".search-status");
const failed = dialog.querySelector(".search-failed");
const base = new URL(dialog.dataset.base, document.baseURI);

let loading = null;
let latest = 0;

function load() {
  loading ??= import(new URL("pagefind/pagefind.js", base).href).then(async (pagefind) => {
    await pagefind.destroy(); // what an attempt that failed has left
    await pagefind.options({ baseUrl: base.pathname, excerptLength: 28 });
    await pagefind.init();
    return pagefind;
  });
  return loading;
}

function fail() {
  loading = null; // so that the next attempt tries again
  results.replaceChildren();
  status.textContent = "";
  failed.hidden = false;
}

async function search() {
  const turn = ++latest;
  const words = input.value.trim();
  try {
    const pagefind = await load();
    failed.hidden = true;
    if (turn !== latest) return;
    if (!words) return clear();
    const found = await pagefind.search(words);
    const shown = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
    if (turn === latest) show(found.results.length, shown);
  } catch {
    if (turn === latest) fail();
  }
}

function clear() {
  results.replaceChildren();
  status.textContent = "";
}

function show(count, shown) {
  const { found, none } = dialog.dataset;
  status.textContent = count ? found.replace("{count}", count) : none;
  results.replaceChildren(...list(shown));
  results.scrollTop = 0;
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  load().then(() => { failed.hidden = true; }, fail);
}

/** Go from field to results and back, one link at a time. */
function move(step) {
  const stops = [input, ...results.querySelectorAll("a")];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
}

const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !k) return;
  event.preventDefault();
  open();
});

dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault(); // else it only empties the field
    dialog.close();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  event.preventDefault();
  move(step);
});

let timer = 0;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 120);
});

// Enter in the field opens the first result.
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  await search();
  results.querySelector("a")?.click();
});

// A press beside the window closes it; so does following a link on the same page.
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-search-close], .search-results a")) dialog.close();
});

for (const button of document.querySelectorAll("[data-search-open]")) button.addEventListener("click", open);
