// Ticks many rows at once.
for (const all of document.querySelectorAll("label[data-all]")) {
  const [every, ...rows] = all.closest("fieldset").querySelectorAll("input[type=checkbox]");
  const told = () => { every.checked = rows.every((row) => row.checked); };
  every.addEventListener("change", () => rows.forEach((row) => { row.checked = every.checked; }));
  rows.forEach((row) => row.addEventListener("change", told));
  all.hidden = false;
  told();
}
