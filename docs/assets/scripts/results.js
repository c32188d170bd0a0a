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

/** An excerpt is HTML with <mark>. Parsed apart from this page, where nothing of it runs or
 *  loads; only its text and its marks are taken over. */
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const walker = document.createTreeWalker(parsed, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    parts.push(parentElement.closest("mark") ? element("mark", "", data) : data);
  }
  return parts;
}

function sections(result) {
  const found = result.sub_results.filter((section) => section.anchor && section.anchor.element !== "h1");
  return found.slice(0, SECTIONS).map((section) => element("li", "", link(section.url, section.title)));
}

function item(result) {
  const made = element("li", "search-result", link(result.url, result.meta.title), element("p", "", ...excerpt(result.excerpt)));
  const within = sections(result);
  if (within.length) made.append(element("ul", "search-sections", ...within));
  return made;
}

export const list = (results) => results.map(item);
