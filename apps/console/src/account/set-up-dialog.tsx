import type { TotpOffer } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { OwnProofFields } from '../passkeys/own-proof-fields.js';
import { useOwnProof } from '../passkeys/use-own-proof.js';
import { accountText } from './messages.js';

interface Props {
  onOffered: (offer: TotpOffer) => void;
  onClose: () => void;
}

/** Asks who asks, then begins to set up an authenticator. */
export function SetUpDialog({ onOffered, onClose }: Props) {
  const text = useText(accountText);
  const { doing, fields } = useOwnProof((body) => call('beginTotp', { body }), onOffered);
  return (
    <ActDialog
      title={text('setUpAuthenticator')}
      detail={text('setUpDetail')}
      save={text('setUp')}
      blocked={fields.proof.password === '' || doing.isPending}
      error={doing.error}
      onSave={() => doing.mutate()}
      onClose={onClose}
    >
      <OwnProofFields {...fields} />
    </ActDialog>
  );
}
