import type { PersonSummary } from '../content/report-summary.js';
import { roleWords } from '../words/report-words.js';
import { column } from '@countersign/workbooks';

const number = { kind: 'number', width: 16 } as const;
const decided = ({ outcomes }: PersonSummary): number => Object.values(outcomes).reduce((sum, count) => sum + count, 0);

/** Who decided how much, by the pseudonyms of the log. */
export const personColumns = [
  column<PersonSummary>('Pseudonym', '代號', (item) => item.pseudonym, { width: 28 }),
  column<PersonSummary>('Role', '角色', (item) => item.role, { words: roleWords }),
  column<PersonSummary>('Decisions', '裁決數', decided, number),
  column<PersonSummary>('Approved', '核可', (item) => item.outcomes.approve, number),
  column<PersonSummary>('Rejected', '駁回', (item) => item.outcomes.reject, number),
  column<PersonSummary>('Changes requested', '要求修改', (item) => item.outcomes['request-changes'], number),
  column<PersonSummary>('Escalated', '上呈', (item) => item.outcomes.escalate, number),
  column<PersonSummary>(
    'Mean review seconds',
    '平均審查秒數',
    ({ timed, reviewSeconds }) => (timed === 0 ? null : Math.round((reviewSeconds / timed) * 10) / 10),
    number,
  ),
];
