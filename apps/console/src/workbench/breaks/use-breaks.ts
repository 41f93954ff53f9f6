import { useCallback, useState } from 'react';
import { useCatalog } from '../../api/use-answer.js';
import { sessionStore } from '../../api/session-store.js';
import { continued, isLong, type Streak } from './streak.js';

// Outlives the page as long as the tab is open, and is kept nowhere else: nobody learns how long somebody works without a pause.
let kept: { person: string; streak: Streak } | null = null;

function streakOf(person: string): Streak | null {
  return kept?.person === person ? kept.streak : null;
}

/** Counts decisions for the person themselves; `decided` answers whether it is time to suggest a break. Once suggested, counting begins anew. */
export function useBreaks() {
  const policy = useCatalog().data?.breaks;
  const [suggested, setSuggested] = useState(false);
  const decided = useCallback(() => {
    const person = sessionStore.get()?.person.id;
    if (person === undefined) return false;
    const streak = continued(streakOf(person), Date.now());
    const isDue = policy !== undefined && isLong(streak, policy);
    kept = isDue ? null : { person, streak };
    if (isDue) setSuggested(true);
    return isDue;
  }, [policy]);
  return { suggested, decided, dismiss: useCallback(() => setSuggested(false), []) };
}
