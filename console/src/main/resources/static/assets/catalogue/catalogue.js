// The lineage drawing: what a table is made from, and what is made from it, stands out.
const drawing = document.querySelector("svg.lineage");

if (drawing) {
  const edges = [...drawing.querySelectorAll(".edge")];
  const nodes = new Map([...drawing.querySelectorAll(".node")].map((node) => [node.dataset.name, node]));
  const next = { up: new Map(), down: new Map() };
  for (const edge of edges) {
    const { from, to } = edge.dataset;
    next.down.set(from, [...(next.down.get(from) ?? []), [to, edge]]);
    next.up.set(to, [...(next.up.get(to) ?? []), [from, edge]]);
  }

  const follow = (name, way, seen) => {
    for (const [other, edge] of next[way].get(name) ?? []) {
      edge.classList.add("on");
      if (seen.has(other)) continue;
      seen.add(other);
      nodes.get(other)?.classList.add(way);
      follow(other, way, seen);
    }
  };

  const clear = () => {
    drawing.classList.remove("pointing");
    for (const one of drawing.querySelectorAll(".on, .up, .down, .here")) one.classList.remove("on", "up", "down", "here");
  };

  const point = (node) => {
    clear();
    drawing.classList.add("pointing");
    node.classList.add("here");
    follow(node.dataset.name, "up", new Set());
    follow(node.dataset.name, "down", new Set());
  };

  for (const node of nodes.values()) {
    node.addEventListener("mouseenter", () => point(node));
    node.addEventListener("focus", () => point(node));
    node.addEventListener("mouseleave", clear);
    node.addEventListener("blur", clear);
  }
}

// On a narrow screen the chosen column's panel is below the list.
document.addEventListener("htmx:afterSwap", (event) => {
  const chosen = event.detail.requestConfig?.elt?.matches?.(".columns a");
  if (chosen && matchMedia("(max-width: 70rem)").matches) document.getElementById("column")?.scrollIntoView({ block: "start" });
});

// Where there is no room for the drawing, its words stand in.
if (drawing && matchMedia("(max-width: 40rem)").matches) document.querySelector(".in-words").open = true;
