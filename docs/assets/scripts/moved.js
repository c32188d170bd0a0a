// At an earlier address of a page: leads on to the new one before anything is shown, and takes along
// what was asked for and the place on the page. Their ids are the same there.
{
  const target = new URL(document.currentScript.dataset.target, location.href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
}
