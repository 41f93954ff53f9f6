import type { EntryView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { actNames, isAct } from './act-names.js';
import { auditText } from './messages.js';

const services = ['worker', 'set-up', 'sign-in'] as const;
const isService = (name: string): name is (typeof services)[number] => services.some((service) => service === name);

/** Act and actor of an entry in words; what has no word stays as the log holds it. */
export function useEntryWords() {
  const text = useText(auditText);
  const names = useText(actNames);
  return {
    actOf: (action: string): string => (isAct(action) ? names(action) : action),
    /** `length` shortens the pseudonym of a person or a program. */
    actorOf: ({ actor }: EntryView, length = Infinity): string => {
      const name = actor.pseudonym.replace(`${actor.kind}:`, '');
      if (actor.kind === 'service') return isService(name) ? text(`service.${name}`) : name;
      return `${text(`actor.${actor.kind}`)} ${name.slice(0, length)}`;
    },
  };
}
