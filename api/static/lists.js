// Says that a list is being read, sends no form twice, and looks again by itself where another list is read.
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
