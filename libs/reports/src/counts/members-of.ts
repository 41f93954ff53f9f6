import type { Measurement } from '@countersign/requirements';
import { answeredContestations, consequentContestations } from './contestation-members.js';
import { opinedDecisions, readDecisions } from './decision-members.js';
import { actMembers, fieldMembers, newestMembers, policyMembers, pseudonymousMembers } from './entry-members.js';
import { providerFirstIncidents, reportedIncidents, shownIncidents } from './incident-members.js';
import { keptMembers, verifiedAfterMembers, verifiedMembers } from './log-members.js';
import { outputMembers } from './output-members.js';
import { approvedPolicies } from './policy-members.js';
import { reviewerMembers } from './reviewer-members.js';
import type { Grounds, Members, Parameters, Scope } from './scope.js';
import { actedSystems, changedSystems, describedSystems, enteredSystems, freshSystems } from './system-members.js';

/** The statement that answers the members of a measurement's population, each with whether it meets what is asked. */
export function membersOf(
  scope: Scope,
  measurement: Measurement,
  { policy, witnesses }: Grounds,
  parameters: Parameters,
): Members {
  switch (measurement.kind) {
    case 'outputs-with-check':
    case 'outputs-not-flagged':
    case 'outputs-with-measure':
    case 'outputs-showing':
    case 'outputs-with-approvers':
    case 'outputs-in-order':
    case 'outputs-followed-within':
    case 'outputs-kept':
    case 'outputs-with-energy':
      return outputMembers(scope, measurement, parameters);
    case 'acts-with-entry':
      return actMembers(scope, parameters);
    case 'entries-with-fields':
      return fieldMembers(scope, measurement, parameters);
    case 'checks-under-policy':
      return policyMembers(scope, measurement, parameters);
    case 'entries-pseudonymous':
      return pseudonymousMembers(scope, parameters);
    case 'policies-approved':
      return approvedPolicies(scope, parameters);
    case 'decisions-after-reading':
      return readDecisions(scope, parameters);
    case 'decisions-after-opinion':
      return opinedDecisions(scope, measurement, parameters);
    case 'contestations-answered-within':
      return answeredContestations(scope, measurement, parameters);
    case 'contestations-acted-on':
      return consequentContestations(scope, measurement, parameters);
    case 'newest-entry-fresh':
      return newestMembers(scope, measurement, parameters);
    case 'systems-with-entry':
      return enteredSystems(scope, measurement, parameters);
    case 'systems-with-act':
      return actedSystems(scope, measurement, parameters);
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
      return verifiedMembers(scope, measurement, witnesses, parameters);
    case 'log-verified-after':
      return verifiedAfterMembers(scope, measurement, parameters);
    case 'log-kept':
      return keptMembers(scope, measurement, policy, parameters);
  }
}
