import { gapOf, type Gap } from './gap.js';
import type { Alternative, Measurement, OutputSelection } from './measurement.js';
import type { RuleOf } from './rule.js';
import { incidentRecords, selectIncidents } from './select-incidents.js';
import { selectOutputs } from './select-outputs.js';
import { selectSystems, systemFact } from './select-systems.js';
import type { Vocabulary } from './vocabulary.js';

type Coverage = RuleOf<'coverage'>;

function withCheck(
  { require }: Coverage,
  check: string,
  outputs: OutputSelection,
  words: Vocabulary,
): Measurement | Gap {
  const checks = words.checks[check] ?? [];
  if (checks.length === 0) return gapOf('check', check);
  const { verdict, ...others } = require.where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  return { kind: 'outputs-with-check', outputs, checks, answer: verdict === 'pass' ? 'passed' : 'any' };
}

function withEvent(
  { require }: Coverage,
  events: string[],
  outputs: OutputSelection,
  words: Vocabulary,
): Measurement | Gap {
  const actions = events.flatMap((event) => words.events[event] ?? []);
  if (actions.length === 0) return gapOf('event', ...events);
  const { actor_kind: actor, ...others } = require.where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  return { kind: 'outputs-showing', outputs, alternatives: [{ by: 'entry', actions }], byPerson: actor === 'human' };
}

function alternativesOf(anyOf: NonNullable<Coverage['require']['any_of']>, words: Vocabulary): Alternative[] {
  return anyOf.flatMap(({ event, attestation, field }): Alternative[] => {
    const actions = [
      ...(event === undefined ? [] : (words.events[event] ?? [])),
      ...(attestation === undefined ? [] : (words.attestations[attestation] ?? [])),
    ];
    const place = field === undefined ? null : (words.fields[field] ?? null);
    return [
      ...(actions.length > 0 ? [{ by: 'entry' as const, actions }] : []),
      ...(place?.startsWith('facts.') ? [{ by: 'fact' as const, path: place.split('.').slice(1) }] : []),
    ];
  });
}

function planOutputs(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  const outputs = selectOutputs(population.where, words, rule.outputs);
  if ('gap' in outputs) return outputs;
  if (require.check !== undefined) return withCheck(rule, require.check, outputs, words);
  if (require.event !== undefined) return withEvent(rule, [require.event].flat(), outputs, words);
  if (require.any_of !== undefined) {
    const alternatives = alternativesOf(require.any_of, words);
    return alternatives.length > 0
      ? { kind: 'outputs-showing', outputs, alternatives, byPerson: false }
      : gapOf('event', ...require.any_of.flatMap(({ event }) => event ?? []));
  }
  return unrecorded(rule, words);
}

function planSystems(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  const systems = selectSystems(population.where, words);
  if ('gap' in systems) return systems;
  const [condition] = Object.keys(require.where ?? {});
  const fact = systemFact([require.field ?? []].flat(), require.document, words);
  if (fact !== null)
    return condition === undefined ? { kind: 'systems-with-fact', fact, systems } : gapOf('condition', condition);
  const events = [require.event ?? []].flat();
  const actions = events.flatMap((event) => words.events[event] ?? []);
  if (actions.length === 0) return unrecorded(rule, words);
  if (condition !== undefined) return gapOf('condition', condition);
  const { highRisk = false, ...others } = systems;
  const [other] = Object.keys(others);
  return other === undefined ? { kind: 'systems-with-entry', actions, highRisk } : gapOf('condition', other);
}

function planIncidents({ require, population, id }: Coverage, words: Vocabulary): Measurement | Gap {
  const incidents = selectIncidents(population.where, words);
  if ('gap' in incidents) return incidents;
  const [condition] = Object.keys(require.where ?? {});
  if (condition !== undefined) return gapOf('condition', condition);
  const { event, document, field } = require;
  const shows = typeof event === 'string' ? incidentRecords[event] : undefined;
  if (shows !== undefined) return { kind: 'incidents-showing', incidents, shows };
  if (document !== undefined) return gapOf('document', document);
  return field === undefined ? gapOf('event', ...[event ?? id].flat()) : gapOf('field', ...[field].flat());
}

/** What a rule asks for and nothing here records. */
function unrecorded({ require, population, id }: Coverage, words: Vocabulary): Gap {
  const { check, document } = require;
  const fields = [require.field ?? []].flat().filter((field) => (words.fields[field] ?? null) === null);
  const events = [require.event ?? []].flat().filter((event) => (words.events[event] ?? []).length === 0);
  if (check !== undefined) return gapOf('check', check);
  if (document !== undefined) return gapOf('document', document);
  if (fields.length > 0) return gapOf('field', ...fields);
  if (events.length > 0) return gapOf('event', ...events);
  const [condition] = Object.keys(population.where ?? {});
  return condition === undefined ? gapOf('field', ...[require.field ?? id].flat()) : gapOf('condition', condition);
}

/** How a share of a population is counted: what each member must show. */
export function planCoverage(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  if (population.of === 'outputs') return planOutputs(rule, words);
  if (population.of === 'systems') return planSystems(rule, words);
  if (population.of === 'incidents') return planIncidents(rule, words);
  if (population.of === 'state_changes' && require.event === '*') return { kind: 'acts-with-entry' };
  if (population.of === 'log' && require.field === 'actor_pseudonym') return { kind: 'entries-pseudonymous' };
  return unrecorded(rule, words);
}
