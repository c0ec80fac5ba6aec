// The exploration by hand: expand by kind of relation, fold, pin, hide, ways, steps back, views with a name.
import { arrange, brief, graphIn } from "/static/exploring-graph.js";

const root = document.getElementById("erkunden"), box = document.getElementById("bild");
const say = root.dataset.language === "en" ? (_, en) => en : (de) => de;
const known = { nodes: new Map(), around: new Map() };
const steps = { past: [], future: [] };
const PORTION = 40, MOST = 500, KEPT = `fruehnetz-ansichten-${root.dataset.district}`;
let cy = null, waysFrom = null;

const $ = (selector) => root.querySelector(selector);
const announce = (text) => { document.getElementById("ansage").textContent = text; };
const made = (name, text, on) => {
  const found = document.createElement(name);
  found.textContent = text;
  if (on) { found.type = "button"; found.addEventListener("click", on); }
  return found;
};

// -- what the server knows --------------------------------------------------------------------------------------------

async function asked(query) {
  const address = new URL(root.dataset.address, location.href);
  for (const [name, value] of query) address.searchParams.append(name, value);
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) throw new Error(say("Der Server antwortet nicht. Das Bild bleibt; versuchen Sie es gleich noch einmal.",
    "The server does not answer. The picture stays; try again in a moment."));
  const told = await answer.json();
  told.nodes.forEach((node) => known.nodes.set(node.id, node));
  Object.entries(told.around).forEach(([id, ties]) => known.around.set(id, ties));
  return told;
}

async function learn(ids) {
  const unknown = ids.filter((id) => !known.around.has(id));
  for (let at = 0; at < unknown.length; at += PORTION) {
    await asked(unknown.slice(at, at + PORTION).map((id) => ["von", id]));
  }
}

// -- what is shown ----------------------------------------------------------------------------------------------------

const state = () => ({
  shown: cy.nodes().map((n) => n.id()), places: Object.fromEntries(cy.nodes().map((n) => [n.id(), { ...n.position() }])),
  pinned: cy.nodes(".pinned").map((n) => n.id()), chosen: chosen()?.id() ?? "",
});
const chosen = () => { const found = cy.nodes(":selected"); return found.length ? found[0] : null; };

function tieElements(ids) {
  const there = new Set(ids), found = new Map();
  for (const id of ids) for (const tie of known.around.get(id) ?? []) {
    if (!there.has(tie.other)) continue;
    const key = tie.leads || `${[id, tie.other].sort().join("~")}`;
    found.set(key, { group: "edges", data: { id: key, source: id, target: tie.other, look: tie.look, title: tie.title } });
  }
  return [...found.values()];
}

/** Where the search for a place begins: beside a neighbour that stands already, each at another angle. */
function beginning(id) {
  const near = (known.around.get(id) ?? []).map((tie) => cy.getElementById(tie.other)).find((n) => n.length);
  const turn = cy.nodes().length * 2.4, at = near ? near.position() : { x: 0, y: 0 };
  return { x: at.x + 90 * Math.cos(turn), y: at.y + 90 * Math.sin(turn) };
}

function draw(ids, places = {}, pinned = []) {
  const wanted = new Set(ids);
  cy.batch(() => {
    cy.nodes().filter((n) => !wanted.has(n.id())).remove();
    for (const id of ids) if (!cy.getElementById(id).length && known.nodes.has(id)) {
      const node = known.nodes.get(id), at = places[id] ?? beginning(id);
      cy.add({ group: "nodes", data: { ...node, label: brief(node.name) }, position: { ...at } });
    }
    cy.edges().remove();
    cy.add(tieElements(cy.nodes().map((n) => n.id())));
    cy.nodes().forEach((n) => { n.toggleClass("pinned", pinned.includes(n.id())); });
  });
}

/** A step: it is remembered, drawn, told, and stands in the address. */
async function step(change) {
  const before = state(), ids = [...new Set(change(before.shown))].slice(0, MOST);
  await learn(ids);
  steps.past.push(before); steps.future.length = 0;
  const fresh = ids.filter((id) => !before.shown.includes(id));
  draw(ids, before.places, before.pinned);
  if (fresh.length) arrange(cy, cy.nodes().filter((n) => !fresh.includes(n.id())));
  choose(chosen()?.id() ?? fresh[0] ?? ids[0]);
  told(fresh.length, before.shown.length - (ids.length - fresh.length));
}

function told(more, fewer) {
  const n = cy.nodes().length;
  announce([more && `+${more}`, fewer > 0 && `−${fewer}`, say(`${n} Einträge im Bild`, `${n} records in the picture`),
    n >= MOST && say("mehr werden nicht gezeigt", "no more are shown")].filter(Boolean).join(", "));
  refresh();
}

function moved(from, to) {
  const next = from.pop();
  if (!next) return;
  to.push(state());
  draw(next.shown, next.places, next.pinned);
  cy.nodes().forEach((n) => { if (next.places[n.id()]) n.position({ ...next.places[n.id()] }); });
  choose(next.chosen);
  told(0, 0);
}

const expand = (id, title) => step((shown) => [...shown, ...tied(id, title)]);
const tied = (id, title) => (known.around.get(id) ?? []).filter((t) => !title || t.title === title).map((t) => t.other);

/** Folding takes away what hangs on this record by that kind of relation alone. */
function fold(id, title) {
  const near = new Set(tied(id, title));
  const alone = cy.nodes().filter((n) => near.has(n.id()) && n.neighborhood("node").every((o) => o.id() === id));
  const gone = new Set(alone.map((n) => n.id()));
  return step((shown) => shown.filter((other) => !gone.has(other)));
}

const hide = (id) => step((shown) => shown.filter((other) => other !== id));

function pin(id) {
  steps.past.push(state()); steps.future.length = 0;
  cy.getElementById(id).toggleClass("pinned");
  refresh();
}

async function ways(from, to) {
  const found = await asked([["von", from], ["bis", to]]);
  if (!found.ways.length) { announce(say("Kein Weg ist erfasst.", "No way is recorded.")); return; }
  await step((shown) => [...shown, ...found.ways.flat()].filter((id, at, all) => all.indexOf(id) === at));
  cy.edges().removeClass("way");
  for (const way of found.ways) for (let at = 1; at < way.length; at += 1) {
    cy.getElementById(way[at - 1]).edgesWith(cy.getElementById(way[at])).addClass("way");
  }
  announce(say(`${found.ways.length} kürzeste Wege, je ${found.ways[0].length - 1} Schritte`,
    `${found.ways.length} shortest ways of ${found.ways[0].length - 1} steps`));
}

// -- the list beside it -----------------------------------------------------------------------------------------------

function choose(id) {
  cy.nodes().unselect();
  if (id) cy.getElementById(id).select();
}

function refresh() {
  const node = chosen(), list = $("#gezeigt .shown");
  $("#gezeigt").hidden = !cy.nodes().length;
  box.classList.toggle("nothing", !cy.nodes().length);
  $("#gezeigt .count").textContent = cy.nodes().length;
  list.replaceChildren(...cy.nodes().sort((a, b) => a.data("name").localeCompare(b.data("name"))).map((n) => {
    const line = made("li", ""), button = made("button", n.data("name"), () => { choose(n.id()); refresh(); cy.center(n); });
    button.setAttribute("aria-pressed", String(n.selected()));
    line.append(button);
    return line;
  }));
  $("[data-act=undo]").disabled = !steps.past.length;
  $("[data-act=redo]").disabled = !steps.future.length;
  $("#gewaehlt").hidden = !node;
  if (node) refreshChosen(node);
  keepAddress();
}

function refreshChosen(node) {
  const id = node.id(), link = made("a", say("Alles zum Eintrag", "All about the record"));
  link.href = known.nodes.get(id).leads;
  $("#gewaehlt-h").textContent = node.data("name");
  const way = waysFrom && waysFrom !== id
    ? made("button", say("Wege hierher", "Ways to here"), () => { const from = waysFrom; waysFrom = null; ways(from, id); })
    : made("button", say("Wege von hier …", "Ways from here …"), () => { waysFrom = id; announce(say(
      "Wählen Sie jetzt den anderen Eintrag und dann „Wege hierher“.", "Now choose the other record, then “Ways to here”.")); });
  $("#gewaehlt .acts").replaceChildren(link,
    made("button", node.hasClass("pinned") ? say("Lösen", "Unpin") : say("Anheften", "Pin"), () => pin(id)),
    made("button", say("Ausblenden", "Hide"), () => hide(id)), way);
  const kinds = new Map();
  for (const tie of known.around.get(id) ?? []) kinds.set(tie.title, [...(kinds.get(tie.title) ?? []), tie.other]);
  $("#gewaehlt .kinds").replaceChildren(...[...kinds].map(([title, others]) => {
    const line = made("li", ""), open = others.filter((o) => cy.getElementById(o).length).length;
    line.append(`${title} (${others.length}) `);
    if (open < others.length) line.append(made("button", say("aufklappen", "expand"), () => expand(id, title)), " ");
    if (open) line.append(made("button", say("einklappen", "fold"), () => fold(id, title)));
    return line;
  }));
}

// -- address and views ------------------------------------------------------------------------------------------------

const asHash = () => new URLSearchParams([["n", cy.nodes().map((n) => n.id()).join(",")], ["p", cy.nodes(".pinned").map(
  (n) => `${n.id()}@${Math.round(n.position().x)}@${Math.round(n.position().y)}`).join(",")]]).toString();
const keepAddress = () => history.replaceState(null, "", cy.nodes().length ? `#${asHash()}` : location.pathname + location.search);

async function restore(hash) {
  const found = new URLSearchParams(hash), ids = (found.get("n") ?? "").split(",").filter(Boolean).slice(0, MOST);
  if (!ids.length) return false;
  const pins = (found.get("p") ?? "").split(",").filter(Boolean).map((text) => text.split("@"));
  await learn(ids);
  draw(ids.filter((id) => known.around.has(id)), Object.fromEntries(pins.map(([id, x, y]) => [id, { x: +x, y: +y }])),
    pins.map(([id]) => id));
  arrange(cy, cy.nodes(".pinned"));
  choose(cy.nodes()[0]?.id());
  told(0, 0);
  return true;
}

const views = () => { try { return JSON.parse(localStorage.getItem(KEPT) ?? "{}"); } catch { return {}; } };
const keepViews = (all) => { try { localStorage.setItem(KEPT, JSON.stringify(all)); } catch { announce(say(
  "Dieser Browser merkt sich nichts.", "This browser keeps nothing.")); } refreshViews(); };

function refreshViews() {
  $("#ansichten ul").replaceChildren(...Object.entries(views()).map(([name, hash]) => {
    const line = made("li", "");
    line.append(made("button", name, async () => { steps.past.push(state()); await restore(hash); }), " ",
      made("button", say("vergessen", "forget"), () => { const all = views(); delete all[name]; keepViews(all); }));
    return line;
  }));
}

// -- hands and keys ---------------------------------------------------------------------------------------------------

const TOWARDS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The neighbour that lies most in that direction. */
function towards(node, [dx, dy]) {
  const here = node.position();
  const ranked = node.neighborhood("node").map((other) => {
    const x = other.position().x - here.x, y = other.position().y - here.y;
    return { other, turned: (x * dx + y * dy) / (Math.hypot(x, y) || 1), far: Math.hypot(x, y) };
  }).filter((o) => o.turned > 0.2).sort((a, b) => b.turned - a.turned || a.far - b.far);
  return ranked[0]?.other ?? null;
}

function pressed(event) {
  const node = chosen();
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    moved(...(event.shiftKey ? [steps.future, steps.past] : [steps.past, steps.future]));
  } else if (TOWARDS[event.key] && node) {
    const next = towards(node, TOWARDS[event.key]);
    if (next) { choose(next.id()); refresh(); cy.center(next); announce(`${next.data("name")}, ${next.data("kind")}`); }
  } else if (event.key === "Enter" && node) expand(node.id());
  else if (event.key === "Delete" && node) hide(node.id());
  else if (event.key.toLowerCase() === "p" && node && !event.ctrlKey) pin(node.id());
  else return;
  event.preventDefault();
}

const ACTS = {
  undo: () => moved(steps.past, steps.future), redo: () => moved(steps.future, steps.past), fit: () => cy.fit(undefined, 40),
  arrange: () => { steps.past.push(state()); arrange(cy, cy.nodes(".pinned")); refresh(); }, clear: () => step(() => []),
};

async function search(event) {
  event.preventDefault();
  const found = await asked([["q", document.getElementById("q").value]]);
  document.getElementById("treffer").replaceChildren(...found.hits.map((id) => {
    const node = known.nodes.get(id), line = made("li", ""), link = made("a", node.name);
    link.href = "#"; link.dataset.add = id;
    line.append(link, ` ${node.kind}`);
    return line;
  }));
  announce(found.hits.length ? say(`${found.hits.length} gefunden`, `${found.hits.length} found`)
    : say("Nichts gefunden. Versuchen Sie einen Teil des Namens.", "Nothing found. Try a part of the name."));
}

function begin() {
  root.classList.add("drawn");
  for (const id of ["bild", "ansichten"]) document.getElementById(id).hidden = false;
  $(".tools").hidden = false;
  cy = graphIn(box);
  cy.on("tap", "node", (event) => { choose(event.target.id()); refresh(); });
  cy.on("dbltap", "node", (event) => expand(event.target.id()));
  cy.on("grab", "node", () => steps.past.push(state()));
  cy.on("free", "node", refresh);
  box.addEventListener("keydown", pressed);
  root.querySelectorAll("[data-act]").forEach((b) => b.addEventListener("click", () => ACTS[b.dataset.act]()));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-add]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step((shown) => [...shown, link.dataset.add]).then(() => { choose(link.dataset.add); refresh(); });
  });
  document.getElementById("suche").addEventListener("submit", search);
  $("#ansichten form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = document.getElementById("ansicht").value.trim();
    if (name) keepViews({ ...views(), [name]: asHash() });
  });
  refreshViews();
  refresh();
}

// Whatever could not be learned: it is said, and nothing has changed.
addEventListener("unhandledrejection", (event) => { announce(event.reason.message); event.preventDefault(); });

async function open() {
  const hash = location.hash.slice(1), start = root.dataset.start;
  begin();
  if ((hash && await restore(hash)) || !start) return;
  await step((shown) => [...shown, start]);
  await expand(start);
  if (root.dataset.end) await ways(start, root.dataset.end);
}

open();
globalThis.exploring = { get graph() { return cy; } };
