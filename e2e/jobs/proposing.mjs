// What whoever proposes does, with script and without it.
import { acted, form, must, origin, send, unfold } from '../job.mjs';

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

  await jobs.job('see at once why a form was refused', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/second-reading/positions`);
    const asked = form(page, '/positions');
    const row = asked.locator('fieldset.my-stance').first();
    await row.locator('input[value=object]').check();
    await unfold(page);
    await row.locator('textarea').first().fill('');
    await send(page, asked);
    const seen = await page.locator('#refused').evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { focused: document.activeElement === one, inside: top >= 0 && bottom <= innerHeight };
    });
    must(seen.focused && seen.inside, `the refusal is in focus and in sight: ${JSON.stringify(seen)}`);
  });
}
