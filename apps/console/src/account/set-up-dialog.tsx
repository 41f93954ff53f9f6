import type { TotpOffer } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { OwnProofDialog } from '../passkeys/own-proof-dialog.js';
import { useOwnProof } from '../passkeys/use-own-proof.js';
import { accountText } from './messages.js';

interface Props {
  onOffered: (offer: TotpOffer) => void;
  onClose: () => void;
}

/** Asks who asks, then begins to set up an authenticator. */
export function SetUpDialog({ onOffered, onClose }: Props) {
  const text = useText(accountText);
  const asked = useOwnProof((body) => call('beginTotp', { body }), onOffered);
  return (
    <OwnProofDialog
      asked={asked}
      title={text('setUpAuthenticator')}
      detail={text('setUpDetail')}
      save={text('setUp')}
      onClose={onClose}
    />
  );
}
