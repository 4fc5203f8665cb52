// What whoever proposes does, with script and without it.
import { acted, must, origin, send } from '../job.mjs';

export async function proposing(jobs) {
  await jobs.job('propose in place', 'north', async (page) => {
    await page.goto(`${origin}/p/first-reading/text`);
    const propose = page.locator('a[href*="/p/first-reading/propose/p"]').first();
    const address = (await propose.count()) > 0 ? await propose.getAttribute('href') : '/p/first-reading/propose/p9';
    await page.goto(new URL(address, origin).href);
    const form = page.locator('main form').filter({ has: page.locator('textarea[name=words]') }).first();
    const words = form.locator('textarea[name=words]');
    const text = await words.inputValue();
    await words.fill(text.replace(/\s(\S+)([;,.]?)$/, ` $1 and everyone$2`));
    await form.locator('textarea[name=because]').fill('Plain words');
    await send(page, form, 'button[value=preview]');
    must(await page.locator('ins').count() > 0, 'the change is shown as others will see it');
    await acted('first-reading', 1, async () => {
      const again = page.locator('main form').filter({ has: page.locator('button[value=submit]') }).first();
      await send(page, again, 'button[value=submit]');
    });
    must(await page.locator('a[href*="/receipts/"]').count() > 0, 'there is a receipt');
  });
}
