import type { AuditAction } from '@countersign/audit';
import type { LiveTopic } from '@countersign/contracts';

type TopicsOfActs = Partial<Record<AuditAction, readonly LiveTopic[]>>;

/** Acts on one output, by what they change. Every change of state writes its entry, so new entries tell that there was one. */
export const actsOnOutputs: TopicsOfActs = {
  'submission.routed': ['queue', 'flow', 'coverage'],
  'submission.withdrawn': ['queue', 'alarms', 'flow', 'coverage'],
  'submission.superseded': ['coverage'],
  'submission.revoked': ['coverage'],
  'review.claimed': ['queue'],
  'review.released': ['queue'],
  'review.claim-expired': ['queue', 'coverage'],
  'review.assigned': ['queue'],
  'review.assignment-released': ['queue'],
  'review.handed-over': ['queue'],
  'review.held': ['queue'],
  'review.resumed': ['queue'],
  'review.due-soon': ['alarms'],
  'review.overdue': ['alarms'],
  'review.alarm-acknowledged': ['alarms'],
  'review.opined': ['coverage'],
  'review.decided': ['queue', 'alarms', 'flow', 'coverage'],
  'contestation.opened': ['queue', 'coverage'],
  'contestation.answered': ['queue', 'flow', 'coverage'],
};

/**
 * Acts on AI systems, or on all that there is, of which coverage tells. Two that it counts are not told, and show when pages are read
 * anew for something else: `personal-data.read`, since each read would echo, and `gold-item.added`, since whoever reviews
 * would hear that an output to come is not what it seems.
 */
export const actsOnSystems: TopicsOfActs = {
  'system.registered': ['coverage'],
  'system.changed': ['coverage'],
  'system.stopped': ['coverage'],
  'system.resumed': ['coverage'],
  'attestation.signed': ['coverage'],
  'attestation.withdrawn': ['coverage'],
  'incident.opened': ['coverage'],
  'incident.reclassified': ['coverage'],
  'incident.reported': ['coverage'],
  'incident.closed': ['coverage'],
  'policy.activated': ['coverage'],
  'log.verified': ['coverage'],
  'report.built': ['coverage'],
  'subject.erased': ['coverage'],
};
