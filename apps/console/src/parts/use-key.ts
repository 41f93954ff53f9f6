import { useEffect, useRef } from 'react';

/** What takes letters. A checkbox or a radio button that has the focus does not. */
const typed = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [role="combobox"]';

/** Whether a key press belongs to something that is being typed into, or to an open dialog or menu. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(typed) !== null) return true;
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Runs an act for a single letter: never while typing, with a modifier, or on a repeat. */
export function useKey(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== key || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [key]);
}
