import type { Schedule } from '../content/schedule-content.js';
import type { Job } from './schedule-model.js';
import type { UndeclaredNames } from './undeclared-names.js';

interface Declared {
  operations: ReadonlyMap<string, unknown>;
  machines: ReadonlyMap<string, unknown>;
  people: ReadonlyMap<string, unknown>;
  jobs: readonly Job[];
}

/** Looks at the names in claims and reasons. */
export function noteStatements(source: Schedule, declared: Declared, names: UndeclaredNames): void {
  const jobs = new Map(declared.jobs.map((job) => [job.id, job]));
  const { utilisation, workHours, promises, tardinessMinutes } = source.claims ?? {};
  for (const [reference, known, claim, figures] of [
    ['machine', declared.machines, 'utilisation', utilisation],
    ['person', declared.people, 'workHours', workHours],
    ['job', jobs, 'promises', promises],
    ['job', jobs, 'tardinessMinutes', tardinessMinutes],
  ] as const) {
    for (const name of Object.keys(figures ?? {})) {
      if (!known.has(name)) names.note(reference, name, ['claims', claim, name]);
    }
  }
  source.reasons?.forEach(({ operation, job }, index) => {
    if (operation !== undefined && !declared.operations.has(operation))
      names.note('operation', operation, ['reasons', index, 'operation'], [operation]);
    if (job !== undefined && !jobs.has(job)) names.note('job', job, ['reasons', index, 'job']);
  });
}
