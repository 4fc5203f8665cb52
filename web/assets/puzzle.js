// Works for a form that anybody may send, so that programs cannot flood the server. Without this file
// one waits a few seconds instead.
"use strict";
(() => {
  const K = new Uint32Array(64), H = new Uint32Array(8);
  const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) >>> 0;
  for (let n = 2, i = 0; i < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) { if (i < 8) H[i] = fraction(Math.sqrt(n)); K[i++] = fraction(Math.cbrt(n)); }
  }
  const W = new Uint32Array(64);
  // The first 32 bits of SHA-256 of a text of at most 119 bytes.
  const first = (text) => {
    const blocks = text.length > 55 ? 2 : 1, bytes = new Uint8Array(blocks * 64);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    bytes[text.length] = 128;
    const view = new DataView(bytes.buffer);
    view.setUint32(bytes.length - 4, text.length * 8);
    const h = H.slice(), turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let block = 0; block < blocks; block++) {
      for (let i = 0; i < 16; i++) W[i] = view.getUint32(block * 64 + i * 4);
      for (let i = 16; i < 64; i++) {
        const a = W[i - 15], b = W[i - 2];
        W[i] = W[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + W[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 64; i++) {
        const t = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
        const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        k = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
      }
      h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
    }
    return h[0];
  };
  const work = (field) => new Promise((done) => {
    let nonce = 0;
    const some = () => {
      for (let i = 0; i < 2000; i++, nonce++) {
        if (first(field.dataset.puzzle + ":" + nonce) < 0x10000) { field.value = String(nonce); done(); return; }
      }
      setTimeout(some, 0);
    };
    some();
  });
  for (const field of document.querySelectorAll("input[data-puzzle]")) {
    const worked = work(field);
    field.form.addEventListener("submit", (event) => {
      if (field.value) return;
      event.preventDefault();
      worked.then(() => field.form.requestSubmit());
    });
  }
})();
