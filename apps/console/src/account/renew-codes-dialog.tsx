import type { RecoveryCodes } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { OwnProofDialog } from '../passkeys/own-proof-dialog.js';
import { useOwnProof } from '../passkeys/use-own-proof.js';
import { accountText } from './messages.js';

interface Props {
  onRenewed: (codes: RecoveryCodes) => void;
  onClose: () => void;
}

/** Asks who asks, then makes new recovery codes. */
export function RenewCodesDialog({ onRenewed, onClose }: Props) {
  const text = useText(accountText);
  const asked = useOwnProof((body) => call('renewRecoveryCodes', { body }), onRenewed);
  return (
    <OwnProofDialog asked={asked} title={text('renewCodes')} detail={text('renewCodesDetail')} onClose={onClose} />
  );
}
