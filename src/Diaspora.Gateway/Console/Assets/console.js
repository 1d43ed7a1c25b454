// What pages do better with a script; each works without it.

// After a refused form the first field that is wrong has the focus.
document.querySelector(".problems") && (document.querySelector("[aria-invalid=true]") ?? document.querySelector("#content")).focus();

// A second click on a button does not send a form twice. The button that was pressed must stay enabled until its value has been read.
for (const form of document.querySelectorAll("form[method=post]"))
  form.addEventListener("submit", event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });

// Coming back by the browser's own button shows the page as it was left.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
