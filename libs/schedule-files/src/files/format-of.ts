import type { ScheduleFormat } from '@countersign/contracts';
import type { ScheduleFile } from './sheets-of.js';
import { isZip } from './sheets-of.js';

const startOf = ({ bytes }: ScheduleFile): string =>
  bytes
    .subarray(0, 4000)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();

/** Whether the first line that is no comment holds two or three whole numbers and nothing else. */
function beginsWithCounts(file: ScheduleFile): boolean {
  const line = startOf(file)
    .split(/\r?\n/)
    .find((it) => it.trim() !== '' && !it.trim().startsWith('#'));
  return line !== undefined && /^\s*\d+[ \t]+\d+([ \t]+\d+(\.\d+)?)?\s*$/.test(line);
}

/** The format of files, told by their names and how they begin; tables where nothing else is sure. */
export function formatOf(files: readonly ScheduleFile[]): ScheduleFormat {
  const texts = files.filter((file) => !isZip(file));
  if (texts.length === 0) return 'tables';
  if (texts.every((file) => /\.json$/i.test(file.name) || /^[{[]/.test(startOf(file)))) return 'json';
  if (texts.some((file) => startOf(file).startsWith('<') && /<(SchedulingPeriod|Solution)\b/.test(startOf(file))))
    return 'inrc-1';
  if (texts.some(({ name }) => /\.fjs$/i.test(name))) return 'flexible-job-shop';
  if (texts.some(({ name }) => /\.(jsp|jss)$/i.test(name))) return 'job-shop';
  const isPlain = texts.every(({ name }) => !/\.(csv|tsv)$/i.test(name));
  return isPlain && texts.some(beginsWithCounts) ? 'job-shop' : 'tables';
}
