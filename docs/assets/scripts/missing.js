// On the page of addresses that do not exist: the reader's language comes first, that of the address
// or else of the browser, and what the address ends with is ready to be searched for.
const sections = [...document.querySelectorAll("main section[lang]")];
const { base } = document.querySelector("main").dataset;
const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
const codes = [path.split("/")[0], ...navigator.languages.map((one) => one.split("-")[0])];

/** Give a heading another level. */
function level(section, name) {
  const heading = section.querySelector("h1, h2");
  const made = document.createElement(name);
  made.append(...heading.childNodes);
  heading.replaceWith(made);
}

const own = codes.map((code) => sections.find(({ lang }) => lang === code)).find(Boolean);
if (own && own !== sections[0]) {
  level(sections[0], "h2");
  level(own, "h1");
  sections[0].before(own);
}

let words = path.split("/").filter(Boolean).pop() ?? "";
try {
  words = decodeURIComponent(words);
} catch {
  words = ""; // no address that anybody has written
}
for (const input of document.querySelectorAll("[name=q]")) input.value = words.replace(/\.\w+$/, "").replace(/[-_+.]+/g, " ").trim();
