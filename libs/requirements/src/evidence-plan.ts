import type { LocalizedText } from '@countersign/contracts';
import { gapOf, type Gap } from './gap.js';
import type { Measurement } from './measurement.js';
import { planCoverage } from './plan-coverage.js';
import { onlyHighRisk } from './only-high-risk.js';
import { planThreshold } from './plan-threshold.js';
import type { RequirementPack } from './pack-in-use.js';
import { planDeadline, planFreshness, planRetention } from './plan-time.js';
import type { Requirement } from './requirement-pack.js';
import type { Rule, RuleOf, Where } from './rule.js';
import { selectIncidents } from './select-incidents.js';
import { selectOutputs } from './select-outputs.js';
import type { Vocabulary } from './vocabulary.js';

/** How a rule is counted, over how much of the past; or why this version cannot. */
export type RulePlan = { rule: Rule; window: string; leastPopulation: number } & (
  { measurement: Measurement; gap: null } | { measurement: null; gap: LocalizedText }
);

/** What of a pack decides how its rules are counted. */
export type Meanings = Pick<RequirementPack, 'vocabulary' | 'defaults'>;

/** Whether a place is one that an entry of the log has: what is said of outputs and of AI systems is in none. */
const isOfEntry = (place: string | null): boolean =>
  place !== null && (place.startsWith('entry.') || place.startsWith('payload.'));

function planFields({ require, population }: RuleOf<'fields'>, words: Vocabulary): Measurement | Gap {
  const actions = words.events[require.event] ?? [];
  const [action] = actions;
  if (action === undefined) return gapOf('event', require.event);
  const places = require.fields.map((field) => ({ field, place: words.fields[field] ?? null }));
  const absent = places.filter(({ place }) => !isOfEntry(place)).map(({ field }) => field);
  if (absent.length > 0) return gapOf('field', ...absent);
  const narrowed = onlyHighRisk(population.where);
  if ('gap' in narrowed) return narrowed;
  if (actions.length > 1) return gapOf('event', require.event);
  const fields = places.flatMap(({ place }) => (place?.startsWith('payload.') ? place.slice('payload.'.length) : []));
  return { kind: 'entries-with-fields', action, fields: [...new Set(fields)], ...narrowed };
}

/** That a policy was in force before the check that names it; of other events the order says nothing of one check. */
function planPolicyFirst(earlier: readonly string[], later: readonly string[], where?: Where): Measurement | Gap {
  if (earlier.join() !== 'policy.activated' || later.join() !== 'check.completed') {
    return gapOf('event', ...earlier, ...later);
  }
  const narrowed = onlyHighRisk(where);
  return 'gap' in narrowed ? narrowed : { kind: 'checks-under-policy', ...narrowed };
}

function planSequence({ require, population }: RuleOf<'sequence'>, words: Vocabulary): Measurement | Gap {
  const [earlier, later] = [words.events[require.before] ?? [], words.events[require.after] ?? []];
  const silent = [...(earlier.length === 0 ? [require.before] : []), ...(later.length === 0 ? [require.after] : [])];
  if (silent.length > 0) return gapOf('event', ...silent);
  if (population.of === 'incidents') {
    const incidents = selectIncidents(population.where, words);
    if ('gap' in incidents) return incidents;
    const isKnown = require.before === 'notice.sent_provider' && require.after === 'notice.sent_authority';
    return isKnown ? { kind: 'incidents-provider-first', incidents } : gapOf('event', require.before, require.after);
  }
  if (population.of === 'outputs') {
    const outputs = selectOutputs(population.where, words);
    return 'gap' in outputs ? outputs : { kind: 'outputs-in-order', outputs, earlier, later };
  }
  return population.of === 'checks'
    ? planPolicyFirst(earlier, later, population.where)
    : gapOf('population', population.of);
}

function planAbsence({ require, population, id }: RuleOf<'absence'>, words: Vocabulary): Measurement | Gap {
  if (require.field !== undefined) return gapOf('field', ...[require.field].flat());
  if (require.check === undefined) return gapOf('event', ...[require.event ?? id].flat());
  const checks = words.checks[require.check] ?? [];
  if (checks.length === 0) return gapOf('check', require.check);
  if (population.of !== 'outputs') return gapOf('population', population.of);
  const { verdict, ...others } = require.where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined || verdict !== 'fail') return gapOf('condition', other ?? 'verdict');
  const outputs = selectOutputs(population.where, words);
  return 'gap' in outputs ? outputs : { kind: 'outputs-not-flagged', outputs, checks };
}

function planIntegrity({ require }: RuleOf<'integrity'>, words: Vocabulary): Measurement | Gap {
  const unproved = require.verify.filter((name) => words.verifications[name] !== true);
  if (unproved.length > 0) return gapOf('verification', ...unproved);
  if (require.after !== undefined && words.events[require.after]?.length === 0) return gapOf('event', require.after);
  return { kind: 'log-verified' };
}

function planDistinctActors(rule: RuleOf<'distinct_actors'>, words: Vocabulary): Measurement | Gap {
  const { require, population, target } = rule;
  const strange = [require.event, ...require.exclude_actor_of].filter(
    (event, index) => words.events[event]?.join() !== (index === 0 ? 'review.decided' : 'submission.received'),
  );
  if (strange.length > 0) return gapOf('event', ...strange);
  if (require.exclude_actor_of.length === 0) return gapOf('condition', 'exclude_actor_of');
  if (population.of !== 'outputs') return gapOf('population', population.of);
  const { outcome, ...others } = require.where ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined || outcome !== 'approve') return gapOf('condition', other ?? 'outcome');
  const outputs = selectOutputs(population.where, words);
  return 'gap' in outputs ? outputs : { kind: 'outputs-with-approvers', outputs, least: target.min_distinct };
}

function planRule(rule: Rule, words: Vocabulary): Measurement | Gap {
  if (words.populations[rule.population.of] !== true) return gapOf('population', rule.population.of);
  switch (rule.kind) {
    case 'coverage':
      return planCoverage(rule, words);
    case 'fields':
      return planFields(rule, words);
    case 'threshold':
      return planThreshold(rule, words);
    case 'sequence':
      return planSequence(rule, words);
    case 'absence':
      return planAbsence(rule, words);
    case 'integrity':
      return planIntegrity(rule, words);
    case 'distinct_actors':
      return planDistinctActors(rule, words);
    case 'retention':
      return planRetention(rule, words);
    case 'deadline':
      return planDeadline(rule, words);
    case 'freshness':
      return planFreshness(rule, words);
  }
}

/** For every rule of a requirement: what is to be counted, or a sentence on why this version cannot. */
export function evidencePlan({ vocabulary, defaults }: Meanings, requirement: Requirement): RulePlan[] {
  return (requirement.evidence.rules ?? []).map((rule) => {
    const common = {
      rule,
      window: rule.window ?? defaults.window,
      leastPopulation: rule.min_population ?? defaults.min_population,
    };
    const planned = planRule(rule, vocabulary);
    return 'gap' in planned
      ? { ...common, measurement: null, gap: planned.gap }
      : { ...common, measurement: planned, gap: null };
  });
}
