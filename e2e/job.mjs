// Runs jobs in the browser, one after the other, and notes what went wrong in them.
import { finish, launch, open, origin, wrongs } from './browser.mjs';

export { origin } from './browser.mjs';

// The entries on the record of a process.
export async function length(process) {
  return (await (await fetch(`${origin}/api/p/${process}`)).json()).length;
}

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

// Sends a form by its last submitting button, or the one that is named.
export async function send(page, form, button = 'button:not([type=button]):not([name=more])') {
  await unfold(page);
  await Promise.all([page.waitForNavigation(), form.locator(button).last().click()]);
}

// Opens what is folded, as whoever looks for it does.
export async function unfold(page) {
  await page.locator('main details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
}

// An act has to leave exactly so many entries on the record.
export async function acted(process, count, work) {
  const before = await length(process);
  await work();
  const after = await length(process);
  must(after === before + count, `${after - before} entries instead of ${count}`);
}

// The part of the page with a form that goes there.
export const form = (page, action) => page.locator(`main form[action$="${action}"]`).first();

// The address like that in the letter that waits for somebody.
export async function letter(office, to, part) {
  await office.goto(`${origin}/operator/outbox`);
  const text = await office.locator('main').innerText();
  const own = text.slice(text.indexOf(to));
  const found = own.match(new RegExp(`http[^\\s]*${part}[^\\s]*`));
  must(text.includes(to) && found, `a letter to ${to} has an address with ${part}`);
  return found[0];
}

// Jobs done by people of the demonstration in one language.
export class Jobs {
  constructor(browser, language, script) {
    Object.assign(this, { browser, language, script, found: [], done: 0 });
  }

  static async begin(language, script) {
    return new Jobs(await launch(), language, script);
  }

  async open(persona, more = {}) {
    return open(this.browser, { persona, language: this.language, script: this.script, ...more });
  }

  // Notes what is wrong with a page that somebody has before them.
  async sound(name, page) {
    for (const wrong of await wrongs(page, { language: this.language })) this.found.push(`${name}: ${wrong}`);
  }

  // Runs a job and notes what went wrong in it, or on the page where it ended.
  async job(name, persona, work) {
    // One job alone, for whoever mends it.
    if (!name.includes(process.env.UNBRACKET_JOB ?? '')) return;
    const page = await this.open(persona);
    try {
      await work(page);
      await this.sound(name, page);
      this.done += 1;
    } catch (error) {
      this.found.push(`${name}: ${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
    }
    await page.context().close();
  }

  // What somebody else does meanwhile, in a window of their own.
  async beside(name, persona, work, more) {
    const page = await this.open(persona, more);
    try {
      const result = await work(page);
      await this.sound(name, page);
      return result;
    } finally {
      await page.context().close();
    }
  }

  async end(name) {
    await this.browser.close();
    finish(name, this.done, this.found);
  }
}
