// Places the screens of a flow in layers from left to right, by how many steps they are from the first one.

export const node = { width: 146, height: 50 };
const gap = { narrow: 46, wide: 74, y: 18 };
const margin = 11;
const below = 26; // for the ways back under the lowest row

/** Merges the ways between the same two screens into one, with all their triggers. */
export function mergeEdges(edges) {
  const merged = new Map();
  for (const { from, to, trigger, when } of edges) {
    const key = `${from}\n${to}`;
    const edge = merged.get(key) ?? { from, to, triggers: [], conditions: [] };
    if (!edge.triggers.includes(trigger)) edge.triggers.push(trigger);
    if (when) edge.conditions.push(`${trigger}: ${when}`);
    merged.set(key, edge);
  }
  return [...merged.values()];
}

/** Gives every node its place: {width, height, places: id to {x, y, layer}}. */
export function layOut(graph, edges) {
  const layers = order(layersOf(graph, edges), edges);
  const gapX = layers.length > 3 ? gap.wide : gap.narrow; // a small flow fits without scrolling
  const tallest = Math.max(...layers.map(layer => layer.length));
  const pitch = node.height + gap.y;
  const places = new Map();
  layers.forEach((layer, index) => layer.forEach((id, row) => places.set(id, {
    layer: index,
    x: margin + index * (node.width + gapX),
    y: margin + (row + (tallest - layer.length) / 2) * pitch,
  })));
  return {
    places,
    width: 2 * margin + layers.length * (node.width + gapX) - gapX,
    height: 2 * margin + tallest * pitch - gap.y + below,
  };
}

// A flow's file tells its screens in the order in which people meet them, so a way to an earlier one leads back and says nothing of depth;
// it counts only for screens that nothing else leads to.
function layersOf(graph, edges) {
  const rank = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const depth = new Map([[graph.start, 0]]);
  spread(depth, edges.filter(edge => rank.get(edge.to) > rank.get(edge.from)));
  spread(depth, edges);
  const layers = [];
  for (const { id } of graph.nodes) (layers[depth.get(id) ?? 0] ??= []).push(id);
  return layers;
}

function spread(depth, edges) {
  const queue = [...depth.keys()];
  for (const id of queue)
    for (const edge of edges)
      if (edge.from === id && !depth.has(edge.to)) {
        depth.set(edge.to, depth.get(id) + 1);
        queue.push(edge.to);
      }
}

// Screens stand beside the middle of those that lead to them (and, on the way back, of those they lead to), so that few lines cross.
function order(layers, edges) {
  for (let sweep = 0; sweep < 6; sweep++) {
    const forward = sweep % 2 === 0;
    const row = new Map(layers.flatMap(layer => layer.map((id, index) => [id, index - (layer.length - 1) / 2])));
    const around = id => {
      const rows = edges
        .filter(edge => (forward ? edge.to : edge.from) === id && edge.from !== edge.to)
        .map(edge => row.get(forward ? edge.from : edge.to));
      return rows.length ? rows.reduce((sum, value) => sum + value, 0) / rows.length : row.get(id);
    };
    for (const layer of layers) {
      const wanted = new Map(layer.map(id => [id, around(id)]));
      layer.sort((a, b) => wanted.get(a) - wanted.get(b) || row.get(a) - row.get(b));
      layer.forEach((id, index) => row.set(id, index - (layer.length - 1) / 2));
    }
  }
  return layers;
}
