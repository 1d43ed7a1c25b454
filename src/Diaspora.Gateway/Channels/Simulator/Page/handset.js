// The handset on the page: draws a phone's state and turns keys, clicks and the computer's keyboard into presses.

import { septets } from "./gsm7.js";

const digits = [
  ["1", ""], ["2", "abc"], ["3", "def"], ["4", "ghi"], ["5", "jkl"], ["6", "mno"], ["7", "pqrs"], ["8", "tuv"], ["9", "wxyz"],
  ["*", ""], ["0", ""], ["#", ""],
];
const spoken = { "*": "star", "#": "hash" };
const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
const ownNames = { st: "Sesotho" };
const limit = 160;

const byId = id => document.getElementById(id);

export class Handset {
  #phone = null;
  #entry = byId("entry");

  constructor(config) {
    this.config = config;
    for (const [digit, below] of digits) byId("digits").append(this.#key(digit, below));
    byId("keys").addEventListener("click", event => this.#clicked(event.target.closest("button")));
    byId("keys").addEventListener("mousedown", event => event.preventDefault()); // a click leaves the focus, and with it Enter, where it was
    byId("repeat").addEventListener("click", () => this.#phone.repeat());
    byId("drop").addEventListener("click", () => this.#phone.drop());
    this.#entry.addEventListener("input", () => { this.#phone.typed = this.#entry.value; });
    document.addEventListener("keydown", event => this.#keyed(event));
    this.#tick();
  }

  show(phone) {
    this.#phone = phone;
    const { state, screen, notice } = phone;
    const count = septets(screen);
    byId("lcd").dataset.state = state;
    byId("operator").textContent = phone.sim.label;
    byId("screen").textContent = screen || notice;
    byId("screen").classList.toggle("own", screen === "");
    byId("standby").toggleAttribute("hidden", state !== "idle" || notice !== "");
    this.#entry.value = phone.typed;
    this.#entry.placeholder = state === "open" ? "Answer" : this.config.serviceCode;
    byId("soft-send").textContent = state === "open" ? "Send" : "Dial";
    byId("verb").textContent = { idle: "none", waiting: "…", open: "CON, open", ended: "END, over" }[state];
    byId("language").textContent = phone.language ? ownNames[phone.language] ?? languageNames.of(phone.language) : "not known";
    byId("speed").textContent = phone.milliseconds === undefined ? "–" : `${phone.milliseconds} ms`;
    byId("septets").value = count ?? limit;
    byId("count").textContent = count === null ? "not GSM-7" : `${count} / ${limit}`;
    byId("repeat").disabled = !phone.canRepeat;
    byId("drop").disabled = !phone.inCall;
    byId("network-note").textContent = screen ? notice : "";
  }

  /** Shows the envelope with how many messages are new. */
  mark(count) {
    byId("letters").hidden = count === 0;
    byId("letters").textContent = `✉ ${count}`;
  }

  #key(digit, below) {
    const key = Object.assign(document.createElement("button"), { type: "button" });
    key.dataset.digit = digit;
    key.setAttribute("aria-label", [spoken[digit] ?? digit, ...below].join(" "));
    key.append(Object.assign(document.createElement("b"), { textContent: digit }));
    key.append(Object.assign(document.createElement("small"), { textContent: below }));
    return key;
  }

  #clicked(key) {
    if (!key) return;
    if (key.dataset.digit) this.#type(key.dataset.digit);
    else this.#do(key.dataset.do);
  }

  #do(what) {
    if (what === "go") this.#phone.go();
    else if (what === "end") this.#phone.end();
    else if (what === "clear") this.#put(this.#entry.value.slice(0, -1));
    else byId("inbox").focus();
  }

  #type(character) {
    this.#put((this.#entry.value + character).slice(0, this.#entry.maxLength));
  }

  #put(text) {
    this.#phone.typed = this.#entry.value = text;
  }

  // Keys of the computer belong to the phone unless another field or button has the focus and needs them.
  #keyed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const focused = event.target;
    const elsewhere = focused.matches?.("input:not([type=radio]), select, textarea") && focused !== this.#entry;
    if (elsewhere) return;
    if (event.key === "Escape") this.#press(event, "end");
    else if (event.key === "Enter" && !focused.matches?.("button, summary")) this.#press(event, "go");
    else if (event.key === "Backspace" && focused !== this.#entry) this.#press(event, "clear");
    else if (event.key === " " && (this.#entry.value === "" || focused.matches?.("button, summary"))) return; // scrolls, or presses a button
    else if (event.key.length === 1 && focused !== this.#entry) this.#press(event, null);
  }

  #press(event, what) {
    event.preventDefault();
    if (what === null) this.#type(event.key);
    else this.#do(what);
    const key = what === null ? byId("digits").querySelector(`[data-digit="${CSS.escape(event.key)}"]`) : null;
    key?.animate?.([{ filter: "brightness(1.5)" }, {}], 160);
  }

  #tick() {
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Africa/Maseru" });
    const show = () => { byId("clock").textContent = time.format(); };
    show();
    setInterval(show, 10_000);
  }
}
