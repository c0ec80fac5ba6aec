// How the picture of the exploration is drawn: what keeps it above 30 frames a second stands here and is measured.

export const LINES = { present: "solid", stale: "dotted", unknown: "dashed" };

const STYLE = [
  { selector: "node", style: {
    "label": "data(label)", "shape": "data(shape)", "background-color": "data(colour)", "border-color": "#1b2733",
    "border-width": 1.5, "width": 20, "height": 20, "font-size": 12, "font-family": "Fira Sans, sans-serif",
    "color": "#1b2733", "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 150,
    "text-background-color": "#fff", "text-background-opacity": 0.85, "min-zoomed-font-size": 9 } },
  { selector: "edge", style: {
    "width": 1.6, "line-color": "#8795a3", "curve-style": "haystack", "haystack-radius": 0 } },
  { selector: "edge[look='stale']", style: { "line-style": "dotted" } },
  { selector: "edge[look='unknown']", style: { "line-style": "dashed", "line-color": "#8a4b36" } },
  { selector: "edge.way", style: { "width": 4, "line-color": "#b35900" } },
  { selector: "node.pinned", style: { "border-width": 3, "border-style": "double" } },
  { selector: "node:selected", style: { "border-color": "#b35900", "border-width": 4, "font-weight": "bold",
    "min-zoomed-font-size": 0, "z-index": 9 } },
  { selector: "node:selected, edge:selected", style: { "overlay-opacity": 0 } },
];

/** A graph in a container; names are drawn on a canvas as text, nothing of the data becomes markup. */
export function graphIn(container, elements = []) {
  return globalThis.cytoscape({
    container, elements, style: STYLE, layout: { name: "preset" }, minZoom: 0.1, maxZoom: 2,
    boxSelectionEnabled: false, selectionType: "single", pixelRatio: 1, motionBlur: false,
    // Measured: layers that are kept while the hand moves are faster than hiding edges or one texture of everything.
    hideEdgesOnViewport: false, textureOnViewport: false,
  });
}

/** A name in at most 60 characters, as it stands below its mark. */
export function brief(name) {
  const letters = [...name];
  return letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : name;
}

/** Finds a place for what is new; what stands already keeps its own. */
export function arrange(cy, fixed, fit = true) {
  const constraint = fixed.map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  cy.layout({
    name: "fcose", quality: "default", randomize: fixed.length === 0, animate: false, fit, padding: 40,
    nodeDimensionsIncludeLabels: true, nodeSeparation: 90, idealEdgeLength: 110, nodeRepulsion: 9000, packComponents: fixed.length === 0,
    ...(constraint.length ? { fixedNodeConstraint: constraint } : {}),
  }).run();
  if (fit && cy.zoom() > 1.25) { cy.zoom(1.25); cy.center(); }
}
