import type { LocalizedText, ScheduleFormat, ScheduleFormatInput, ScheduleKind } from '@countersign/contracts';
import {
  FormatError,
  readAssignedStarts,
  readFlexibleJobShop,
  readJobShop,
  readNurseRoster,
  readStartTimes,
  shopSchedule,
  type ShopPlacement,
  type ShopProblem,
} from '@countersign/scheduling';
import { decodeText, FileRefused } from '@countersign/workbooks';
import type { Json } from '../content/content-builder.js';
import { nowhere, type Faults } from '../fault.js';
import type { ScheduleFile } from '../files/sheets-of.js';

/** What the numbers of a research format mean where nobody says. */
const unsaid = { timeZone: 'UTC', start: '2000-01-01T00:00:00Z', minutesPerUnit: 1 };

interface ResearchRead {
  kind: ScheduleKind;
  content: Json | null;
  notes: LocalizedText[];
}

interface TextFile {
  name: string;
  text: string;
}

const needsTwo = new FileRefused('other-format', {
  en: 'A research format needs two files: the instance, and its solution (start times, or assignments).',
  'zh-TW': '研究格式需要兩個檔案：題目（instance）與解（開始時間或指派）。',
});

const looksLikeSolution = ({ name, text }: TextFile): boolean =>
  /sol|start|assign|plan|解/i.test(name) || /<Solution\b/.test(text.slice(0, 4000));

/** Reads a file, or tells its fault by line; null then. */
function attempt<T>(file: TextFile, faults: Faults, read: (text: string) => T): T | null {
  try {
    return read(file.text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { line, text } = error;
    const where = line === null ? { en: '', zh: '' } : { en: `line ${line}: `, zh: `第 ${line} 行：` };
    const detail = { en: `${where.en}${text.en}`, 'zh-TW': `${where.zh}${text['zh-TW']}` };
    faults.add({ ...nowhere, sheet: file.name, row: line }, { code: 'wrong-format', detail });
    return null;
  }
}

/** Whether a text reads without fault. */
function reads(text: string, read: (text: string) => unknown): boolean {
  try {
    read(text);
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function inOrder(files: readonly ScheduleFile[], isInstance: (text: string) => boolean): [TextFile, TextFile] {
  const [first, second, ...rest] = files.map(({ name, bytes }) => ({ name, text: decodeText(bytes) }));
  if (!first || !second || rest.length > 0) throw needsTwo;
  if (looksLikeSolution(first) !== looksLikeSolution(second))
    return looksLikeSolution(first) ? [second, first] : [first, second];
  return !isInstance(first.text) && isInstance(second.text) ? [second, first] : [first, second];
}

function readShop(
  files: readonly ScheduleFile[],
  { timeZone, start, minutesPerUnit }: ScheduleFormatInput,
  faults: Faults,
  readProblem: (text: string) => ShopProblem,
  readPlacements: (text: string, problem: ShopProblem) => ShopPlacement[][],
): Json | null {
  const [instance, solution] = inOrder(files, (text) => reads(text, readProblem));
  const problem = attempt(instance, faults, readProblem);
  const placements = problem && attempt(solution, faults, (text) => readPlacements(text, problem));
  if (!placements) return null;
  const calendar = {
    timeZone: timeZone ?? unsaid.timeZone,
    start: start ?? unsaid.start,
    minutesPerUnit: minutesPerUnit ?? unsaid.minutesPerUnit,
  };
  return { schedule: shopSchedule(problem, placements, calendar) };
}

const units: LocalizedText = {
  en: `Nothing said what the numbers mean: one unit counts as ${unsaid.minutesPerUnit} minute from ${unsaid.start}.`,
  'zh-TW': `未說明數字單位：以一單位 ${unsaid.minutesPerUnit} 分鐘、自 ${unsaid.start} 起算。`,
};

/** Reads an instance and its solution in a research format. Throws `FileRefused` where there are not two files. */
export function readResearch(
  format: Exclude<ScheduleFormat, 'tables' | 'json'>,
  files: readonly ScheduleFile[],
  options: ScheduleFormatInput,
  faults: Faults,
): ResearchRead {
  if (format !== 'inrc-1') {
    const content =
      format === 'job-shop'
        ? readShop(files, options, faults, readJobShop, readStartTimes)
        : readShop(files, options, faults, readFlexibleJobShop, readAssignedStarts);
    const isSaid = options.start !== undefined && options.minutesPerUnit !== undefined;
    return { kind: 'production', content, notes: isSaid ? [] : [units] };
  }
  const [instance, solution] = inOrder(files, (text) => /<SchedulingPeriod\b/.test(text.slice(0, 4000)));
  const zone = options.timeZone ?? unsaid.timeZone;
  const alone = attempt(instance, faults, (text) => readNurseRoster(text, zone));
  const read = alone && attempt(solution, faults, (text) => readNurseRoster(instance.text, zone, text));
  if (!read) return { kind: 'roster', content: null, notes: [] };
  const left = read.left.join(', ');
  const notes =
    left === ''
      ? []
      : [{ en: `Rules of the instance that are not read: ${left}.`, 'zh-TW': `題目中未讀取的規則：${left}。` }];
  return { kind: 'roster', content: { roster: read.roster }, notes };
}
