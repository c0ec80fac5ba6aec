// Two sliders over the days at which something changed; letting go compares. The date fields do the same.

const box = document.getElementById("schieber");
const days = (box?.dataset.days || "").split(" ").filter(Boolean);

function slider(field, label) {
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: 0, max: days.length - 1, step: 1 });
  const marks = document.createElement("datalist");
  marks.id = `${field.id}-tage`;
  days.forEach((_, place) => marks.append(new Option("", String(place))));
  range.setAttribute("list", marks.id);
  const at = days.findIndex((day) => day >= field.value);
  range.value = String(at < 0 ? days.length - 1 : at);
  const told = document.createElement("output");
  const tell = () => { const day = days[Number(range.value)]; const said = document.documentElement.lang === "de" ? day.split("-").reverse().join(".") : day; told.textContent = said; range.setAttribute("aria-valuetext", said); };
  tell();
  range.addEventListener("input", () => { tell(); field.value = days[Number(range.value)]; });
  range.addEventListener("change", () => { if (von.value < bis.value) field.form.submit(); });
  const around = document.createElement("label");
  around.append(label, range, told);
  box.append(around, marks);
}

const von = document.getElementById("von");
const bis = document.getElementById("bis");
if (box && days.length > 1) {
  slider(von, box.dataset.from);
  slider(bis, box.dataset.to);
  box.hidden = false;
}
