// The words of a search are marked on the page that it led to. They stand in its address, and are
// only compared; Escape, or the address without them, takes the marks away.
import { folded } from "./letters.js";

const NAME = "highlight";
const article = document.querySelector("main > article");
const WORD = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu;

/** Where in the texts of the page the words stand. */
function* places(words) {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const found of texts.currentNode.data.matchAll(WORD)) {
      if (!words.has(folded(found[0]))) continue;
      const range = new Range();
      range.setStart(texts.currentNode, found.index);
      range.setEnd(texts.currentNode, found.index + found[0].length);
      yield range;
    }
  }
}

function clear(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  CSS.highlights.delete(NAME);
  removeEventListener("keydown", clear);
  const url = new URL(location);
  url.searchParams.delete(NAME);
  history.replaceState(null, "", url);
}

/** Mark the words, where the browser can do so without changing the page. */
function mark() {
  const words = new Set(folded(new URLSearchParams(location.search).get(NAME) ?? "").split(" ").filter(Boolean));
  if (!words.size || !article || !globalThis.CSS?.highlights) return;
  CSS.highlights.set(NAME, new Highlight(...places(words)));
  addEventListener("keydown", clear);
}

mark();
