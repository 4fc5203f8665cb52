// How soon a phone shows something: the first paint and the largest, each page in a window of its own with
// nothing kept from before, then once more with what it kept.
//
//   UNBRACKET_URL=http://localhost:8035 node e2e/paint.mjs [PROCESS]
//
// The phone is the usual one of such measurements: four times slower than this machine, on 1.6 megabits a
// second with 150 ms to the server and back. The floor is a line of plain text from the same server.
import { launch, open, origin } from './browser.mjs';

const process_ = process.argv[2] ?? 'second-reading';
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 };
const RUNS = 5;
const pages = [
  ['floor: plain text', '/ready'],
  ['front', '/'],
  ['overview', `/p/${process_}`],
  ['text', `/p/${process_}/text`],
  ['positions', `/p/${process_}/positions`],
  ['deciding', `/p/${process_}/decide`],
  ['analysis', `/p/${process_}/analysis`],
  ['record', `/p/${process_}/record`],
  ['help', '/help'],
];

async function measured(page, path) {
  let bytes = 0;
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', NETWORK);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  client.on('Network.loadingFinished', (it) => { bytes += it.encodedDataLength; });
  await page.goto(origin + path, { waitUntil: 'load' });
  const times = await page.evaluate(() => new Promise((done) => {
    let largest = 0;
    new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => {
      const first = performance.getEntriesByName('first-contentful-paint')[0];
      done({ first: first?.startTime ?? NaN, largest });
    }, 300);
  }));
  await client.detach();
  return { ...times, bytes };
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const shown = (value) => `${Math.round(value)}`.padStart(6);

const browser = await launch();
console.log(`first paint and largest, in ms (median of ${RUNS}), and kB on the wire; then the first again, with what was kept`);
for (const [name, path] of pages) {
  const [cold, warm] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await open(browser, { width: 390 });
    cold.push(await measured(page, path));
    warm.push(await measured(page, path));
    await page.context().close();
  }
  const of = (all, what) => median(all.map((one) => one[what]));
  console.log(`${name.padEnd(20)}${shown(of(cold, 'first'))}${shown(of(cold, 'largest'))}${shown(of(cold, 'bytes') / 1000)}${shown(of(warm, 'first'))}`);
}
await browser.close();
