for (const input of window.fetch ? document.querySelectorAll("input[data-suggest]") : []) {
const box = document.createElement("div");
const list = document.createElement("ul");
const status = document.createElement("div");
const chosen = document.createElement("input");
let timer, request, found, at = -1;
const set = (element, values) => { for (const name in values) element.setAttribute(name, values[name]); };
set(list, { role: "listbox", id: input.id + "-list", "aria-label": input.labels[0].textContent });
set(input, { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" });
set(status, { role: "status", class: "govuk-visually-hidden" });
set(chosen, { type: "hidden", name: input.name + "-id", disabled: "" });
box.className = "d-suggest";
list.hidden = true;
input.before(box);
box.append(input, list, status, chosen);
const close = () => {
list.hidden = true;
at = -1;
input.setAttribute("aria-expanded", "false");
input.removeAttribute("aria-activedescendant");
};
const stop = () => {
clearTimeout(timer);
if (request) request.abort();
close();
};
const mark = (to) => {
const options = list.children;
if (options[at]) options[at].setAttribute("aria-selected", "false");
at = (to + options.length) % options.length;
options[at].setAttribute("aria-selected", "true");
input.setAttribute("aria-activedescendant", options[at].id);
};
const choose = (one) => {
input.value = one.name;
if (input.dataset.meant) chosen.name = input.dataset.meant + one.name;
chosen.value = one.id;
chosen.disabled = input.name === "q";
stop();
};
const show = () => {
list.replaceChildren(...found.map((one, number) => {
const option = document.createElement("li");
const more = document.createElement("span");
set(option, { role: "option", id: list.id + number, "aria-selected": "false" });
more.className = "d-small";
more.textContent = [one.what, one.where].filter(Boolean).map((text) => " · " + text).join("");
option.append(one.name, more);
option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(one); });
return option;
}));
close();
list.hidden = !list.children.length;
input.setAttribute("aria-expanded", !list.hidden);
status.textContent = input.dataset.count.replace("#", list.children.length);
};
const ask = async () => {
if (request) request.abort();
request = new AbortController();
const address = new URL(input.dataset.suggest, location);
address.searchParams.set("q", input.value);
try {
const answer = await fetch(address, { signal: request.signal });
found = (await answer.json()).search.edges.slice(0, 8).map((edge) => edge.node);
show();
} catch (error) {
if (error.name !== "AbortError") close();
}
};
input.addEventListener("input", () => {
chosen.disabled = true;
clearTimeout(timer);
if (input.value.trim().length > 1) timer = setTimeout(ask, 150);
else stop();
});
input.addEventListener("blur", stop);
input.addEventListener("keydown", (event) => {
const closed = list.hidden;
if (event.key === "Escape") stop(); // what was asked and is not answered yet shall not open it either
if (closed) return;
if (event.key === "ArrowDown") mark(at + 1);
else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
else if (event.key === "Enter" && at >= 0) choose(found[at]);
else if (event.key !== "Escape") return;
event.preventDefault();
});
}
for (const field of document.querySelectorAll("input[data-copy]")) {
const button = document.createElement("button");
button.type = "button";
button.className = "govuk-button govuk-button--secondary";
button.textContent = field.dataset.copy;
button.addEventListener("click", async () => {
field.select();
if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
else document.execCommand("copy");
button.textContent = field.dataset.copied;
});
field.after(button);
}
