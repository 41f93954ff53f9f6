import type { GroundingViolation, ScheduleReference } from '../violation.js';

/** RFC 6901 pointer below the content of a submission. */
export function contentPointer(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Collects the names that a schedule uses without declaring them, while the model is built. */
export class UndeclaredNames {
  readonly found: GroundingViolation[] = [];

  /** Notes a name that stands at a path and is not declared; for use as `declared.get(name) ?? names.note(…)`. */
  note(
    reference: ScheduleReference,
    name: string,
    path: readonly (string | number)[],
    operations: string[] = [],
  ): null {
    const pointer = contentPointer('schedule', ...path);
    this.found.push({ constraint: 'grounding', reference, name, pointer, operations, amount: 1, unit: 'references' });
    return null;
  }
}
