// Comfort for many positions: 1 to 5 choose in the row that has the focus, arrows keep their meaning,
// j and k go to the next and the former row. Deadlines also stand in the visitor's own zone.
"use strict";
(() => {
  const form = document.querySelector("form[data-positions]");
  if (form) {
    const rows = [...form.querySelectorAll("fieldset.my-stance")];
    form.addEventListener("keydown", (event) => {
      const on = event.target;
      if (!(on instanceof HTMLInputElement) || on.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
      const row = on.closest("fieldset.my-stance");
      const radios = [...row.querySelectorAll("input[type=radio]")];
      const to = { j: 1, k: -1 }[event.key];
      const next = to ? rows[rows.indexOf(row) + to] : row;
      const target = to ? next && (next.querySelector("input[type=radio]:checked") || next.querySelector("input[type=radio]")) : radios[Number(event.key) - 1];
      if (!target) return;
      event.preventDefault();
      if (!to) { target.checked = true; row.querySelector("details").open = ["object", "reserve"].includes(target.value); }
      target.focus();
    });
    form.addEventListener("change", (event) => {
      const row = event.target.closest("fieldset.my-stance");
      if (row && event.target.type === "radio") row.querySelector("details").open = ["object", "reserve"].includes(event.target.value);
    });
  }
  for (const place of document.querySelectorAll("[data-local]")) {
    const at = new Date(place.dataset.local);
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" }), zone = format.resolvedOptions().timeZone;
    // Whoever is where the record's clock is reads its line already.
    if (!Number.isNaN(at.getTime()) && zone !== "UTC") place.textContent = `${format.format(at)} (${zone})`;
  }
})();
