// The jobs of each role, done in the browser: node jobs.mjs LANGUAGE [noscript]. With script every job;
// without it, the reading and the proposing ones.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finish, launch, open, origin, wrongs } from './browser.mjs';

const [language = 'en', how = 'script'] = process.argv.slice(2);
const script = how !== 'noscript';
const browser = await launch();
const found = [];
let done = 0;

const length = async (process) => (await (await fetch(`${origin}/api/p/${process}`)).json()).length;

// Runs a job and notes what went wrong in it, or on the page where it ended.
async function job(name, persona, work) {
  const page = await open(browser, { persona, language, script });
  try {
    await work(page);
    for (const wrong of await wrongs(page, { language })) found.push(`${name}: ${wrong}`);
    done += 1;
  } catch (error) {
    found.push(`${name}: ${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
  }
  await page.context().close();
}

function must(holds, what) {
  if (!holds) throw new Error(what);
}

// Sends a form by its last submitting button, or the one that is named.
async function send(page, form, button = 'button:not([type=button])') {
  await Promise.all([page.waitForNavigation(), form.locator(button).last().click()]);
}

// An act has to leave exactly so many entries on the record.
async function acted(process, count, work) {
  const before = await length(process);
  await work();
  const after = await length(process);
  must(after === before + count, `${after - before} entries instead of ${count}`);
}

await job('read the text as a party would have it', undefined, async (page) => {
  await page.goto(`${origin}/p/second-reading/text`);
  must(await page.locator('.prov').count() > 20, 'the text has its provisions');
  must(await page.locator('main ins').count() > 10, 'what is proposed is shown');
  await page.locator('select[name=as]').selectOption({ index: 3 });
  await send(page, page.locator('form:has(select[name=as])'));
  must(page.url().includes('as='), 'the reading is in the address');
});

await job('find a word', undefined, async (page) => {
  await page.goto(`${origin}/p/review/search?q=encryption`);
  must(await page.locator('main mark').count() > 0, 'hits are marked');
});

await job('propose in place', 'north', async (page) => {
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

if (script) {
  await job('upload a version with changes', 'north', async (page) => {
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

  await job('state positions on several provisions', 'civil-society', async (page) => {
    await page.goto(`${origin}/p/second-reading/positions`);
    const form = page.locator('main form').filter({ has: page.locator('input[type=radio][value=support]') }).first();
    if ((await form.count()) === 0) return;
    const before = await length('second-reading');
    const radios = form.locator('input[type=radio][value=support]');
    await radios.nth(0).check();
    await radios.nth(1).check();
    await send(page, form);
    must(await length('second-reading') >= before, 'the record grew');
  });

  await job('break silence on named provisions', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/silence/silence/2`);
    const form = page.locator('form[action$="/break"]');
    await form.locator('input[name=on]').nth(3).check();
    await form.locator('textarea[name=because]').fill('Some meetings are for States');
    await acted('silence', 1, () => send(page, form));
  });

  await job('run the reading while the room looks on', 'chair', async (page) => {
    const room = await open(browser, { language, width: 1600 });
    await room.goto(`${origin}/p/second-reading/room`);
    await room.waitForTimeout(500);
    const shown = await room.locator('main').innerText();
    await page.goto(`${origin}/p/second-reading/floor`);
    await acted('second-reading', 1, () => send(page, page.locator('form[action$="/do/close-reading"]').first()));
    await room.waitForFunction((before) => document.querySelector('main').innerText !== before, shown, { timeout: 10_000 });
    for (const wrong of await wrongs(room, { language })) found.push(`the room: ${wrong}`);
    await room.context().close();
  });

  await job('adopt the text, by two officers', 'president', async (page) => {
    await page.goto(`${origin}/p/adoption/decide/adoption`);
    await send(page, page.locator('form[action$="/do/adopt"]').first());
    must(page.url().includes('/office/pending'), 'it waits for a second officer');
    const second = await open(browser, { persona: 'chair', language });
    await second.goto(`${origin}/p/adoption/office/pending`);
    await second.locator('main .cards a').first().click();
    await second.waitForLoadState();
    await acted('adoption', 1, () => send(second, second.locator('form[action$="/sign"]')));
    for (const wrong of await wrongs(second, { language })) found.push(`the second officer: ${wrong}`);
    await second.context().close();
  });

  await job('report on what was promised', 'sovereign', async (page) => {
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

  await job('reserve after adoption', 'sovereign', async (page) => {
    await page.goto(`${origin}/p/follow-up/statements/new`);
    const form = page.locator('form[action$="/statements/new"]').first();
    await form.locator('input[name=kind]').nth(1).check();
    await form.locator('input[name=on]').nth(5).check();
    await form.locator('textarea').first().fill('We read this paragraph within national law.');
    const before = await length('follow-up');
    await send(page, form);
    must(await length('follow-up') >= before, 'the record stands');
  });

  await job('contribute to a call', 'civil-society', async (page) => {
    await page.goto(`${origin}/p/review/inputs/3/contribute`);
    const form = page.locator('main form').filter({ has: page.locator('textarea[name=text]') }).first();
    await form.locator('input[name=heading]').fill('Meetings on the record');
    await form.locator('textarea[name=text]').fill('Publish the agenda two weeks ahead, and the reasons after.');
    const consent = form.locator('input[name=consent]').first();
    if ((await consent.count()) > 0) await consent.check();
    await acted('review', 1, () => send(page, form, 'button.primary'));
  });

  await job('see what waits for the office, and a form for any act', 'secretariat', async (page) => {
    await page.goto(`${origin}/p/first-reading/office`);
    await page.goto(`${origin}/p/first-reading/acts/publish-correction`);
    must(await page.locator('main form textarea, main form input').count() > 1, 'the form has its fields');
  });

  await job('enter with a passkey', 'north', async (page) => {
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
}

await browser.close();
finish(`jobs in ${language}, ${how}`, done, found);
