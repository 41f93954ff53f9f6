import type { PasskeyView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { passkeysText } from './messages.js';
import { OwnProofFields } from './own-proof-fields.js';
import { useOwnProof } from './use-own-proof.js';

interface Props {
  passkey: PasskeyView;
  onRemoved: () => void;
  onClose: () => void;
}

/** Asks who asks, then removes a passkey. */
export function RemovePasskeyDialog({ passkey: { id, name }, onRemoved, onClose }: Props) {
  const text = useText(passkeysText);
  const { doing, fields } = useOwnProof((body) => call('removePasskey', { params: { id }, body }), onRemoved);
  return (
    <ActDialog
      danger
      title={text('removeTitle', { name })}
      detail={text('removeDetail')}
      save={text('remove')}
      blocked={fields.proof.password === '' || doing.isPending}
      error={doing.error}
      onSave={() => doing.mutate()}
      onClose={onClose}
    >
      <OwnProofFields {...fields} />
    </ActDialog>
  );
}
