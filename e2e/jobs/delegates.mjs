// What delegates and stakeholders do with one another's words.
import { acted, form, must, origin, send, unfold } from '../job.mjs';

export async function delegates(jobs) {
  await jobs.job('accept a wording that another offered against one\u2019s objection', 'north', async (page) => {
    const [where, id] = [`${origin}/p/second-reading/positions`, 'd7.20'];
    await page.goto(where);
    const stating = form(page, '/positions');
    await stating.locator(`input[name="s-${id}"][value=object]`).check();
    await stating.locator(`textarea[name="r-${id}"]`).fill('It names nobody', { force: true });
    await acted('second-reading', 1, () => send(page, stating));
    await jobs.beside('whoever offers', 'sovereign', async (other) => {
      await other.goto(`${where}/${id}`);
      await unfold(other);
      const offering = form(other, `/positions/${id}/cure`);
      const words = offering.locator('textarea[name=words]');
      await words.fill(`${await words.inputValue()} and names who does so`);
      await acted('second-reading', 1, () => send(other, offering));
    });
    await page.goto(`${where}/${id}`);
    await acted('second-reading', 1, () => send(page, form(page, `/positions/${id}/accept`)));
    await page.goto(`${where}/${id}`);
    must(await form(page, `/positions/${id}/accept`).count() === 0, 'nothing is left to accept');
  });

  await jobs.job('contribute jointly, and be named by organisation alone', 'civil-society', async (page) => {
    await page.goto(`${origin}/p/review/inputs/3/contribute`);
    const giving = form(page, '/inputs/3/contribute');
    const until = (await page.locator('main time').first().getAttribute('datetime')).slice(0, 16);
    await giving.locator('input[name=heading]').fill('Who pays for the seat of those who come after');
    await giving.locator('textarea[name=text]').fill('Name one office that pays for it, and say so each year.');
    await giving.locator('input[name=consent][value=organisation]').check();
    await giving.locator('input[name=signatures]').fill('2');
    await giving.locator('input[name=sign-until]').fill(until);
    await acted('review', 1, () => send(page, giving, 'button.primary'));
    await page.goto(`${origin}/p/review/mine`);
    const own = page.locator('main a[href*="/contributions/"]');
    const numbers = await own.evaluateAll((all) => all.map((one) => Number(one.href.split('/').pop())));
    const address = `${origin}/p/review/contributions/${Math.max(...numbers)}`;
    await jobs.beside('whoever signs', 'sovereign', async (other) => {
      await other.goto(address);
      must((await other.locator('main').innerText()).includes('Name one office that pays for it'), 'whoever may sign reads it first');
      await acted('review', 1, () => send(other, form(other, '/sign')));
      await other.goto(address);
      must(await form(other, '/unsign').count() === 1, 'a signature can be taken back');
    });
    await page.goto(address);
    must(await form(page, '/consent').locator('input[value=organisation]').isChecked(), 'the level is the one that was chosen');
  });

  await jobs.job('explain a position and dissociate after adoption', 'north', async (page) => {
    for (const [kind, words] of [['explain-position', 'We joined for the sake of access.'], ['dissociate', 'We are no part of this paragraph.']]) {
      await page.goto(`${origin}/p/follow-up/statements/new`);
      const stating = form(page, '/statements/new');
      await stating.locator(`input[name=kind][value=${kind}]`).check();
      await stating.locator('input[name=on]').nth(7).check();
      await stating.locator('textarea').first().fill(words);
      await acted('follow-up', 1, () => send(page, stating));
      await page.goto(`${origin}/p/follow-up/statements`);
      must((await page.locator('main').innerText()).includes(words), 'everybody reads it');
    }
  });

  await jobs.job('say what others think of a report, dispute it, and answer', 'civil-society', async (page) => {
    const commitment = await jobs.beside('whoever reported', 'sovereign', async (reporter) => {
      await reporter.goto(`${origin}/p/follow-up/mine`);
      return new URL(await reporter.locator('main a[href*="/follow-up/commitments/"]').first().getAttribute('href'), origin).href;
    });
    await page.goto(commitment);
    await page.locator('main a[href*="/acts/assess"]').first().click();
    await page.waitForLoadState();
    const assessing = form(page, '/acts/assess');
    await assessing.locator('select[name=verdict]').selectOption({ index: 2 });
    await assessing.locator('textarea[name=reasons]').fill('The hearing was held in one town only.');
    await acted('follow-up', 1, () => send(page, assessing));
    await page.goto(commitment);
    must((await page.locator('main').innerText()).includes('in one town only'), 'it stands beside the report');
    await jobs.beside('whoever reported', 'sovereign', async (reporter) => {
      await reporter.goto(`${origin}/p/follow-up/acts/dispute`);
      const disputing = form(reporter, '/acts/dispute');
      await disputing.locator('select[name=assessment]').selectOption({ index: 1 });
      await disputing.locator('textarea[name=reason]').fill('A second town was heard by video.');
      await acted('follow-up', 1, () => send(reporter, disputing));
    });
    await page.goto(`${origin}/p/follow-up/acts/answer-dispute`);
    const answering = form(page, '/acts/answer-dispute');
    await answering.locator('select[name=dispute]').selectOption({ index: 1 });
    await answering.locator('select[name=answer]').selectOption({ index: 1 });
    await answering.locator('textarea[name=because]').fill('We have read the minutes since.');
    await acted('follow-up', 1, () => send(page, answering));
    await page.goto(commitment);
    must(await page.locator('main .dispute p').count() > 3, 'the dispute stands there with its answer');
  });
}
