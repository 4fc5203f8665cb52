// The browser, as the tests use it: people of the demonstration, and what must hold on every page.
//
// UNBRACKET_NODE_MODULES names the folder in which playwright-core and axe-core are installed.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const modules = resolve(process.env.UNBRACKET_NODE_MODULES ?? join(import.meta.dirname, 'node_modules'));
const require = createRequire(join(modules, 'here.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const origin = process.env.UNBRACKET_URL ?? 'http://localhost:8035';

export async function launch() {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

// A window of its own, with a list of everything that must not happen in it.
export async function open(browser, { persona, language = 'en', width = 1280, script = true, dark = false } = {}) {
  const options = {
    viewport: { width, height: 900 },
    locale: language,
    extraHTTPHeaders: { 'accept-language': language },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.options = options;
  page.faults = [];
  page.withoutScript = !script;
  page.on('console', (message) => {
    // A page that is missing or refused says so by its status, which tests look at themselves.
    const status = message.text().includes('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !status) page.faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol)) page.faults.push(`request to ${url.origin}`);
  });
  if (persona) await enter(page, persona);
  return page;
}

export async function enter(page, persona) {
  await page.goto(`${origin}/`);
  await page.locator(`form[action="/demo/enter/${persona}"] button.btn`).click();
  await page.waitForLoadState();
}

// What is wrong with the page that is shown: one line each.
export async function wrongs(page, { language = 'en' } = {}) {
  const found = page.faults.splice(0);
  const facts = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    headings: document.querySelectorAll('h1').length,
    missing: document.body.innerText.match(/⟦[^⟧]*⟧/g) ?? [],
    title: document.title,
  }));
  if (facts.wide > 1) found.push(`wider than the window by ${facts.wide} px`);
  if (facts.language !== language) found.push(`the page says that it is in ${facts.language}`);
  if (facts.direction !== (language === 'ar' ? 'rtl' : 'ltr')) found.push(`the page runs ${facts.direction}`);
  if (facts.headings !== 1) found.push(`${facts.headings} first headings`);
  if (!facts.title) found.push('no title');
  for (const key of new Set(facts.missing)) found.push(`the message ${key} is missing`);
  for (const violation of await violations(page)) found.push(violation);
  return found;
}

async function violations(page) {
  if (page.withoutScript) return violationsBesideScript(page);
  // Axe runs in a world of its own, where the page's policy against foreign script does not apply.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  await session.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => JSON.stringify(
    result.violations.map((one) => ({ id: one.id, help: one.help, where: one.nodes.slice(0, 2).map((node) => node.target.join(' ')), count: one.nodes.length, data: one.nodes[0].any[0]?.message }))))`;
  const ran = session.send('Runtime.evaluate', { expression: run, contextId: executionContextId, awaitPromise: true, returnByValue: true });
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('axe gave no answer within two minutes')), 120_000).unref());
  const { result, exceptionDetails } = await Promise.race([ran, late]);
  await session.detach();
  if (exceptionDetails) return [`axe did not run: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`];
  return JSON.parse(result.value).map((one) => `axe ${one.id} (${one.count}): ${one.help}; ${one.where.join(' | ')}; ${one.data ?? ''}`);
}

// Axe waits on timers, which never fire where script is off: so the same page is opened by the same
// person in a window that runs script but is given none of the page's own.
async function violationsBesideScript(page) {
  const own = page.context();
  const context = await own.browser().newContext({ ...page.options, javaScriptEnabled: true, storageState: await own.storageState() });
  await context.route('**/*.js', (route) => route.abort());
  const twin = await context.newPage();
  await twin.goto(page.url());
  const found = await violations(twin);
  await context.close();
  return found;
}

// Ends a script with what it found.
export function finish(name, checked, found) {
  for (const line of found) console.error(line);
  console.log(`${name}: ${checked} checked, ${found.length} wrong`);
  process.exit(found.length === 0 ? 0 : 1);
}
