import type { Scratch } from './use-scratch.js';

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a key does to the changes that are tried: Ctrl/Cmd+Z takes the last back, with Backspace all. Null for all other keys, or where nothing is tried. */
export function scratchKey(event: Pressed, { changes }: Pick<Scratch, 'changes'>): 'undo' | 'reset' | null {
  if (changes.length === 0 || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return null;
  if (event.key.toLowerCase() === 'z') return 'undo';
  return event.key === 'Backspace' ? 'reset' : null;
}
