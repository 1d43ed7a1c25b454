// Draws the screens of a flow and the ways between them.

import { node } from "./layout.js";

const kinds = {
  choose: "menu", list: "list", ask: "question", say: "text", do: "step", end: "end", flow: "another menu", resume: "where it stopped",
};

/** Makes an SVG element. */
export function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const wordsAway = 26; // least distance from the screen that the words of a way stand beside
const letter = 6.6;   // width of one letter of them

const short = (text, most) => text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** A screen of the flow at its place. */
export function box(screen, place) {
  const { id, kind, note, text } = screen;
  const round = kind === "end" || kind === "flow" || kind === "resume" ? node.height / 2 : kind === "do" ? 3 : 9;
  const inset = round > 20 ? 22 : 12;
  const shape = svg("g", { class: `screen ${kind}`, transform: `translate(${place.x} ${place.y})` },
    svg("title", {}, [`${id} (${kinds[kind]})`, note, text].filter(Boolean).join("\n")),
    svg("rect", { width: node.width, height: node.height, rx: round }),
    svg("text", { class: "id", x: inset, y: 21 }, short(id.replace(/^flow:/, "→ "), inset > 20 ? 16 : 18)),
    svg("text", { class: "first", x: inset, y: 38 }, short(text || kinds[kind], inset > 20 ? 16 : 19)));
  return shape;
}

/** A way between two screens and the words of its triggers; the words stand where fewer ways are close to each other. */
export function way(edge, places, fansOut, { leaves, enters }) {
  const from = places.get(edge.from), to = places.get(edge.to);
  const a = { x: from.x + node.width, y: from.y + node.height / 2 };
  const b = { x: to.x, y: to.y + node.height / 2 };
  const said = edge.triggers.length > 3 ? `${edge.triggers[0]}…${edge.triggers.at(-1)}` : edge.triggers.join(" ");
  let path, label;
  if (to.layer > from.layer) {
    const bend = (b.x - a.x) / 2;
    path = `M${a.x} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`;
    const near = Math.min(Math.max(wordsAway, letter * said.length / 2 + 6) / (b.x - a.x), 0.5);
    const t = fansOut ? 1 - near : near;
    label = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * (t * t * (3 - 2 * t)) + 4 };
  } else if (to.layer === from.layer) {
    const side = a.x + 26;
    path = `M${a.x} ${a.y}C${side} ${a.y} ${side} ${b.y} ${a.x} ${b.y}`;
    label = { x: a.x + 18, y: (a.y + b.y) / 2 + 4 };
  } else {
    const under = Math.max(from.y, to.y) + node.height + 12 + 4 * (from.layer - to.layer);
    const start = { x: from.x + node.width * leaves, y: from.y + node.height };
    const end = { x: to.x + node.width * enters, y: to.y + node.height };
    path = `M${start.x} ${start.y}C${start.x} ${under} ${end.x} ${under} ${end.x} ${end.y}`;
    label = { x: start.x, y: start.y + 11 };
  }
  const line = svg("path", { d: path, class: to.layer > from.layer ? "way" : "way back" });
  const words = svg("text", label, said);
  if (edge.conditions.length) words.append(svg("title", {}, edge.conditions.join("\n")));
  return [line, words];
}
