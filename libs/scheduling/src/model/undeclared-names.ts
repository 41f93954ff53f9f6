import type { GroundingViolation, ScheduleReference } from '../violation.js';

/** RFC 6901 pointer below the content of a submission. */
export function contentPointer(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Collects the names that a schedule uses without declaring them, while the model is built. */
export class UndeclaredNames {
  readonly found: GroundingViolation[] = [];

  /** The value of a name, or null and a violation when the map does not hold it. */
  resolve<T>(
    declared: ReadonlyMap<string, T>,
    reference: ScheduleReference,
    name: string,
    path: readonly (string | number)[],
    operations: string[] = [],
  ): T | null {
    const value = declared.get(name);
    if (value !== undefined) return value;
    const pointer = contentPointer('schedule', ...path);
    this.found.push({ constraint: 'grounding', reference, name, pointer, operations, amount: 1, unit: 'references' });
    return null;
  }
}
