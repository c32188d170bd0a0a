// What is folded opens by itself where the address leads into it, and on paper. New browsers do so
// without a script.
import { named } from "./place.js";

const folded = "article details:not([open])";

function reveal() {
  const target = document.getElementById(named());
  const closed = [];
  for (let one = target?.closest(folded); one; one = one.parentElement.closest(folded)) closed.push(one);
  for (const one of closed) one.open = true;
  if (closed.length) target.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();

addEventListener("beforeprint", () => {
  const closed = [...document.querySelectorAll(folded)];
  for (const one of closed) one.open = true;
  addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)), { once: true });
});
