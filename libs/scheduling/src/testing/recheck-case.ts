import type { Schedule } from '../content/schedule-content.js';
import type { ScheduleViolation } from '../violation.js';

type Change = (source: Schedule) => void;

/** What is changed in the small schedule, the change, and the violations that must be all there are. */
export type RecheckCase = [string, Change, Partial<ScheduleViolation>[]];

/** The operation of that id. */
export function operation({ jobs }: Schedule, id: string) {
  const found = jobs.flatMap((job) => job.operations).find((it) => it.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}

/** Lets operations need pieces of a tool. */
export function needsTool(source: Schedule, tool: string, count: number | undefined, ...ids: string[]): void {
  for (const id of ids) operation(source, id).tools = [{ tool, count }];
}
