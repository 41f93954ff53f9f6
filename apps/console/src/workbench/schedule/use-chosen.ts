import { useCallback, useState } from 'react';
import type { Bar } from './gantt-model.js';

/** Most operations that one mark can name. */
const mostChosen = 500;

/** Chooses a bar alone, beside those that are chosen, or takes it away when it is. */
export type Choosing = 'only' | 'add' | 'toggle';

/** The chosen operations in the order in which they were chosen, and the bar that the keyboard is at. */
export interface Chosen {
  operations: readonly string[];
  current: string | null;
  choose: (bar: Bar, how?: Choosing) => void;
}

export function useChosen(): Chosen {
  const [state, setState] = useState<Omit<Chosen, 'choose'>>({ operations: [], current: null });
  const choose = useCallback<Chosen['choose']>((bar, how = 'only') => {
    setState(({ operations }) => {
      const { operation, key } = bar;
      if (how === 'only') return { operations: [operation], current: key };
      const others = operations.filter((id) => id !== operation);
      if (how === 'toggle' && others.length < operations.length) return { operations: others, current: key };
      return { operations: [...others, operation].slice(-mostChosen), current: key };
    });
  }, []);
  return { ...state, choose };
}
