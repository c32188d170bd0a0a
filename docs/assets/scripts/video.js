// Videos. A press on the picture or on a chapter loads the player of the other host, nothing before;
// in a local video a chapter jumps.

/** The player from a second on. YouTube reads `start`, Vimeo the fragment. */
function frame(player, second) {
  const address = new URL(player.dataset.player);
  address.searchParams.set("autoplay", "1");
  if (second) {
    address.searchParams.set("start", second);
    address.hash = `t=${second}s`;
  }
  const made = document.createElement("iframe");
  made.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  made.title = player.dataset.title;
  if (player.dataset.titleLanguage) made.lang = player.dataset.titleLanguage;
  made.src = address.href;
  return made;
}

/** A new frame each time: another address in the old one would be a step for the back button. */
function play(player, second) {
  player.replaceChildren(frame(player, second));
  player.firstElementChild.focus();
}

function jump(video, second) {
  video.currentTime = second;
  video.focus();
  video.play().catch(() => {}); // the reader may have forbidden it; the place is right
}

const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

for (const item of document.querySelectorAll("[data-video]")) {
  const player = item.querySelector("[data-player]");
  const local = item.querySelector("video");
  player?.querySelector("button").addEventListener("click", () => play(player, 0));
  for (const chapter of item.querySelectorAll("a[data-at]")) {
    chapter.addEventListener("click", (event) => {
      if (!plain(event)) return;
      event.preventDefault();
      const second = Number(chapter.dataset.at);
      if (local) jump(local, second);
      else play(player, second);
    });
  }
}
