import { gapOf, type Gap } from './gap.js';
import type { Measurement } from './measurement.js';
import type { RuleOf } from './rule.js';
import { selectContestations } from './select-contestations.js';
import type { Vocabulary } from './vocabulary.js';

/** How it is measured that what somebody said against a decision was answered in time. */
export function planAnswers(
  { require, population, target }: RuleOf<'deadline'>,
  { events }: Vocabulary,
): Measurement | Gap {
  const isKnown =
    events[require.from]?.join() === 'contestation.opened' && events[require.to]?.join() === 'contestation.answered';
  if (!isKnown) return gapOf('event', require.from, require.to);
  const contestations = selectContestations(population);
  return 'gap' in contestations
    ? contestations
    : { kind: 'contestations-answered-within', contestations, most: target.max };
}

/** How it is measured that something followed from an answer: the log has one of the acts on the output since. */
export function planConsequences(
  { require, population, id }: RuleOf<'coverage'>,
  { events }: Vocabulary,
): Measurement | Gap {
  const contestations = selectContestations(population);
  if ('gap' in contestations) return contestations;
  const named = [require.event ?? []].flat();
  const actions = named.flatMap((event) => events[event] ?? []);
  if (actions.length === 0) return gapOf('event', ...(named.length > 0 ? named : [id]));
  const [condition] = Object.keys(require.where ?? {});
  return condition === undefined
    ? { kind: 'contestations-acted-on', contestations, actions }
    : gapOf('condition', condition);
}
