// Everything that the page asks of the gateway. Calls and texts go the way they take from the provider.

const providerPatience = 10_000; // Africa's Talking gives up after ten seconds

async function readJson(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (answer.status === 404 || answer.status === 204) return null;
  if (!answer.ok) throw new Error(`${path.split("?")[0]} answered ${answer.status}`);
  return await answer.json();
}

export class Gateway {
  constructor(config) {
    this.config = config;
    this.exchanged = () => {};
  }

  static async connect() {
    return new Gateway(await readJson("/simulator/config"));
  }

  /** Posts one request of a USSD session; gives the body, such as "CON Choose". */
  ussd(request) {
    return this.#post("ussd", request);
  }

  /** Tells that a session is over, as the provider does. */
  ussdEnded(notice) {
    return this.#post("ussd/events", notice);
  }

  /** A person's text to the service. */
  sms(message) {
    return this.#post("sms", message);
  }

  session(sessionId, phone) {
    return readJson(`/simulator/session?${new URLSearchParams({ sessionId, phone })}`);
  }

  flows() {
    return readJson("/simulator/flows");
  }

  flow(id, version) {
    return readJson(`/simulator/flows/${encodeURIComponent(id)}?version=${version}`);
  }

  /** Opens the live list of messages to a phone. */
  messages(phone) {
    return new EventSource(`/simulator/messages?${new URLSearchParams({ phone })}`);
  }

  async #post(path, fields) {
    const began = performance.now();
    const exchange = { path: `/channels/africastalking/${path}`, fields, status: 0, reply: "" };
    try {
      const answer = await fetch(`${exchange.path}?token=${encodeURIComponent(this.config.token)}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(providerPatience),
      });
      exchange.status = answer.status;
      exchange.reply = await answer.text();
    } catch {
      exchange.status = 0; // no answer in time, or none at all
    }
    exchange.milliseconds = Math.round(performance.now() - began);
    this.exchanged(exchange);
    return exchange;
  }
}
