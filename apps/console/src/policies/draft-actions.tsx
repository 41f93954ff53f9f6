import Button from '@mui/material/Button';
import type { DraftView } from '@countersign/contracts';
import { useState } from 'react';
import { useMay, useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { draftText } from './draft-messages.js';
import { ApproveDialog, ReturnDialog, WithdrawDialog } from './review-dialogs.js';

interface Props {
  draft: DraftView;
  /** Whether something is typed that is not saved. */
  isChanged: boolean;
  isProposing: boolean;
  onPropose: () => void;
  onDone: () => void;
}

/** Whether somebody wrote in a draft or proposed it, so that others have to review it. */
export function useIsOwn({ authors, proposedBy }: DraftView): boolean {
  const person = useSession()?.person.id;
  return proposedBy?.id === person || authors.some(({ id }) => id === person);
}

/** What the person may do to a draft in its state. */
export function DraftActions({ draft, isChanged, isProposing, onPropose, onDone }: Props) {
  const text = useText(draftText);
  const [mayDraft, mayApprove, mayWithdraw] = [
    useMay('draft', 'Policy'),
    useMay('approve', 'Policy'),
    useMay('withdraw', 'Policy'),
  ];
  const isOwn = useIsOwn(draft);
  const [dialog, setDialog] = useState<'approve' | 'return' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
  const done = () => {
    close();
    onDone();
  };
  const { state, check } = draft;
  const isOpen = state === 'draft' || state === 'proposed' || state === 'approved';
  const mayReview = state === 'proposed' && mayApprove && !isOwn && !isChanged;
  const isReady = check.faults.length === 0 && check.changes && !isChanged && !isProposing;
  return (
    <>
      {state === 'draft' && mayDraft && (
        <Button variant="contained" disabled={!isReady} onClick={onPropose}>
          {text('propose')}
        </Button>
      )}
      {mayReview && (
        <>
          <Button variant="outlined" onClick={() => setDialog('approve')}>
            {text('approve')}
          </Button>
          <Button variant="outlined" onClick={() => setDialog('return')}>
            {text('giveBack')}
          </Button>
        </>
      )}
      {isOpen && mayWithdraw && (
        <Button variant="outlined" color="inherit" onClick={() => setDialog('withdraw')}>
          {text('withdraw')}
        </Button>
      )}
      {dialog === 'approve' && <ApproveDialog draft={draft} onDone={done} onClose={close} />}
      {dialog === 'return' && <ReturnDialog draft={draft} onDone={done} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog draft={draft} onDone={done} onClose={close} />}
    </>
  );
}
