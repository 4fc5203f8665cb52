// What everyone does without an account: read, compare, follow, check.
import { letter, must, origin, send } from '../job.mjs';

export async function everyone(jobs) {
  await jobs.job('read the text as a party would have it', undefined, async (page) => {
    await page.goto(`${origin}/p/second-reading/text`);
    must(await page.locator('.prov').count() > 20, 'the text has its provisions');
    must(await page.locator('main ins').count() > 10, 'what is proposed is shown');
    await page.locator('select[name=as]').selectOption({ index: 3 });
    await send(page, page.locator('form:has(select[name=as])'));
    must(page.url().includes('as='), 'the reading is in the address');
  });

  await jobs.job('find a word', undefined, async (page) => {
    await page.goto(`${origin}/p/review/search?q=encryption`);
    must(await page.locator('main mark').count() > 0, 'hits are marked');
  });

  await jobs.job('compare two versions', undefined, async (page) => {
    await page.goto(`${origin}/p/review/documents`);
    await page.locator('main a[href*="/compare/11/12"]').first().click();
    await page.waitForLoadState();
    must(await page.locator('main ins, main del').count() > 0, 'the changes are marked');
  });

  await jobs.job('read a text in two languages', undefined, async (page) => {
    await page.goto(`${origin}/p/review/documents/3?with=fr`);
    must(await page.locator('main [lang=fr]').count() > 5, 'the other language stands beside');
  });

  await jobs.job('read the story of a provision and go to the entry of an event', undefined, async (page) => {
    await page.goto(`${origin}/p/review/provisions/p9`);
    for (const part of ['stand', 'events', 'proposed', 'versions', 'commitments']) {
      must(await page.locator(`main h2#${part}`).count() === 1, `there is the part ${part}`);
    }
    await page.locator('main a[href*="/record/"]').first().click();
    await page.waitForLoadState();
    must(/\/record\/\d+$/.test(page.url()), 'the entry has its page');
  });

  await jobs.job('cite a line of a version', undefined, async (page) => {
    await page.goto(`${origin}/p/review/documents/14/lines`);
    must(await page.locator('main [id^=line-], main [id^=l]').count() > 20, 'lines have addresses');
  });

  await jobs.job('see what was promised and what became of it', undefined, async (page) => {
    await page.goto(`${origin}/p/review/follow-up`);
    await page.locator('main a[href*="/follow-up/commitments/"]').first().click();
    await page.waitForLoadState();
    must((await page.locator('main').innerText()).length > 200, 'the commitment is told');
  });

  await jobs.job('read the outcome, its statements, the news, the synthesis and a meeting', undefined, async (page) => {
    for (const path of ['outcome', 'statements', 'news', 'inputs/calls/1/synthesis', 'meetings/1']) {
      const answer = await page.goto(`${origin}/p/review/${path}`);
      must(answer.status() === 200, `${path} is there`);
      must((await page.locator('main').innerText()).length > 200, `${path} says something`);
    }
  });

  await jobs.job('check a receipt and find the command that verifies the record', undefined, async (page) => {
    await page.goto(`${origin}/p/review/receipts/40`);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[href$="/receipts/40/file"]').click()]);
    must((await file.failure()) === null, 'the receipt can be taken away');
    await page.goto(`${origin}/p/review/record/verify`);
    must((await page.locator('main').innerText()).includes('unbracket verify'), 'the command is printed');
  });

  await jobs.job('follow by feed and calendar', undefined, async (page) => {
    await page.goto(`${origin}/p/review`);
    const types = { 'feed.atom': 'application/atom+xml', 'stages/inputs/feed.atom': 'application/atom+xml', 'provisions/p9/feed.atom': 'application/atom+xml', 'calendar.ics': 'text/calendar' };
    for (const [path, type] of Object.entries(types)) {
      const answer = await fetch(`${origin}/p/review/${path}`);
      must(answer.status === 200 && answer.headers.get('content-type').startsWith(type), `${path} is ${type}`);
    }
  });

  await jobs.job('see what divides the room, and by which method', undefined, async (page) => {
    await page.goto(`${origin}/p/review/analysis/fault-lines`);
    for (let turn = 0; turn < 60 && (await page.locator('main figure svg').count()) === 0; turn += 1) {
      await page.waitForTimeout(1_000);
      await page.goto(`${origin}/p/review/analysis/fault-lines`);
    }
    must(await page.locator('main figure svg').count() > 0, 'the lines are drawn');
    await page.locator('main a[href*="/analysis/methods"]').first().click();
    await page.waitForLoadState();
    must(page.url().includes('/analysis/methods'), 'the method is one click away');
  });

  if (!jobs.script) return;

  await jobs.job('subscribe, and confirm from the letter', undefined, async (page) => {
    const address = `reader-${Date.now()}@example.org`;
    await page.goto(`${origin}/p/review/subscribe`);
    const asking = page.locator('main form').first();
    await asking.locator('input[name=address]').fill(address);
    await send(page, asking);
    const link = await jobs.beside('the outbox', 'secretariat', (office) => letter(office, address, '/subscriptions/'));
    await page.goto(link);
    await send(page, page.locator('main form').first());
    must(!(await page.locator('main form button.primary').count()), 'nothing is left to confirm');
  });
}
