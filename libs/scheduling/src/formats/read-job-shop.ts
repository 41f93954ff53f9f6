import { FormatError } from './format-error.js';
import { numberLines, type NumberLine } from './number-lines.js';
import type { ShopPlacement, ShopProblem } from './shop-problem.js';

/**
 * Reads the standard job shop format of JSPLIB and the OR-Library: jobs and machines, then a line a job of machine and
 * time in turn. Machines count from 0, or from 1 where none is 0. Throws FormatError.
 */
export function readJobShop(text: string): ShopProblem {
  const [head, ...rest] = numberLines(text);
  const [jobs = 0, machines = 0] = head?.numbers ?? [];
  if (head === undefined || head.numbers.length !== 2 || !isCount(jobs) || !isCount(machines))
    throw new FormatError(
      { en: 'the first line must hold the numbers of jobs and machines', 'zh-TW': '第一行須為工單數與機台數' },
      head?.line ?? 1,
    );
  const lines = exactly(jobs, rest);
  const read = lines.map(({ line, numbers }) => {
    if (numbers.length % 2 !== 0 || numbers.length === 0)
      throw new FormatError(
        { en: 'must hold machine and time in turn', 'zh-TW': '須依序為機台與時間，成對出現' },
        line,
      );
    return Array.from({ length: numbers.length / 2 }, (_, at) => [
      { machine: numbers[2 * at] ?? 0, time: numbers[2 * at + 1] ?? 0 },
    ]);
  });
  return { machines: machinesOf(read, machines, lines), jobs: read };
}

/** Reads start times for a job shop: a line a job, a number an operation. Throws FormatError. */
export function readStartTimes(text: string, problem: ShopProblem): ShopPlacement[][] {
  const lines = exactly(problem.jobs.length, numberLines(text));
  return problem.jobs.map((operations, job) => {
    const { line, numbers } = lines[job] ?? { line: 0, numbers: [] };
    if (numbers.length !== operations.length) throw wrongCount(line, operations.length, numbers.length);
    return operations.map((eligible, at) => ({ machine: eligible[0]?.machine ?? 0, start: numbers[at] ?? 0 }));
  });
}

/** Whether a number counts something that is there. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 20_000;
}

/** A line with too many or too few numbers. */
export function wrongCount(line: number, wanted: number, given: number): FormatError {
  const en = `must hold ${wanted} numbers for the operations of its job, and holds ${given}`;
  return new FormatError({ en, 'zh-TW': `須有 ${wanted} 個數字（對應該工單的作業），目前為 ${given} 個` }, line);
}

/** A line a job, no more and no fewer. */
export function exactly(jobs: number, lines: readonly NumberLine[]): readonly NumberLine[] {
  if (lines.length === jobs) return lines;
  const en = `must hold ${jobs} lines, one a job, and holds ${lines.length}`;
  const line = lines[Math.min(jobs, lines.length - 1)]?.line ?? null;
  throw new FormatError({ en, 'zh-TW': `須有 ${jobs} 行（每張工單一行），目前為 ${lines.length} 行` }, line);
}

/** The machines of a file: from 0, or from 1 where none is 0; throws where one lies beyond. */
export function machinesOf(jobs: ShopProblem['jobs'], count: number, lines: readonly NumberLine[]): number[] {
  const used = jobs.map((operations) => operations.flatMap((eligible) => eligible.map(({ machine }) => machine)));
  const first = used.some((machines) => machines.includes(0)) ? 0 : 1;
  used.forEach((machines, job) => {
    const wrong = machines.find((machine) => !Number.isInteger(machine) || machine >= first + count);
    if (wrong === undefined) return;
    const [en, zh] = [`there is no machine ${wrong} among ${count}`, `${count} 台機台中沒有機台 ${wrong}`];
    throw new FormatError({ en, 'zh-TW': zh }, lines[job]?.line ?? null);
  });
  return Array.from({ length: count }, (_, at) => first + at);
}
