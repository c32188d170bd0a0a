// The list of initiatives is filtered in place. The state of the filters is in the address, so
// that it can be sent, kept and gone back to. Of a long list the pages that follow are fetched then.
import { further } from "./further.js";

const form = document.querySelector("[data-filters]");
const status = form?.querySelector("[role=status]");
const fields = [...(form?.elements ?? [])].filter((field) => field.name);
const list = document.querySelector("[data-filtered]");
let entries = [...(list?.children ?? [])];
const TYPING = 200; // milliseconds of rest before what is typed counts

/** Small letters without accents: nobody has to type them. */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

let texts = null; // of all entries, made when a reader first types
let whole = null; // the promise of all entries, where they stand on several pages

function hasWords(index, words) {
  texts ??= entries.map((entry) => folded(entry.textContent));
  return words.every((word) => texts[index].includes(word));
}

/** What the fields ask for, as tests of an entry. */
function tests() {
  return fields.filter((field) => field.value.trim()).map(({ name, value }) => {
    if (name !== "words") return (index) => entries[index].dataset[name].split(" ").includes(value);
    const words = folded(value).trim().split(/\s+/);
    return (index) => hasWords(index, words);
  });
}

/** Take in the entries of the pages that follow; this one only begins the list. */
async function gather() {
  const found = [];
  for await (const [, page] of further()) found.push(...page.querySelectorAll("[data-filtered] > li"));
  list.replaceChildren(...found);
  [entries, texts] = [found, null];
}

async function show() {
  const asked = tests();
  if (asked.length && document.querySelector("a[rel=next]")) await (whole ??= gather()).catch(() => {});
  let shown = 0;
  entries.forEach((entry, index) => {
    const fits = asked.every((test) => test(index));
    if (entry.hidden === fits) entry.hidden = !fits;
    if (fits) shown += 1;
  });
  status.textContent = shown ? status.dataset.shown.replace("{shown}", shown) : status.dataset.none;
}

function read() {
  const state = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = state.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // a value that the list does not have
  }
  show();
}

function write(change) {
  const url = new URL(location);
  for (const { name, value } of fields) {
    if (value.trim()) url.searchParams.set(name, value.trim());
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history[change](null, "", url);
  show();
}

let timer = 0;

// A choice is a step to go back to; a letter typed is none.
form?.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (event.target.name === "words") timer = setTimeout(write, TYPING, "replaceState");
  else write("pushState");
});

// The fields are empty only after the event.
form?.addEventListener("reset", () => {
  clearTimeout(timer);
  setTimeout(write, 0, "pushState");
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  write("replaceState");
});

if (form) {
  addEventListener("popstate", read);
  read();
}
