import { gapOf, type Gap } from './gap.js';
import type { Alternative, Measurement, OutputSelection } from './measurement.js';
import type { RuleOf, Where } from './rule.js';
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
  if (typeof require.field === 'string' && words.fields[require.field] === 'runs.wattHours') {
    const [condition] = Object.keys(require.where ?? {});
    return condition === undefined ? { kind: 'outputs-with-energy', outputs } : gapOf('condition', condition);
  }
  if (require.event !== undefined) return withEvent(rule, [require.event].flat(), outputs, words);
  if (require.any_of !== undefined) {
    const [condition] = Object.keys(require.where ?? {});
    if (condition !== undefined) return gapOf('condition', condition);
    const alternatives = alternativesOf(require.any_of, words);
    return alternatives.length > 0
      ? { kind: 'outputs-showing', outputs, alternatives, byPerson: false }
      : gapOf('event', ...require.any_of.flatMap(({ event }) => event ?? []));
  }
  return unrecorded(rule, words);
}

const ofOutputs = (action: string): boolean => action.startsWith('submission.');

/** Conditions that leave something out: one that names drills and what was none leaves out nothing. */
function narrowing({ drill, ...others }: Where): string[] {
  const isAny = Array.isArray(drill) && drill.includes(true) && drill.includes(false);
  return Object.keys({ ...(drill === undefined || isAny ? {} : { drill }), ...others });
}

function planSystems(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  const systems = selectSystems(population.where, words);
  if ('gap' in systems) return systems;
  const [condition] = narrowing(require.where ?? {});
  const fact = systemFact([require.field ?? []].flat(), require.document, words);
  if (fact !== null)
    return condition === undefined ? { kind: 'systems-with-fact', fact, systems } : gapOf('condition', condition);
  const events = [require.event ?? []].flat();
  const actions = events.flatMap((event) => words.events[event] ?? []);
  if (actions.length === 0) return unrecorded(rule, words);
  if (condition !== undefined) return gapOf('condition', condition);
  const { highRisk = false, ...others } = systems;
  const [other] = Object.keys(others);
  if (other !== undefined) return gapOf('condition', other);
  return { kind: actions.every(ofOutputs) ? 'systems-with-act' : 'systems-with-entry', actions, highRisk };
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

/** That people who must have read an output have an entry of it: whoever decided has. Reads that were refused are not recorded. */
function planReads(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  const { content, ...others } = population.where ?? {};
  const [condition] = [...Object.keys(others), ...Object.keys(require.where ?? {})];
  const isRead = words.events[[require.event ?? []].flat().join()]?.join() === 'personal-data.read';
  if (!isRead) return unrecorded(rule, words);
  if (condition !== undefined || content !== 'personal') return gapOf('condition', condition ?? 'content');
  return { kind: 'decisions-after-reading' };
}

function planPolicies(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  const isActivated = words.events[[require.event ?? []].flat().join()]?.join() === 'policy.activated';
  const { approved_by: by, ...others } = require.where ?? {};
  const [condition] = [...Object.keys(others), ...Object.keys(population.where ?? {})];
  if (!isActivated) return unrecorded(rule, words);
  if (condition !== undefined || by !== 'second_person') return gapOf('condition', condition ?? 'approved_by');
  return { kind: 'policies-approved' };
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
  const [condition] = [...Object.keys(population.where ?? {}), ...Object.keys(require.where ?? {})];
  return condition === undefined ? gapOf('field', ...[require.field ?? id].flat()) : gapOf('condition', condition);
}

/** How a share of a population is counted: what each member must show. */
export function planCoverage(rule: Coverage, words: Vocabulary): Measurement | Gap {
  const { require, population } = rule;
  if (population.of === 'outputs') return planOutputs(rule, words);
  if (population.of === 'systems') return planSystems(rule, words);
  if (population.of === 'incidents') return planIncidents(rule, words);
  if (population.of === 'reads') return planReads(rule, words);
  if (population.of === 'policy_versions') return planPolicies(rule, words);
  const isWhole = Object.keys({ ...population.where, ...require.where }).length === 0;
  if (population.of === 'state_changes' && require.event === '*' && isWhole) return { kind: 'acts-with-entry' };
  if (population.of === 'log' && require.field === 'actor_pseudonym' && isWhole)
    return { kind: 'entries-pseudonymous' };
  return unrecorded(rule, words);
}
