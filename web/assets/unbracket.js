// Comfort, never need: every page reads and every form works without this file.
"use strict";
(() => {
  const policy = window.trustedTypes ? trustedTypes.createPolicy("unbracket", { createHTML: text => text }) : { createHTML: text => text };
  const words = document.getElementById("live")?.dataset ?? {};
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const announce = text => {
    const place = document.getElementById("live");
    if (place && text) { place.textContent = ""; setTimeout(() => { place.textContent = text; }, 60); }
  };

  // Times: the visitor's own zone beside the official one.
  const own = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const span = seconds => {
    const two = n => String(n).padStart(2, "0");
    const s = Math.max(0, Math.floor(seconds)), hours = Math.floor(s / 3600);
    return `${hours ? `${hours}:` : ""}${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  };
  const times = root => {
    for (const time of all("time[datetime]", root)) {
      const at = new Date(time.dateTime);
      if (isNaN(at) || !time.dateTime.includes("T")) continue;
      if (!time.title) time.title = `${own.format(at)} (${zone})`;
      if ("local" in time.dataset && !time.nextElementSibling?.matches(".local") && zone !== "UTC")
        time.after(make("span", ` (${own.format(at)}, ${zone})`, { class: "local" }));
    }
  };
  // The clock of the server, so that a wrong clock here does no harm; a page may be half a minute old.
  const apart = (Number(document.body.dataset.now) || Date.now() / 1000) - Date.now() / 1000;
  const ahead = Math.abs(apart) > 60 ? apart : 0;
  const tick = () => {
    const now = Date.now() / 1000 + ahead;
    for (const node of all("[data-until]")) node.textContent = span(Number(node.dataset.until) - now);
    for (const node of all("[data-since]")) {
      const used = now - Number(node.dataset.since), of = Number(node.dataset.of) || Infinity;
      node.textContent = span(used);
      node.classList.toggle("over", used > of);
    }
    for (const input of all("input[data-elapsed]")) input.placeholder = String(Math.max(0, Math.round(now - Number(input.dataset.elapsed))));
  };

  // Live parts.
  const parts = () => all("[data-live]");
  const changed = field => field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? [...field.options].some(one => one.selected !== one.defaultSelected) && field.selectedIndex > 0
    : field.type !== "hidden" && field.value !== field.defaultValue;
  const busy = part => all("input,textarea,select", part).some(changed) || (part.contains(document.activeElement) && document.activeElement.matches("textarea,input:not([type=checkbox],[type=radio])"));
  const bare = part => {
    const copy = part.cloneNode(true);
    all("input[name=key],.local,.offer", copy).forEach(node => node.remove());
    all("time,[data-until],[data-since]", copy).forEach(node => { node.textContent = ""; node.removeAttribute("title"); });
    all("input[data-elapsed]", copy).forEach(node => node.removeAttribute("placeholder"));
    for (const node of [copy, ...all("*", copy)]) {
      node.classList.remove("renewed", "over");
      if (!node.getAttribute("class")) node.removeAttribute("class");
      for (const name of ["open", "hidden", "tabindex"]) node.removeAttribute(name);
    }
    return copy;
  };
  const name = node => node.id || node.name || node.getAttribute("href") || node.textContent.trim().slice(0, 60);
  const replace = (old, fresh) => {
    const active = old.contains(document.activeElement) ? document.activeElement : null;
    const selection = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
    const opened = new Set(all("details[open]", old).map(node => name(node.querySelector("summary") ?? node)));
    const scrolled = [old.scrollLeft, old.scrollTop];
    const mark = all("[id]").find(node => node.getBoundingClientRect().bottom > 0 && !node.matches("main,body"));
    const before = mark?.getBoundingClientRect().top;
    old.replaceWith(document.adoptNode(fresh));
    all("details", fresh).forEach(node => { if (opened.has(name(node.querySelector("summary") ?? node))) node.open = true; });
    [fresh.scrollLeft, fresh.scrollTop] = scrolled;
    if (active) {
      const again = all(active.tagName, fresh).find(node => name(node) === name(active) && node.type === active.type);
      again?.focus({ preventScroll: true });
      if (again && selection?.[0] != null) try { again.setSelectionRange(...selection); } catch { /* not a field of text */ }
    }
    const after = mark && (mark.isConnected ? mark : document.getElementById(mark.id))?.getBoundingClientRect().top;
    if (after != null && before != null && Math.abs(after - before) > 1) window.scrollBy(0, after - before);
    times(fresh); ready(fresh);
  };
  // A form in which somebody writes is left as it is: when it is sent, the server shows both.
  const note = form => {
    if (form.querySelector(":scope > .offer")) return;
    form.prepend(make("p", words.offer ?? "↻", { class: "offer" }));
    announce(words.offer);
  };
  const same = (old, fresh) => bare(old).isEqualNode(bare(fresh));
  const alike = (old, fresh) => old.children.length > 1 && old.children.length === fresh.children.length
    && old.cloneNode(false).isEqualNode(fresh.cloneNode(false))
    && [...old.childNodes].every(node => node.nodeType !== Node.TEXT_NODE || !node.data.trim())
    && [...old.children].every((child, at) => child.tagName === fresh.children[at].tagName);
  // Only what differs is replaced, as deep as both are built alike, and never within a form.
  const patch = (old, fresh) => {
    if (old.matches("form")) {
      if (busy(old)) { note(old); return false; }
    } else if (alike(old, fresh)) {
      const pairs = [...fresh.children].map((child, at) => [old.children[at], child]);
      return pairs.filter(pair => !same(...pair)).map(pair => patch(...pair)).some(Boolean);
    } else if (all("form", old).some(busy)) {
      note(all("form", old).find(busy));
      return false;
    }
    replace(old, fresh);
    fresh.classList.add("renewed");
    return true;
  };
  let known = Number(document.body.dataset.length) || 0, wanted = known, asking = false, last = 0;
  const refresh = async () => {
    if (asking || wanted <= known || document.hidden) return;
    asking = true;
    try {
      const ids = parts().map(part => part.dataset.live);
      const answer = await fetch(location.href, { headers: { "x-fragment": ids.join(" ") }, credentials: "same-origin" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
      known = Math.max(known, Number(page.body.dataset.length) || wanted);
      let any = false;
      for (const old of parts()) {
        const fresh = page.querySelector(`[data-live="${CSS.escape(old.dataset.live)}"]`);
        if (fresh && !same(old, fresh) && patch(old, fresh)) any = true;
      }
      if (any) announce(words.changed);
    } catch { /* the stream tells again when the server is back */ } finally {
      asking = false; last = Date.now();
      if (wanted > known) later();
    }
  };
  let timer = 0;
  // A room full of readers does not ask in the same instant; who leads asks at once.
  const later = () => {
    const calm = "quick" in document.body.dataset || document.querySelector("[data-quick]") ? 0 : 300 + Math.random() * 1500;
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.max(calm, 1000 - (Date.now() - last)));
  };
  let source = null, rests = 2000, again = 0;
  // A server that says no ends the stream for good: the page comes back by itself, later each time, and
  // not in the same moment as everybody else.
  const rest = () => {
    clearTimeout(again);
    again = setTimeout(listen, rests * (0.5 + Math.random()));
    rests = Math.min(rests * 2, 60000);
  };
  const listen = () => {
    if (!document.body.dataset.process || !parts().length || !window.EventSource) return;
    source?.close();
    source = new EventSource(`/p/${document.body.dataset.process}/live?from=${known}`);
    source.onmessage = event => { wanted = Math.max(wanted, Number(event.lastEventId) || 0); later(); };
    source.onopen = () => { rests = 2000; document.documentElement.classList.remove("stale"); };
    source.onerror = () => { document.documentElement.classList.add("stale"); if (source.readyState === 2) rest(); };
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { if (source?.readyState === 2) listen(); later(); } });
  window.addEventListener("pageshow", event => { if (event.persisted) listen(); });

  // Copied links, dialogs, keys.
  const ready = root => {
    all("[data-copy]", root).forEach(node => { node.hidden = false; });
    all("button[data-dialog]", root).forEach(node => { node.hidden = false; });
  };
  document.addEventListener("click", event => {
    const copy = event.target.closest?.("[data-copy]"), opens = event.target.closest?.("button[data-dialog]");
    if (copy) navigator.clipboard?.writeText(new URL(copy.dataset.copy || location.href, location.href).href).then(() => announce(words.copied));
    if (opens) document.getElementById(opens.dataset.dialog)?.showModal?.();
    if (event.target.closest?.("dialog [data-close]")) event.target.closest("dialog").close();
  });
  const help = () => {
    const dialog = make("dialog", "", { class: "keys", "aria-label": words.keys ?? "?" });
    dialog.append(make("h2", words.keys ?? "?"));
    const list = document.createElement("dl");
    const one = (key, text) => { const row = document.createElement("div"), term = document.createElement("dt"); term.append(make("kbd", key)); row.append(term, make("dd", text)); list.append(row); };
    one("?", words.keys ?? "?");
    if (document.querySelector(".find input")) one("/", document.querySelector(".find input").getAttribute("aria-label"));
    const choices = all("label", document.querySelector("form[data-positions] .my-choices") ?? document.createElement("p"));
    if (all(".prov").length > 1 || choices.length) { one("j", words.next ?? "↓"); one("k", words.previous ?? "↑"); }
    choices.forEach((choice, at) => one(String(at + 1), choice.textContent.trim()));
    all("[data-shortcut]").forEach(node => one(node.dataset.shortcut, node.textContent.trim()));
    const close = make("button", words.close ?? "×", { type: "button", "data-close": "" });
    dialog.append(list, close);
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
  };
  const step = way => {
    const provisions = all(".prov");
    const here = provisions.findIndex(node => node.contains(document.activeElement));
    const next = provisions[here < 0 ? (way > 0 ? 0 : provisions.length - 1) : here + way];
    if (!next) return;
    next.tabIndex = -1; next.focus({ preventScroll: true }); next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", event => {
    const asks = event.key === "?" && event.target.matches?.("input[type=radio],input[type=checkbox]");
    if (event.ctrlKey || event.metaKey || event.altKey || (!asks && event.target.closest?.("input,textarea,select,dialog"))) return;
    if (event.key === "?") help();
    else if (event.key === "/" && document.querySelector(".find input")) document.querySelector(".find input").focus();
    else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else {
      const found = all("[data-shortcut]").find(node => node.dataset.shortcut === event.key);
      if (!found) return;
      found.click();
    }
    event.preventDefault();
  });
  // What was refused comes into sight, also where the browser does not do it by itself.
  const refused = document.getElementById("refused");
  if (refused && document.activeElement !== refused) refused.focus();
  times(document); ready(document); tick(); setInterval(tick, 1000); listen();
})();
