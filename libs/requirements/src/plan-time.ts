import { gapOf, type Gap } from './gap.js';
import type { Measurement } from './measurement.js';
import type { RuleOf } from './rule.js';
import { incidentRecords, selectIncidents } from './select-incidents.js';
import { selectOutputs } from './select-outputs.js';
import { selectSystems } from './select-systems.js';
import type { Vocabulary } from './vocabulary.js';

/** How the time from one event to another is measured. */
export function planDeadline(
  { require, population, target }: RuleOf<'deadline'>,
  words: Vocabulary,
): Measurement | Gap {
  const [from, to] = [words.events[require.from] ?? [], words.events[require.to] ?? []];
  const silent = [...(from.length === 0 ? [require.from] : []), ...(to.length === 0 ? [require.to] : [])];
  if (silent.length > 0) return gapOf('event', ...silent);
  if (population.of === 'incidents') {
    const incidents = selectIncidents(population.where, words);
    if ('gap' in incidents) return incidents;
    return incidentRecords[require.from] === 'opened' && incidentRecords[require.to] === 'authority-told'
      ? { kind: 'incidents-reported-within', incidents, most: target.max }
      : gapOf('event', require.from, require.to);
  }
  if (population.of !== 'outputs') return gapOf('population', population.of);
  const outputs = selectOutputs(population.where, words);
  return 'gap' in outputs ? outputs : { kind: 'outputs-followed-within', outputs, from, to, most: target.max };
}

/** How the age of the newest event is measured. */
export function planFreshness(rule: RuleOf<'freshness'>, words: Vocabulary): Measurement | Gap {
  const { require, population, target } = rule;
  if (require.document !== undefined) return gapOf('document', require.document);
  const events = [require.event ?? []].flat();
  const actions = events.flatMap((event) => words.events[event] ?? []);
  if (actions.length === 0) return gapOf('event', ...(events.length > 0 ? events : [rule.id]));
  const { drill, ...rest } = require.where ?? {};
  const [condition] = Object.keys(rest);
  if (condition !== undefined) return gapOf('condition', condition);
  const isDrill = drill === true && actions.join() === 'system.stopped' && population.of === 'systems';
  if (drill !== undefined && !isDrill) return gapOf('condition', 'drill');
  if (population.of !== 'systems') {
    const [other] = Object.keys(population.where ?? {});
    return other === undefined
      ? { kind: 'newest-entry-fresh', actions, most: target.max_age }
      : gapOf('condition', other);
  }
  const systems = selectSystems(population.where, words);
  if ('gap' in systems) return systems;
  const { highRisk = false, ...others } = systems;
  const [other] = Object.keys(others);
  return other === undefined
    ? { kind: 'systems-fresh', actions, highRisk, ...(isDrill ? { drill: true } : {}), most: target.max_age }
    : gapOf('condition', other);
}

/** How it is measured that records are kept. */
export function planRetention({ population, target }: RuleOf<'retention'>, words: Vocabulary): Measurement | Gap {
  if (population.of === 'log') return { kind: 'log-kept', least: target.min };
  if (population.of !== 'outputs') return gapOf('population', population.of);
  const outputs = selectOutputs(population.where, words);
  return 'gap' in outputs ? outputs : { kind: 'outputs-kept', outputs, least: target.min };
}
