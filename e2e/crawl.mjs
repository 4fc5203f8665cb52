// Every page that a person can reach by links, looked at in one direction of writing and one width:
// node crawl.mjs PERSONA LANGUAGE WIDTH [MOST]. The public is `-`.
import { finish, launch, open, origin, wrongs } from './browser.mjs';

const [persona = '-', language = 'en', width = '1280', most = '150'] = process.argv.slice(2);
const browser = await launch();
const page = await open(browser, { persona: persona === '-' ? undefined : persona, language, width: Number(width), dark: width === '390' });

// Addresses that differ in a number or an identity alone are one kind of page; two of each are looked at.
const kind = (url) => url.pathname.replace(/^\/p\/[^/]+/, '/p/*').replace(/\/[^/]*\d[^/]*/g, '/*') + (url.search ? '?' + [...url.searchParams.keys()].sort().join('&') : '');
const seen = new Set(), kinds = new Map(), found = [];
const queue = [`${origin}/`];
let checked = 0;
while (queue.length > 0 && checked < Number(most)) {
  const address = queue.shift();
  const url = new URL(address);
  if (seen.has(url.href)) continue;
  seen.add(url.href);
  const same = kinds.get(kind(url)) ?? 0;
  if (same >= 2) continue;
  kinds.set(kind(url), same + 1);
  let response;
  try {
    response = await page.goto(url.href, { waitUntil: 'load', timeout: 30_000 });
  } catch (error) {
    if (/download/i.test(error.message)) continue; // A file, not a page.
    found.push(`${url.pathname}${url.search}: ${error.message.split('\n')[0]}`);
    continue;
  }
  if (!(response?.headers()['content-type'] ?? '').startsWith('text/html')) continue;
  checked += 1;
  // A link may lead to a door that is not for this person; behind it is somebody's own work.
  if ([401, 403].includes(response.status())) continue;
  if (response.status() >= 400) {
    found.push(`${url.pathname}${url.search}: status ${response.status()}, linked but not to be had`);
    continue;
  }
  for (const wrong of await wrongs(page, { language })) found.push(`${url.pathname}${url.search} [${persona} ${language} ${width}]: ${wrong}`);
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.href));
  for (const link of links) {
    const next = new URL(link);
    next.hash = '';
    if (next.origin === origin && !next.searchParams.has('lang') && !/\.(docx|md|txt|json|csv|parquet|html|zip|tar|atom|ics|tlog-proof)$/.test(next.pathname)) queue.push(next.href);
  }
}
await browser.close();
finish(`crawl as ${persona} in ${language} at ${width}`, checked, found);
