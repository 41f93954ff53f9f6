import type { LocalizedText } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import type { TrustPolicy } from '@countersign/tlog';
import type { CountMemory } from '../coverage/count-memory.js';

/** What the product runs with that counts are judged by: its policy, and whom checkpoints are cosigned by, where anybody. */
export interface Grounds {
  policy: Policy;
  witnesses?: TrustPolicy | null;
  /** For who asks again and again: counts up to `now` are kept where they take long; absent: all is counted. */
  shared?: { memory: CountMemory; now: Date } | undefined;
}

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

/** What a member of a population is: what its `id` identifies. */
export type MemberKind = 'submission' | 'entry' | 'system' | 'reviewer' | 'incident' | 'log';

/**
 * A statement that answers the members of a population: `id` (text), `entry` (uuid of an entry of the log that stands for it,
 * or null), `at`, and `met`: whether it meets what is asked, null where it could not be looked at. Where members meet it for
 * a time only, also `expires` (timestamptz): the last moment at which that one does.
 */
export interface Members {
  of: MemberKind;
  text: string;
  expire?: true;
  /** What to do where one does not meet it. */
  remedy?: LocalizedText;
}

const operators = { '>=': '>=', '<=': '<=', '==': '=', '>': '>', '<': '<' } as const;

/** The SQL operator of a comparison. */
export function operatorOf(comparison: keyof typeof operators): string {
  return operators[comparison];
}

/** Classes of AI systems that count as high-risk. */
export const highRiskClasses = ['high_risk_annex_iii', 'high_risk_annex_i', 'annex_iii_1a'];
