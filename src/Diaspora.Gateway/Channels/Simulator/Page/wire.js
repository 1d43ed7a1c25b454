// The last requests as they went to the gateway, for those who want to see what a provider sends.

const most = 20;

export class Wire {
  #list = document.getElementById("wire");

  add({ path, fields, status, reply, milliseconds }) {
    const item = document.createElement("li");
    const line = document.createElement("code");
    line.textContent = `POST ${path}`;
    const sent = document.createElement("pre");
    sent.textContent = Object.entries(fields).map(([name, value]) => `${name}=${value}`).join("\n");
    const answer = document.createElement("pre");
    answer.className = "answer";
    answer.textContent = `${status || "no answer"} in ${milliseconds} ms\n${reply}`.trimEnd();
    item.append(line, sent, answer);
    this.#list.prepend(item);
    while (this.#list.children.length > most) this.#list.lastElementChild.remove();
  }
}
