import { useEffect, useRef } from 'react';
import { isTyping } from '../parts/use-key.js';

/** Acts of the workbench by the key that asks for them; `submit` is Ctrl/Cmd+Enter. */
export type KeyActs = Partial<Record<string, () => void>> & { submit: () => void };

/**
 * One listener for all keys: letters do nothing while typing, in dialogs or with a modifier, and a held key counts once.
 * Only Ctrl/Cmd+Enter reaches `submit`, also from the comment.
 */
export function useWorkbenchKeys(acts: KeyActs): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || event.isComposing) return;
      const control = event.ctrlKey || event.metaKey;
      const inDialog = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (event.key === 'Enter' && control && !inDialog) {
        event.preventDefault();
        latest.current.submit();
        return;
      }
      if (control || event.altKey || isTyping(event)) return;
      const act = event.key === 'submit' ? undefined : latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
