// The phone's messages, live, and the field to text in.

import { spaced } from "./sims.js";

const time = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "Africa/Maseru",
});
const byId = id => document.getElementById(id);
const element = (name, className, textContent) => Object.assign(document.createElement(name), { className, textContent });

export class Inbox {
  unread = () => {};
  #sim = null;
  #stream = null;
  #received = new Map(); // number to messages
  #sent = new Map();     // number to texts of the person, kept by this page alone
  #seen = new Map();     // number to the highest id that was on the screen

  constructor(gateway) {
    this.gateway = gateway;
    byId("compose").addEventListener("submit", event => this.#submit(event));
    byId("inbox").addEventListener("focusin", () => this.#read());
    byId("inbox").addEventListener("pointerenter", () => this.#read());
  }

  /** Shows the messages of a SIM and keeps them up to date. */
  show(sim) {
    this.#sim = sim;
    this.#stream?.close();
    this.#stream = this.gateway.messages(sim.number);
    this.#stream.addEventListener("messages", event => this.#receive(sim, JSON.parse(event.data)));
    this.#stream.addEventListener("error", event => {
      if (event.target.readyState !== EventSource.CLOSED || sim !== this.#sim) return;
      byId("messages").replaceChildren(element("li", "none", "The gateway takes no such number."));
    });
    byId("inbox-number").textContent = spaced(sim.number);
    this.#draw();
    this.#count(sim);
  }

  #receive(sim, messages) {
    const newest = this.#newest(sim);
    const first = !this.#received.has(sim.number);
    this.#received.set(sim.number, messages);
    if (first) this.#seen.set(sim.number, this.#newest(sim));
    else if (this.#newest(sim) > newest) byId("news").textContent = `New message: ${messages[0].text ?? ""}`;
    this.#draw();
    this.#count(sim);
  }

  #newest(sim) {
    return this.#received.get(sim.number)?.[0]?.id ?? 0;
  }

  #count(sim) {
    const seen = this.#seen.get(sim.number) ?? 0;
    this.unread(sim, (this.#received.get(sim.number) ?? []).filter(message => message.id > seen).length);
  }

  #read() {
    this.#seen.set(this.#sim.number, this.#newest(this.#sim));
    this.#count(this.#sim);
  }

  #draw() {
    const seen = this.#seen.get(this.#sim.number) ?? 0;
    const all = [...this.#received.get(this.#sim.number) ?? [], ...this.#sent.get(this.#sim.number) ?? []]
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    byId("messages").replaceChildren(...all.map(message => this.#bubble(message, message.id > seen)));
    if (all.length === 0) byId("messages").append(element("li", "none", "No messages yet."));
  }

  #bubble(message, fresh) {
    const item = element("li", message.own ? "own" : fresh ? "fresh" : "");
    const head = element("div", "head", "");
    const at = element("time", "", time.format(new Date(message.at)));
    at.dateTime = message.at;
    head.append(element("b", "", message.own ? "You" : "Basotho Line"), at);
    item.append(head, element("p", "", message.text ?? "The words of this message are gone: its menu was replaced."));
    if (!message.own) {
      const foot = element("div", "foot", "");
      const parts = message.parts === 1 ? "1 part" : `${message.parts} parts`;
      foot.append(element("span", "tag", message.category), element("span", "", message.text === null ? "" : parts),
        element("span", "", message.status));
      item.append(foot);
    } else if (message.failed) {
      item.append(element("div", "foot", "not sent"));
    }
    return item;
  }

  async #submit(event) {
    event.preventDefault();
    const sim = this.#sim;
    const text = byId("words").value;
    byId("words").value = "";
    const own = { own: true, text, at: new Date().toISOString() };
    this.#sent.set(sim.number, [...this.#sent.get(sim.number) ?? [], own]);
    this.#draw();
    const { status } = await this.gateway.sms({
      id: crypto.randomUUID(), from: sim.number, to: this.gateway.config.smsNumber, text, date: own.at,
    });
    own.failed = status !== 200;
    this.#draw();
  }
}
