// Comfort for many positions: 1 to 5 choose in the row that has the focus, or else in the first, arrows keep
// their meaning, j and k go to the next and the former row. Deadlines also stand in the visitor's own zone.
"use strict";
(() => {
  const form = document.querySelector("form[data-positions]");
  if (form) {
    const rows = [...form.querySelectorAll("fieldset.my-stance")];
    const ticks = (row) => [...row.querySelectorAll("input[type=radio]")];
    let last = rows[0];
    form.addEventListener("focusin", (event) => { last = event.target.closest("fieldset.my-stance") ?? last; });
    // From anywhere on the page but a field in which one writes: the row that had the focus last, or the first.
    document.addEventListener("keydown", (event) => {
      const on = event.target, field = on.closest?.("input,textarea,select,dialog");
      const within = on.matches?.("input[type=radio]") ? on.closest("form[data-positions] fieldset.my-stance") : null;
      if ((field && !within) || event.ctrlKey || event.metaKey || event.altKey || !last) return;
      const way = { j: 1, k: -1 }[event.key], entered = Boolean(within);
      const row = way && entered ? rows[rows.indexOf(within) + way] : within ?? last;
      const target = way ? row && (row.querySelector("input[type=radio]:checked") ?? ticks(row)[0]) : ticks(row)[Number(event.key) - 1];
      if (!target) return;
      event.preventDefault();
      if (!way) { target.checked = true; row.querySelector("details").open = ["object", "reserve"].includes(target.value); }
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
