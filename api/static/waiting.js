// Says how far long work is and has it broken off; sends no form twice; looks again by itself where something else is at work.
const MORE_TRIES = 400, WAIT = 1500, { work, stop, stopping } = document.body.dataset;
/** How far it is, in words; empty where nobody tells. */
const told = async () => {
  const found = await fetch(work, { headers: { Accept: "text/plain" }, redirect: "manual" }).catch(() => null);
  return found?.ok ? found.text() : "";
};
const breakOff = (form) => fetch(work, { method: "POST", redirect: "manual", body: new URLSearchParams({ csrf: form.elements.csrf?.value ?? "" }) });
const follow = async (form, said, button) => {
  if (!form.dataset.sent) return;
  const far = await told();
  if (far && form.dataset.sent === "yes") said.textContent = far;
  if (far) button.hidden = false;
  setTimeout(follow, WAIT, form, said, button);
};
for (const form of document.querySelectorAll("form[data-waiting]")) {
  const said = document.createElement("p"), button = document.createElement("button");
  said.setAttribute("role", "status");
  said.className = "waiting";
  button.type = "button";
  button.className = "kern-btn kern-btn--secondary breaking";
  button.innerHTML = '<span class="kern-label"></span>';
  button.firstChild.textContent = stop;
  button.hidden = true;
  form.append(said, button);
  button.addEventListener("click", () => {
    form.dataset.sent = "stopping";
    said.textContent = stopping;
    breakOff(form);
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    said.textContent = form.dataset.waiting;
    setTimeout(follow, WAIT, form, said, button);
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector(".waiting").textContent = "";
    form.querySelector(".breaking").hidden = true;
  }
});
const again = document.querySelector("a[data-again]"), far = document.querySelector("[data-told]");
const look = async (left) => {
  const now = await told();
  if (now) far.textContent = now;
  else {
    const found = await fetch(again.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (found?.ok) return location.replace(again.href);
  }
  if (left) setTimeout(look, WAIT, left - 1);
};
if (again) setTimeout(look, WAIT, MORE_TRIES);
