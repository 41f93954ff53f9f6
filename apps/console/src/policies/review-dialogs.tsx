import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import type { DraftView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { draftText } from './draft-messages.js';

interface Props {
  draft: DraftView;
  onDone: () => void;
  onClose: () => void;
}

/** Of the policy that stood on the page when the dialog was opened, however the page goes on. */
function useDigestRead({ digest }: DraftView): string {
  const [read] = useState(digest);
  if (read === null) throw new Error('Only what was proposed is answered.');
  return read;
}

function CommentField({
  value,
  isNeeded,
  onChange,
}: {
  value: string;
  isNeeded: boolean;
  onChange: (v: string) => void;
}) {
  const text = useText(draftText);
  return (
    <TextField
      multiline
      minRows={2}
      required={isNeeded}
      label={text('comment')}
      helperText={text('commentHelp')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}

/** Approves a proposed draft, at once or for a time. */
export function ApproveDialog({ draft, onDone, onClose }: Props) {
  const text = useText(draftText);
  const digest = useDigestRead(draft);
  const [isLater, setLater] = useState(false);
  const [at, setAt] = useState('');
  const [comment, setComment] = useState('');
  const approve = useMutation({
    mutationFn: () => {
      const time = isLater ? new Date(at).toISOString() : null;
      const body = { digest, at: time, comment: comment.trim() || null };
      return call('approvePolicyDraft', { params: { id: draft.id }, body });
    },
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('approveTitle')}
      detail={text('approveDetail')}
      save={text('approve')}
      blocked={approve.isPending || (isLater && at === '')}
      error={approve.error}
      onSave={() => approve.mutate()}
      onClose={onClose}
    >
      <FormControl>
        <FormLabel id="approve-when">{text('when')}</FormLabel>
        <RadioGroup
          aria-labelledby="approve-when"
          value={isLater ? 'later' : 'now'}
          onChange={(_, value) => setLater(value === 'later')}
        >
          <FormControlLabel value="now" control={<Radio size="small" />} label={text('whenNow')} />
          <FormControlLabel value="later" control={<Radio size="small" />} label={text('whenLater')} />
        </RadioGroup>
      </FormControl>
      {isLater && (
        <TextField
          required
          type="datetime-local"
          label={text('at')}
          value={at}
          onChange={(event) => setAt(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      <CommentField value={comment} isNeeded={false} onChange={setComment} />
    </ActDialog>
  );
}

/** Gives a proposed draft back to its authors, with what is to be changed. */
export function ReturnDialog({ draft, onDone, onClose }: Props) {
  const text = useText(draftText);
  const digest = useDigestRead(draft);
  const [comment, setComment] = useState('');
  const giveBack = useMutation({
    mutationFn: () =>
      call('returnPolicyDraft', { params: { id: draft.id }, body: { digest, comment: comment.trim() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('giveBackTitle')}
      save={text('giveBack')}
      blocked={giveBack.isPending || comment.trim() === ''}
      error={giveBack.error}
      onSave={() => giveBack.mutate()}
      onClose={onClose}
    >
      <CommentField value={comment} isNeeded onChange={setComment} />
    </ActDialog>
  );
}

/** Withdraws a draft that is not in force yet. */
export function WithdrawDialog({ draft, onDone, onClose }: Props) {
  const text = useText(draftText);
  const withdraw = useMutation({
    mutationFn: () => call('withdrawPolicyDraft', { params: { id: draft.id } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('withdrawTitle')}
      detail={text('withdrawDetail')}
      danger
      save={text('withdraw')}
      blocked={withdraw.isPending}
      error={withdraw.error}
      onSave={() => withdraw.mutate()}
      onClose={onClose}
    >
      {null}
    </ActDialog>
  );
}
