// A slash leads into the search, Escape closes the choice of the day.
const search = document.querySelector("#suche-q"), day = document.querySelector("details.asof");
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "Escape" && day?.open) {
    day.open = false;
    day.querySelector("summary").focus();
  }
});
