// Where the session is and has been: asks the gateway after every answer and hands it to the graph.

const same = (a, b) => a.flow === b.flow && a.version === b.version && a.screen === b.screen;

export class Journey {
  #trails = new WeakMap(); // phone to {sessionId, last, places, now}
  #shown = null;

  constructor(gateway, graph) {
    this.gateway = gateway;
    this.graph = graph;
  }

  show(phone) {
    this.#shown = phone;
    this.#draw(phone);
  }

  /** Called whenever a phone changes; asks only when it has a new answer. */
  async follow(phone) {
    const trail = this.#trailOf(phone);
    if (phone.state === "waiting" || phone.last === null || phone.last === trail.last) {
      if (phone === this.#shown) this.#draw(phone);
      return;
    }
    trail.last = phone.last;
    const { sessionId, phoneNumber } = phone.last.request;
    if (trail.sessionId !== sessionId) Object.assign(trail, { sessionId, places: [], now: null });
    const found = await this.gateway.session(sessionId, phoneNumber).catch(() => null); // the phone goes on without its place in the graph
    if (trail.sessionId !== sessionId || trail.last !== phone.last) return;
    if (found) this.#add(phone, trail, found);
    if (phone === this.#shown) this.#draw(phone);
  }

  #add(phone, trail, found) {
    phone.language = found.language;
    const before = trail.places.length === 0 ? found.history : [];
    for (const place of [...before, found])
      if (trail.places.length === 0 || !same(trail.places.at(-1), place)) trail.places.push(place);
    trail.now = trail.places.at(-1);
    phone.changed();
  }

  #draw(phone) {
    const trail = this.#trailOf(phone);
    this.graph.follow(trail.places, phone.state === "idle" ? null : trail.now);
  }

  #trailOf(phone) {
    if (!this.#trails.has(phone)) this.#trails.set(phone, { places: [], now: null });
    return this.#trails.get(phone);
  }
}
