import { FormatError } from './format-error.js';
import { numberLines, type NumberLine } from './number-lines.js';
import { exactly, isCount, machinesOf, wrongCount } from './read-job-shop.js';
import type { ShopPlacement, ShopProblem } from './shop-problem.js';

/**
 * Reads the flexible job shop format of Brandimarte (`.fjs`): jobs, machines and, left aside, machines an operation; then a
 * line a job: its operations, and for each the number of machines with machine and time of each. Throws FormatError.
 */
export function readFlexibleJobShop(text: string): ShopProblem {
  const [head, ...rest] = numberLines(text);
  const [jobs = 0, machines = 0] = head?.numbers ?? [];
  if (head === undefined || head.numbers.length < 2 || head.numbers.length > 3 || !isCount(jobs) || !isCount(machines))
    throw new FormatError(
      { en: 'the first line must hold the numbers of jobs and machines', 'zh-TW': '第一行須為工單數與機台數' },
      head?.line ?? 1,
    );
  const lines = exactly(jobs, rest);
  const read = lines.map(readJob);
  return { machines: machinesOf(read, machines, lines), jobs: read };
}

function readJob({ line, numbers }: NumberLine): ShopProblem['jobs'][number] {
  let at = 0;
  const next = () => {
    const value = numbers[at];
    at += 1;
    if (value !== undefined) return value;
    throw new FormatError({ en: 'ends before all its operations are told', 'zh-TW': '作業尚未列完就結束' }, line);
  };
  const counted = () => {
    const count = next();
    if (isCount(count)) return count;
    throw new FormatError(
      { en: `${count} is no number of things to follow`, 'zh-TW': `「${count}」不是有效的數量` },
      line,
    );
  };
  const operations: ShopProblem['jobs'][number] = [];
  for (let left = counted(); left > 0; left -= 1) {
    const eligible: { machine: number; time: number }[] = [];
    for (let machines = counted(); machines > 0; machines -= 1) eligible.push({ machine: next(), time: next() });
    operations.push(eligible);
  }
  if (at === numbers.length) return operations;
  throw new FormatError({ en: 'goes on after its last operation', 'zh-TW': '在最後一項作業之後仍有多餘的數字' }, line);
}

/** Reads machines and start times for a flexible job shop: a line a job, machine and start of each operation in turn. Throws FormatError. */
export function readAssignedStarts(text: string, problem: ShopProblem): ShopPlacement[][] {
  const lines = exactly(problem.jobs.length, numberLines(text));
  return problem.jobs.map((operations, job) => {
    const { line, numbers } = lines[job] ?? { line: 0, numbers: [] };
    if (numbers.length !== 2 * operations.length) throw wrongCount(line, 2 * operations.length, numbers.length);
    return operations.map((_, at) => ({ machine: numbers[2 * at] ?? 0, start: numbers[2 * at + 1] ?? 0 }));
  });
}
