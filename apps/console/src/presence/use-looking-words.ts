import type { PresenceView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useText } from '../language/use-text.js';
import { presenceText } from './messages.js';

/** More are counted. */
const mostNamed = 3;

/** Tells who else looks at a review, by name where the reader is told names: as a sentence, a short one, or whom alone. Null where nobody does. */
export function useLookingWords() {
  const text = useText(presenceText);
  const [locale] = useLocaleState();
  return (presence: PresenceView | undefined, as: 'whole' | 'short' | 'names'): string | null => {
    if (!presence?.looking) return null;
    const { people } = presence;
    if (people === null) return text(as);
    const rest = people.length - mostNamed;
    const named = people.slice(0, mostNamed).map(({ name }) => name);
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    const names = list.format(rest > 0 ? [...named, `+${rest}`] : named);
    return text(`${as}Named`, { names, count: people.length });
  };
}
