// Puts the page together: one phone for each SIM, and everything beside it shows the phone in use.

import { Gateway } from "./gateway.js";
import { Graph } from "./graph.js";
import { Handset } from "./handset.js";
import { Inbox } from "./inbox.js";
import { Journey } from "./journey.js";
import { Phone } from "./phone.js";
import { Sims } from "./sims.js";
import { Wire } from "./wire.js";

const gateway = await Gateway.connect();
const phones = new Map();
let inUse = null;

const handset = new Handset(gateway.config);
const inbox = new Inbox(gateway);
const journey = new Journey(gateway, await Graph.open(gateway));
const wire = new Wire();
const sims = new Sims(gateway.config.sims, take);

document.getElementById("code").textContent = gateway.config.serviceCode;
gateway.exchanged = exchange => wire.add(exchange);
inbox.unread = (sim, count) => {
  sims.mark(sim, count);
  if (inUse?.sim === sim) handset.mark(count);
};
sims.start();

function take(sim) {
  if (!phones.has(sim.number)) phones.set(sim.number, new Phone(sim, gateway, changed));
  inUse = phones.get(sim.number);
  handset.show(inUse);
  inbox.show(sim);
  journey.show(inUse);
}

function changed(phone) {
  journey.follow(phone);
  if (phone !== inUse) return;
  handset.show(phone);
}
