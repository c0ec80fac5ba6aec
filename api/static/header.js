// A slash leads into the search, Escape closes what is open in the header; a picture ends where the screen does.
const search = document.querySelector("#suche-q"), picture = document.querySelector(".picture");
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  const open = document.querySelector("details.asof[open]");
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
/** How much of the page stands above the picture: its headline may have one line or three. */
const fit = () => picture.style.setProperty("--above", `${Math.ceil(picture.getBoundingClientRect().top + scrollY) + 8}px`);
if (picture) {
  fit();
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);
}
