// What is asked for, and the pages where it is found. The index is Pagefind's; nothing of it is
// loaded before somebody searches. Each word is asked for by itself, in singular and plural: its
// pages are then known, so that what another choice of words would find costs nothing.
import { folded } from "./letters.js";

const KIND = "q0";
const BEGINNING = 5; // letters by which words are told to begin alike
const LOOKED_AT = 8; // pages in which such others are looked for
let loading = null;

/** The index of a language, and what `words.json` says: words for readers, and how they count. */
export function load(base, address) {
  loading ??= begin(base, address).catch((error) => {
    loading = null; // so that the next attempt tries again
    throw error;
  });
  return loading;
}

async function begin(base, address) {
  const [pagefind, words] = await Promise.all([
    import(new URL("pagefind/pagefind.js", base).href),
    fetch(address).then((answer) => answer.json()),
  ]);
  await pagefind.destroy(); // what an attempt that failed has left
  await pagefind.options({ baseUrl: base.pathname });
  await pagefind.init();
  const stop = new Set(folded(words.stop).split(" "));
  const endings = words.endings.split(" ").map((pair) => pair.split("="));
  return { pagefind, words, stop, endings, kinds: await kindsOf(pagefind, words) };
}

/** Which kind each page is of, by its id: its text in the index ends with a word that says so. */
async function kindsOf(pagefind, words) {
  const kinds = Object.keys(words).filter((name) => name.startsWith("kind.")).map((name) => name.slice(5));
  const found = await Promise.all(kinds.map(async (kind) => {
    const { results } = await pagefind.search(KIND + kind);
    return results.map(({ id }) => [id, kind]);
  }));
  return new Map(found.flat());
}

/** The words that count: what stands in quotation marks is one, stop words only if all are. */
export function wordsOf(query, { stop }) {
  const parts = query.replace(/[’‘ʼ`´]/g, "'").match(/"[^"]+"|[^\s"]+/g) ?? [];
  const words = parts.flatMap((part) => (part.startsWith('"') ? [part] : part.split("'")))
    .map((word) => (word.startsWith('"') ? word : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")))
    .filter(Boolean);
  const telling = words.filter((word) => !stop.has(folded(word)) && (word.length > 1 || /\p{N}/u.test(word)));
  return [...new Set(telling.length ? telling : words)];
}

/** A word, its singular and its plural: by pairs of words of its language, or of endings. */
function forms(word, endings) {
  if (word.startsWith('"')) return [word];
  const plain = folded(word);
  const other = (from, to) => {
    const pair = endings.find((one) => one[from] === plain || (one[from][0] === "-" && plain.length > 2 && plain.endsWith(one[from].slice(1))));
    if (pair?.[from] === plain) return pair[to];
    return pair && plain.slice(0, plain.length - pair[from].length + 1) + pair[to].slice(1);
  };
  return [...new Set([word, other(0, 1), other(1, 0)])].filter(Boolean);
}

/** The pages of some words by their ids, each with how well and where it has one of them. */
async function pagesOf(words, { pagefind }) {
  const pages = new Map();
  const answers = await Promise.all(words.map((word) => pagefind.search(word)));
  for (const { id, score, words: places, data } of answers.flatMap(({ results }) => results)) {
    const page = pages.get(id) ?? { id, score: 0, places: [], data };
    pages.set(id, { ...page, score: Math.max(page.score, score), places: [...page.places, ...places] });
  }
  return pages;
}

/** The pages that have a word in a form of it; where none has, those in which one begins with it. */
async function havingWord(word, index) {
  if (word.startsWith('"')) return pagesOf([word], index);
  const all = forms(word, index.endings);
  const [exact, loose] = await Promise.all([all.map((form) => `"${form}"`), all].map((one) => pagesOf(one, index)));
  if (!exact.size) return (await begins(word, loose)) ? loose : exact;
  // Of an exact search Pagefind tells only the first place.
  return new Map([...exact].map(([id, page]) => [id, { ...page, ...loose.get(id), forms: all.map(folded) }]));
}

/** Whether what was found begins as a word does. In the end Pagefind takes the first letter for it. */
async function begins(word, pages) {
  const [first] = pages.values();
  if (!first) return false;
  const beginning = folded(word).slice(0, BEGINNING);
  return at((await first.data()).content, first.places).some((one) => folded(one).startsWith(beginning));
}

/** The pages that have all words; `places` says where, word by word. */
function common(all) {
  const [first = new Map(), ...others] = all;
  return [...first.values()].filter(({ id }) => others.every((pages) => pages.has(id))).map((page) => {
    const found = all.map((pages) => pages.get(page.id));
    return { ...page, score: found.reduce((sum, { score }) => sum + score, 0), places: found.map(({ places }) => places), forms: found.map(({ forms }) => forms) };
  });
}

/** The pages that have what is asked for, best first and those for editors last, and its words. */
export async function find(query, index) {
  const words = wordsOf(query, index);
  const all = await Promise.all(words.map((word) => havingWord(word, index)));
  const pages = common(all).map((page) => ({ ...page, kind: index.kinds.get(page.id) ?? "" }));
  const last = ({ kind }) => kind === "editors";
  pages.sort((one, other) => last(one) - last(other) || other.score - one.score || (one.id < other.id ? -1 : 1));
  return { words, all, pages };
}

/** Queries that find something where one does not: with a word less, or another of like spelling. */
export async function instead({ words, all }, index) {
  const ways = words.map((word, at) => {
    const rest = words.filter((_, other) => other !== at);
    const count = words.length > 1 ? common(all.filter((_, other) => other !== at)).length : 0;
    return { kind: "without", word, query: rest.join(" "), count };
  });
  const unknown = words.filter((word, at) => !all[at].size && !word.startsWith('"'));
  const likes = await Promise.all(unknown.map(async (word) => {
    const like = await nearest(folded(word), index);
    return like && { kind: "meant", word: like, query: words.map((one) => (one === word ? like : one)).join(" ") };
  }));
  return [...likes.filter(Boolean), ...ways.filter(({ count }) => count)];
}

/** The word in the index that is most like one that is not there, if one is like enough. */
async function nearest(word, { pagefind }) {
  for (let letters = BEGINNING; letters > 2; letters -= 1) {
    const { results } = await pagefind.search(word.slice(0, letters));
    const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
    const found = pages.flatMap(({ content, locations }) => at(content, locations)).filter((one) => one !== word);
    const [best] = found.map((one) => [distance(word, folded(one)), one]).sort((one, other) => one[0] - other[0]);
    if (best?.[0] <= (word.length > 5 ? 2 : 1)) return best[1];
  }
  return "";
}

/** The words that stand in some places of a text, as one types them. */
function at(content, places) {
  const words = content.split(/\s+/);
  return places.flatMap((place) => words[place]?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** How many letters are to be changed, added, left out or exchanged to make a word another. */
function distance(one, other) {
  let [before, row] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
