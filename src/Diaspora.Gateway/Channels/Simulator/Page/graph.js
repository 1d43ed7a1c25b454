// Draws a flow as a graph and marks the screens of the session in it.

import { layOut, mergeEdges, node } from "./layout.js";
import { passage } from "./passage.js";
import { box, svg, way } from "./shapes.js";

const byId = id => document.getElementById(id);

export class Graph {
  #flows = new Map();  // "id version" to the promise of a flow
  #places = [];
  #now = null;
  #wanted = "";
  #drawn = null;

  /** Reads which flows there are and shows the first. */
  static async open(gateway) {
    const graph = new Graph(gateway);
    const flows = await gateway.flows();
    const choice = byId("flow");
    choice.append(...flows.map(flow => new Option(`${flow.id} v${flow.version}`, `${flow.id} ${flow.version}`)));
    choice.addEventListener("change", () => graph.#draw(choice.value));
    await graph.#draw(choice.value);
    return graph;
  }

  constructor(gateway) {
    this.gateway = gateway;
  }

  /** Marks the screens that a session saw and the one it is on, and turns to the flow of that one. */
  async follow(places, now) {
    const moved = now && (now.flow !== this.#now?.flow || now.version !== this.#now?.version);
    this.#places = places;
    this.#now = now;
    byId("crumbs").replaceChildren(...places.map(place => {
      const crumb = Object.assign(document.createElement("li"), { textContent: `${place.flow}/${place.screen}` });
      if (place === now) crumb.setAttribute("aria-current", "step");
      return crumb;
    }));
    byId("crumbs").scrollLeft = byId("crumbs").scrollWidth;
    if (moved) await this.#draw(`${now.flow} ${now.version}`);
    else this.#mark();
  }

  async #draw(key) {
    const [id, version] = key.split(" ");
    this.#wanted = key;
    if (!this.#flows.has(key)) this.#flows.set(key, this.gateway.flow(id, version));
    const flow = await this.#flows.get(key);
    if (!flow || this.#wanted !== key) return;
    const choice = byId("flow");
    if (![...choice.options].some(option => option.value === key)) choice.append(new Option(`${id} v${version}`, key));
    choice.value = key;
    byId("flow-note").textContent = flow.note ?? "";
    byId("graph").replaceChildren(this.#picture(flow));
    this.#mark();
  }

  #picture(flow) {
    const edges = mergeEdges(flow.edges);
    const { places, width, height } = layOut(flow, edges);
    const out = count(edges, edge => edge.from);
    const into = count(edges, edge => edge.to);
    const lines = svg("g", { class: "ways" });
    const words = svg("g", { class: "triggers" });
    const backwards = edges.filter(edge => places.get(edge.to).layer < places.get(edge.from).layer);
    const ways = edges.map(edge => {
      const [path, label] = way(edge, places, out.get(edge.from) > into.get(edge.to), {
        leaves: share(backwards.filter(other => other.from === edge.from), edge),
        enters: share(backwards.filter(other => other.to === edge.to), edge),
      });
      lines.append(path);
      words.append(label);
      return { ...edge, path, label };
    });
    const boxes = new Map(flow.nodes.map(screen => [screen.id, box(screen, places.get(screen.id))]));
    const picture = svg("svg", {
      width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": `Menu ${flow.id}, version ${flow.version}, ${flow.nodes.length} screens`,
    }, lines, svg("g", {}, ...boxes.values()), words);
    this.#drawn = { flow, ways, boxes, places };
    return picture;
  }

  #mark() {
    const { flow, ways, boxes, places } = this.#drawn;
    const mine = place => place?.flow === flow.id && place.version === flow.version;
    const now = mine(this.#now) ? this.#now.screen : null;
    const seen = this.#places.map(place => mine(place) ? place.screen : `flow:${place.flow}`);
    const passed = passage(seen, ways, id => flow.nodes.find(screen => screen.id === id)?.kind === "do");
    for (const [id, shape] of boxes) {
      shape.classList.toggle("now", id === now);
      shape.classList.toggle("been", id !== now && (seen.includes(id) || passed.nodes.has(id)));
    }
    for (const edge of ways) edge.path.classList.toggle("been", passed.ways.has(edge));
    if (now !== null) this.#scrollTo(places.get(now));
  }

  #scrollTo(place) {
    const view = byId("graph");
    view.scrollTo({
      left: place.x + node.width / 2 - view.clientWidth / 2,
      top: place.y + node.height / 2 - view.clientHeight / 2,
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  }
}

function count(edges, end) {
  const counts = new Map();
  for (const edge of edges) counts.set(end(edge), (counts.get(end(edge)) ?? 0) + 1);
  return counts;
}

// Where among several ways one stands, from 0 to 1, so that they do not lie on each other.
const share = (ways, edge) => (ways.indexOf(edge) + 1) / (ways.length + 1);
