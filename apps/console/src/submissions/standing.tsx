import Link from '@mui/material/Link';
import type { SubmissionView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { StateMark, TierMark } from '../parts/marks.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId, shorten } from '../parts/short-id.js';
import { Due, When } from '../parts/when.js';
import { submissionsText } from './messages.js';

/** Where a submission stands and what it waits for. */
export function Standing({ submission }: { submission: SubmissionView }) {
  const text = useText(submissionsText);
  const mayAudit = useMay('read', 'AuditEntry');
  const other = (id: string) => (
    <Link component={RouterLink} to={`/submissions/${id}/show`}>
      {shorten(id)}
    </Link>
  );
  const { queue, approvals, route, risk } = submission;
  const items: (readonly [string, ReactNode] | null)[] = [
    [text('state'), <StateMark key="state" state={submission.state} />],
    risk && [text('tier'), <TierMark key="tier" tier={risk.tier} />],
    route && [text('queue'), route.queue],
    queue.position === null ? null : [text('position'), queue.position],
    submission.state === 'awaiting-review' ? [text('due'), <Due key="due" at={queue.dueAt} />] : null,
    approvals && [
      text('approvals'),
      approvals.given === null
        ? text('approvalsNeeded', { needed: approvals.needed })
        : text('approvalsOf', { given: approvals.given, needed: approvals.needed }),
    ],
    [text('created'), <When key="created" at={submission.createdAt} />],
    submission.decidedAt === null ? null : [text('decided'), <When key="decided" at={submission.decidedAt} />],
    [text('version'), submission.version],
    submission.supersedes === null ? null : [text('supersedes'), other(submission.supersedes)],
    submission.supersededBy === null ? null : [text('supersededBy'), other(submission.supersededBy)],
    [text('id'), <ShortId key="id" value={submission.id} what={text('id')} />],
    [text('digest'), <ShortId key="digest" value={submission.contentDigest} what={text('digest')} />],
    [
      text('entry'),
      mayAudit ? (
        <Link key="entry" component={RouterLink} to={`/entries/${submission.entry.id}/show`}>
          {shorten(submission.entry.id)}
        </Link>
      ) : (
        <ShortId key="entry" value={submission.entry.id} what={text('entry')} />
      ),
    ],
  ];
  return (
    <Section title={text('why')}>
      <Facts items={items.filter((item) => item !== null)} />
    </Section>
  );
}
