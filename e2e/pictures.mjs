// The pictures of the documentation: node pictures.mjs FOLDER.
import { join } from 'node:path';
import { launch, open, origin } from './browser.mjs';

const folder = process.argv[2] ?? 'docs/pictures';
const browser = await launch();

async function take(name, path, options = {}, before = async () => {}) {
  const page = await open(browser, options);
  await page.goto(origin + path);
  await before(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, name) });
  await page.context().close();
}

await take('demo.png', '/');
await take('text.png', '/p/second-reading/text');
await take('propose.png', '/p/first-reading/propose/p9', { persona: 'north' }, async (page) => {
  const form = page.locator('main form').filter({ has: page.locator('textarea[name=words]') }).first();
  const words = form.locator('textarea[name=words]');
  await words.fill((await words.inputValue()).replace(/[;,.]?$/, ' for everyone$&'));
  await form.locator('textarea[name=because]').fill('Plain words');
  await Promise.all([page.waitForNavigation(), form.locator('button[value=preview]').click()]);
});
await take('room.png', '/p/second-reading/room');
await take('phone-ar.png', '/p/second-reading/text', { language: 'ar', width: 390 });
// A picture of the analysis by itself; its page comes again by itself until the findings are made.
async function figure(name, path, title) {
  const page = await open(browser, { width: 1000 });
  const picture = page.locator('figure.picture').filter({ has: page.locator('figcaption', { hasText: title }) }).first();
  for (let turn = 0; turn < 240; turn += 1) {
    await page.goto(origin + path);
    if ((await picture.count()) > 0) break;
    await page.waitForTimeout(1000);
  }
  await picture.screenshot({ path: join(folder, name) });
  await page.context().close();
}

await figure('map.png', '/p/silence/analysis/room', 'The map of positions');
await figure('words.png', '/p/review/analysis/lineage', 'Whose words the text is made of');
await browser.close();
