// Lists are filtered in place. The state of the filters is in the address, so that it can be sent,
// kept and gone back to. Of a long list the pages that follow are fetched then.
import { further } from "./further.js";
import { folded } from "./letters.js";

const form = document.querySelector("[data-filters]");
const status = form?.querySelector("[role=status]");
const fields = [...(form?.elements ?? [])].filter((field) => field.name);
const TYPING = 200; // milliseconds of rest before what is typed counts
const LISTS = "[data-filtered]";
const ROOM = "(width >= 48em)"; // where the filters are in nobody's way

let lists = [...document.querySelectorAll(LISTS)];
let entries = entriesOf(lists);
let texts = null; // of all entries, made when a reader first types
let whole = null; // the promise of all entries, where they stand on several pages

function entriesOf(found) {
  return found.flatMap((list) => [...list.children]);
}

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

/** What stands over a list and tells of nothing else. */
function headings(list) {
  const found = [];
  let before = list.previousElementSibling;
  while (before && !before.matches(`h1, form, details, .list-parts, ${LISTS}`)) {
    found.unshift(before);
    if (before.matches("h2")) return found;
    before = before.previousElementSibling;
  }
  return [];
}

/** Take in the lists of the pages that follow; this one only begins them. */
async function gather() {
  const found = [];
  const seen = new Set();
  for await (const [, page] of further()) {
    for (const list of page.querySelectorAll(LISTS)) {
      const above = headings(list);
      const name = above[0]?.textContent;
      const goesOn = found.length && (!name || seen.has(name));
      if (goesOn) found.at(-1).append(...list.children);
      else found.push(...above, list);
      seen.add(name);
    }
  }
  for (const list of lists.slice(1)) for (const one of [...headings(list), list]) one.remove();
  for (const one of found[0].matches(LISTS) ? [] : headings(lists[0])) one.remove();
  lists[0].replaceWith(...found);
  lists = found.filter((one) => one.matches(LISTS));
  [entries, texts] = [entriesOf(lists), null];
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
  for (const list of lists) {
    const empty = [...list.children].every((entry) => entry.hidden);
    for (const one of headings(list)) one.hidden = empty;
  }
  status.textContent = shown ? status.dataset.shown.replace("{shown}", shown) : status.dataset.none;
}

function read() {
  const state = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = state.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // a value that the list does not have
  }
  form.closest("details").open ||= matchMedia(ROOM).matches || tests().length > 0;
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
