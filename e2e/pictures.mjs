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
  await words.fill((await words.inputValue()).replace(/\s(\S+)([;,.]?)$/, ' $1 and everyone$2'));
  await form.locator('textarea[name=because]').fill('Plain words');
  await Promise.all([page.waitForNavigation(), form.locator('button[value=preview]').click()]);
});
await take('room.png', '/p/second-reading/room');
await take('phone-ar.png', '/p/second-reading/text', { language: 'ar', width: 390 });
await browser.close();
