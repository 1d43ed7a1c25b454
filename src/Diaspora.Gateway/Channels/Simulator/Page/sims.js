// The SIM cards to choose from: those of the gateway's configuration and those that were added here.

const store = "simulator.sims";

export class Sims {
  #list = document.getElementById("sims");
  #badges = new Map();

  constructor(samples, take) {
    this.samples = samples;
    this.take = take;
    document.getElementById("add-sim").addEventListener("submit", event => this.#submit(event));
  }

  /** Shows the cards and takes the first. */
  start() {
    for (const sim of [...this.samples, ...this.#added()]) this.#show(sim);
    this.#choose(this.#list.querySelector("input"));
  }

  /** Shows how many messages of a SIM were not seen yet. */
  mark(sim, count) {
    const badge = this.#badges.get(sim.number);
    badge.hidden = count === 0;
    badge.textContent = `${count} new`;
  }

  #submit(event) {
    event.preventDefault();
    const field = document.getElementById("new-number");
    const number = field.value.replaceAll(" ", "");
    field.value = "";
    if (!this.#badges.has(number)) {
      const sim = { label: "Your own", number, networkCode: "99999" };
      this.#keep([...this.#added(), sim]);
      this.#show(sim);
    }
    const radio = this.#list.querySelector(`input[value="${CSS.escape(number)}"]`);
    this.#choose(radio);
    radio.focus(); // from here the next key goes to the phone
  }

  #choose(radio) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change"));
  }

  #show(sim) {
    const card = document.createElement("label");
    card.className = "sim";
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: "sim", value: sim.number });
    radio.addEventListener("change", () => this.take(sim));
    const chip = Object.assign(document.createElement("span"), { className: "chip" });
    chip.setAttribute("aria-hidden", "true");
    const label = Object.assign(document.createElement("b"), { textContent: sim.label });
    const number = Object.assign(document.createElement("span"), { className: "number", textContent: spaced(sim.number) });
    const badge = Object.assign(document.createElement("span"), { className: "badge", hidden: true });
    card.append(radio, chip, label, number, badge);
    this.#badges.set(sim.number, badge);
    this.#list.append(card);
  }

  #added() {
    try {
      return JSON.parse(localStorage.getItem(store)) ?? [];
    } catch {
      return []; // storage that is full, forbidden or broken: the samples are enough
    }
  }

  #keep(sims) {
    try {
      localStorage.setItem(store, JSON.stringify(sims));
    } catch {
      // as above: the card stays until the page is left
    }
  }
}

const callingCode = /^\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
const groups = { 8: [4, 4], 9: [2, 3, 4], 10: [3, 3, 4] };

/** A number in groups that can be read: +266 5000 0101. */
export function spaced(number) {
  const code = callingCode.exec(number)?.[0] ?? "";
  const rest = number.slice(code.length);
  const parts = [code];
  let at = 0;
  for (const length of groups[rest.length] ?? [rest.length]) parts.push(rest.slice(at, at += length));
  return parts.join(" ").trim();
}
