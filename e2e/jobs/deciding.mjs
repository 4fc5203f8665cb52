// Votes, silence, stages and points, as the offices and the delegates take part in them.
import { acted, form, must, origin, send, unfold } from '../job.mjs';

const name = 'second-reading';
const hub = `${origin}/p/${name}/decide`;

export async function deciding(jobs) {
  await jobs.job('call a vote that was asked for, take the ballots and close it', 'chair', async (page) => {
    await page.goto(hub);
    await unfold(page);
    const calling = form(page, '/do/call-for-consensus');
    await calling.locator('select[name="target.provision"]').selectOption('#d7.25');
    await acted(name, 1, () => send(page, calling));
    await page.goto(hub);
    const question = new URL(await page.locator('#questions a').last().getAttribute('href'), origin).href;
    await jobs.beside('who asks for a vote', 'sovereign', async (delegate) => {
      await delegate.goto(question);
      await acted(name, 1, () => send(delegate, form(delegate, '/do/request-vote')));
    });
    await page.goto(question);
    await unfold(page);
    const opening = form(page, '/do/open-vote');
    await opening.locator('select[name=method]').selectOption('recorded');
    await opening.locator('select[name=rule]').selectOption({ index: 1 });
    await acted(name, 1, () => send(page, opening));
    for (const [who, ballot] of [['north', 'yes'], ['sovereign', 'abstain']]) {
      await jobs.beside(`the ballot of ${who}`, who, async (delegate) => {
        await delegate.goto(hub);
        const voting = delegate.locator(`form[action$="/do/cast-ballot"]:has(input[name=ballot][value=${ballot}])`);
        await acted(name, 1, () => send(delegate, voting));
      });
    }
    await page.goto(hub);
    await acted(name, 1, () => send(page, form(page, '/do/close-vote')));
    await page.goto(hub);
    await unfold(page);
    const vote = page.locator('#votes article').first();
    must((await vote.locator('.status').count()) === 1 && await form(page, '/do/cast-ballot').count() === 0, 'the vote has its result');
    must(await vote.locator('.roll li').filter({ hasText: /Marenia|Aldoria/ }).count() === 2, 'it is told who voted how');
  });

  await jobs.job('begin a silence procedure, not shorter than the rule has it, which a delegate breaks', 'chair', async (page) => {
    const starting = page.locator('form[action$="/do/start-silence"]:has(select[name=provisions])');
    await page.goto(hub);
    await unfold(page);
    const deadline = starting.locator('input[name=deadline]');
    const least = await deadline.inputValue();
    await deadline.fill(new Date(Date.parse(`${least}Z`) - 86_400_000).toISOString().slice(0, 16));
    await acted(name, 0, () => send(page, starting));
    must(await page.locator('#refused .hint').count() === 1, 'the rule is named by which it is refused');
    await page.goto(hub);
    await unfold(page);
    await starting.locator('select[name=provisions]').selectOption(['#p14', '#p16']);
    await acted(name, 1, () => send(page, starting));
    await page.goto(hub);
    must(await form(page, '/do/withdraw-text').count() === 1, 'the procedure runs');
    await jobs.beside('who breaks it', 'sovereign', async (delegate) => {
      await delegate.goto(`${origin}/p/${name}/mine`);
      await delegate.locator('main a[href*="/silence/"]').first().click();
      await delegate.waitForLoadState();
      const breaking = form(delegate, '/break');
      await breaking.locator('input[name=on]').first().check();
      await breaking.locator('textarea[name=because]').fill('Nobody spoke to us');
      await acted(name, 1, () => send(delegate, breaking, 'button.primary'));
    });
    await page.goto(hub);
    must((await page.locator('#silence').innerText()).includes('Nobody spoke to us'), 'who broke it says why');
    await unfold(page);
    const withdrawing = form(page, '/do/withdraw-text');
    await withdrawing.locator('input[name=because]').fill('We shall speak to everybody first');
    await acted(name, 1, () => send(page, withdrawing));
    await page.goto(hub);
    must(await form(page, '/do/withdraw-text').count() === 0, 'the procedure has ended');
  });

  await jobs.job('call for inputs at too short a notice, once the notice was waived in public', 'secretariat', async (page) => {
    const assembly = `assembly-${jobs.language}`;
    const call = async () => {
      await page.goto(`${origin}/p/${assembly}/acts/call-for-inputs`);
      const calling = form(page, '/acts/call-for-inputs');
      await calling.locator('input[name=title]').fill('Who takes the minutes?');
      await calling.locator('textarea[name=questions]').first().fill('Who has time for it?');
      await calling.locator('input[name=until]').fill('2044-06-03T12:00');
      await send(page, calling);
    };
    await acted(assembly, 0, call);
    must(await page.locator('#refused .hint').count() === 1, 'the rule is named by which it is refused');
    await page.goto(`${origin}/p/${assembly}/office/stages`);
    await page.locator('main a[href*="/acts/waive?clause=input-days"]').click();
    await page.waitForLoadState();
    const waiving = form(page, '/acts/waive');
    await waiving.locator('textarea[name=because]').fill('Everybody is in the hall');
    await acted(assembly, 1, () => send(page, waiving));
    await acted(assembly, 1, call);
  });

  await jobs.job('postpone a stage, and open one before its time with a public reason alone', 'secretariat', async (page) => {
    const assembly = `assembly-${jobs.language}`;
    await page.goto(`${origin}/p/${assembly}/acts/postpone-stage?stage=adoption`);
    const postponing = form(page, '/acts/postpone-stage');
    await postponing.locator('input[name=from]').fill('2044-09-01T09:00');
    await postponing.locator('input[name=until]').fill('2044-09-02T09:00');
    await postponing.locator('textarea[name=because]').fill('The hall is not free');
    await acted(assembly, 1, () => send(page, postponing));
    await page.goto(`${origin}/p/${assembly}/office/stages`);
    await page.locator('main a[href*="/acts/open-stage?stage=first-reading"]').click();
    await page.waitForLoadState();
    await acted(assembly, 0, () => send(page, form(page, '/acts/open-stage')));
    must(await page.locator('#refused .hint').count() === 1, 'the rule is named by which it is refused');
    await form(page, '/acts/open-stage').locator('textarea[name=because]').fill('The inputs were few');
    await acted(assembly, 1, () => send(page, form(page, '/acts/open-stage')));
    const { stage } = await (await fetch(`${origin}/api/p/${assembly}`)).json();
    must(stage === 'first-reading', 'the stage has changed');
  });

  await jobs.job('gather two points that say the same, and answer them at once', 'secretariat', async (page) => {
    const at = `${origin}/p/review/office/inputs/3`;
    const claims = ['Publish yearly figures about rural subsidies', 'Yearly figures about rural subsidies should be published'];
    for (const [index, claim] of claims.entries()) {
      await page.goto(at);
      await unfold(page);
      const taking = page.locator('main form[action$="/acts/take-point"]').nth(index);
      await taking.locator('textarea[name=claim]').fill(claim);
      await acted('review', 1, () => send(page, taking));
    }
    await page.goto(at);
    const gathered = page.locator('section[aria-labelledby=same] form').filter({ hasText: claims[0] });
    must(await gathered.locator('input[name=points]').count() === 2, 'both are gathered');
    await acted('review', 1, () => send(page, gathered, 'button[value=join]'));
    await page.goto(at);
    const answering = page.locator('section[aria-labelledby=points] form');
    for (const claim of claims) await answering.locator('tr').filter({ hasText: claim }).locator('input[name=points]').check();
    await answering.locator('select[name=disposition]').selectOption({ index: 1 });
    await answering.locator('textarea[name=because]').fill('The next report has the figures');
    await acted('review', 1, () => send(page, answering, 'button[value=answer]'));
  });
}
