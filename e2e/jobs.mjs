// The jobs of each role, done in the browser: node jobs.mjs LANGUAGE [noscript]. With script every job;
// without it, the reading and the proposing ones.
import { Jobs } from './job.mjs';
import { chair } from './jobs/chair.mjs';
import { deciding } from './jobs/deciding.mjs';
import { delegates } from './jobs/delegates.mjs';
import { everyone } from './jobs/everyone.mjs';
import { announced, asked, held } from './jobs/meeting.mjs';
import { offices } from './jobs/offices.mjs';
import { people } from './jobs/people.mjs';
import { proposing } from './jobs/proposing.mjs';

const [language = 'en', how = 'script'] = process.argv.slice(2);
const jobs = await Jobs.begin(language, how !== 'noscript');
await everyone(jobs);
await proposing(jobs);
if (jobs.script) {
  await announced(jobs);
  await asked(jobs);
  await people(jobs);
  await delegates(jobs);
  await offices(jobs);
  await chair(jobs);
  await deciding(jobs);
  await held(jobs);
}
await jobs.end(`jobs in ${language}, ${how}`);
