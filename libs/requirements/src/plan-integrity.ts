import { gapOf, type Gap } from './gap.js';
import type { Measurement } from './measurement.js';
import type { RuleOf } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

const quorum = 'witness_quorum';

/** How a verification of the log is counted: as it stands, with the witnesses of what it verified, or after each act of a kind. */
export function planIntegrity({ require }: RuleOf<'integrity'>, words: Vocabulary): Measurement | Gap {
  const unproved = require.verify.filter((name) => words.verifications[name] !== true);
  if (unproved.length > 0) return gapOf('verification', ...unproved);
  const isWitnessed = require.verify.includes(quorum);
  if (require.after === undefined) return { kind: 'log-verified', ...(isWitnessed ? { witnessed: true } : {}) };
  const actions = words.events[require.after] ?? [];
  if (actions.length === 0) return gapOf('event', require.after);
  return isWitnessed ? gapOf('verification', quorum) : { kind: 'log-verified-after', actions };
}
