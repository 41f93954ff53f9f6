import type { PasskeyView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { passkeysText } from './messages.js';
import { OwnProofDialog } from './own-proof-dialog.js';
import { useOwnProof } from './use-own-proof.js';

interface Props {
  passkey: PasskeyView;
  onRemoved: () => void;
  onClose: () => void;
}

/** Asks who asks, then removes a passkey. */
export function RemovePasskeyDialog({ passkey: { id, name }, onRemoved, onClose }: Props) {
  const text = useText(passkeysText);
  const asked = useOwnProof((body) => call('removePasskey', { params: { id }, body }), onRemoved);
  return (
    <OwnProofDialog
      asked={asked}
      danger
      title={text('removeTitle', { name })}
      detail={text('removeDetail')}
      save={text('remove')}
      onClose={onClose}
    />
  );
}
