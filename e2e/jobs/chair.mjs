// What the chair does with the text on the screen.
import { acted, form, must, origin, send, unfold } from '../job.mjs';

const name = 'first-reading';

// A provision on the bench, with everything that can be done with it open.
async function bench(page, id) {
  await page.goto(`${origin}/p/${name}/floor?at=${id}`);
  await unfold(page);
}

// Sends a form of the bench, looks at the change that is shown, and takes it.
async function shown(page, act, marks = 'main ins, main del') {
  await acted(name, 0, () => send(page, form(page, `/do/${act}`)));
  must(await page.locator(marks).count() > 0, `what ${act} does is shown before it is taken`);
  await acted(name, 1, () => send(page, form(page, `/do/${act}`), 'button.primary'));
}

const words = (page) => form(page, '/do/revise-provision').locator('textarea[name=wording]').inputValue();

export async function chair(jobs) {
  await jobs.job('put words in brackets, and lift the bracket once one wording is agreed', 'chair', async (page) => {
    await bench(page, 'd7.10');
    const some = (await words(page)).split(' ').slice(2, 5).join(' ');
    const bracketing = form(page, '/do/bracket');
    await bracketing.locator('input[name=words]').fill(some);
    await bracketing.locator('input[name=or][type=text]').fill('as each of them sees fit');
    await shown(page, 'bracket');
    await bench(page, 'd7.10');
    must((await words(page)).includes('['), 'the bracket stands in the text');
    await form(page, '/do/lift-bracket').locator('input[name=alternative]').nth(1).check();
    await shown(page, 'lift-bracket');
    await bench(page, 'd7.10');
    const now = await words(page);
    must(now.includes('as each of them sees fit') && !now.includes('['), 'the wording that was agreed stands without a bracket');
  });

  await jobs.job('write a paragraph anew', 'chair', async (page) => {
    await bench(page, 'd7.11');
    const own = 'Encourages everybody to share what they know on terms that they agree;';
    const revising = form(page, '/do/revise-provision');
    await revising.locator('textarea[name=wording]').fill(own);
    await revising.locator('input[name=because]').fill('Three proposals say the same');
    await shown(page, 'revise-provision');
    await bench(page, 'd7.11');
    must(await words(page) === own, 'the words are those of the chair');
  });

  await jobs.job('see what somebody else changed before one\u2019s own change is taken', 'chair', async (page) => {
    await bench(page, 'd7.12');
    const revise = async (at, text) => {
      const revising = form(at, '/do/revise-provision');
      await revising.locator('textarea[name=wording]').fill(text);
      await revising.locator('input[name=because]').fill('Shorter');
    };
    await revise(page, 'Calls for action that closes the gap;');
    const other = await jobs.open('chair');
    await bench(other, 'd7.12');
    await revise(other, 'Calls for action on the gap in access;');
    await shown(other, 'revise-provision');
    await other.context().close();
    await acted(name, 0, () => send(page, form(page, '/do/revise-provision')));
    must((await page.locator('main').innerText()).includes('Calls for action on the gap in access;'), 'what stands there now is shown');
    await acted(name, 1, () => send(page, form(page, '/do/revise-provision'), 'button.primary'));
  });

  await jobs.job('add a paragraph, move it and take it out', 'chair', async (page) => {
    const outline = async () => {
      await bench(page, 'd7.13');
      return page.locator('nav.outline a').evaluateAll((all) => all.map((one) => new URL(one.href).searchParams.get('at')));
    };
    const before = await outline();
    const adding = form(page, '/do/insert-provision');
    await adding.locator('textarea[name=new]').fill('Invites towns to say how they decide;');
    await adding.locator('input[name=because]').fill('Towns were forgotten');
    await shown(page, 'insert-provision');
    const after = await outline();
    const added = after.find((id) => !before.includes(id));
    must(after.indexOf(added) === before.indexOf('d7.13') + 1, 'it stands behind the one that was before the room');
    await bench(page, added);
    await form(page, '/do/move-provision').locator('select[name=to]').selectOption(`after #${before.at(-1)}`);
    await shown(page, 'move-provision', 'main .words');
    must((await outline()).at(-1) === added, 'it stands at the end');
    await bench(page, added);
    await form(page, '/do/delete-provision').locator('input[name=because]').fill('Said elsewhere');
    await shown(page, 'delete-provision');
  });

  await jobs.job('split a paragraph, and merge two', 'chair', async (page) => {
    await bench(page, 'd7.16');
    const splitting = form(page, '/do/split-provision');
    await splitting.locator('textarea[name=into]').nth(0).fill('Calls upon States to keep the network open;');
    await splitting.locator('textarea[name=into]').nth(1).fill('Calls upon States to tell why, where they do not;');
    await splitting.locator('input[name=because]').fill('Two duties');
    await shown(page, 'split-provision');
    await bench(page, 'd7.17');
    const merging = form(page, '/do/merge-provisions');
    await merging.locator('textarea[name=wording]').fill('Calls upon enterprises to respect human rights, and to say how;');
    await merging.locator('input[name=because]').fill('One duty');
    await shown(page, 'merge-provisions');
  });

  await jobs.job('park paragraphs until an issue is settled, and bring them back', 'chair', async (page) => {
    await bench(page, 'd7.22');
    const parking = form(page, '/do/link-issues');
    await parking.locator('input[name=title]').fill('Who pays');
    await parking.locator('select[name=provisions]').selectOption('#d7.23');
    await parking.locator('input[name=because]').fill('One waits for the other');
    await acted(name, 1, () => send(page, parking));
    await bench(page, 'd7.22');
    await acted(name, 0, () => send(page, form(page, '/do/agree')));
    must(await page.locator('#refused').count() === 1, 'what is parked is not agreed alone');
    await page.goto(`${origin}/p/${name}/floor`);
    await unfold(page);
    const settled = page.locator('main form[action$="/do/unlink-issues"]').last();
    await settled.locator('input[name=because]').fill('The budget says who pays');
    await acted(name, 1, () => send(page, settled));
    await bench(page, 'd7.22');
    await acted(name, 1, () => send(page, form(page, '/do/agree')));
  });

  await jobs.job('agree to a paragraph ad referendum, let a capital confirm it, and reopen it', 'chair', async (page) => {
    await page.goto(`${origin}/p/${name}/acts/agree`);
    const agreeing = form(page, '/acts/agree');
    await agreeing.locator('select[name=provisions]').selectOption('#d7.21');
    await agreeing.locator('select[name="ad-referendum"]').selectOption({ label: 'Marenia' });
    await acted(name, 1, () => send(page, agreeing));
    await jobs.beside('the capital', 'north', async (delegate) => {
      await delegate.goto(`${origin}/p/${name}/positions/d7.21`);
      await acted(name, 1, () => send(delegate, form(delegate, '/positions/d7.21/confirm')));
    });
    await bench(page, 'd7.21');
    await form(page, '/do/reopen').locator('input[name=because]').fill('Two words were left out');
    await acted(name, 1, () => send(page, form(page, '/do/reopen')));
  });

  await jobs.job('read all proposals in one text, and issue it with new numbers and a concordance', 'chair', async (page) => {
    await page.goto(`${origin}/p/${name}/office/issue`);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[href$="/compilation.docx"]').click()]);
    must((await file.failure()) === null, 'the compilation can be taken away');
    must(await page.locator('main ins, main del').count() > 0, 'what changed since the last version is shown');
    await acted(name, 1, () => send(page, form(page, '/acts/issue-revision')));
    await page.waitForTimeout(1_500);
    await page.goto(`${origin}/p/${name}/documents`);
    await unfold(page);
    const latest = page.locator('ul.documents').first().locator('> li').first();
    must(await latest.locator('table.numbers tbody tr').count() > 0, 'former numbers stand beside the new ones');
    const word = await latest.locator('a[href$=".docx"]').first().getAttribute('href');
    const answer = await fetch(new URL(word, origin));
    must(answer.status === 200 && answer.headers.get('content-type').includes('wordprocessingml'), 'there is a Word file');
  });
}
