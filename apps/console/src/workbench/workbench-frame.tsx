import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { FlowMenu } from '../review-flow/flow-menu.js';
import { StoppedNotice } from '../stops/stopped-notice.js';
import { BreakBanner } from './breaks/break-banner.js';
import type { ClaimedItem } from './claimed-item.js';
import { SkipDialog } from './decision/skip-dialog.js';
import { KeySheet, type KeyMeanings } from './key-sheet.js';
import { workbenchText } from './messages.js';
import { Notices } from './notices.js';
import { StepUpDialog } from './step-up-dialog.js';
import type { Frame } from './use-frame.js';
import { useWorkbenchKeys, type KeyActs } from './use-workbench-keys.js';
import { WorkbenchHeader } from './workbench-header.js';

interface Props extends ClaimedItem {
  frame: Frame;
  /** What its keys do, besides those of the frame. */
  acts: KeyActs;
  meanings: KeyMeanings;
  /** What was written so far, for whom the item is handed to. */
  draft?: string;
  lateCount?: number;
  /** Why the last decision or opinion was refused. */
  error: Error | null;
  /** Where a fresh code may be asked for: sends what was refused for want of it once more, or lets it be. */
  stepUp?: { onProved: () => void; onClose: () => void };
  /** Told when the claim was taken again. */
  onTakenAgain?: () => void;
  children: ReactNode;
}

/** What stands around an item that somebody holds: where it comes from, how long the claim lasts, what they have to know, skipping, the width of the output and the key sheet. */
export function WorkbenchFrame({
  view: { submission, claim },
  expiresAt,
  lost,
  onAgain,
  onNext,
  onPassed,
  onBreakDismissed,
  frame: { dialog, setDialog, wide, setWide },
  acts,
  meanings,
  draft = '',
  lateCount = 0,
  error,
  stepUp,
  onTakenAgain,
  children,
}: Props) {
  const text = useText(workbenchText);
  const [againError, setAgainError] = useState<Error | null>(null);
  const asksForCode = stepUp !== undefined && error instanceof ProblemError && error.code === 'step-up-needed';
  const bound: KeyActs = {
    ...acts,
    w: () => setWide(!wide),
    s: () => setDialog('skip'),
    '?': () => setDialog('sheet'),
  };
  useWorkbenchKeys(bound);
  const again = () => {
    setAgainError(null);
    onAgain()
      .then(onTakenAgain)
      .catch((reason: unknown) => setAgainError(reason instanceof Error ? reason : new Error(String(reason))));
  };
  return (
    <Box
      data-submission={submission.id}
      sx={{ height: { md: 'calc(100dvh - 48px)' }, display: 'flex', flexDirection: 'column' }}
    >
      <WorkbenchHeader
        submission={submission}
        expiresAt={expiresAt}
        lost={lost}
        more={<FlowMenu submission={submission.id} claim={claim.id} draft={draft} onDone={onPassed} />}
        onSkip={() => setDialog('skip')}
        onSheet={() => setDialog('sheet')}
      />
      {onBreakDismissed && <BreakBanner onDismiss={onBreakDismissed} />}
      <StoppedNotice since={submission.stoppedSince} />
      <Notices
        lost={lost}
        lateCount={lateCount}
        error={asksForCode ? null : error}
        againError={againError}
        onAgain={again}
        onNext={onNext}
      />
      {children}
      {asksForCode && <StepUpDialog {...stepUp} />}
      {dialog === 'sheet' && (
        <KeySheet
          modality={submission.modality}
          bound={Object.keys(bound)}
          meanings={meanings}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'skip' && (
        <SkipDialog claim={claim.id} onClose={() => setDialog(null)} onSkipped={() => onPassed(text('skipped'))} />
      )}
    </Box>
  );
}
