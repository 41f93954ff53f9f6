import { useCallback, useEffect, useState } from 'react';
import { useCatalog } from '../../api/use-answer.js';
import { sessionStore } from '../../api/session-store.js';
import { decidedAt, isLong, worked, type Streak } from './streak.js';

// Outlives the page as long as the tab is open, and is kept nowhere else: nobody learns how long somebody works without a pause.
let kept: { person: string; streak: Streak } | null = null;

function streakOf(person: string): Streak | null {
  return kept?.person === person ? kept.streak : null;
}

function noteWork(): void {
  const person = sessionStore.get()?.person.id;
  if (person !== undefined) kept = { person, streak: worked(streakOf(person), Date.now()) };
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const oftenEnoughMs = 10_000;

/** Notes that somebody works, from what they do in the window; a moving pointer says it many times a second. */
function watchWork(): () => void {
  let last = Date.now();
  noteWork();
  const seen = () => {
    if (Date.now() - last < oftenEnoughMs) return;
    last = Date.now();
    noteWork();
  };
  for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
  };
}

/**
 * Counts work and decisions for the person themselves; `decided` answers whether it is time to suggest a break. Once suggested, counting
 * begins anew. `open`: the item that they hold, while they do; whoever does something then works.
 */
export function useBreaks(open: string | null) {
  const policy = useCatalog().data?.breaks;
  const [suggested, setSuggested] = useState(false);
  useEffect(() => (open === null ? undefined : watchWork()), [open]);
  const decided = useCallback(() => {
    const person = sessionStore.get()?.person.id;
    if (person === undefined) return false;
    const streak = decidedAt(streakOf(person), Date.now());
    const isDue = policy !== undefined && isLong(streak, policy);
    kept = isDue ? null : { person, streak };
    if (isDue) setSuggested(true);
    return isDue;
  }, [policy]);
  return { suggested, decided, dismiss: useCallback(() => setSuggested(false), []) };
}
