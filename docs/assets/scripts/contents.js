// The table of contents marks the section that is being read.
import { elementAt } from "./place.js";

const links = [...document.querySelectorAll("[data-contents] a")];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);

function mark() {
  const here = elementAt(headings);
  const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const current = end && scrollY > 0 ? headings.at(-1) : here;
  for (const link of links) {
    if (current && decodeURIComponent(link.hash.slice(1)) === current.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (headings.length) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}
