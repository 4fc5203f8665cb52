// A meeting, from its announcement to its message. It opens at its hour: so it is announced first, and
// held once other jobs are done.
import { acted, form, must, origin, send, unfold } from '../job.mjs';

const name = 'review';
const where = `${origin}/p/${name}/meetings`;
const stamp = (seconds) => new Date(seconds * 1_000).toISOString().slice(0, 16);
// The time of the process, as its pages have it.
const time = async (page) => Number(await page.locator('body').getAttribute('data-now'));

// The address of the meeting that these jobs are about.
async function find(page) {
  await page.goto(where);
  const row = page.locator('main tr').filter({ hasText: 'Town Hall' });
  return new URL(await row.locator('a[href*="/meetings/"]').getAttribute('href'), origin).href;
}

export async function announced(jobs) {
  await jobs.job('announce a meeting at too short a notice with a public reason alone', 'secretariat', async (page) => {
    const plan = async (because) => {
      await page.goto(where);
      await unfold(page);
      const planning = form(page, '/do/plan-meeting');
      const minute = Math.ceil(((await time(page)) + 10) / 60) * 60;
      await planning.locator('input[name=agenda]').nth(0).fill('Seats for those who come after');
      await planning.locator('input[name=agenda]').nth(1).fill('Other matters');
      await planning.locator('input[name=place]').fill('Town Hall');
      await planning.locator('input[name=from]').fill(stamp(minute));
      await planning.locator('input[name=until]').fill(stamp(minute + 7_200));
      await planning.locator('input[name=because]').fill(because);
      await send(page, planning);
    };
    await acted(name, 0, () => plan(''));
    must(await page.locator('#refused .hint').count() === 1, 'the rule is named by which it is refused');
    await acted(name, 1, () => plan('The hall is free tonight alone'));
  });
}

export async function asked(jobs) {
  await jobs.job('ask for the floor ahead of a meeting, and take the request back', 'north', async (page) => {
    const meeting = await find(page);
    await page.goto(meeting);
    await acted(name, 1, () => send(page, form(page, '/do/request-floor')));
    const after = page.url();
    await page.goto(meeting);
    await acted(name, 1, () => send(page, form(page, '/do/withdraw-request')));
    must(after.startsWith(meeting), `whoever asked is at the meeting still, not at ${after}`);
  });
}

export async function held(jobs) {
  await jobs.job('hold a meeting: open it, hear both sides in turn, adopt a message, close it', 'secretariat', async (page) => {
    const meeting = await find(page);
    const lead = async (act, fill = async () => {}) => {
      await page.goto(meeting);
      await unfold(page);
      await fill(form(page, act));
      await acted(name, 1, () => send(page, form(page, act), 'button:last-of-type'));
    };
    const floor = page.locator('.speaker .now b').first();
    await page.goto(meeting);
    const begins = Date.parse(await page.locator('.lede time').getAttribute('datetime')) / 1_000;
    await page.waitForTimeout(Math.max(0, begins + 1 - (await time(page))) * 1_000);
    await lead('/do/open-meeting');
    for (const who of ['sovereign', 'north', 'civil-society']) {
      await jobs.beside(`${who} asks for the floor`, who, async (delegate) => {
        await delegate.goto(meeting);
        await acted(name, 1, () => send(delegate, form(delegate, '/do/request-floor')));
      });
    }
    // A government asked first and a second one after it; the others have the floor between the two.
    for (const speaker of ['Aldoria', 'Digital Rights Assembly', 'Marenia']) {
      await lead('/do/give-floor');
      await page.goto(meeting);
      must(await floor.innerText() === speaker, `${speaker} has the floor`);
      if (speaker === 'Aldoria') {
        await jobs.beside('who speaks', 'sovereign', async (delegate) => {
          await delegate.goto(meeting);
          const speaking = form(delegate, '/do/speak');
          await speaking.locator('textarea[name=words]').fill('A seat needs a budget.');
          await acted(name, 1, () => send(delegate, speaking));
        });
      }
      await lead('/do/end-turn', (ending) => ending.locator('input[name=seconds]').fill('75'));
    }
    await lead('/do/take-up-item');
    await lead('/do/adopt-message', (adopting) => adopting.locator('textarea[name=words]').fill('Pay for one seat.'));
    await lead('/do/close-meeting');
    await page.goto(meeting);
    const told = await page.locator('main').innerText();
    must(told.includes('A seat needs a budget.') && told.includes('Pay for one seat.'), 'what was said and adopted is told');
    must(await page.locator('main table tbody tr').count() > 1, 'the time that each group used is told');
  });
}
