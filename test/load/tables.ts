import type { Latency } from './log-growth.ts';
import type { CoverageRow } from './coverage-bench.ts';
import type { ReportRow } from './reports-bench.ts';

/** One measure: requests (or entries) a second of the product and of the raw database in the same run, times in ms. */
export interface RatioRow {
  name: string;
  raw: number;
  ours: number;
  p50: number;
  p99: number;
  /** CPU time for one item, in ms: of the API, of the database below it, and of the database alone in the raw load. */
  apiCpuMs: number;
  databaseCpuMs: number;
  rawCpuMs: number;
  /** Memory of the measured process after it, in MB. */
  rssMb: number;
  /** How many submissions waited when it began; absent where none matter. */
  waiting?: number;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const fine = (value: number): string => (value === 0 ? '–' : value.toFixed(2));

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  process.stdout.write(`\n${title}\n\n${[head, ...rows].map((row) => `  ${line(row)}`).join('\n')}\n`);
}

/** Prints rates as ratios, with the raw pair beside each. */
export function printRatios(title: string, rows: readonly RatioRow[]): void {
  const head = ['', 'ratio', 'ours/s', 'raw/s', 'p50 ms', 'p99 ms', 'API CPU ms', 'DB CPU ms', 'raw CPU ms', 'RSS MB'];
  print(
    title,
    head,
    rows.map((row) => [
      row.name,
      (row.ours / row.raw).toFixed(2),
      whole(row.ours),
      whole(row.raw),
      fine(row.p50),
      fine(row.p99),
      fine(row.apiCpuMs),
      fine(row.databaseCpuMs),
      fine(row.rawCpuMs),
      row.rssMb === 0 ? '–' : whole(row.rssMb),
    ]),
  );
}

const cpuOf = ({ apiCpuMs, databaseCpuMs }: RatioRow): number => apiCpuMs + databaseCpuMs;

/** Prints what one item costs with many submissions, against what it costs with few: 1 is no growth. Both are taken relative to the raw rate beside them. */
export function printGrowth([small = [], large = []]: readonly (readonly RatioRow[])[]): void {
  const rows = small.flatMap((few) => {
    const many = large.find(({ name }) => name === few.name);
    if (!many) return [];
    return [
      [
        few.name,
        whole(few.waiting ?? 0),
        whole(many.waiting ?? 0),
        (few.ours / few.raw / (many.ours / many.raw)).toFixed(2),
        (cpuOf(many) / cpuOf(few)).toFixed(2),
      ],
    ];
  });
  print('cost of one item with many waiting, against few', ['', 'few', 'many', 'relative to raw', 'CPU'], rows);
}

/** Prints how long things took, in ms. */
export function printLatencies(title: string, rows: readonly Latency[]): void {
  print(
    title,
    ['', 'count', 'p50 ms', 'p99 ms'],
    rows.map(({ name, count, p50, p99 }) => [name, whole(count), fine(p50), fine(p99)]),
  );
}

/** Prints how fast reports are written, with the raw rate and the memory beside each. */
export function printReports(rows: readonly ReportRow[]): void {
  print(
    'reports, decisions a second against COPY of the rows they are written from',
    ['', 'decisions', 'ratio', 'ours/s', 'raw/s', 'file MB', 'peak RSS MB'],
    rows.map(({ format, decisions, ours, raw, mb, rssMb }) => [
      format,
      whole(decisions),
      fine(ours / raw),
      whole(ours),
      whole(raw),
      whole(mb),
      whole(rssMb),
    ]),
  );
}

export function printCoverage(rows: readonly CoverageRow[]): void {
  print(
    'pages of coverage',
    ['', 'decisions', 'seconds', 'statements', 'slowest s'],
    rows.map(({ page, decisions, seconds, statements, slowestSeconds }) => [
      page,
      whole(decisions),
      fine(seconds),
      whole(statements),
      fine(slowestSeconds),
    ]),
  );
}

/** Items a second through the inference hub; `maximal` is what the server behind it can do, null where there is none. */
export interface InferenceRow {
  name: string;
  maximal: number | null;
  perSecond: number;
  meanBatch: number;
  p50: number;
  p99: number;
}

/** Prints rates through the hub as parts of what the server behind it can do; without one, what an item costs. */
export function printInference(title: string, rows: readonly InferenceRow[]): void {
  print(
    title,
    ['', 'ratio', 'ours/s', 'maximal/s', 'ms an item', 'mean batch', 'p50 ms', 'p99 ms'],
    rows.map(({ name, maximal, perSecond, meanBatch, p50, p99 }) => [
      name,
      maximal === null ? '–' : (perSecond / maximal).toFixed(2),
      whole(perSecond),
      maximal === null ? '–' : whole(maximal),
      (1000 / perSecond).toFixed(3),
      meanBatch.toFixed(1),
      fine(p50),
      fine(p99),
    ]),
  );
}

/** Outputs that a check reads a second: by the clock, and by the time of the processor that this process used. */
export interface CheckRow {
  name: string;
  perSecond: number;
  perCore: number;
  p50: number;
  p99: number;
  rssMb: number;
}

/** Prints how fast checks are. */
export function printChecks(title: string, rows: readonly CheckRow[]): void {
  print(
    title,
    ['', 'outputs/s', 'a core', 'p50 ms', 'p99 ms', 'RSS MB'],
    rows.map(({ name, perSecond, perCore, p50, p99, rssMb }) => [
      name,
      fine(perSecond),
      fine(perCore),
      fine(p50),
      fine(p99),
      whole(rssMb),
    ]),
  );
}

/** What checking and explaining a schedule of so many operations took of CPU time, and how much came out. */
export interface ScheduleSpeedRow {
  operations: number;
  checkMs: number;
  explainMs: number;
  found: number;
}

/** Prints times and how they grow: the exponent is the slope of the logarithm of time against that of size; n log n is about 1.1. */
export function printScheduleSpeed(title: string, rows: readonly ScheduleSpeedRow[]): void {
  const head = ['operations', 'check ms', 'explain ms', 'together ms', 'µs an operation', 'found'];
  print(
    title,
    head,
    rows.map(({ operations, checkMs, explainMs, found }) => [
      whole(operations),
      whole(checkMs),
      whole(explainMs),
      whole(checkMs + explainMs),
      (((checkMs + explainMs) * 1000) / operations).toFixed(1),
      whole(found),
    ]),
  );
  const points = rows.map((row) => [Math.log(row.operations), Math.log(row.checkMs + row.explainMs)] as const);
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  process.stdout.write(`\n  exponent of growth: ${slope.toFixed(2)}\n`);
}

/** Images taken in at once by one process: rates, time of a copy for the viewer, and the process's memory before and at most meanwhile. */
export interface ImageIntakeRow {
  name: string;
  images: number;
  perSecond: number;
  mbPerSecond: number;
  p50: number;
  p99: number;
  restMb: number;
  peakMb: number;
}

/** Prints how fast images are taken in and shown, and what memory that takes. */
export function printImages(title: string, rows: readonly ImageIntakeRow[]): void {
  print(
    title,
    ['', 'images', 'images/s', 'MB/s', 'copy p50 ms', 'copy p99 ms', 'RSS before MB', 'peak RSS MB'],
    rows.map(({ name, images, perSecond, mbPerSecond, p50, p99, restMb, peakMb }) => [
      name,
      whole(images),
      fine(perSecond),
      fine(mbPerSecond),
      fine(p50),
      fine(p99),
      whole(restMb),
      whole(peakMb),
    ]),
  );
}

/** One check of images: milliseconds to open its models and for each image after that, and memory of the process in MB. */
export interface ImageCheckRow {
  name: string;
  images: number;
  outcome: string;
  openMs: number;
  msPerImage: number;
  /** Of processors' time, all threads of the process. */
  cpuMsPerImage: number;
  peakMb: number;
  endMb: number;
}

export function printImageChecks(rows: readonly ImageCheckRow[], of: string): void {
  print(
    `Checks of images: ${of}`,
    ['check', 'outcome', 'first ms', 'ms an image', 'CPU ms an image', 'RSS peak MB', 'RSS after MB'],
    rows.map((row) => [
      row.name,
      row.outcome,
      whole(row.openMs),
      whole(row.msPerImage),
      whole(row.cpuMsPerImage),
      whole(row.peakMb),
      whole(row.endMb),
    ]),
  );
}

/** Prints what trying a policy on submissions of the past took. */
export function printBackTest(row: {
  submissions: number;
  replayed: number;
  changed: number;
  seconds: number;
  peakMb: number;
}): void {
  print(
    'Back-test',
    ['submissions', 'replayed', 'changed', 'seconds', 'submissions/s', 'peak RSS MB'],
    [
      [
        whole(row.submissions),
        whole(row.replayed),
        whole(row.changed),
        fine(row.seconds),
        whole(row.submissions / row.seconds),
        whole(row.peakMb),
      ],
    ],
  );
}
