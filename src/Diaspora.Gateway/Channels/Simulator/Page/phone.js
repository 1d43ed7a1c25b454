// One phone with its SIM: what it shows, the session it is in, and what the network does with its keys.

const utc = moment => moment.toISOString().slice(0, 19).replace("T", " ");

/** Parts a dialled string under the service code: "*384*266*4*4#" is "*384*266#" with the inputs 4 and 4. */
export function readDialled(dialled, serviceCode) {
  if (!/^\*[\d*]+#$/.test(dialled)) return null;
  const stem = serviceCode.slice(0, -1);
  return dialled.startsWith(`${stem}*`)
    ? { serviceCode, inputs: dialled.slice(stem.length + 1, -1).split("*") }
    : { serviceCode: dialled, inputs: [] };
}

export class Phone {
  // idle: nothing on; waiting: the network is asked; open: a screen waits for an answer; ended: the last screen stands
  state = "idle";
  screen = "";   // the text of the service, exactly
  notice = "";   // words of the phone itself
  typed = "";
  session = null;
  last = null;   // the last request and its reply, for sending it again

  constructor(sim, gateway, changed) {
    this.sim = sim;
    this.gateway = gateway;
    this.changed = () => changed(this);
  }

  get canRepeat() {
    return this.last !== null && this.state !== "waiting";
  }

  get inCall() {
    return this.session !== null;
  }

  /** The call key and the send key: dials, or answers the open screen. */
  go() {
    if (this.state === "waiting") return;
    if (this.state === "open") this.#answer();
    else this.#dial(this.typed.trim() || this.gateway.config.serviceCode);
  }

  /** The end key: hangs up; without a call it clears the screen. */
  end() {
    if (this.inCall) this.#close("Incomplete");
    this.#rest("");
  }

  /** The network loses the phone. */
  drop() {
    if (!this.inCall) return;
    this.#close("Incomplete");
    this.#rest("Connection lost. Dial again to go on.");
  }

  /** The network sends the last request once more; the answer must be the same. */
  async repeat() {
    if (!this.canRepeat) return;
    const before = this.last;
    const { status, reply } = await this.gateway.ussd(before.request);
    if (this.last !== before) return;
    this.notice = status === 200 && reply === before.reply
      ? "The network sent your last key twice. Same answer, nothing done twice."
      : "The network sent your last key twice. The answers differ.";
    this.changed();
  }

  #dial(dialled) {
    const call = readDialled(dialled, this.gateway.config.serviceCode);
    if (call === null) {
      this.#rest("Voice calls do not work here. Dial a code such as " + this.gateway.config.serviceCode);
      return;
    }
    this.screen = "";
    this.session = { id: `ATUid_${crypto.randomUUID().replaceAll("-", "")}`, began: Date.now(), hops: 0, ...call };
    this.#ask();
  }

  #answer() {
    this.session.inputs.push(this.typed);
    this.#ask();
  }

  async #ask() {
    const session = this.session;
    this.state = "waiting";
    this.typed = "";
    this.notice = "";
    this.changed();
    const request = {
      sessionId: session.id,
      phoneNumber: this.sim.number,
      networkCode: this.sim.networkCode,
      serviceCode: session.serviceCode,
      text: session.inputs.join("*"),
    };
    const { status, reply, milliseconds } = await this.gateway.ussd(request);
    if (this.session !== session) return; // hung up in the meantime
    session.hops += 1;
    session.reply = reply;
    this.milliseconds = milliseconds;
    this.last = { request, reply };
    const verb = reply.slice(0, 4);
    if (status !== 200 || (verb !== "CON " && verb !== "END ")) {
      this.#close("Failed");
      this.#rest("Connection problem or invalid code.");
      return;
    }
    this.screen = reply.slice(4);
    this.state = verb === "CON " ? "open" : "ended";
    if (this.state === "ended") this.#close("Success");
    this.changed();
  }

  #close(status) {
    const session = this.session;
    this.session = null;
    this.gateway.ussdEnded({
      date: utc(new Date()),
      sessionId: session.id,
      serviceCode: session.serviceCode,
      networkCode: this.sim.networkCode,
      phoneNumber: this.sim.number,
      status,
      cost: "KES 0.00",
      durationInMillis: String(Date.now() - session.began),
      hopsCount: String(session.hops),
      input: session.inputs.join("*"),
      lastAppResponse: session.reply ?? "",
    });
  }

  #rest(notice) {
    this.state = "idle";
    this.screen = "";
    this.typed = "";
    this.notice = notice;
    this.changed();
  }
}
