// Passages and items have links to themselves, which offer the address, a citation of the passage and
// the device's own way to share. Whose passage is gone leads to its text.
import { named } from "./place.js";

const template = document.querySelector("template[data-quoting]");
const LINKS = ".passage, .question > a";

function offer(menu) {
  const [citation, status] = menu.querySelectorAll("[data-citation], [role=status]");
  const cited = citation.textContent.trim();
  const share = menu.querySelector("[data-share]");
  let link;

  const { quoting: page, summary } = template.dataset;
  /** Whether the words are the editors': neither quoted nor written down as they were spoken. */
  const summarised = () => summary && link.matches(".prose *, .contribution > *") && !link.closest("blockquote, .transcript");
  const told = () => ({
    address: link.href.replace(location.search, ""),
    citation: cited.replace(page, () => (summarised() ? `${summary} ` : "") + page + link.hash),
  });

  /** Above or below the link, within the window. */
  function place() {
    const [at, own] = [link.getBoundingClientRect(), menu.getBoundingClientRect()];
    const below = at.bottom + own.height < innerHeight;
    menu.style.top = `${Math.max(8, below ? at.bottom : at.top - own.height)}px`;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.dataset.done;
    } catch {
      citation.textContent = text;
      getSelection().selectAllChildren(citation);
      status.textContent = status.dataset.failed;
    }
  }

  menu.addEventListener("click", ({ target }) => {
    const what = target.dataset.copy;
    if (what) copy(told()[what]);
    else if (target === share) navigator.share({ title: document.title, url: link.href.replace(location.search, "") }).catch(() => {});
  });

  document.addEventListener("click", (event) => {
    const found = event.target.closest(LINKS);
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(history.state, "", found.href);
    link = found;
    link.after(menu);
    citation.textContent = told().citation;
    status.textContent = "";
    share.hidden = !navigator.share;
    menu.showPopover();
    place();
    menu.querySelector("button").focus({ preventScroll: true });
  });
}

function lead() {
  const [, text, name] = /^(.*)_([0-9a-f]{6})$/.exec(named()) ?? [];
  if (!text || document.getElementById(`${text}_${name}`)) return;
  const found = document.querySelector(`[id$="_${name}"]`) ?? document.getElementById(text);
  if (found) location.replace(`#${found.id}`);
}

if (template && HTMLElement.prototype.showPopover) offer(template.content.firstElementChild.cloneNode(true));
addEventListener("hashchange", lead);
lead();
