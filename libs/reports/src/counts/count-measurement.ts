import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { Measurement, RuleCounts } from '@countersign/requirements';
import { countActs, countFields, countKept, countPreceded, countPseudonymous, countVerified } from './count-entries.js';
import { countPassRates, countReviewers, countSystems } from './count-members.js';
import { countOutputs } from './count-outputs.js';
import type { Scope } from './scope.js';

/** Counts one measurement in one statement: its population and how many of it meet what is asked. No row is read into memory. */
export async function countMeasurement(
  tx: Tx,
  scope: Scope,
  measurement: Measurement,
  policy: Policy,
): Promise<RuleCounts> {
  switch (measurement.kind) {
    case 'outputs-with-check':
    case 'outputs-not-flagged':
    case 'outputs-with-measure':
    case 'outputs-showing':
    case 'outputs-with-approvers':
    case 'outputs-in-order':
      return countOutputs(tx, scope, measurement);
    case 'acts-with-entry':
      return countActs(tx, scope);
    case 'entries-with-fields':
      return countFields(tx, scope, measurement);
    case 'entries-preceded':
      return countPreceded(tx, scope, measurement);
    case 'entries-pseudonymous':
      return countPseudonymous(tx, scope);
    case 'systems-with-entry':
      return countSystems(tx, scope, measurement);
    case 'systems-pass-rate-change':
      return countPassRates(tx, scope, measurement);
    case 'reviewers-within':
      return countReviewers(tx, scope, measurement);
    case 'log-verified':
      return countVerified(tx, scope);
    case 'log-kept':
      return countKept(tx, measurement, policy);
  }
}
