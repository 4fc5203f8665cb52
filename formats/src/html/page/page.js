
"use strict";
(() => {
const text = document.getElementById("_text");
const by = id => document.getElementById(id);
const nodes = [...text.querySelectorAll(".p")];
const order = [...text.children];
const kinds = nodes.map(node => node.className);
const who = by("_who"), say = by("_say"), keys = by("_keys");
if (!who) return;
for (const part of document.querySelectorAll(".js")) part.hidden = false;

const names = (element, attribute, sponsor) =>
  sponsor !== "" && (element.getAttribute(attribute) || "").split(" ").includes(sponsor);

// The signs of the brackets: the text that stands directly in them.
const signs = [...text.querySelectorAll("u-k")].flatMap(bracket =>
  [...bracket.childNodes].filter(part => part.nodeType === 3).map(sign => [sign, sign.data]));

// The compilation again: every node at its place, nothing hidden, nothing joined.
function restore() {
  text.append(...order);
  nodes.forEach((node, at) => node.className = kinds[at]);
  for (const joined of text.querySelectorAll(".joined")) joined.remove();
  for (const hidden of text.querySelectorAll("[hidden]")) hidden.hidden = false;
  for (const [sign, words] of signs) sign.data = words;
  text.classList.remove("r");
}

// The wording of each bracket: the first that names the sponsor, else the one that names nobody.
function choose(sponsor) {
  for (const [sign] of signs) sign.data = "";
  for (const bracket of text.querySelectorAll("u-k")) {
    const all = [...bracket.children];
    const taken = all.find(part => names(part, "s", sponsor)) || all.find(part => !part.hasAttribute("s"));
    for (const part of all) part.hidden = part !== taken;
  }
  for (const node of nodes) {
    const rivals = [...node.querySelectorAll(".alt")];
    const taken = rivals.find(part => names(part, "data-s", sponsor)) || node.querySelector(".w");
    for (const part of node.querySelectorAll(".w")) part.hidden = part !== taken;
    const proposed = node.hasAttribute("data-in") && !names(node, "data-in", sponsor);
    node.hidden = proposed || names(node, "data-x", sponsor);
  }
}

const words = node => [...node.querySelectorAll(".w")].find(part => !part.hidden);

// Moves, joins and depths, as the option of the sponsor tells them.
function arrange(steps) {
  for (const step of steps ? steps.split(" ") : []) {
    const [at, other] = step.slice(1).split(",").map(Number);
    const node = nodes[at];
    if (step[0] === "m" && other < 0) text.prepend(node);
    if (step[0] === "m" && other >= 0) nodes[other].after(node);
    if (step[0] === "d") node.className = kinds[at].replace(/ d\d/, "") + (other ? " d" + Math.min(other, 6) : "");
    if (step[0] === "j" || step[0] === "J") {
      const joined = document.createElement("span");
      joined.className = "joined";
      joined.append(step[0] === "J" ? " " : "", ...[...words(node).childNodes].map(part => part.cloneNode(true)));
      words(nodes[other]).append(joined);
      node.hidden = true;
    }
  }
}

function show() {
  const choice = document.querySelector("input[name=show]:checked").value;
  restore();
  say.textContent = "";
  if (choice === "c") return;
  const option = who.selectedOptions[0], one = choice === "s" && option;
  text.classList.add("r");
  choose(one ? option.value : "");
  arrange(one ? option.dataset.o : "");
  say.textContent = one ? say.dataset.sponsor.replace("*", () => option.dataset.n) : say.dataset.base;
}

const radio = value => document.querySelector("input[name=show][value=" + value + "]");
for (const value of ["c", "b", "s"]) radio(value).addEventListener("change", show);
who.addEventListener("change", () => { radio("s").checked = true; show(); });

// From bracket to bracket, from where the focus or the top of the window stands.
function jump(step) {
  const places = [...text.querySelectorAll("u-k, .t3, .t4, .t5")].filter(part => part.checkVisibility());
  const current = places.indexOf(document.activeElement);
  const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const below = places.findIndex(part => part.getBoundingClientRect().top > top + 4);
  const ahead = below < 0 ? places.length : below;
  const next = places[current >= 0 ? current + step : step > 0 ? ahead : ahead - 1];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}
by("_next").addEventListener("click", () => jump(1));
by("_previous").addEventListener("click", () => jump(-1));
document.addEventListener("keydown", event => {
  const busy = event.target.closest("input, select, textarea, [contenteditable]");
  if (!keys.checked || busy || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
  if (event.key === "n") jump(1);
  if (event.key === "p") jump(-1);
});

// A link to something that this reading does not have leads back to the compilation.
addEventListener("hashchange", () => {
  const target = by(decodeURIComponent(location.hash.slice(1)));
  if (!target || !text.contains(target) || target.checkVisibility()) return;
  radio("c").checked = true;
  show();
  target.scrollIntoView();
});

const legend = document.querySelector(".legend");
if (innerWidth < 640) legend.open = false;
addEventListener("beforeprint", () => legend.open = true);
})();
