// Search results as elements. What comes from the index is text: it is never set as HTML.
const PARTS = 3; // links to parts of a page under one result

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A link into the site, on which the words found are marked. */
function link(address, id, words, text) {
  const made = element("a", "", text);
  const url = new URL(address, document.baseURI);
  if (words.length) url.searchParams.set("highlight", words.join(" "));
  url.hash = id;
  if (url.origin === location.origin) made.href = url.href;
  return made;
}

/** The title, in its own language where that is not the page's. */
function title({ page, words }) {
  const made = link(page.url, "", words, page.meta.title);
  if (page.meta.tongue) made.lang = page.meta.tongue;
  return made;
}

function excerpt({ pieces, before, after }) {
  const made = element("p", "search-excerpt", before ? "… " : "");
  for (const { word, marked } of pieces) made.append(marked ? element("mark", "", word) : word, " ");
  if (after) made.append("…");
  return made;
}

/** A part, with what it is where it is an item of its own. */
function part({ page, words }, { id, label }, names) {
  const kind = names[`kind.${id.split("-")[0]}`];
  const made = element("li", "", link(page.url, id, words, label));
  if (kind && id.includes("-")) made.prepend(element("span", "search-kind", kind), " ");
  return made;
}

function item(found, kind, names) {
  const made = element("li", "search-result", element("span", "search-kind", names[`kind.${kind}`] ?? ""), title(found), excerpt(found));
  const within = found.parts.slice(0, PARTS).map((one) => part(found, one, names));
  if (within.length) made.append(element("ul", "search-sections", ...within));
  return made;
}

export const list = (pages, names) => pages.map(({ kind, found }) => item(found, kind, names));
