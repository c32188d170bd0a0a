// Keeps an open page as the files are: the bar says what is wrong, and a page that has changed is
// loaded anew where it is being read. A hidden one asks for nothing.
const bar = document.querySelector("[data-preview]");
const { page } = bar.dataset;
let { seen } = bar.dataset;
let following = false;

function show(html) {
  const folded = bar.querySelector("details:not([open])");
  bar.innerHTML = html;
  if (folded) bar.querySelector("details")?.removeAttribute("open");
}

async function follow() {
  if (following) return;
  following = true;
  while (document.visibilityState === "visible") {
    try {
      const asked = new URLSearchParams({ seen, path: location.pathname });
      const news = await (await fetch(`/.memoria/news?${asked}`)).json();
      if (news.page !== page) {
        location.reload();
        return;
      }
      if (news.seen !== seen) show(news.bar);
      seen = news.seen;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000)); // the preview is not running
    }
  }
  following = false;
}

document.addEventListener("visibilitychange", follow);
follow();
