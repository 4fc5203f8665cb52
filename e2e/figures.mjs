// The pictures of the analysis, as they are on the screen: node figures.mjs LANGUAGE WIDTH. Every sign of a
// key has a box that can be seen, with something drawn in it; no table is cut; no name of a map lies on
// another.
import { finish, launch, open, origin } from './browser.mjs';

const [language = 'en', width = '1280'] = process.argv.slice(2);
const CHAPTERS = ['room', 'fault-lines', 'bridging', 'language', 'lineage', 'participation', 'overlap', 'packages', 'choice'];
const browser = await launch();
const page = await open(browser, { persona: 'chair', language, width: Number(width) });
const found = [];
let signs = 0;

// Findings are made behind the pages; the page comes again by itself until they are there.
async function ready(path) {
  for (let turn = 0; turn < 240; turn += 1) {
    await page.goto(origin + path);
    if ((await page.locator('.chapters').count()) > 0 || !path.includes('/analysis/')) return;
    await page.waitForTimeout(1000);
  }
  throw new Error(`${path}: the findings were never finished`);
}

// What is wrong with the pictures of the page that is shown.
function look() {
  const wrong = [];
  let seen = 0;
  const words = (node) => node.closest('li')?.textContent.trim() ?? '';
  const painted = (node) => {
    const style = getComputedStyle(node);
    const shown = (paint) => paint !== 'none' && !/^rgba\(.*, 0\)$/.test(paint);
    return shown(style.stroke) || shown(style.fill);
  };
  for (const glyph of document.querySelectorAll('.picture .key svg')) {
    seen += 1;
    const box = glyph.getBoundingClientRect();
    if (box.width < 8 || box.height < 8) wrong.push(`the sign of "${words(glyph)}" is ${box.width.toFixed(0)}×${box.height.toFixed(0)} px`);
    const drawn = [...glyph.children].some((child) => {
      const own = child.getBoundingClientRect();
      return Math.max(own.width, own.height) >= 8 && painted(child);
    });
    if (!drawn) wrong.push(`nothing is drawn in the sign of "${words(glyph)}"`);
  }
  for (const sign of document.querySelectorAll('.picture .key b')) {
    seen += 1;
    const box = sign.getBoundingClientRect();
    if (!sign.textContent.trim() || box.height < 8) wrong.push(`the sign of "${words(sign)}" cannot be seen`);
  }
  for (const table of document.querySelectorAll('.analysis .scroll > table')) {
    const box = table.parentElement;
    if (box.offsetParent && innerWidth >= 1000 && box.scrollWidth > box.clientWidth + 1) wrong.push(`the table "${table.caption?.textContent}" is cut by ${box.scrollWidth - box.clientWidth} px`);
  }
  const labels = [...document.querySelectorAll('.picture svg .label')].filter((label) => label.getBoundingClientRect().width > 0);
  const boxes = labels.map((label) => [label.textContent, label.getBoundingClientRect()]);
  boxes.forEach(([name, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 3 && down > 5) wrong.push(`"${name}" lies on "${other}"`);
  }));
  return { wrong, seen };
}

const pages = [...CHAPTERS.map((name) => `/p/silence/analysis/${name}`), ...CHAPTERS.map((name) => `/p/review/analysis/${name}`), '/components/figures'];
for (const path of pages) {
  await ready(path);
  const { wrong, seen } = await page.evaluate(look);
  signs += seen;
  for (const one of wrong) found.push(`${path} [${language} ${width}]: ${one}`);
}
if (signs < 40) found.push(`${signs} signs in all keys: too few were looked at`);
await browser.close();
finish(`figures in ${language} at ${width}`, signs, found);
