"""Frames per second of the exploration at 500 records in Chromium, beside plain Cytoscape.js in the same run."""

from pathlib import Path

from tests.bench.measuring import Measured

_RECORDS, _TIES, _FRAMES = 500, 1_000, 90
_PAGE = "/bezirke/08212/erkunden"
_MAKE = """([records, ties]) => {
  const elements = [];
  for (let n = 0; n < records; n++) elements.push({ group: "nodes", data: { id: `n${n}`,
    label: `Beratungsstelle für Eltern Nummer ${n}`, name: `n${n}`, shape: "ellipse", colour: "#56b4e9" },
    position: { x: (n % 25) * 110, y: Math.floor(n / 25) * 90 } });
  for (let n = 0; n < ties; n++) elements.push({ group: "edges", data: { id: `e${n}`, look: "present",
    source: `n${n % records}`, target: `n${(n * 37 + 11) % records}` } });
  const box = document.createElement("div");
  box.className = "graph"; box.id = "messung";
  document.querySelector("main").prepend(box);
  return elements;
}"""
_OURS = """async ([elements]) => {
  const { graphIn } = await import("/static/exploring-graph.js");
  globalThis.measured = graphIn(document.getElementById("messung"), elements);
  measured.fit();
}"""
_PLAIN = """([elements]) => {
  globalThis.measured = cytoscape({ container: document.getElementById("messung"), elements,
    layout: { name: "preset" }, style: [{ selector: "node", style: { label: "data(label)" } }] });
  measured.fit();
}"""
_PAN = """async (frames) => {
  const box = document.getElementById("messung"), at = box.getBoundingClientRect();
  const hand = (kind, on, x, y) => on.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true,
    view: window, clientX: at.left + x, clientY: at.top + y, button: 0, buttons: kind === "mouseup" ? 0 : 1 }));
  await new Promise(requestAnimationFrame);
  const before = measured.pan().x;
  hand("mousedown", box.querySelector("canvas"), 6, 6);
  const started = performance.now();
  for (let n = 0; n < frames; n++) {
    hand("mousemove", window, 6 + 3 * n, 6 + 2 * (n % 40));
    await new Promise(requestAnimationFrame);
  }
  const each = (performance.now() - started) / frames / 1000;
  hand("mouseup", window, 6 + 3 * frames, 6);
  if (Math.abs(measured.pan().x - before) < frames) throw new Error("the picture was not moved");
  return each;
}"""
"""The picture is dragged by hand: a new place before every frame."""


def five_hundred(folder: Path) -> Measured:
    """Seconds for a frame while the picture is moved; what the note says is frames per second."""
    del folder
    from playwright.sync_api import sync_playwright

    from ontology import load_model
    from tests import chromium
    from tests.pages.serving import served_karlsruhe

    with served_karlsruhe(load_model()) as address, sync_playwright() as playwright:
        browser = chromium.launched(playwright)
        found = []
        for way in (_OURS, _PLAIN):
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.goto(address + _PAGE)
            elements = page.evaluate(_MAKE, [_RECORDS, _TIES])
            page.evaluate(way, [elements])
            page.evaluate(_PAN, _FRAMES // 4)
            found.append(float(page.evaluate(_PAN, _FRAMES)))
            page.close()
        browser.close()
    ours, plain = found
    return Measured(ours, plain, f"{1 / ours:.0f} frames a second, plain {1 / plain:.0f}")
