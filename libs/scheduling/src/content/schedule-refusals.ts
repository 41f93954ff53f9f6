import { excerptOf, wordedIssue } from '@countersign/contracts';
import type { z } from 'zod';
import type { CalendarUse } from './calendar-effort.js';
import { calendarIntervals, maxCalendarIntervals } from './calendar-effort.js';
import { refuseNamedTwice, refuseRepeated } from './repeated-identifiers.js';
import { maxDistanceDays, maxHorizonDays } from './wire-values.js';

interface JobShape {
  releaseAt?: string | undefined;
  dueAt?: string | undefined;
  operations: readonly {
    id: string;
    tools?: readonly { tool: string }[] | undefined;
    locked?: { start: string } | undefined;
  }[];
}

/** The parts of a schedule that the refusals look at. */
interface ScheduleShape extends CalendarUse {
  start: string;
  customers?: readonly { id: string }[] | undefined;
  frozen?: { until: string; assignments: readonly { operation: string; start: string; end: string }[] } | undefined;
  claims?: { promises?: Readonly<Record<string, string>> | undefined } | undefined;
  materials?: readonly { id: string; arrivals?: readonly { at: string }[] | undefined }[] | undefined;
  jobs: readonly (JobShape & { id: string })[];
}

/** Refuses what no single field shows: too many operations or calendars, ids that occur twice, instants far from the start. */
export function refuseMisplaced(value: ScheduleShape, context: z.RefinementCtx, maxOperations: number): void {
  const operations = value.jobs.reduce((sum, job) => sum + job.operations.length, 0);
  if (operations > maxOperations) {
    const en = `a schedule holds at most ${maxOperations} operations, this one has ${operations}: split it`;
    const zh = `排程最多 ${maxOperations} 項作業，目前為 ${operations}，請分割`;
    context.addIssue({
      ...wordedIssue({ en, 'zh-TW': zh }, ['jobs']),
      code: 'too_big',
      origin: 'array',
      maximum: maxOperations,
    });
  }
  const intervals = Math.round(calendarIntervals(value));
  if (intervals > maxCalendarIntervals) {
    const en = `the calendars come to about ${intervals} open intervals, more than ${maxCalendarIntervals}: share calendars, or hand in a shorter stretch of time`;
    const zh = `行事曆約有 ${intervals} 個開放時段，超過上限 ${maxCalendarIntervals}；請共用行事曆或縮短時間範圍`;
    context.addIssue(wordedIssue({ en, 'zh-TW': zh }, ['calendars']));
  }
  refuseRepeated(context, ['calendars'], value.calendars);
  refuseRepeated(context, ['machines'], value.machines);
  refuseRepeated(context, ['people'], value.people);
  refuseRepeated(context, ['materials'], value.materials);
  refuseRepeated(context, ['tools'], value.tools);
  refuseRepeated(context, ['customers'], value.customers);
  refuseRepeated(context, ['jobs'], value.jobs);
  refuseNamedTwice(context, ['frozen', 'assignments'], 'operation', value.frozen?.assignments);
  refuseRepeatedOperations(value, context);
  refuseFarInstants(value, context);
}

function refuseRepeatedOperations(value: ScheduleShape, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  value.jobs.forEach((job, at) => {
    job.operations.forEach(({ id, tools }, index) => {
      refuseNamedTwice(context, ['jobs', at, 'operations', index, 'tools'], 'tool', tools);
      if (seen.has(id)) {
        const quoted = excerptOf(id);
        const en = `the operation id "${quoted}" occurs twice: give each operation its own`;
        const zh = `作業識別碼「${quoted}」重複，請使用不同的識別碼`;
        context.addIssue(wordedIssue({ en, 'zh-TW': zh }, ['jobs', at, 'operations', index, 'id']));
      }
      seen.add(id);
    });
  });
}

function refuseFarInstants(value: ScheduleShape, context: z.RefinementCtx): void {
  const start = Date.parse(value.start);
  const check = (text: string | undefined, days: number, ...path: PropertyKey[]) => {
    if (text === undefined || Math.abs(Date.parse(text) - start) <= days * 86_400_000) return;
    const en = `lies more than ${days} days from the start of the schedule`;
    context.addIssue(wordedIssue({ en, 'zh-TW': `距離排程開始超過 ${days} 天` }, path));
  };
  value.jobs.forEach((job, index) => {
    check(job.releaseAt, maxDistanceDays, 'jobs', index, 'releaseAt');
    check(job.dueAt, maxDistanceDays, 'jobs', index, 'dueAt');
    job.operations.forEach(({ locked }, nth) =>
      check(locked?.start, maxHorizonDays, 'jobs', index, 'operations', nth, 'locked', 'start'),
    );
  });
  const checkAll = (path: PropertyKey[], list: readonly { start: string; end: string }[] | undefined) =>
    list?.forEach(({ start: begins, end: ends }, index) => {
      check(begins, maxHorizonDays, ...path, index, 'start');
      check(ends, maxHorizonDays, ...path, index, 'end');
    });
  checkAll(['assignments'], value.assignments);
  check(value.frozen?.until, maxHorizonDays, 'frozen', 'until');
  checkAll(['frozen', 'assignments'], value.frozen?.assignments);
  Object.entries(value.claims?.promises ?? {}).forEach(([job, promised]) =>
    check(promised, maxDistanceDays, 'claims', 'promises', job),
  );
  value.materials?.forEach((material, index) => {
    material.arrivals?.forEach((arrival, nth) =>
      check(arrival.at, maxDistanceDays, 'materials', index, 'arrivals', nth, 'at'),
    );
  });
}
