// The links to the other languages keep the section and the filters of a list: ids are the same in
// every language.
import { elementAt, named, topLine } from "./place.js";

// Sections and items of the records. Headings within contributed text and footnotes are left out:
// their ids may differ from language to language.
const SHARED = ":is(h2, li, article, section, div, tr, span.former)[id]:not(.prose *, .footnote *, .footnotes *)";

const links = [...document.querySelectorAll("a[data-language]")];
const article = document.querySelector(".article");

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > topLine() - 40 && box.top < innerHeight;
}

function fragment() {
  const target = document.getElementById(named());
  if (target?.matches(SHARED) && article?.contains(target) && inView(target)) return `#${encodeURIComponent(target.id)}`;
  if (!article || scrollY === 0) return "";
  const here = elementAt(article.querySelectorAll(SHARED));
  return here ? `#${encodeURIComponent(here.id)}` : "";
}

function update() {
  const hash = fragment();
  for (const link of links) {
    link.search = location.search;
    link.hash = hash;
  }
}

// Just before a link is used, however it is: mouse, touch, keyboard, or its context menu.
for (const link of links) {
  for (const event of ["pointerdown", "focus", "click", "contextmenu"]) link.addEventListener(event, update);
}
