import type { AttestationView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { attestationsText } from './messages.js';

interface Props {
  statement: AttestationView;
  onWithdrawn: () => void;
  onClose: () => void;
}

/** Withdraws a statement with a reason. */
export function WithdrawDialog({ statement, onWithdrawn, onClose }: Props) {
  const text = useText(attestationsText);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => call('withdrawAttestation', { params: { id: statement.id }, body: { reason: reason.trim() } }),
    onSuccess: onWithdrawn,
  });
  return (
    <ActDialog
      title={text('withdrawTitle', { requirement: statement.requirement })}
      detail={text('withdrawDetail')}
      save={text('withdraw')}
      blocked={reason.trim() === '' || withdraw.isPending}
      error={withdraw.error}
      onSave={() => withdraw.mutate()}
      onClose={onClose}
    >
      <WordsField label={text('reason')} rows={2} most={2000} focus value={reason} onChange={setReason} />
    </ActDialog>
  );
}
