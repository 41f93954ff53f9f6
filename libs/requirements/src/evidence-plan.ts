import type { LocalizedText } from '@countersign/contracts';
import { gapOf, type Gap, type GapReason } from './gap.js';
import type { Measurement } from './measurement.js';
import { planAnswers, planConsequences } from './plan-contestations.js';
import { planCoverage } from './plan-coverage.js';
import { planIntegrity } from './plan-integrity.js';
import { onlyHighRisk } from './only-high-risk.js';
import { planThreshold } from './plan-threshold.js';
import type { RequirementPack } from './pack-in-use.js';
import { planDeadline, planFreshness, planRetention } from './plan-time.js';
import type { Requirement } from './requirement-pack.js';
import type { Rule, RuleOf, Where } from './rule.js';
import { isOfContestations } from './select-contestations.js';
import { selectIncidents } from './select-incidents.js';
import { selectOutputs } from './select-outputs.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * How a rule is counted, over how much of the past; or why this version cannot. `leastPopulation` is how many have to have been
 * looked at before anything is said, `leastShare` which share of the population before the rule is said to hold.
 */
export type RulePlan = { rule: Rule; window: string; leastPopulation: number; leastShare: number } & (
  { measurement: Measurement; gap: null } | { measurement: null; gap: LocalizedText; reason: GapReason }
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

/** That people from whom the verdict was hidden said what they think before they decided; of others the log has no first opinion. */
function planOpinionFirst(earlier: readonly string[], later: readonly string[], where?: Where): Measurement | Gap {
  if (earlier.join() !== 'review.opined' || later.join() !== 'review.decided') {
    return gapOf('event', ...earlier, ...later);
  }
  const { blind_first: isBlind, ...others } = where ?? {};
  if (isBlind !== true) return gapOf('condition', 'blind_first');
  const narrowed = onlyHighRisk(others);
  return 'gap' in narrowed ? narrowed : { kind: 'decisions-after-opinion', ...narrowed };
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
  if (population.of === 'reviews') return planOpinionFirst(earlier, later, population.where);
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
  const { of } = rule.population;
  if (words.populations[of] !== true) return gapOf('population', of);
  const isContested = isOfContestations(rule.population);
  if (of === 'requests' && !isContested) return gapOf('population', of);
  switch (rule.kind) {
    case 'coverage':
      return isContested ? planConsequences(rule, words) : planCoverage(rule, words);
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
      return isContested ? planAnswers(rule, words) : planDeadline(rule, words);
    case 'freshness':
      return planFreshness(rule, words);
  }
}

/** What holds by what was not found: on a small part of the population that would say little. */
const holdsByAbsence: ReadonlySet<Rule['kind']> = new Set(['absence', 'threshold']);

/** For every rule of a requirement: what is to be counted, or a sentence on why this version cannot. */
export function evidencePlan({ vocabulary, defaults }: Meanings, requirement: Requirement): RulePlan[] {
  return (requirement.evidence.rules ?? []).map((rule) => {
    const common = {
      rule,
      window: rule.window ?? defaults.window,
      leastPopulation: rule.min_population ?? defaults.min_population,
      leastShare: rule.min_sample_share ?? (holdsByAbsence.has(rule.kind) ? defaults.min_sample_share : 0),
    };
    const planned = planRule(rule, vocabulary);
    return 'gap' in planned
      ? { ...common, measurement: null, ...planned }
      : { ...common, measurement: planned, gap: null };
  });
}
