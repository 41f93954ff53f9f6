import type { RecoveryCodes } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { OwnProofFields } from '../passkeys/own-proof-fields.js';
import { useOwnProof } from '../passkeys/use-own-proof.js';
import { accountText } from './messages.js';

interface Props {
  onRenewed: (codes: RecoveryCodes) => void;
  onClose: () => void;
}

/** Asks who asks, then makes new recovery codes. */
export function RenewCodesDialog({ onRenewed, onClose }: Props) {
  const text = useText(accountText);
  const { doing, fields } = useOwnProof((body) => call('renewRecoveryCodes', { body }), onRenewed);
  return (
    <ActDialog
      title={text('renewCodes')}
      detail={text('renewCodesDetail')}
      blocked={fields.proof.password === '' || doing.isPending}
      error={doing.error}
      onSave={() => doing.mutate()}
      onClose={onClose}
    >
      <OwnProofFields {...fields} />
    </ActDialog>
  );
}
