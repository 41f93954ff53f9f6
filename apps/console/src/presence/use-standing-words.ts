import type { QueueItem } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { presenceText } from './messages.js';
import { useLookingWords } from './use-looking-words.js';
import { useQueuePresence } from './use-presence.js';

/** Of items of the queue: who holds one, and who else looks at it, as far as the reader is told. */
export function useStandingWords() {
  const text = useText(presenceText);
  const words = useLookingWords();
  const presence = useQueuePresence();
  return {
    /** Null where the reader is not told, or nobody else holds it. */
    takenBy: ({ id, claimed }: QueueItem): string | null => {
      const holder = claimed ? presence.get(id)?.holder : null;
      return holder ? text('takenBy', { name: holder.name }) : null;
    },
    /** Apart from who holds it, of whom the list says so anyway. */
    looking: ({ id, claimed, claimedByMe }: QueueItem): string | null => {
      const view = presence.get(id);
      if (!view) return null;
      if (view.people === null) return claimed && !claimedByMe ? null : words(view, 'short');
      const people = view.people.filter((person) => person.id !== view.holder?.id);
      return words({ ...view, people, looking: people.length > 0 }, 'short');
    },
  };
}
