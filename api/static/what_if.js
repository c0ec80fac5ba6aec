// The map in which a tie is drawn or taken away. Every change is an address; the form beside it does the same.

const box = document.getElementById("netz");
const atOnce = document.getElementById("sofort");
let asked = null;

const stateOf = () => {
  const params = new URLSearchParams(location.search);
  const scenarios = params.getAll("s");
  if (!scenarios.length) scenarios.push("A");
  return { params, scenarios, active: Math.min(Number(params.get("n") || 0), scenarios.length - 1) };
};

const stepsOf = () => {
  const { scenarios, active } = stateOf();
  return scenarios[active].split("!").slice(1);
};

const withSteps = (steps) => {
  const { params, scenarios, active } = stateOf();
  scenarios[active] = [scenarios[active].split("!")[0], ...steps].join("!");
  ["s", "w", "getan"].forEach((name) => params.delete(name));
  scenarios.forEach((text) => params.append("s", text));
  return params;
};

// The paths first, which the server says at once; then indicators and findings, which take longer.
async function suppose(params) {
  if (asked) asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const result = document.getElementById("ergebnis");
  history.pushState(null, "", `${location.pathname}?${params}`);
  redraw();
  result.setAttribute("aria-busy", "true");
  try {
    const paths = new URL(box.dataset.paths, location.href);
    paths.search = params;
    const quick = await fetch(paths, { signal });
    if (quick.ok) tellPaths(await quick.json());
    const whole = quick.ok && await fetch(location.href, { signal });
    if (whole.ok) exchange(await whole.text());
    else location.reload(); // The page says what is the matter.
  } catch (error) {
    if (error.name === "AbortError") return;
    result.setAttribute("aria-busy", "false");
    atOnce.textContent = box.dataset.silent;
  }
}

function tellPaths(found) {
  const moved = found.rows.filter((row) => row.moved).map((row) => `${row.label} ${row.before} → ${row.after}`);
  atOnce.textContent = found.error || [...found.steps.slice(-1), ...moved].join(" · ");
}

function exchange(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const id of ["ergebnis", "satz"]) document.getElementById(id).replaceWith(page.getElementById(id));
  const proposed = document.querySelector(".proposed");
  if (proposed && !page.querySelector(".proposed")) proposed.parentElement.remove();
  for (const hidden of document.querySelectorAll(".step")) {
    hidden.querySelectorAll("input[name=s],input[name=n]").forEach((input) => input.remove());
    page.querySelectorAll(".step")[0].querySelectorAll("input[name=s],input[name=n]").forEach((input) => hidden.append(input.cloneNode()));
  }
}

const join = (a, b) => (a < b ? [a, b] : [b, a]);
const addStep = (...step) => suppose(withSteps([...stepsOf(), step.join("|")]));

let cy = null;
let recorded = null;

function elements(map) {
  const colours = Object.fromEntries(map.groups.map((group) => [group.name, group.colour]));
  const nodes = map.nodes.filter((node) => node.certainty !== "ghost");
  const shapes = { square: "rectangle", circle: "ellipse", diamond: "diamond", triangle: "triangle", star: "star", pentagon: "pentagon" };
  return [
    ...nodes.map((node) => ({
      data: { id: node.id, name: node.name, colour: colours[node.group] || "#ffffff", shape: shapes[node.shape] || "ellipse", inner: node.ring === 0 ? 1 : 0 },
      position: { x: node.x, y: node.y },
    })),
    ...map.edges.filter((edge) => edge.layer !== "missing").map((edge) => ({ data: { id: join(edge.a, edge.b).join("~"), source: edge.a, target: edge.b } })),
  ];
}

const LOOK = [
  { selector: "node[name]", style: { "background-color": "data(colour)", shape: "data(shape)", width: 20, height: 20, "border-width": 1.5, "border-color": "#1b2733", label: "data(name)", "font-size": 15, "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 150, color: "#1b2733", "text-opacity": 0, "text-background-color": "#fff", "text-background-opacity": 0 } },
  { selector: "node[inner = 1], node.shown", style: { "text-opacity": 1, "text-background-opacity": 0.85, "z-index": 5 } },
  { selector: "node.shown", style: { "font-size": 21, "text-max-width": 220, "z-index": 9 } },
  { selector: "edge", style: { width: 1.6, "line-color": "#9aa9b6", "curve-style": "straight", opacity: 0.6 } },
  { selector: "edge.lit", style: { width: 3, "line-color": "#16425b", opacity: 1 } },
  { selector: "edge.new", style: { width: 5, "line-color": "#b35900", opacity: 1, "z-index": 9 } },
  { selector: "edge.gone", style: { width: 3, "line-color": "#8c2f12", "line-style": "dashed", opacity: 0.9 } },
  { selector: "edge.drawing", style: { width: 3, "line-color": "#b35900", "line-style": "dashed" } },
  { selector: "node.gone", style: { "background-color": "#fff", "border-style": "dashed", "border-color": "#8c2f12", "text-opacity": 1 } },
  { selector: "node.new", style: { "border-color": "#b35900", "border-width": 4, "text-opacity": 1 } },
  { selector: "#hand", style: { width: 1, height: 1, opacity: 0, events: "no" } },
];

// What the address supposes, over what is recorded.
function redraw() {
  if (!cy) return;
  cy.batch(() => {
    cy.elements(".new").remove();
    cy.elements().removeClass("gone");
    let number = 0;
    for (const step of stepsOf()) {
      const [doing, a, b] = step.split("|");
      if (doing === "neu") {
        number += 1;
        const { x1, y2 } = recorded;
        cy.add({ data: { id: `neu${number}`, name: document.querySelector(`#art option[value="${CSS.escape(a)}"]`)?.textContent || a, colour: "#fff", shape: "ellipse", inner: 1 }, position: { x: x1 + number * 90, y: y2 }, classes: "new" });
      } else if (doing === "weg") cy.getElementById(a).addClass("gone").connectedEdges().addClass("gone");
      else if (doing === "trennen") cy.getElementById(join(a, b).join("~")).addClass("gone");
      else if (doing === "verbinden" && cy.getElementById(a).length && cy.getElementById(b).length) {
        const known = cy.getElementById(join(a, b).join("~"));
        if (known.length) known.removeClass("gone");
        else cy.add({ data: { id: join(a, b).join("~"), source: a, target: b }, classes: "new" });
      }
    }
  });
}

// Draw from one actor to another; a click without a way is a click.
function listen() {
  let from = null;
  const drop = () => cy.getElementById("hand").remove();
  cy.on("tapstart", "node", (event) => { from = event.target; });
  cy.on("tapdrag", (event) => {
    if (!from) return;
    if (!cy.getElementById("hand").length) {
      cy.add([{ data: { id: "hand" }, position: event.position }, { data: { id: "drawn", source: from.id(), target: "hand" }, classes: "drawing" }]);
    }
    cy.getElementById("hand").position(event.position);
  });
  cy.on("tapend", (event) => {
    const drawn = cy.getElementById("hand").length > 0;
    const start = from;
    from = null;
    drop();
    const end = nearest(event.position);
    if (drawn && start && end && end.id() !== start.id()) addStep("verbinden", start.id(), end.id());
  });
  cy.on("tap", "node", ({ target }) => toggle(target.id(), `weg|${target.id()}`));
  cy.on("tap", "edge", ({ target }) => {
    const ends = target.id().split("~");
    toggle(ends.join("|"), `trennen|${ends.join("|")}`);
  });
  cy.on("mouseover", "node", ({ target }) => target.addClass("shown").connectedEdges().addClass("lit"));
  cy.on("mouseout", "node", ({ target }) => target.removeClass("shown").connectedEdges().removeClass("lit"));
}

function nearest(at) {
  return cy.nodes().filter((node) => node.id() !== "hand" && Math.hypot(node.position("x") - at.x, node.position("y") - at.y) < 24)[0];
}

// What was supposed is taken back by the same click; everything else is taken away.
function toggle(ends, step) {
  const steps = stepsOf();
  const [a, b] = ends.split("|");
  const mine = new Set([step, `verbinden|${ends}`, ...(b ? [`verbinden|${b}|${a}`, `trennen|${b}|${a}`] : [])]);
  const kept = steps.filter((one) => !mine.has(one));
  suppose(withSteps(kept.length < steps.length ? kept : [...steps, step]));
}

async function start() {
  const map = await (await fetch(box.dataset.map)).json();
  if (!map.nodes.length) return;
  box.hidden = false;
  document.getElementById("hilfe").hidden = false;
  cy = window.cytoscape({ container: box, elements: elements(map), style: LOOK, layout: { name: "preset" }, autoungrabify: true, boxSelectionEnabled: false, maxZoom: 3, minZoom: 0.15, userZoomingEnabled: false });
  cy.fit(undefined, 24);
  recorded = cy.elements().boundingBox({ includeLabels: false });
  listen();
  redraw();
  window.addEventListener("popstate", () => location.reload());
}

if (box && window.cytoscape) start();
else window.addEventListener("DOMContentLoaded", () => window.cytoscape && start());
