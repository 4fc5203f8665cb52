// Passkeys: asks the server for a question, the device for an answer, and sends the answer as a form.
"use strict";
(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const add = async (asked) => {
    const key = await navigator.credentials.create({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: named(asked.excludeCredentials),
    } });
    return { id: key.id, rawId: text(key.rawId), type: key.type, extensions: key.getClientExtensionResults(), response: {
      attestationObject: text(key.response.attestationObject), clientDataJSON: text(key.response.clientDataJSON),
      transports: key.response.getTransports ? key.response.getTransports() : undefined,
    } };
  };
  const enter = async (asked) => {
    const key = await navigator.credentials.get({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials),
    } });
    const handle = key.response.userHandle;
    return { id: key.id, rawId: text(key.rawId), type: key.type, extensions: key.getClientExtensionResults(), response: {
      authenticatorData: text(key.response.authenticatorData), clientDataJSON: text(key.response.clientDataJSON),
      signature: text(key.response.signature), userHandle: handle ? text(handle) : null,
    } };
  };
  for (const way of document.querySelectorAll("[data-passkey-way]")) way.hidden = false;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      failed.hidden = true;
      try {
        const body = new URLSearchParams();
        for (const name of ["token", "door"]) if (form.elements[name]) body.set(name, form.elements[name].value);
        const answer = await fetch(form.dataset.ask, { method: "POST", body, credentials: "same-origin" });
        // What the server refuses it says itself, on the page that the form leads to.
        if (!answer.ok) return form.submit();
        const asked = await answer.json();
        const shown = await (form.dataset.passkey === "add" ? add : enter)(asked.publicKey);
        form.elements.ceremony.value = asked.ceremony;
        form.elements.credential.value = JSON.stringify(shown);
        form.submit();
      } catch (error) {
        failed.hidden = false;
      }
    });
  }
})();
