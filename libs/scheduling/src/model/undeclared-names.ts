import type { Schedule } from '../content/schedule-content.js';
import type { GroundingViolation, ScheduleReference } from '../violation.js';
import { NearNames } from './near-names.js';

/** RFC 6901 pointer below the content of a submission. */
export function contentPointer(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Collects the names that a schedule uses without declaring them, while the model is built. */
export class UndeclaredNames {
  readonly found: GroundingViolation[] = [];
  private readonly near = new Map<ScheduleReference, NearNames>();
  private readonly source: Schedule;

  constructor(source: Schedule) {
    this.source = source;
  }

  /** Notes a name that stands at a path and is not declared; for use as `declared.get(name) ?? names.note(…)`. */
  note(
    reference: ScheduleReference,
    name: string,
    path: readonly (string | number)[],
    operations: string[] = [],
  ): null {
    const near = this.near.get(reference) ?? new NearNames(declaredNames(this.source, reference));
    this.near.set(reference, near);
    this.add({ reference, name, meant: near.find(name), belongsTo: null, operations }, path);
    return null;
  }

  /** Notes that an assignment names a job to which its operation does not belong. */
  noteOtherJob(job: string, belongsTo: string, path: readonly (string | number)[], operation: string): void {
    this.add({ reference: 'job', name: job, meant: null, belongsTo, operations: [operation] }, path);
  }

  private add(
    what: Pick<GroundingViolation, 'reference' | 'name' | 'meant' | 'belongsTo' | 'operations'>,
    path: readonly (string | number)[],
  ): void {
    const pointer = contentPointer('schedule', ...path);
    this.found.push({ constraint: 'grounding', ...what, pointer, amount: 1, unit: 'references' });
  }
}

function declaredNames(source: Schedule, reference: ScheduleReference): string[] {
  const lists: Record<ScheduleReference, readonly { id: string }[] | undefined> = {
    operation: reference === 'operation' ? source.jobs.flatMap(({ operations }) => operations) : [],
    machine: source.machines,
    person: source.people,
    material: source.materials,
    calendar: source.calendars,
    tool: source.tools,
    customer: source.customers,
    job: source.jobs,
  };
  return (lists[reference] ?? []).map(({ id }) => id);
}
