import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { checks, nothingEarlier, runCheck, withoutModels, type Check, type CheckSubject } from '@countersign/checks';
import { defaultImageLimits } from '@countersign/policy';
import { residentMb, ownPeakMb } from './process-use.ts';
import { printChecks, type CheckRow } from './tables.ts';
import { writeAnswers, type WrittenAnswer } from './written-answers.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '4' } } });
const seconds = Number(values.seconds);
const signal = new AbortController().signal;
const readBlob = () => Promise.reject(new Error('A text has no image.'));
/** Of a worker as built: threads load its files. */
const { CheckPool } = (await import(
  new URL('../../apps/worker/dist/check-pool.js', import.meta.url).href
)) as typeof import('../../apps/worker/src/check-pool.js');

function checkOf(name: string): Check {
  const check = checks.get(name);
  if (!check) throw new Error(`There is no check ${name}.`);
  return check;
}

const subjectOf = ({ text, sources }: WrittenAnswer): CheckSubject => ({
  title: 'Load',
  content: { text },
  generator: { provider: 'p', model: 'm' } as CheckSubject['generator'],
  sources: sources as CheckSubject['sources'],
  rationale: null,
  affected: null,
  publicInterest: false,
  disclosure: null,
});

/** One subject after the other for some seconds, after a warm-up. */
async function drive(
  name: string,
  subjects: readonly CheckSubject[],
  run: (subject: CheckSubject) => Promise<unknown>,
) {
  const times: number[] = [];
  for (const subject of subjects.slice(0, 200)) await run(subject);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let at = 0; performance.now() - begun < seconds * 1000; at += 1) {
    const from = performance.now();
    await run(subjects[at % subjects.length] as CheckSubject);
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const row: CheckRow = {
    name,
    perSecond: (times.length * 1000) / (performance.now() - begun),
    // A machine that is busy with other things takes time, not processor.
    perCore: (times.length * 1e6) / (user + system),
    p50: at(0.5),
    p99: at(0.99),
    rssMb: residentMb(process.pid),
  };
  return row;
}

const direct = (check: string) => (subject: CheckSubject) =>
  runCheck(checkOf(check), subject, { signal, inference: withoutModels, readBlob, trustedSigners: null });

/** 1 MB of text beside 200 sources: once. */
async function large(): Promise<CheckRow> {
  const [{ sources } = { sources: [] }] = writeAnswers('english', 1, { sources: 200, size: 40 });
  let text = '';
  for (const answer of writeAnswers('english', 700, { sources: 1, size: 8, seed: 8 })) text += `${answer.text}\n`;
  const subject = subjectOf({ text: text.slice(0, 1_000_000), sources });
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await direct('text-factuality')(subject);
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const perCore = 1e6 / (user + system);
  return { name: '1 MB, 200 sources', perSecond: 1000 / ms, perCore, p50: ms, p99: ms, rssMb: ownPeakMb() };
}

async function pooled(subjects: readonly CheckSubject[], check: string, name: string): Promise<CheckRow> {
  const pool = new CheckPool(
    { size: 1, modelThreads: 1 },
    { blobs: { folder: tmpdir(), s3: null }, trustedSigners: null, images: defaultImageLimits },
    { tasks: [], ask: () => Promise.reject(new Error('No model is named.')) },
  );
  try {
    return await drive(name, subjects, (subject) =>
      pool.run({ check, subject }, { timeoutMs: 60_000, records: [], earlier: nothingEarlier }),
    );
  } finally {
    await pool.close();
  }
}

const answers = writeAnswers('english', 1000, { sources: 3, size: 12 }).map(subjectOf);
const chinese = writeAnswers('chinese', 1000, { sources: 3, size: 12 }).map(subjectOf);
const tiny = [subjectOf({ text: 'Good morning.', sources: [] })];
const alone = await drive('text-factuality, English', answers, direct('text-factuality'));
const rows = [
  alone,
  await drive('text-factuality, Chinese', chinese, direct('text-factuality')),
  await drive('text-bias, English', answers, direct('text-bias')),
  await drive('text-explainability, English', answers, direct('text-explainability')),
  await drive('nothing to check', tiny, direct('text-privacy')),
  await pooled(tiny, 'text-privacy', 'nothing to check, by the pool'),
  await pooled(answers, 'text-factuality', 'text-factuality, by the pool'),
  await large(),
];
printChecks('checks in one thread: answers of about 200 words (300 characters of Chinese) with 3 sources', rows);
const [nothing, roundTrip, whole] = [rows[4], rows[5], rows[6]];
if (nothing && roundTrip && whole) {
  process.stdout.write(
    `\n  the pool adds ${(roundTrip.p50 - nothing.p50).toFixed(2)} ms to a check with nothing to do, ${(whole.p50 - alone.p50).toFixed(2)} ms to one of an average answer (medians)\n`,
  );
}
