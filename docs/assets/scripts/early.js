// Runs before the first paint: the reader's palette, and the mark that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("scripts");
  try {
    const choice = localStorage.getItem("memoria.palette");
    if (choice === "light" || choice === "dark") root.dataset.palette = choice;
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
})();
