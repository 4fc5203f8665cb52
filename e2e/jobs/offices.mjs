// What the chair, the secretariat and the room do.
import { acted, form, letter, must, origin, send, unfold } from '../job.mjs';

export async function offices(jobs) {
  await jobs.job('drop a proposal with a reason', 'chair', async (page) => {
    await page.goto(`${origin}/p/second-reading/floor`);
    await unfold(page);
    const dropping = form(page, '/do/drop-proposal');
    await dropping.locator('input[name=because]').fill('Said in another paragraph');
    await acted('second-reading', 1, () => send(page, dropping));
  });

  await jobs.job('run the reading while the room looks on', 'chair', async (page) => {
    const room = await jobs.open(undefined, { width: 1600 });
    await room.goto(`${origin}/p/second-reading/room`);
    await room.waitForTimeout(500);
    const shown = await room.locator('main').innerText();
    await page.goto(`${origin}/p/second-reading/floor`);
    await acted('second-reading', 1, () => send(page, page.locator('form[action$="/do/close-reading"]').first()));
    await room.waitForFunction((before) => document.querySelector('main').innerText !== before, shown, { timeout: 10_000 });
    await jobs.sound('the room', room);
    await room.context().close();
  });

  await jobs.job('adopt the text, by two officers', 'president', async (page) => {
    await page.goto(`${origin}/p/adoption/decide/adoption`);
    await send(page, page.locator('form[action$="/do/adopt"]').first());
    must(page.url().includes('/office/pending'), 'it waits for a second officer');
    await jobs.beside('the second officer', 'chair', async (second) => {
      await second.goto(`${origin}/p/adoption/office/pending`);
      await second.locator('main .cards a').first().click();
      await second.waitForLoadState();
      await acted('adoption', 1, () => send(second, form(second, '/sign')));
    });
  });

  await jobs.job('see what waits for the office, and a form for any act', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/first-reading/office`);
    await page.goto(`${origin}/p/first-reading/acts/publish-correction`);
    must(await page.locator('main form textarea, main form input').count() > 1, 'the form has its fields');
  });

  await jobs.job('set up a process from a template', 'secretariat', async (page) => {
    const name = `assembly-${jobs.language}`;
    await page.goto(`${origin}/begin?template=assembly`);
    const asked = form(page, '/begin');
    await asked.locator('input[name=name]').fill(name);
    await asked.locator('input[name=title]').fill('Rules of the town assembly');
    await send(page, asked);
    must((await fetch(`${origin}/p/${name}`)).status === 200, 'the process is there');
  });

  await jobs.job('accredit, and invite whoever was accredited', 'secretariat', async (page) => {
    const process = `assembly-${jobs.language}`;
    await page.goto(`${origin}/p/${process}/office/people`);
    const asked = form(page, '/acts/accredit');
    const name = 'Harbour Council';
    await asked.locator('input[name=name]').fill(name);
    await acted(process, 1, () => send(page, asked));
    await page.goto(`${origin}/p/${process}/office/invitations`);
    const inviting = form(page, '/office/invitations');
    await inviting.locator('select[name=seat]').selectOption({ label: name });
    await inviting.locator('input[name=address]').fill('harbour@example.org');
    await send(page, inviting);
    const link = await letter(page, 'harbour@example.org', '/invitation/');
    await jobs.beside('who was invited', undefined, async (guest) => {
      await guest.goto(link);
      await guest.locator('input[name=name]').fill('Ben');
      await send(guest, guest.locator('main form').first());
      await guest.goto(`${origin}/p/${process}/mine`);
      must((await guest.locator('main').innerText()).includes(name), 'the seat is taken');
    });
  });

  await jobs.job('take a point from a contribution and answer it', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/review/office/inputs/3`);
    const taking = form(page, '/acts/take-point');
    await taking.locator('textarea[name=claim]').fill('What is promised needs a date');
    await acted('review', 1, () => send(page, taking));
    await page.goto(`${origin}/p/review/office/inputs/3`);
    const answering = form(page, '/office/inputs/3/answer');
    await answering.locator('input[name=points]').first().check();
    await answering.locator('select[name=disposition]').selectOption({ index: 1 });
    await answering.locator('textarea[name=because]').fill('The next review asks for dates');
    await acted('review', 1, () => send(page, answering, 'button[value=answer]'));
  });

  await jobs.job('take up a proposal on the screen, once its change was seen', 'chair', async (page) => {
    await page.goto(`${origin}/p/first-reading/floor`);
    await send(page, form(page, '/do/accept-proposal'));
    must(await page.locator('main ins, main del').count() > 0, 'the change is shown before it is taken');
    await acted('first-reading', 1, () => send(page, form(page, '/do/accept-proposal'), 'button.primary'));
  });

  await jobs.job('open the first stage of a new process and call for inputs', 'secretariat', async (page) => {
    const process = `assembly-${jobs.language}`;
    await page.goto(`${origin}/p/${process}/office/stages`);
    await page.locator('main a[href*="/acts/open-stage?stage=inputs"]').click();
    await page.waitForLoadState();
    const opening = form(page, '/acts/open-stage');
    await opening.locator('textarea[name=because]').fill('Everybody agreed to begin at once');
    await acted(process, 1, () => send(page, opening));
    await page.goto(`${origin}/p/${process}/acts/call-for-inputs`);
    const calling = form(page, '/acts/call-for-inputs');
    await calling.locator('input[name=title]').fill('What should the rules say?');
    await calling.locator('textarea[name=questions]').first().fill('Who may speak?');
    await calling.locator('input[name=until]').fill('2044-08-01T12:00');
    await acted(process, 1, () => send(page, calling));
  });

  await jobs.job('link paragraphs, and suggest one for closure', 'chair', async (page) => {
    const at = (kind) => page.goto(`${origin}/p/second-reading/acts/${kind}`);
    // The job of the reading has closed it; it is opened again.
    await at('open-reading');
    const opening = form(page, '/acts/open-reading');
    if ((await opening.locator('select[name=pass]').count()) > 0) await opening.locator('select[name=pass]').selectOption({ index: 1 });
    await send(page, opening);
    await at('suggest-for-closure');
    const closing = form(page, '/acts/suggest-for-closure');
    await closing.locator('select[name=provisions]').selectOption({ index: 9 });
    await acted('second-reading', 1, () => send(page, closing));
    await at('link-issues');
    const linking = form(page, '/acts/link-issues');
    await linking.locator('input[name=title]').fill('Means and dates');
    await linking.locator('select[name=provisions]').selectOption([{ index: 8 }, { index: 12 }]);
    await linking.locator('textarea[name=because]').fill('One waits for the other');
    await acted('second-reading', 1, () => send(page, linking));
  });

  await jobs.job('issue a revision with its changes and files', 'chair', async (page) => {
    await page.goto(`${origin}/p/second-reading/office/issue`);
    const issuing = form(page, '/acts/issue-revision');
    const files = async () => new Set((await (await fetch(`${origin}/p/second-reading/documents`)).text()).match(/documents\/\d+\.docx/g)).size;
    const before = await files();
    await acted('second-reading', 1, () => send(page, issuing));
    // What the public sees is rendered once a second.
    await page.waitForTimeout(1_500);
    must(await files() === before + 1, 'its Word file is there');
  });

  await jobs.job('call for consensus', 'chair', async (page) => {
    await page.goto(`${origin}/p/second-reading/decide`);
    const calling = form(page, '/do/call-for-consensus');
    await unfold(page);
    await calling.locator('select[name="target.provision"]').selectOption({ index: 3 });
    await acted('second-reading', 1, () => send(page, calling));
    await page.goto(`${origin}/p/second-reading/decide`);
    await page.locator('main a[href*="/decide/questions/"]').first().click();
    await page.waitForLoadState();
    must((await page.locator('main').innerText()).length > 300, 'who stands where is told');
  });

  await jobs.job('rule on a point of order', 'chair', async (page) => {
    await page.goto(`${origin}/p/adoption/decide`);
    const ruling = form(page, '/do/rule');
    await unfold(page);
    await ruling.locator('input[name=article]').fill('71');
    await ruling.locator('textarea[name=ruling]').fill('The motion is not in order.');
    await ruling.locator('input[name=because]').fill('The list of speakers is closed');
    await acted('adoption', 1, () => send(page, ruling));
  });

  await jobs.job('take a commitment from the outcome', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/follow-up/decide/commitments`);
    const taking = form(page, '/do/take-commitment');
    await unfold(page);
    await taking.locator('textarea[name="what.action"]').fill('publish what was spent on access');
    await taking.locator('input[name="what.others"]').fill('the Forum');
    await acted('follow-up', 1, () => send(page, taking));
  });

  await jobs.job('announce a meeting', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/review/meetings`);
    const planning = form(page, '/do/plan-meeting');
    await unfold(page);
    await planning.locator('input[name=agenda]').first().fill('What nobody reported on');
    await planning.locator('input[name=place]').fill('Harbour Hall');
    await planning.locator('input[name=from]').fill('2044-09-01T10:00');
    await planning.locator('input[name=until]').fill('2044-09-01T12:00');
    await acted('review', 1, () => send(page, planning));
  });

  await jobs.job('erase personal words, by two officers', 'secretariat', async (page) => {
    // A contribution of the first call, which is published.
    await page.goto(`${origin}/p/first-reading/acts/erase`);
    const erasing = form(page, '/acts/erase');
    await erasing.locator('input[name=entry]').fill('275');
    await erasing.locator('textarea[name=because]').fill('The address of a minor stands in it');
    await send(page, erasing);
    const waiting = page.url();
    must(waiting.includes('/office/pending/'), 'it waits for a second officer');
    await jobs.beside('the second officer', 'president', async (second) => {
      await second.goto(waiting);
      await acted('first-reading', 1, () => send(second, form(second, '/sign')));
    });
  });

  await jobs.job('open the next cycle', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/follow-up/decide/next-cycle`);
    const opening = form(page, '/decide/next-cycle');
    await opening.locator('input[name=title]').fill('The review after this one');
    const review = opening.locator('input[name=review]');
    if (!(await review.inputValue())) await review.fill('2056-06-01');
    const because = opening.locator('input[name=because]');
    await because.fill('Ten years have passed');
    await acted('follow-up', 1, () => send(page, opening));
  });
}
