import type { ComponentProps, ReactNode } from 'react';
import { ActDialog } from '../parts/act-dialog.js';
import { OwnProofFields } from './own-proof-fields.js';
import type { useOwnProof } from './use-own-proof.js';

interface Props extends Pick<ComponentProps<typeof ActDialog>, 'title' | 'detail' | 'save' | 'danger' | 'onClose'> {
  asked: ReturnType<typeof useOwnProof<unknown>>;
  /** Whether something else is missing. */
  blocked?: boolean;
  /** What is asked for before the proof. */
  children?: ReactNode;
}

/** Asks who asks, then does it. */
export function OwnProofDialog({ asked: { doing, fields }, blocked = false, children, ...dialog }: Props) {
  return (
    <ActDialog
      {...dialog}
      blocked={blocked || fields.proof.password === '' || doing.isPending}
      error={doing.error}
      onSave={() => doing.mutate()}
    >
      {children}
      <OwnProofFields {...fields} />
    </ActDialog>
  );
}
