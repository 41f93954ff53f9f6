import type { BackTestResult } from '@countersign/contracts';
import type { Destination } from './destination.js';

const properties = ['tier', 'queue', 'approvals', 'competences'] as const;

const written = (value: Destination[(typeof properties)[number]]): string =>
  Array.isArray(value) ? value.join(', ') : String(value);

/** Counts from where to where outputs move, for each property that changes. */
export class Shifts {
  private readonly counts = new Map<string, number>();

  add(from: Destination, to: Destination): void {
    for (const property of properties) {
      const [was, is] = [written(from[property]), written(to[property])];
      if (was === is) continue;
      const key = JSON.stringify([property, was, is]);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  /** By property, the most frequent first. */
  tables(): BackTestResult['shifts'] {
    const tables: BackTestResult['shifts'] = { tier: [], queue: [], approvals: [], competences: [] };
    for (const [key, count] of [...this.counts].toSorted(([, a], [, b]) => b - a)) {
      const [property, from, to] = JSON.parse(key) as [(typeof properties)[number], string, string];
      tables[property].push({ from, to, count });
    }
    return tables;
  }
}
