// Where in a page the words stand: an excerpt, and the sections and items that have them.
import { folded } from "./letters.js";

const LENGTH = 28; // words of an excerpt
const BEFORE = 5; // of them before the first one that was found
const LABEL = 14; // words of an item that name it
const MARKED = 12; // words that are marked on the page
// What may have an address of its own and a reader can be led to.
const PARTS = /^(?:h[2-6]|li|article|section|div|p|tr|details|figure)$/;

/** The words of a page as it shows them: the index has hyphens where names are parted, and the kind. */
const textOf = ({ content }) => content.replace(/([’–—])-/g, "$1").replace(/ q0[a-z-]+\.?$/, "").split(/\s+/);

/** Whether a word is like one of some forms, and does not only begin with the same stem. */
function isLike(text, forms) {
  const parts = folded(text ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return forms.some((form) => parts.some((part) => part.startsWith(form.slice(0, Math.max(4, form.length - 2)))));
}

/** Where which word of the query was found, in the order of the text. */
function order({ places, forms }, words) {
  const all = places.map((here, word) => {
    const like = here.filter((place) => !forms[word] || isLike(words[place], forms[word]));
    return (like.length ? like : here).map((place) => ({ place, word }));
  });
  return all.flat().sort((one, other) => one.place - other.place);
}

/** How many words of the query are among some that were found, and then how densely they stand. */
const weight = (found, length) => new Set(found.map(({ word }) => word)).size + Math.min(found.length / length, 1) / 2;

/** The part of the text in which most of the query stands, as pieces that were found or not. */
function excerpt(words, found, title) {
  const begin = words.slice(0, title).length;
  const within = found.filter(({ place }) => place >= begin);
  let [start, most] = [begin, 0];
  for (const { place } of within) {
    const here = weight(within.filter((one) => one.place >= place && one.place < place + LENGTH - BEFORE), LENGTH);
    if (here > most) [start, most] = [Math.max(place - BEFORE, begin), here];
  }
  const marked = new Set(found.map(({ place }) => place));
  const end = Math.min(start + LENGTH, words.length);
  const pieces = words.slice(start, end).map((word, index) => ({ word, marked: marked.has(start + index) }));
  return { pieces, before: start > begin, after: end < words.length };
}

/** The parts of a page with an address of their own in which the words stand, best first. */
function parts(page, words, found) {
  const anchors = page.anchors.filter(({ element, id }) => id && PARTS.test(element));
  const here = new Map();
  for (const one of found) {
    const anchor = anchors.findLast(({ location }) => location <= one.place);
    if (anchor) here.set(anchor, [...(here.get(anchor) ?? []), one]);
  }
  const next = (anchor) => anchors.find(({ location }) => location > anchor.location)?.location ?? words.length;
  const ranked = [...here].map(([anchor, all]) => [anchor, weight(all, next(anchor) - anchor.location)]);
  ranked.sort(([, one], [, other]) => other - one);
  return ranked.map(([anchor]) => ({ id: anchor.id, label: label(anchor, anchors, words) }));
}

/** A heading as the text has it: in what Pagefind tells of headings, references are resolved twice. */
function said({ location, text }, words) {
  const shown = words.slice(location, location + text.trim().split(/\s+/).length).join(" ");
  return text.endsWith(".") ? shown : shown.replace(/\.$/, ""); // Pagefind ends each with a full stop
}

/** What a part is called: its heading; a paragraph by that of its section, an item by its words. */
function label(anchor, anchors, words) {
  const heading = /^h/.test(anchor.element) ? anchor : /^p$/.test(anchor.element)
    && anchors.findLast(({ element, location }) => /^h/.test(element) && location <= anchor.location);
  if (heading) return said(heading, words);
  const shown = words.slice(anchor.location, anchor.location + LABEL).join(" ");
  const [sentence] = shown.match(/^.{20,}?[.?!](?=\s)/) ?? [shown];
  return sentence === shown && words.length > anchor.location + LABEL ? `${shown} …` : sentence.replace(/\.$/, "");
}

/** The words as they stand in the text, each once: they are marked on the page. */
function standing(words, found) {
  const all = found.map(({ place }) => folded(words[place] ?? "").match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/u)?.[0]);
  return [...new Set(all.filter(Boolean))].slice(0, MARKED);
}

/** What a result shows of a page that was found. */
export async function excerpts(result) {
  const page = await result.data();
  const words = textOf(page);
  const found = order(result, words);
  const title = page.meta.title.split(/\s+/).length;
  return { page, ...excerpt(words, found, title), parts: parts(page, words, found), words: standing(words, found) };
}
