// What delegates and stakeholders do.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acted, form, length, letter, must, origin, send, unfold } from '../job.mjs';

export async function people(jobs) {
  await jobs.job('upload a version with changes', 'north', async (page) => {
    const text = await (await fetch(`${origin}/p/first-reading/documents`)).text();
    const numbers = [...text.matchAll(/documents\/(\d+)\.md/g)].map((match) => Number(match[1]));
    const markdown = await (await fetch(`${origin}/p/first-reading/documents/${Math.max(...numbers)}.md`)).text();
    const file = join(mkdtempSync(join(tmpdir(), 'e2e-')), 'Marenia.md');
    writeFileSync(file, markdown.replace(/ the network /, ' the whole network '));
    await page.goto(`${origin}/p/first-reading/propose/upload`);
    await page.locator('input[type=file]').setInputFiles(file);
    await send(page, page.locator('form:has(input[type=file])'));
    must(await page.locator('ins').count() > 0, 'what was understood is shown');
    const before = await length('first-reading');
    await send(page, page.locator('main form[action$="/confirm"]').first());
    must(await length('first-reading') > before, 'proposals were submitted');
  });

  await jobs.job('state positions on several provisions', 'civil-society', async (page) => {
    await page.goto(`${origin}/p/second-reading/positions`);
    const form = page.locator('main form').filter({ has: page.locator('input[type=radio][value=support]') }).first();
    const radios = form.locator('input[type=radio][value=support]');
    await radios.nth(0).check();
    await radios.nth(1).check();
    await acted('second-reading', 2, () => send(page, form));
  });

  await jobs.job('state positions with the keys, from anywhere on the page', 'north', async (page) => {
    await page.goto(`${origin}/p/second-reading/positions`);
    const row = (place) => page.locator('fieldset.my-stance').nth(place);
    const within = (place) => row(place).evaluate((one) => one.contains(document.activeElement));
    await page.keyboard.press('2');
    must(await row(0).locator('input[value=can-live-with]').isChecked() && await within(0), '2 chooses in the first row');
    await page.keyboard.press('j');
    must(await within(1), 'j goes to the next row');
    await page.keyboard.press('?');
    must(await page.locator('dialog.keys kbd').filter({ hasText: /^5$/ }).count() === 1, 'the help lists 5');
  });

  await jobs.job('break silence on named provisions', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/silence/silence/2`);
    const form = page.locator('form[action$="/break"]');
    await form.locator('input[name=on]').nth(3).check();
    await form.locator('textarea[name=because]').fill('Some meetings are for States');
    await acted('silence', 1, () => send(page, form, 'button.primary'));
    await page.goto(`${origin}/p/silence/silence/2`);
    must(await page.locator('form[action$="/withdraw"]').count() === 1, 'the silence is broken, and that can be taken back');
  });

  await jobs.job('state an understanding and leave the silence whole', 'north', async (page) => {
    await page.goto(`${origin}/p/silence/silence/2`);
    await page.locator('main details:has(form[action$="/understand"]) > summary').click();
    const stating = form(page, '/understand');
    await stating.locator('textarea[name=understanding]').fill('We read this as being within the budget');
    await acted('silence', 1, () => send(page, stating, 'button'));
    await page.goto(`${origin}/p/silence/silence/2`);
    must(await form(page, '/withdraw').count() === 0, 'nothing is broken that could be taken back');
  });

  await jobs.job('report on what was promised', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/follow-up/mine`);
    await page.locator('main a[href*="/follow-up/commitments/"]').first().click();
    await page.waitForLoadState();
    await page.locator('main a[href*="/report/"]').click();
    await page.waitForLoadState();
    const form = page.locator('main form').filter({ has: page.locator('textarea') }).first();
    await form.locator('input[name=progress]').nth(1).check();
    await form.locator('textarea').first().fill('The first hearing was held, and its minutes are public.');
    await acted('follow-up', 1, () => send(page, form));
  });

  await jobs.job('answer a question that is before the room', 'north', async (page) => {
    await page.goto(`${origin}/p/adoption/mine`);
    await page.locator('a[href*="#answer"]').first().click();
    await page.waitForLoadState();
    const form = page.locator('form[action$="/answer"]');
    await form.locator('input[name=stance][value=can-live-with]').check();
    await acted('adoption', 1, () => send(page, form, 'button.primary'));
  });

  await jobs.job('reserve after adoption', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/follow-up/statements/new`);
    const form = page.locator('form[action$="/statements/new"]').first();
    await form.locator('input[name=kind][value=reserve]').check();
    await form.locator('input[name=on]').nth(5).check();
    await form.locator('textarea').first().fill('We read this paragraph within national law.');
    await acted('follow-up', 1, () => send(page, form));
  });

  await jobs.job('contribute to a call', 'civil-society', async (page) => {
    await page.goto(`${origin}/p/review/inputs/3/contribute`);
    const form = page.locator('main form').filter({ has: page.locator('textarea[name=text]') }).first();
    await form.locator('input[name=heading]').fill('Meetings on the record');
    await form.locator('textarea[name=text]').fill('Publish the agenda two weeks ahead, and the reasons after.');
    const consent = form.locator('input[name=consent]').first();
    if ((await consent.count()) > 0) await consent.check();
    await acted('review', 1, () => send(page, form, 'button.primary'));
  });

  await jobs.job('enter with a passkey', 'north', async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', { options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    } });
    await page.goto(`${origin}/account`);
    const form = page.locator('form[action="/account/passkeys"]');
    await form.locator('input[name=name]').fill('My key');
    await send(page, form);
    must((await page.content()).includes('My key'), 'the passkey is listed');
    await page.locator('details.menu summary').last().click();
    await send(page, page.locator('form[action="/leave"]'));
    await page.goto(`${origin}/enter`);
    await send(page, page.locator('form[action="/enter/passkey"]'));
    await page.goto(`${origin}/account`);
    must((await page.content()).includes('My key'), 'the same account is entered again');
  });

  await jobs.job('join as a sponsor and leave again', 'north', async (page) => {
    await page.goto(`${origin}/p/first-reading/proposals/5`);
    await acted('first-reading', 1, () => send(page, form(page, '/join'), '[formaction$="/join"]'));
    await page.goto(`${origin}/p/first-reading/proposals/5`);
    await acted('first-reading', 1, () => send(page, form(page, '/join'), '[formaction$="/leave"]'));
  });

  await jobs.job('object to a paragraph with words that would cure it', 'north', async (page) => {
    await page.goto(`${origin}/p/second-reading/positions`);
    const asked = form(page, '/positions');
    const id = (await asked.locator('input[type=radio][value=object]').nth(2).getAttribute('name')).slice(2);
    await asked.locator(`input[name="s-${id}"][value=object]`).check();
    await asked.locator(`textarea[name="r-${id}"]`).fill('It binds nobody', { force: true });
    await asked.locator(`textarea[name="c-${id}"]`).fill('Decides to return to this matter every year;', { force: true });
    const before = await length('second-reading');
    await send(page, asked);
    must((await length('second-reading')) > before, 'the objection is on the record');
  });

  await jobs.job('draft within a group, and submit what was drafted', 'north', async (page) => {
    await page.goto(`${origin}/p/first-reading/propose/p5`);
    await unfold(page);
    const asked = page.locator('main form').filter({ has: page.locator('textarea[name=words]') }).first();
    await asked.locator('textarea[name=words]').fill('Requests the Secretary of the Union to publish every contribution with its answer;');
    await asked.locator('textarea[name=because]').fill('So that nobody asks twice');
    await asked.locator('select[name=group]').selectOption({ index: 1 });
    await send(page, asked, 'button[value=keep]');
    must(page.url().includes('/drafts/'), 'the draft is kept for the group');
    const draft = page.locator('main form').filter({ has: page.locator('button[value=submit], button[value=preview]') }).first();
    await acted('first-reading', 1, async () => {
      if ((await draft.locator('button[value=submit]').count()) === 0) await send(page, draft, 'button[value=preview]');
      await send(page, page.locator('main form').filter({ has: page.locator('button[value=submit]') }).first(), 'button[value=submit]');
    });
  });

  await jobs.job('act for a group', 'north', async (page) => {
    await page.goto(`${origin}/p/first-reading/propose/p8`);
    const asked = page.locator('main form').filter({ has: page.locator('textarea[name=words]') }).first();
    const capacity = asked.locator('select[name=capacity]');
    must(await capacity.locator('option').count() > 1, 'there is more than one capacity');
    await capacity.selectOption({ index: 1 });
    await asked.locator('textarea[name=words]').fill('Urges States to publish what access costs;');
    await asked.locator('textarea[name=because]').fill('Prices are unknown');
    await send(page, asked, 'button[value=preview]');
    await acted('first-reading', 1, () => send(page, page.locator('main form').filter({ has: page.locator('button[value=submit]') }).first(), 'button[value=submit]'));
  });

  await jobs.job('take back what was just done', 'north', async (page) => {
    await page.goto(`${origin}/p/first-reading/proposals/8`);
    await acted('first-reading', 1, () => send(page, form(page, '/join'), '[formaction$="/join"]'));
    await acted('first-reading', 1, () => send(page, form(page, '/take-back')));
  });

  await jobs.job('see what waits, and take everything of one\u2019s own away', 'north', async (page) => {
    await page.goto(`${origin}/p/second-reading/mine`);
    must(await page.locator('main a[href*="/receipts/"]').count() > 5, 'every act has its receipt');
    await page.goto(`${origin}/account`);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/account/acts.json"]').first().click()]);
    must((await file.failure()) === null, 'the file can be taken away');
  });

  await jobs.job('enter by a link that came by mail, once and in this browser', undefined, async (page) => {
    // Whoever was invited has an account; its address is known.
    const address = 'guest@example.org';
    const invitation = await jobs.beside('the office', 'secretariat', async (office) => {
      await office.goto(`${origin}/p/silence/office/invitations`);
      const inviting = form(office, '/office/invitations');
      await inviting.locator('select[name=seat]').selectOption({ index: 2 });
      await inviting.locator('input[name=address]').fill(address);
      await send(office, inviting);
      return letter(office, address, '/invitation/');
    });
    await jobs.beside('the guest', undefined, async (guest) => {
      await guest.goto(invitation);
      await guest.locator('input[name=name]').fill('Ana');
      await send(guest, guest.locator('main form').first());
    });
    await page.goto(`${origin}/enter`);
    const asking = page.locator('form[action="/enter"]');
    await asking.locator('input[name=address]').fill(address);
    await send(page, asking);
    const link = await jobs.beside('the outbox', 'secretariat', (office) => letter(office, address, '/enter/link/'));
    await jobs.beside('another browser', undefined, async (other) => {
      await other.goto(link);
      must(await other.locator('main form[action*="/enter/link/"]').count() === 0, 'it opens in no other browser');
    });
    await page.goto(link);
    await send(page, form(page, new URL(link).pathname));
    await page.goto(`${origin}/account`);
    must(page.url().endsWith('/account'), 'they have entered');
  });

}
