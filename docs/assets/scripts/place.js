// Where the reader is: what the address names, and which of the given elements, in the order of the
// page, is at the top.

/** The id that the address names; where a percent sign stands alone in it, the id is what it says. */
export function named() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The lower edge of the bar that stays, and a little more. */
export function topLine() {
  const bar = document.querySelector(".site-header");
  return (bar ? bar.getBoundingClientRect().bottom : 0) + 40;
}

/** The last element that has passed the line. A heading holds until the next one does; any
 *  other element only as long as a part of it is still below the line. */
export function elementAt(elements, line = topLine()) {
  let found = null;
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    if (box.top > line) continue;
    if (/^H\d$/.test(element.tagName) || box.bottom > line) found = element;
  }
  return found;
}
