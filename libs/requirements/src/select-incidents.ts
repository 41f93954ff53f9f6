import { gapOf, type Gap } from './gap.js';
import type { IncidentRecord, IncidentSelection } from './measurement.js';
import type { Where } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

/** What the events of rules on incidents mean among the records that are kept of one. */
export const incidentRecords: Record<string, IncidentRecord> = {
  'incident.opened': 'opened',
  'incident.became_aware': 'opened',
  'incident.classified': 'opened',
  'incident.reported': 'authority-told',
  'incident.closed': 'closed',
  'evidence.hold_placed': 'held',
  'notice.sent_authority': 'authority-told',
  'notice.sent_provider': 'provider-told',
};

/** The incidents that a rule's population means, or the fact by which this version cannot tell them apart. */
export function selectIncidents(
  where: Where | undefined,
  { incident_classes: classes }: Vocabulary,
): IncidentSelection | Gap {
  const { class: named, role, ...others } = where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  const known = named === undefined ? undefined : typeof named === 'string' ? classes[named] : undefined;
  if (named !== undefined && (known === undefined || known.length === 0)) return gapOf('condition', 'class');
  if (role !== undefined && typeof role !== 'string') return gapOf('condition', 'role');
  return { ...(known ? { classes: known } : {}), ...(role === undefined ? {} : { role }) };
}
