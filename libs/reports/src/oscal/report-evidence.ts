import type { ReportDecision } from '../content/report-decision.js';

/** Decisions that are named for a requirement; the rest are counted. */
const mostNamed = 20;

/** Which decisions of a report count for which requirement, gathered while they pass by; its size does not grow with them. */
export class ReportEvidence {
  readonly #byRequirement = new Map<string, { count: number; indexes: number[] }>();

  take({ requirements, proof }: Pick<ReportDecision, 'requirements' | 'proof'>): void {
    for (const id of requirements) {
      const found = this.#byRequirement.get(id) ?? { count: 0, indexes: [] };
      found.count += 1;
      if (found.indexes.length < mostNamed) found.indexes.push(proof.index);
      this.#byRequirement.set(id, found);
    }
  }

  /** How many decisions count for a requirement, and the log indexes of the first of them. */
  of(requirement: string): { count: number; indexes: readonly number[] } {
    return this.#byRequirement.get(requirement) ?? { count: 0, indexes: [] };
  }
}
