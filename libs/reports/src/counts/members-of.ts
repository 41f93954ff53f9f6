import type { Policy } from '@countersign/policy';
import type { Measurement } from '@countersign/requirements';
import {
  actMembers,
  fieldMembers,
  keptMembers,
  newestMembers,
  policyMembers,
  pseudonymousMembers,
  verifiedMembers,
} from './entry-members.js';
import { providerFirstIncidents, reportedIncidents, shownIncidents } from './incident-members.js';
import { outputMembers } from './output-members.js';
import { reviewerMembers } from './reviewer-members.js';
import type { Members, Parameters, Scope } from './scope.js';
import { changedSystems, describedSystems, enteredSystems, freshSystems } from './system-members.js';

/** The statement that answers the members of a measurement's population, each with whether it meets what is asked. */
export function membersOf(scope: Scope, measurement: Measurement, policy: Policy, parameters: Parameters): Members {
  switch (measurement.kind) {
    case 'outputs-with-check':
    case 'outputs-not-flagged':
    case 'outputs-with-measure':
    case 'outputs-showing':
    case 'outputs-with-approvers':
    case 'outputs-in-order':
    case 'outputs-followed-within':
    case 'outputs-kept':
      return outputMembers(scope, measurement, parameters);
    case 'acts-with-entry':
      return actMembers(scope, parameters);
    case 'entries-with-fields':
      return fieldMembers(scope, measurement, parameters);
    case 'checks-under-policy':
      return policyMembers(scope, measurement, parameters);
    case 'entries-pseudonymous':
      return pseudonymousMembers(scope, parameters);
    case 'newest-entry-fresh':
      return newestMembers(scope, measurement, parameters);
    case 'systems-with-entry':
      return enteredSystems(scope, measurement, parameters);
    case 'systems-fresh':
      return freshSystems(scope, measurement, parameters);
    case 'systems-with-fact':
      return describedSystems(scope, measurement, parameters);
    case 'systems-pass-rate-change':
      return changedSystems(scope, measurement, parameters);
    case 'reviewers-within':
      return reviewerMembers(scope, measurement, parameters);
    case 'incidents-showing':
      return shownIncidents(scope, measurement, parameters);
    case 'incidents-reported-within':
      return reportedIncidents(scope, measurement, parameters);
    case 'incidents-provider-first':
      return providerFirstIncidents(scope, measurement, parameters);
    case 'log-verified':
      return verifiedMembers(scope, parameters);
    case 'log-kept':
      return keptMembers(scope, measurement, policy, parameters);
  }
}
