// Buttons for the colours: of the system, light, dark. Remembered where the browser allows it.
const KEY = "memoria.palette";
const root = document.documentElement;
const group = document.querySelector(".palette");
document.querySelector(".menu-panel")?.append(group.cloneNode(true)); // where the header has no room
const buttons = [...document.querySelectorAll(".palette button")];

function show() {
  const choice = root.dataset.palette ?? "system";
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === choice));
}

function remember(choice) {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Not remembered, but in force on this page.
  }
}

function choose(choice) {
  if (choice === "system") delete root.dataset.palette;
  else root.dataset.palette = choice;
  remember(choice);
  show();
}

for (const button of buttons) button.addEventListener("click", () => choose(button.value));
show();
