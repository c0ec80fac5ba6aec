// Says that a list is being read, sends no form twice, looks again by itself where another list is read, ticks many at once.
const MORE_TRIES = 20, WAIT = 1500;
for (const form of document.querySelectorAll("form[data-waiting]")) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "waiting";
  form.append(said);
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    said.textContent = form.dataset.waiting;
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector(".waiting").textContent = "";
  }
});
const again = document.querySelector("a[data-again]");
const look = async (left) => {
  const found = await fetch(again.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (found?.ok) location.replace(again.href);
  else if (left) setTimeout(look, WAIT, left - 1);
};
if (again) setTimeout(look, WAIT, MORE_TRIES);
for (const all of document.querySelectorAll("label[data-all]")) {
  const [every, ...rows] = all.closest("fieldset").querySelectorAll("input[type=checkbox]");
  const told = () => { every.checked = rows.every((row) => row.checked); };
  every.addEventListener("change", () => rows.forEach((row) => { row.checked = every.checked; }));
  rows.forEach((row) => row.addEventListener("change", told));
  all.hidden = false;
  told();
}
