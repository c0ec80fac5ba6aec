"use strict";
// Everything here is convenience: without it the report is complete. No network, no eval, no markup from data.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const de = root.lang !== "en";
  const canvas = by("canvas"), map = canvas.querySelector("svg.map"), panel = by("panel"), status = by("status");
  root.classList.add("js");
  for (const part of all(".live")) part.hidden = false;
  const tell = (text) => { status.textContent = text; };
  const toggled = (button) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    return on;
  };

  // Findings behind the first three: filter by kind and certainty.
  const filters = all("[data-filter]");
  const filterFindings = () => {
    const off = new Set(filters.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => `${b.dataset.filter}:${b.dataset.value}`));
    let shown = 0;
    for (const finding of all(".chapter .finding")) {
      finding.hidden = off.has(`kind:${finding.dataset.kind}`) || off.has(`certainty:${finding.dataset.certainty}`);
      if (!finding.hidden) shown += 1;
    }
    for (const part of all(".chapter")) {
      const left = all(".finding:not([hidden])", part).length;
      part.hidden = !left;
      part.querySelector("[data-count]").textContent = left;
    }
    tell(de ? `${shown} Befunde angezeigt` : `${shown} findings shown`);
  };
  for (const button of filters) button.addEventListener("click", () => { toggled(button); filterFindings(); remember(); });

  // The map: nodes, lines, and who is next to whom.
  const nodes = all(".node", map), edges = all(".edge", map), seats = all(".seat", map);
  const byId = new Map(nodes.map((n) => [n.dataset.id, n]));
  const near = new Map(nodes.map((n) => [n.dataset.id, new Set()]));
  const visible = (element) => !element.classList.contains("off");
  const join = (a, b) => { near.get(a)?.add(b); near.get(b)?.add(a); };
  for (const edge of edges) if (edge.dataset.layer !== "missing") join(edge.dataset.a, edge.dataset.b);
  for (const seat of seats) join(seat.dataset.a, seat.dataset.b);

  const switches = all("[data-switch]");
  const applySwitches = () => {
    const off = new Set(switches.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => `${b.dataset.switch}:${b.dataset.value}`));
    for (const node of nodes) {
      const gone = off.has(`sector:${node.dataset.group}`) || (node.classList.contains("ghost") && off.has("layer:ghost"));
      node.classList.toggle("off", gone);
    }
    for (const line of [...edges, ...seats]) {
      const ends = [byId.get(line.dataset.a), byId.get(line.dataset.b)];
      line.classList.toggle("off", off.has(`layer:${line.dataset.layer}`) || !ends.every((n) => n && visible(n)));
    }
    map.classList.toggle("show-seats", !off.has("layer:seats"));
    for (const part of all("#actor-table tbody tr, .matrix [data-group]")) part.hidden = off.has(`sector:${part.dataset.group}`);
    const current = map.querySelector('.node[tabindex="0"]');
    if (!current || !visible(current)) rove(nodes.find(visible));
    const shown = nodes.filter((n) => visible(n) && !n.matches(".body, .ghost")).length;
    tell(de ? `${shown} Akteure angezeigt` : `${shown} actors shown`);
  };
  for (const button of switches) button.addEventListener("click", () => { toggled(button); applySwitches(); remember(); });

  const rove = (node) => {
    if (!node) return;
    for (const other of all('.node[tabindex="0"]', map)) other.setAttribute("tabindex", "-1");
    node.setAttribute("tabindex", "0");
  };
  const reveal = (node) => {
    const box = node.querySelector(".mark").getBoundingClientRect(), view = canvas.getBoundingClientRect();
    canvas.scrollLeft += Math.min(0, box.left - view.left - 80) + Math.max(0, box.right - view.right + 80);
    canvas.scrollTop += Math.min(0, box.top - view.top - 60) + Math.max(0, box.bottom - view.bottom + 60);
  };
  const go = (node) => { if (node) { rove(node); node.focus({ preventScroll: true }); reveal(node); node.querySelector(".mark").scrollIntoView({ block: "nearest" }); } };

  const at = (n) => [Number(n.dataset.x), Number(n.dataset.y)];
  const nextIn = (from, [dx, dy]) => {
    const [x, y] = at(from);
    let best = null, least = Infinity;
    for (const node of nodes) {
      if (node === from || !visible(node)) continue;
      const [nx, ny] = at(node), along = (nx - x) * dx + (ny - y) * dy, aside = Math.abs((nx - x) * dy) + Math.abs((ny - y) * dx);
      if (along <= 4 || aside > along * 1.8) continue;
      // Along a line first, else the nearest in that direction.
      const cost = Math.hypot(along, aside * 1.6) * (near.get(from.dataset.id).has(node.dataset.id) ? 0.45 : 1);
      if (cost < least) { least = cost; best = node; }
    }
    return best;
  };

  const choose = (node) => {
    map.classList.toggle("chosen", Boolean(node));
    const id = node?.dataset.id, friends = near.get(id);
    for (const other of nodes) {
      other.classList.toggle("here", other === node);
      other.classList.toggle("near", other === node || Boolean(friends?.has(other.dataset.id)));
    }
    for (const line of [...edges, ...seats]) line.classList.toggle("near", Boolean(node) && (line.dataset.a === id || line.dataset.b === id));
  };
  const element = (name, text, css) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (css) made.className = css;
    return made;
  };
  const close = () => { panel.hidden = true; panel.replaceChildren(); choose(null); remember(); };
  const open = (node) => {
    choose(node);
    remember();
    const target = by(node.getAttribute("href").slice(1)), isGhost = node.classList.contains("ghost");
    const shut = element("button", "×", "close");
    shut.type = "button";
    shut.setAttribute("aria-label", de ? "schließen" : "close");
    shut.addEventListener("click", () => { close(); go(node); });
    const parts = [shut];
    const link = element("a", isGhost ? (de ? "Zu den Befunden" : "To the findings") : (de ? "In der Liste zeigen" : "Show in the list"));
    link.href = node.getAttribute("href");
    if (isGhost || !target) {
      parts.push(element("h3", node.getAttribute("aria-label").split(", ")[0]), element("p", node.getAttribute("aria-label")));
    } else if (target.matches("tr")) {
      const name = target.querySelector("th");
      parts.push(element("h3", name.querySelector("bdi").textContent), element("p", name.querySelector(".kind").textContent, "quiet"));
      const list = element("dl");
      for (const cell of target.querySelectorAll("td")) {
        const row = element("div"), value = element("dd");
        for (const child of cell.cloneNode(true).childNodes) value.append(child.cloneNode(true));
        for (const details of all("details", value)) details.open = true;
        for (const hiddenPart of all("[hidden]", value)) hiddenPart.hidden = false;
        for (const source of all(".source", value)) source.className = "quiet kind";
        row.append(element("dt", cell.dataset.label), value);
        list.append(row);
      }
      parts.push(list);
    } else {
      for (const child of target.cloneNode(true).childNodes) parts.push(child);
    }
    parts.push(link);
    panel.replaceChildren(...parts);
    for (const copied of all("[id]", panel)) copied.removeAttribute("id");
    panel.hidden = false;
    if (getComputedStyle(panel).position === "relative") panel.scrollIntoView({ block: "nearest" });
    tell(node.getAttribute("aria-label"));
  };
  // Names in the panel lead on through the map.
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("li a");
    const node = link && nodes.find((n) => n.getAttribute("href") === link.getAttribute("href"));
    if (node) { event.preventDefault(); go(node); open(node); }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { const here = map.querySelector(".node.here"); close(); go(here); }
  });

  // Zoom by width: the canvas scrolls, so fingers, wheels and scroll bars work as everywhere.
  let zoom = 1;
  const setZoom = (value) => {
    const before = zoom;
    zoom = Math.min(4, Math.max(1, value));
    if (!canvas.style.maxHeight) canvas.style.maxHeight = `${canvas.getBoundingClientRect().height}px`;
    const x = (canvas.scrollLeft + canvas.clientWidth / 2) * zoom / before, y = (canvas.scrollTop + canvas.clientHeight / 2) * zoom / before;
    map.style.width = zoom === 1 ? "" : `${zoom * 100}%`;
    if (zoom === 1) canvas.style.maxHeight = "";
    canvas.scrollLeft = x - canvas.clientWidth / 2;
    canvas.scrollTop = y - canvas.clientHeight / 2;
    tell(de ? `Größe ${Math.round(zoom * 100)} %` : `size ${Math.round(zoom * 100)} %`);
  };
  const zoomBy = { in: () => setZoom(zoom * 1.35), out: () => setZoom(zoom / 1.35), all: () => setZoom(1) };
  for (const button of all("[data-zoom]")) button.addEventListener("click", zoomBy[button.dataset.zoom]);
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy[event.deltaY < 0 ? "in" : "out"]();
  }, { passive: false });

  let drag = null, moved = false;
  canvas.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.pointerType === "mouse" && event.button === 0) drag = [event.clientX, event.clientY, canvas.scrollLeft, canvas.scrollTop];
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (Math.hypot(event.clientX - drag[0], event.clientY - drag[1]) > 4) { moved = true; canvas.classList.add("drag"); }
    canvas.scrollLeft = drag[2] - (event.clientX - drag[0]);
    canvas.scrollTop = drag[3] - (event.clientY - drag[1]);
  });
  addEventListener("pointerup", () => { drag = null; canvas.classList.remove("drag"); });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    event.preventDefault();
    if (moved) return;
    const node = event.target.closest(".node");
    if (node) { go(node); open(node); } else close();
  });

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const find = by("find");
  map.addEventListener("keydown", (event) => {
    const node = event.target.closest(".node");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrows[event.key]) go(nextIn(node, arrows[event.key]));
    else if (event.key === "Enter" || event.key === " ") open(node);
    else if (event.key === "Escape") { if (panel.hidden) find.focus(); else close(); }
    else if (event.key === "+") zoomBy.in();
    else if (event.key === "-") zoomBy.out();
    else if (event.key === "0") zoomBy.all();
    else if (event.key === "/") find.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) { event.preventDefault(); find.focus(); }
  });
  const plain = (text) => text.toLocaleLowerCase("de").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const search = () => {
    const wanted = plain(find.value.trim());
    if (!wanted) return;
    const found = nodes.filter((n) => visible(n) && plain(n.getAttribute("aria-label")).includes(wanted));
    if (found.length) { go(found[0]); open(found[0]); } else tell(de ? "Kein Akteur gefunden" : "No actor found");
  };
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); search(); } });
  find.addEventListener("change", search);

  // Tables: sort by a click on the head of a column.
  for (const table of all("table.sortable")) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = element("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
        const order = new Intl.Collator(root.lang, { numeric: true });
        const rows = [...table.tBodies[0].rows].sort((a, b) => order.compare(key(a), key(b)) * (up ? 1 : -1));
        table.tBodies[0].append(...rows);
      });
    });
  }

  // What is switched and who is chosen stands in the address after "#~", so that a link shows the same. A link to a
  // place on the page stays one: only what differs from the beginning is written, and nothing is added to the history.
  const state = "#~", buttons = new Map([...filters, ...switches].map((b) => [`${b.dataset.filter ?? b.dataset.switch}:${b.dataset.value}`, b]));
  const atFirst = new Map([...buttons].map(([name, b]) => [name, b.getAttribute("aria-pressed")]));
  function remember() {
    const said = new URLSearchParams(), chosen = map.querySelector(".node.here");
    for (const [name, b] of buttons) if (b.getAttribute("aria-pressed") !== atFirst.get(name)) said.append("switch", name);
    if (chosen) said.set("actor", chosen.dataset.id);
    const text = said.toString();
    if (text || location.hash.startsWith(state)) history.replaceState(null, "", text ? state + text : location.href.split("#")[0]);
  }
  const unfold = (target) => {
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const inside = target.querySelector(":scope > .annex, :scope > .rest");
    if (inside) inside.open = true;
    if (target.closest("details")) target.scrollIntoView();
  };
  const recall = () => {
    const hash = location.hash;
    if (hash.startsWith(state)) {
      const said = new URLSearchParams(hash.slice(state.length)), switched = new Set(said.getAll("switch")), node = byId.get(said.get("actor"));
      for (const [name, b] of buttons) b.setAttribute("aria-pressed", switched.has(name) ? String(atFirst.get(name) !== "true") : atFirst.get(name));
      filterFindings();
      applySwitches();
      if (node) { rove(node); open(node); }
      const filtered = !node && filters.some((b) => b.getAttribute("aria-pressed") === "false");
      by(filtered ? "all-h" : "map")?.scrollIntoView();
      return;
    }
    // A link to what is folded opens it; a link to a finding that a filter hides shows it again.
    const target = hash.length > 1 ? by(hash.slice(1)) : null;
    unfold(target);
    if (target?.closest(".finding[hidden]")) {
      for (const b of filters) b.setAttribute("aria-pressed", "true");
      filterFindings();
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", recall);

  addEventListener("beforeprint", () => { close(); zoomBy.all(); });

  if (canvas.scrollWidth > canvas.clientWidth) canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2;
  recall();
  tell("");
})();
