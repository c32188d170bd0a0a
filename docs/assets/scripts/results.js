// Search results as elements. What comes from the index is text: it is never set as HTML.
const SECTIONS = 3; // links to sections under one result

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(address, text) {
  const made = element("a", "", text);
  const url = new URL(address, document.baseURI);
  if (url.origin === location.origin) made.href = url.href;
  return made;
}

/** Undo what Pagefind 1.5 does to the text of an excerpt: angle brackets, and nothing else. */
const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** An excerpt is text with <mark> around the words found; no other tag can be in it. */
function excerpt(marked) {
  const parts = marked.split(/<mark>(.*?)<\/mark>/s);
  return parts.map((part, index) => (index % 2 ? element("mark", "", plain(part)) : plain(part)));
}

function sections(result) {
  const found = result.sub_results.filter((section) => section.anchor && section.anchor.element !== "h1");
  return found.slice(0, SECTIONS).map((section) => element("li", "", link(section.url, section.title)));
}

/** The title, in its own language where that is not the page's. */
function title(result) {
  const made = link(result.url, result.meta.title);
  if (result.meta.tongue) made.lang = result.meta.tongue;
  return made;
}

function item(result) {
  const made = element("li", "search-result", title(result), element("p", "", ...excerpt(result.excerpt)));
  const within = sections(result);
  if (within.length) made.append(element("ul", "search-sections", ...within));
  return made;
}

export const list = (results) => results.map(item);
