import type { OwnProof } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../api/problem-error.js';

/** An act that takes a proof of who does it: what they typed for it, and whether more is asked for. */
export function useOwnProof<T>(act: (proof: OwnProof) => Promise<T>, onSuccess: (done: T) => void) {
  const [proof, setProof] = useState<OwnProof>({ password: '' });
  const [more, setMore] = useState(false);
  const doing = useMutation({
    mutationFn: () => {
      const code = proof.code?.trim();
      return act({ password: proof.password, ...(code ? { code } : {}) });
    },
    onSuccess,
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'step-up-needed') setMore(true);
    },
  });
  return { doing, fields: { proof, more, onChange: setProof, onProved: () => doing.mutate() } };
}
