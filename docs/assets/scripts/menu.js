// The menu is a `details`: it works alone. Scripts close it with Esc and by a press elsewhere.
const menu = document.querySelector("[data-menu]");

menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("pointerdown", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});

menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// A list of contents on a phone has done its work once an entry is chosen.
document.querySelector(".contents-compact")?.addEventListener("click", (event) => {
  if (event.target.closest("a")) event.currentTarget.open = false;
});
