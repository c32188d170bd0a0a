// Points of maps and timelines say their names at the first touch, and lead on at the second.
const links = [...document.querySelectorAll(".drawing li a")];

function name(event) {
  const link = event.currentTarget;
  if (event.pointerType !== "touch" || link.classList.contains("named")) return;
  event.preventDefault();
  for (const other of links) other.classList.toggle("named", other === link);
}

for (const link of links) link.addEventListener("click", name);
