import { useRef } from 'react';
import type { ChosenFiles } from './schedule-form.js';

/**
 * A key for handing in just this: the same fields and files get the same key, so that a second attempt after a lost answer
 * does not hand in twice; anything else gets another.
 */
export function useAttemptKey(): (submission: string, chosen: ChosenFiles) => string {
  const last = useRef<{ submission: string; chosen: ChosenFiles; key: string } | null>(null);
  return (submission, { files, mapping }) => {
    const before = last.current;
    if (before?.submission === submission && before.chosen.files === files && before.chosen.mapping === mapping)
      return before.key;
    const key = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    last.current = { submission, chosen: { files, mapping }, key };
    return key;
  };
}
