import type { Tx } from '@countersign/database';
import type { RuleCounts } from '@countersign/requirements';

/** What is counted: outputs, decisions and entries of these AI systems (ids), from `from` up to but not including `to`. */
export interface Scope {
  systems: readonly string[];
  from: Date;
  to: Date;
}

/** Values of one statement, in the order in which their `$n` were handed out. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** Runs a statement that answers one row of `population` and `met`. */
export async function countRows(tx: Tx, text: string, { values }: Parameters): Promise<RuleCounts> {
  const [row] = await tx.query<{ population: string | null; met: string | null }>(text, values);
  return { population: Number(row?.population ?? 0), met: Number(row?.met ?? 0) };
}

const operators = { '>=': '>=', '<=': '<=', '==': '=', '>': '>', '<': '<' } as const;

/** The SQL operator of a comparison. */
export function operatorOf(comparison: keyof typeof operators): string {
  return operators[comparison];
}

/** Classes of AI systems that count as high-risk. */
export const highRiskClasses = ['high_risk_annex_iii', 'high_risk_annex_i', 'annex_iii_1a'];
